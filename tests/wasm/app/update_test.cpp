#include "wasm/app/update.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/report/parse_report.hpp"
#include "tests/wasm/app/guide.hpp"

namespace portal_guide::app {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Guide;
using testing::guide_content;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Opening;
using testing::Role;
using testing::say;

constexpr std::int64_t kNow = 1'795'348'800'000;

const content::Step& step_number(std::size_t number) { return guide_content().steps.at(number - 1); }

State opened(const Start& start = {}) {
  Effects effects;
  auto with_content = start;
  with_content.content = testing::content_bundle();
  auto state = open_state(with_content, effects);
  EXPECT_TRUE(state.has_value());
  update(*state, Loaded{.key = "progress"}, kNow);
  return std::move(*state);
}

template <class Kind>
std::vector<Kind> of_kind(const Effects& effects) {
  std::vector<Kind> found;
  for (const auto& effect : effects) {
    if (const auto* kind = std::get_if<Kind>(&effect)) found.push_back(*kind);
  }
  return found;
}

std::vector<std::string> emitted(const Effects& effects, std::string_view event) {
  std::vector<std::string> details;
  for (const auto& emit : of_kind<Emit>(effects)) {
    if (emit.event == event) details.push_back(emit.detail_json);
  }
  return details;
}
TEST(Open, FailsWhereTheContentCannotBeRead) {
  Effects effects;
  EXPECT_FALSE(open_state({.content = "{"}, effects).has_value());
}

TEST(Open, LoadsTheProgressAndIsReady) {
  Effects effects;
  ASSERT_TRUE(open_state({.content = testing::content_bundle()}, effects).has_value());
  ASSERT_EQ(of_kind<Load>(effects).size(), 1U);
  EXPECT_EQ(of_kind<Load>(effects).front().key, "progress");
  EXPECT_THAT(emitted(effects, "ready"), ElementsAre("{}"));
}

TEST(Open, LeavesTheFocusWhereItIs) { EXPECT_FALSE(opened().arrived); }

TEST(Open, GoesWhereTheLinkSays) {
  const auto state = opened({.target = "step/return-url", .mode = Mode::Live, .note = "look here"});
  EXPECT_EQ(state.place, (Place{Place::Kind::Step, "return-url"}));
  EXPECT_EQ(state.mode, Mode::Live);
  EXPECT_EQ(state.note, "look here");
  EXPECT_EQ(state.notice, Notice::None);
}

TEST(Open, SaysSoWhereTheTargetIsUnknown) {
  for (const auto* target : {"step/none", "rule/none", "pitfall/none", "report/AAAA"}) {
    const auto state = opened({.target = target});
    EXPECT_EQ(state.place, Place{}) << target;
    EXPECT_EQ(state.notice, Notice::LinkUnknown) << target;
    EXPECT_EQ(state.notice_detail, target);
  }
}

TEST(Open, SaysSoWhereTheTargetIsNoTarget) {
  const auto state = opened({.target = "../../etc"});
  EXPECT_EQ(state.place, Place{});
  EXPECT_EQ(state.notice, Notice::LinkBroken);
}

TEST(Open, CutsANoteBetweenCharacters) {
  std::string note;
  for (int i = 0; i < 300; ++i) {
    note += "ü";
  }
  EXPECT_EQ(opened({.note = note}).note.size(), 2U * 280U);
}

TEST(Open, TakesProgressThatWasStored) {
  Guide first;
  first.press(say("start.begin"));
  first.press(say("step.mark-done"));
  ASSERT_FALSE(first.storage["progress"].empty());

  Guide second({.storage = first.storage});
  EXPECT_EQ(second.state().progress, first.state().progress);
  EXPECT_TRUE(second.has(Role::Button, say("start.continue", {{"number", "2"}})));
}

TEST(Open, KeepsAsideWhatWasStoredAndCannotBeRead) {
  for (const auto* stored : {"", "{", "[]", R"({"format": "portal-progress/9"})"}) {
    const Guide guide({.storage = {{"progress", stored}}});
    EXPECT_EQ(guide.state().progress, checklist::Progress{}) << stored;
    const auto aside = guide.storage.find("progress.unreadable." + std::to_string(kNow));
    ASSERT_NE(aside, guide.storage.end()) << stored;
    EXPECT_EQ(aside->second, stored);
    EXPECT_NE(guide.storage.at("progress"), stored) << "it would be kept again at the next visit";
    EXPECT_TRUE(guide.shows(say("app.progress-unreadable")));
  }
}

TEST(Open, AtAStepStoresNothingBeforeWhatIsStoredWasRead) {
  Effects effects;
  auto state = open_state({.content = testing::content_bundle(), .target = "step/return-url"}, effects);
  ASSERT_TRUE(state.has_value());
  EXPECT_THAT(of_kind<Store>(effects), IsEmpty());
  EXPECT_THAT(of_kind<Store>(apply(*state, MoveStep{step_number(2).id, checklist::Move::Skip}, kNow)), IsEmpty());

  const checklist::Progress stored{.marks = {{step_number(1).id, checklist::Mark::Done}}, .current = step_number(1).id};
  const auto stores = of_kind<Store>(update(*state, Loaded{.key = "progress", .text = checklist::to_json(stored)}, kNow));
  EXPECT_EQ(state_of(*state, step_number(1)), checklist::State::Done);
  EXPECT_EQ(state_of(*state, step_number(2)), checklist::State::Skipped) << "what the reader did meanwhile";
  EXPECT_EQ(state->progress.current, step_number(3).id) << "where the reader is";
  ASSERT_EQ(stores.size(), 1U);
  EXPECT_EQ(stores.front().text, checklist::to_json(state->progress));
}

TEST(Open, MergesWhatAnotherTabStores) {
  auto state = opened();
  apply(state, MoveStep{step_number(1).id, checklist::Move::MarkDone}, kNow);
  checklist::Progress other{.marks = {{step_number(2).id, checklist::Mark::Skipped}},
                            .current = step_number(9).id,
                            .changed = {{step_number(2).id, kNow + 1}}};
  const auto heard = [&] { return update(state, Loaded{.key = "progress", .text = checklist::to_json(other)}, kNow + 2); };
  EXPECT_EQ(of_kind<Store>(heard()).size(), 1U) << "the other tab lacks the first mark";
  EXPECT_EQ(state_of(state, step_number(1)), checklist::State::Done);
  EXPECT_EQ(state_of(state, step_number(2)), checklist::State::Skipped);
  other = state.progress;
  other.current = step_number(9).id;
  EXPECT_THAT(of_kind<Store>(heard()), IsEmpty()) << "else two tabs would store in turns forever";

  other = {.cleared_ms = kNow + 3};
  heard();
  EXPECT_TRUE(state.progress.marks.empty()) << "the reader started over in the other tab";
}

TEST(Open, WhatTheReaderDidSinceOutweighsWhatWasStored) {
  auto state = opened();
  apply(state, GoTo{{Place::Kind::Step, step_number(3).id}}, kNow);
  const auto progress = state.progress;
  update(state, Loaded{.key = "progress", .text = checklist::to_json({.marks = {}, .current = step_number(1).id})}, kNow);
  EXPECT_EQ(state.progress, progress);
}
TEST(GoToPlace, PutsThePlaceIntoTheAddressAndMovesTheFocus) {
  auto state = opened();
  const auto effects = apply(state, GoTo{{Place::Kind::Step, "return-url"}}, kNow);
  ASSERT_EQ(of_kind<Navigate>(effects).size(), 1U);
  EXPECT_EQ(of_kind<Navigate>(effects).front().target, "step/return-url");
  EXPECT_TRUE(state.arrived);
  EXPECT_EQ(state.progress.current, "return-url");
  EXPECT_EQ(of_kind<Store>(effects).size(), 1U);
}

TEST(GoToPlace, LeavesTheNoteOfTheLinkBehind) {
  auto state = opened({.target = "step/return-url", .note = "look here"});
  apply(state, GoTo{{Place::Kind::Checks, ""}}, kNow);
  EXPECT_EQ(state.note, "");
}

TEST(OpenEvent, GoesThereWithoutANewEntryInTheHistory) {
  auto state = opened();
  const auto effects = update(state, app::Open{.target = "rule/return-url-missing", .mode = Mode::Live, .note = "n"}, kNow);
  EXPECT_EQ(state.place, (Place{Place::Kind::Rule, "return-url-missing"}));
  EXPECT_EQ(state.mode, Mode::Live);
  EXPECT_EQ(state.note, "n");
  EXPECT_TRUE(state.arrived);
  EXPECT_THAT(of_kind<Navigate>(effects), IsEmpty());
  EXPECT_THAT(emitted(effects, "navigate"), ElementsAre(R"({"target":"rule/return-url-missing"})"));
}

TEST(OpenEvent, GoesToTheStartWhereTheTargetIsUnknown) {
  auto state = opened({.target = "checks"});
  update(state, app::Open{.target = "step/none"}, kNow);
  EXPECT_EQ(state.place, Place{});
  EXPECT_EQ(state.notice, Notice::LinkUnknown);
}
TEST(MoveStepAction, MarksStoresTellsAndGoesOn) {
  auto state = opened();
  const auto effects = apply(state, MoveStep{step_number(1).id, checklist::Move::MarkDone}, kNow);
  EXPECT_EQ(state_of(state, step_number(1)), checklist::State::Done);
  EXPECT_EQ(state.place, (Place{Place::Kind::Step, step_number(2).id}));
  EXPECT_THAT(emitted(effects, "step"), ElementsAre(R"({"id":")" + step_number(1).id + R"(","state":"done"})"));
  EXPECT_FALSE(of_kind<Store>(effects).empty());
}

TEST(MoveStepAction, TheLastStepLeadsToTheChecks) {
  auto state = opened();
  apply(state, MoveStep{guide_content().steps.back().id, checklist::Move::Skip}, kNow);
  EXPECT_EQ(state.place.kind, Place::Kind::Checks);
}

TEST(MoveStepAction, ASkippedStepCanBeReopened) {
  auto state = opened();
  apply(state, MoveStep{step_number(1).id, checklist::Move::Skip}, kNow);
  ASSERT_EQ(state_of(state, step_number(1)), checklist::State::Skipped);
  const auto place = state.place;
  const auto effects = apply(state, MoveStep{step_number(1).id, checklist::Move::Reopen}, kNow);
  EXPECT_EQ(state_of(state, step_number(1)), checklist::State::Open);
  EXPECT_EQ(state.place, place);
  EXPECT_EQ(emitted(effects, "step").size(), 1U);
}

TEST(MoveStepAction, IgnoresWhatTheTableDoesNotOffer) {
  auto state = opened();
  const auto before = state.progress;
  EXPECT_TRUE(apply(state, MoveStep{step_number(1).id, checklist::Move::Reopen}, kNow).empty());
  EXPECT_TRUE(apply(state, MoveStep{"none", checklist::Move::MarkDone}, kNow).empty());
  EXPECT_EQ(state.progress, before);
}

TEST(StartOverAction, CanBeUndone) {
  auto state = opened();
  apply(state, MoveStep{step_number(1).id, checklist::Move::MarkDone}, kNow);
  const auto progress = state.progress;
  apply(state, StartOver{}, kNow);
  EXPECT_EQ(state.progress, checklist::Progress{.cleared_ms = kNow});
  EXPECT_EQ(state.place, Place{});
  EXPECT_EQ(state.notice, Notice::StartedOver);
  const auto effects = apply(state, UndoStartOver{}, kNow);
  EXPECT_EQ(state.progress.marks, progress.marks);
  EXPECT_EQ(state.progress.current, progress.current);
  EXPECT_EQ(state.notice, Notice::None);
  EXPECT_EQ(of_kind<Store>(effects).size(), 1U);
}

TEST(StartOverAction, CanNoLongerBeUndoneOnceSomethingNewIsSaid) {
  auto state = opened();
  apply(state, MoveStep{step_number(1).id, checklist::Move::MarkDone}, kNow);
  apply(state, StartOver{}, kNow);
  apply(state, MoveStep{step_number(2).id, checklist::Move::Skip}, kNow);
  const auto progress = state.progress;
  apply(state, UndoStartOver{}, kNow);
  EXPECT_EQ(state.progress, progress);
}

TEST(ResetEvent, IsStartOver) {
  auto state = opened();
  apply(state, MoveStep{step_number(1).id, checklist::Move::MarkDone}, kNow);
  update(state, Reset{}, kNow);
  EXPECT_EQ(state.progress, checklist::Progress{.cleared_ms = kNow});
  EXPECT_TRUE(state.cleared);
}
TEST(Connecting, ConnectsAndEndsWhenTheTokenDoes) {
  auto state = opened();
  state.connection(Mode::Test).key_shape = testing::key_shape(Mode::Test);
  const auto connects = of_kind<Connect>(apply(state, SubmitKey{.mode = Mode::Test, .field = 7}, kNow));
  ASSERT_EQ(connects.size(), 1U);
  EXPECT_EQ(connects.front().field, 7U);
  EXPECT_EQ(state.connection(Mode::Test).phase, Connection::Phase::Connecting);

  const Connected connected = {
      .id = connects.front().id, .mode = Mode::Test, .ok = true, .status = 201, .expires_at_unix_seconds = kNow / 1000 + 1800};
  const auto delays = of_kind<Delay>(update(state, connected, kNow));
  EXPECT_EQ(state.connection(Mode::Test).phase, Connection::Phase::Connected);
  EXPECT_EQ(state.connection(Mode::Test).key_shape, "") << "the key has left the field";
  EXPECT_THAT(connected_modes(state), ElementsAre(Mode::Test));
  ASSERT_EQ(delays.size(), 1U);
  EXPECT_EQ(delays.front().ms, 1'800'000);

  const auto ended = update(state, Timer{delays.front().id}, kNow + 1'800'000);
  EXPECT_EQ(state.connection(Mode::Test).phase, Connection::Phase::Expired);
  EXPECT_EQ(of_kind<Disconnect>(ended).size(), 1U);
}

TEST(Connecting, TellsTheHostWhatWentWrong) {
  auto state = opened();
  const auto id = of_kind<Connect>(apply(state, SubmitKey{.mode = Mode::Live, .field = 7}, kNow)).front().id;
  const auto effects =
      update(state, Connected{.id = id, .mode = Mode::Live, .ok = false, .status = 401, .code = "key_rejected"}, kNow);
  EXPECT_EQ(state.connection(Mode::Live).phase, Connection::Phase::Failed);
  ASSERT_EQ(emitted(effects, "error").size(), 1U);
  EXPECT_THAT(emitted(effects, "error").front(), ::testing::HasSubstr(R"("code":"key-rejected")"));
  ASSERT_EQ(of_kind<Announce>(effects).size(), 1U);
  EXPECT_TRUE(of_kind<Announce>(effects).front().assertive);
}

TEST(Connecting, TypingAnotherKeyClearsTheFault) {
  auto state = opened();
  const auto id = of_kind<Connect>(apply(state, SubmitKey{.mode = Mode::Live, .field = 7}, kNow)).front().id;
  update(state, Connected{.id = id, .mode = Mode::Live, .ok = false, .status = 401, .code = "key_rejected"}, kNow);
  auto drafts = drafts_of(state);
  drafts.key_shape(Mode::Live) = testing::key_shape(Mode::Live);
  take_drafts(state, drafts, kNow);
  EXPECT_EQ(state.connection(Mode::Live).phase, Connection::Phase::None);
  EXPECT_FALSE(state.connection(Mode::Live).failure);
}

TEST(Connecting, AKeyOfTheOtherModeIsNotKept) {
  auto state = opened();
  const auto id = of_kind<Connect>(apply(state, SubmitKey{.mode = Mode::Live, .field = 7}, kNow)).front().id;
  const auto effects = update(state, Connected{.id = id, .mode = Mode::Test, .ok = true, .status = 201}, kNow);
  EXPECT_EQ(state.connection(Mode::Live).phase, Connection::Phase::Failed);
  EXPECT_EQ(state.connection(Mode::Live).failure->id, "key-wrong-mode");
  ASSERT_EQ(of_kind<Disconnect>(effects).size(), 1U);
  EXPECT_EQ(of_kind<Disconnect>(effects).front().mode, Mode::Test);
}

TEST(Connecting, IgnoresAnAnswerThatNobodyWaitsFor) {
  auto state = opened();
  EXPECT_TRUE(update(state, Connected{.id = 99, .mode = Mode::Test, .ok = true}, kNow).empty());
  EXPECT_TRUE(connected_modes(state).empty());
}
TEST(RunChecksAction, AsksForAConnectionFirst) {
  auto state = opened();
  const auto effects = apply(state, RunChecks{}, kNow);
  EXPECT_EQ(state.place.kind, Place::Kind::Connect);
  EXPECT_THAT(of_kind<Fetch>(effects), IsEmpty());
  EXPECT_FALSE(state.run);
}

TEST(RunChecksAction, TellsTheHostTheResult) {
  Guide guide;
  guide.check();
  ASSERT_TRUE(guide.state().report);
  std::vector<std::string> reports;
  for (const auto& emit : guide.all<Emit>()) {
    if (emit.event == "report") reports.push_back(emit.detail_json);
  }
  ASSERT_EQ(reports.size(), 1U);
  const auto detail = *parse_json(reports.front());
  EXPECT_EQ(as_string(find(detail, "verdict")), report::to_string(report::verdict_of(*guide.state().report)));
  EXPECT_EQ(as_integer(find_path(detail, "summary.error")),
            static_cast<std::int64_t>(report::count(*guide.state().report, report::Severity::Error)));
  EXPECT_EQ(report::parse_report(guide.app.report_json()), guide.state().report);
}

TEST(RunChecksAction, TellsTheHostOfEveryStepItTicksOff) {
  Guide guide;
  guide.account = testing::demo_snapshot("ready");
  guide.check();
  std::size_t confirmed = 0;
  for (const auto& step : guide_content().steps) {
    confirmed += state_of(guide.state(), step) == checklist::State::Confirmed ? 1U : 0U;
  }
  ASSERT_GT(confirmed, 0U);
  std::size_t told = 0;
  for (const auto& emit : guide.all<Emit>()) {
    told += emit.event == "step" && emit.detail_json.find("confirmed") != std::string::npos ? 1U : 0U;
  }
  EXPECT_EQ(told, confirmed);
}

TEST(RunChecksAction, WhatItConfirmsIsStillConfirmedAtTheNextVisit) {
  Guide guide;
  guide.account = testing::demo_snapshot("ready");
  guide.check();
  const Guide next({.target = "step/return-url", .storage = guide.storage});
  const auto& steps = guide_content().steps;
  std::size_t confirmed = 0;
  for (const auto& step : steps) {
    if (state_of(guide.state(), step) != checklist::State::Confirmed) continue;
    ++confirmed;
    EXPECT_EQ(state_of(next.state(), step), checklist::State::Confirmed) << step.id;
  }
  EXPECT_GT(confirmed, 0U);
  ASSERT_EQ(state_of(next.state(), *content::find_step(guide_content(), "return-url")), checklist::State::Confirmed);
  EXPECT_TRUE(next.shows(say("step.confirmed-on", {{"date", "2026-11-22"}}))) << next.screen.outline();
}

TEST(RunChecksAction, StaysBelowTheReadsItPromises) {
  Guide guide;
  guide.check();
  EXPECT_LT(guide.fetches.size(), 50U);
}

TEST(ReturnUrlField, IsJudgedWithTheAccountToo) {
  Guide guide;
  guide.check();
  const auto missing = [&] {
    const auto& findings = guide.state().report->findings;
    return std::any_of(findings.begin(), findings.end(), [](auto& finding) { return finding.rule == "return-url-missing"; });
  };
  ASSERT_TRUE(missing()) << "the demo account is meant to lack a return URL";
  guide.send(app::Open{.target = "step/return-url"});
  guide.type(Role::TextField, say("step.return-url-field"), "https://app.lumen-notes-demo.com/account");
  EXPECT_FALSE(missing());
  guide.type(Role::TextField, say("step.return-url-field"), "");
  EXPECT_TRUE(missing());
}

TEST(CopyLinkAction, CarriesPlaceAndMode) {
  auto state = opened();
  state.mode = Mode::Live;
  const auto effects = apply(state, CopyPlaceLink{{Place::Kind::Rule, "return-url-missing"}}, kNow);
  ASSERT_EQ(of_kind<CopyLink>(effects).size(), 1U);
  const auto link = link::decode(of_kind<CopyLink>(effects).front().fragment);
  ASSERT_TRUE(link.has_value());
  EXPECT_EQ(link->target, (link::Target{link::TargetKind::Rule, "return-url-missing"}));
  EXPECT_EQ(link->mode, Mode::Live);
}

}  // namespace
}  // namespace portal_guide::app
