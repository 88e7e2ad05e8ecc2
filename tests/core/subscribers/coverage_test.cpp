#include "core/subscribers/coverage.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription_stream.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::subscribers {
namespace {

using rules::Change;
using rules::remove;
using rules::set;
using stripe::Mode;

const std::string kSubscriptions = "/live/subscriptions";

Json document() { return Json::parse(repository_file("tests/fixtures/subscribers.json"), nullptr, false); }

stripe::Snapshot snapshot_of(const std::vector<Change>& changes = {}) {
  auto snapshot = stripe::Snapshot::create(rules::changed(document(), changes));
  EXPECT_TRUE(snapshot);
  return *std::move(snapshot);
}

ModeCoverage live(const std::vector<Change>& changes = {}) {
  const auto counted = coverage(snapshot_of(changes), Mode::Live);
  EXPECT_TRUE(counted);
  EXPECT_EQ(counted->modes.size(), 1U);
  return counted->modes.front();
}

const AnswerCount& count_of(const ModeCoverage& mode, Capability capability, Answer answer) {
  return mode.capabilities[static_cast<std::size_t>(capability)][static_cast<std::size_t>(answer)];
}

std::vector<std::uint64_t> counts(const ModeCoverage& mode, Capability capability) {
  return {count_of(mode, capability, Answer::Yes).count, count_of(mode, capability, Answer::No).count,
          count_of(mode, capability, Answer::Unknown).count};
}

const ReasonCount* find_reason(const AnswerCount& counted, Reason reason) {
  for (const ReasonCount& each : counted.reasons) {
    if (each.reason == reason) return &each;
  }
  return nullptr;
}

TEST(Coverage, HandsOnWhatIsWrongInTheLines) {
  stripe::TextInMemory text(R"({"format":"portal-snapshot/1","taken_at":1,"live":{}})");
  stripe::TextInMemory lines("{\"id\":\"sub_1\"}\nnot json\n");
  const auto stream = stripe::SubscriptionStream::open(text, &lines);
  ASSERT_TRUE(stream);
  const auto result = coverage(*stream);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().id, "json-invalid");
  EXPECT_EQ(result.error().arguments.at("line"), "2");
}

TEST(Coverage, CountsEachAnswer) {
  const ModeCoverage mode = live();
  EXPECT_EQ(mode.running, 5U);
  EXPECT_EQ(mode.not_running, 1U);
  EXPECT_EQ(to_string(mode.subscriptions_read), "whole");
  // Ada can; Bob has two items and pays by invoice; Cyd's ends; Dee's has a schedule; Eve's is past due.
  EXPECT_EQ(counts(mode, Capability::Cancel), (std::vector<std::uint64_t>{2, 2, 1}));
  EXPECT_EQ(counts(mode, Capability::SwitchPlan), (std::vector<std::uint64_t>{1, 3, 1}));
  EXPECT_EQ(counts(mode, Capability::ChangeQuantity), (std::vector<std::uint64_t>{1, 3, 1}));
  EXPECT_EQ(counts(mode, Capability::Pause), (std::vector<std::uint64_t>{1, 2, 2}));
  for (const Capability capability : kCapabilities) {
    const auto of = counts(mode, capability);
    EXPECT_EQ(of[0] + of[1] + of[2], mode.running) << to_string(capability);
    EXPECT_TRUE(count_of(mode, capability, Answer::Yes).reasons.empty());
  }
}

TEST(Coverage, CountsEachReasonOfASubscription) {
  const ModeCoverage mode = live();
  const AnswerCount& no = count_of(mode, Capability::SwitchPlan, Answer::No);
  for (const Reason reason : {Reason::MultipleItems, Reason::Metered, Reason::SendInvoice}) {
    const ReasonCount* counted = find_reason(no, reason);
    ASSERT_NE(counted, nullptr) << to_string(reason);
    EXPECT_EQ(counted->count, 1U);
    EXPECT_EQ(counted->subscriptions, std::vector<std::string>{"sub_Bob"});
  }
  EXPECT_EQ(find_reason(no, Reason::SchedulePending)->subscriptions, std::vector<std::string>{"sub_Dee"});
  EXPECT_EQ(find_reason(count_of(mode, Capability::Cancel, Answer::No), Reason::AlreadyCancelling)->subscriptions,
            std::vector<std::string>{"sub_Cyd"});
  EXPECT_EQ(find_reason(count_of(mode, Capability::Cancel, Answer::Unknown), Reason::Status)->subscriptions,
            std::vector<std::string>{"sub_Eve"});
}

TEST(Coverage, NamesTheFirstTwenty) {
  const stripe::Snapshot snapshot = snapshot_of();
  const Session session(snapshot, Mode::Live);
  CoverageCounter counter(session);
  Json subscription = document()["live"]["subscriptions"]["data"][0];
  subscription["collection_method"] = "send_invoice";
  for (int index = 0; index < 1000; ++index) {
    subscription["id"] = "sub_" + std::to_string(index);
    counter.add(subscription, "/live/subscriptions/data/" + std::to_string(index));
  }
  const ModeCoverage mode = counter.take();
  EXPECT_EQ(mode.running, 1000U);
  const ReasonCount* counted = find_reason(count_of(mode, Capability::SwitchPlan, Answer::No), Reason::SendInvoice);
  ASSERT_NE(counted, nullptr);
  EXPECT_EQ(counted->count, 1000U);
  ASSERT_EQ(counted->subscriptions.size(), 20U);
  EXPECT_EQ(counted->subscriptions.front(), "sub_0");
  EXPECT_EQ(counted->subscriptions.back(), "sub_19");
  EXPECT_EQ(counts(mode, Capability::Cancel), (std::vector<std::uint64_t>{1000, 0, 0}));
}

TEST(Coverage, NamesASubscriptionWithoutAnIdByItsPlace) {
  const ModeCoverage mode = live({remove(kSubscriptions + "/data/1/id")});
  EXPECT_EQ(find_reason(count_of(mode, Capability::SwitchPlan, Answer::No), Reason::SendInvoice)->subscriptions,
            std::vector<std::string>{"/live/subscriptions/data/1"});
}

TEST(Coverage, CountsUnknownStatusesAsRunning) {
  const ModeCoverage mode =
      live({set(kSubscriptions + "/data/0/status", "dormant"), remove(kSubscriptions + "/data/1/status")});
  EXPECT_EQ(mode.running, 5U);
  EXPECT_EQ(count_of(mode, Capability::Cancel, Answer::Yes).count, 0U);
}

TEST(Coverage, CountsEveryModeUnlessToldOne) {
  const auto both = coverage(snapshot_of());
  ASSERT_TRUE(both);
  ASSERT_EQ(both->modes.size(), 2U);
  EXPECT_EQ(both->modes[0].mode, Mode::Live);
  EXPECT_EQ(both->modes[1].mode, Mode::Test);
  const auto one = coverage(snapshot_of({remove("/live")}));
  ASSERT_TRUE(one);
  EXPECT_EQ(one->modes.size(), 1U);
  const auto absent = coverage(snapshot_of({remove("/live")}), Mode::Live);
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().id, "mode-absent");
}

TEST(Coverage, CountsNothingWhereNothingWasRead) {
  for (const Change& change :
       {remove(kSubscriptions), set(kSubscriptions, {{"status", 500}, {"error", Json::object()}}), set(kSubscriptions, 3)}) {
    const auto counted = coverage(snapshot_of({change}), Mode::Live);
    ASSERT_TRUE(counted);
    const Json shown = Json::parse(to_json(*counted), nullptr, false);
    ASSERT_FALSE(shown.is_discarded());
    EXPECT_TRUE(shown["modes"][0]["running"].is_null());
    EXPECT_TRUE(shown["modes"][0]["capabilities"].is_null());
    EXPECT_EQ(to_text(*counted, repository_content()).find('%'), std::string::npos);
  }
  const ModeCoverage nobody = live({set(kSubscriptions + "/data", Json::array())});
  EXPECT_EQ(nobody.running, 0U);
}

TEST(Coverage, SaysThatOnlyAPartWasRead) {
  EXPECT_EQ(live({set(kSubscriptions + "/has_more", true)}).subscriptions_read, Reading::Partly);
}

TEST(Coverage, SaysWhatIsMissing) {
  const ModeCoverage mode = live({remove("/live/subscription_schedules"), remove("/live/customers")});
  EXPECT_TRUE(mode.missing.contains(Gap::SubscriptionSchedules));
  EXPECT_TRUE(mode.missing.contains(Gap::Customers));
  EXPECT_FALSE(mode.missing.contains(Gap::Prices));
}

TEST(SharePerMille, IsRounded) {
  EXPECT_EQ(share_per_mille(0, 0), 0U);
  EXPECT_EQ(share_per_mille(1, 3), 333U);
  EXPECT_EQ(share_per_mille(2, 3), 667U);
  EXPECT_EQ(share_per_mille(7, 7), 1000U);
  EXPECT_EQ(share_per_mille(5'000'000, 10'000'000), 500U) << "more than 32 bits on the way";
}

}  // namespace
}  // namespace portal_guide::subscribers
