#include "wasm/app/place.hpp"

#include <gtest/gtest.h>

#include "tests/wasm/app/guide.hpp"

namespace portal_guide::app {
namespace {

using testing::guide_content;
using testing::guide_knowledge;

std::optional<Place> place_at(std::string_view target) {
  const auto parsed = link::parse_target(target);
  return parsed ? place_of(guide_content(), &guide_knowledge(), *parsed) : std::nullopt;
}

TEST(Place, FindsEveryKindOfTarget) {
  EXPECT_EQ(place_at("step/return-url"), (Place{Place::Kind::Step, "return-url"}));
  EXPECT_EQ(place_at("term/portal-session"), (Place{Place::Kind::Glossary, "portal-session"}));
  EXPECT_EQ(place_at("pitfall/return-url-is-mandatory"), (Place{Place::Kind::Pitfall, "return-url-is-mandatory"}));
  EXPECT_EQ(place_at("rule/return-url-missing"), (Place{Place::Kind::Rule, "return-url-missing"}));
  EXPECT_EQ(place_at("checks"), (Place{Place::Kind::Checks, ""}));
  EXPECT_EQ(place_at("problems"), (Place{Place::Kind::Problems, ""}));
  EXPECT_EQ(place_at("symptom/no-configuration"), (Place{Place::Kind::Symptom, "no-configuration"}));
  EXPECT_EQ(place_at("declines"), (Place{Place::Kind::Declines, ""}));
  EXPECT_EQ(place_at("decline/insufficient-funds"), (Place{Place::Kind::Declines, "insufficient-funds"}));
  EXPECT_EQ(place_at("code"), (Place{Place::Kind::Code, ""}));
  EXPECT_EQ(place_at("code/node"), (Place{Place::Kind::Code, "node"}));
  EXPECT_EQ(place_at("search/link expired"), (Place{Place::Kind::Search, "link expired"}));
}

TEST(Place, KnowsNoIdsThatTheGuideDoesNotHave) {
  for (const auto* target :
       {"step/return", "term/none", "pitfall/none", "rule/none", "symptom/none", "decline/none", "code/cobol", "report/AAAA"}) {
    EXPECT_EQ(place_at(target), std::nullopt) << target;
  }
}

TEST(Place, AnyProblemMayExistUntilTheKnowledgeIsThere) {
  for (const auto* target : {"symptom/none", "decline/none", "code/cobol", "term/none"}) {
    const auto place = place_of(guide_content(), nullptr, *link::parse_target(target));
    ASSERT_TRUE(place.has_value()) << target;
    EXPECT_TRUE(needs_knowledge(guide_content(), *place)) << target;
  }
  EXPECT_EQ(place_of(guide_content(), nullptr, *link::parse_target("step/none")), std::nullopt);
}

TEST(Place, ALongSearchIsLinkedByItsBeginning) {
  std::string words(199, 'a');
  words += "ä and more";
  const auto target = target_of(guide_content(), {Place::Kind::Search, words});
  EXPECT_EQ(target.id, std::string(199, 'a')) << "no character is cut in two";
  EXPECT_TRUE(link::parse_target(link::to_string(target)).has_value());
}

TEST(Place, EveryTargetLeadsBackToWhereItWasMade) {
  std::vector<Place> places = {{}, {Place::Kind::Checks, ""}};
  for (const auto& step : guide_content().steps) {
    places.push_back({Place::Kind::Step, step.id});
  }
  for (const auto& term : guide_content().terms) {
    places.push_back({Place::Kind::Glossary, term.id});
  }
  for (const auto& pitfall : guide_content().pitfalls) {
    places.push_back({Place::Kind::Pitfall, pitfall.id});
  }
  for (const auto& rule : guide_content().rules) {
    places.push_back({Place::Kind::Rule, rule.id});
  }
  for (const auto& symptom : guide_knowledge().symptoms) {
    places.push_back({Place::Kind::Symptom, symptom.id});
  }
  for (const auto& decline : guide_knowledge().declines) {
    places.push_back({Place::Kind::Declines, decline.id});
  }
  for (const auto& snippet : guide_knowledge().snippets) {
    places.push_back({Place::Kind::Code, snippet.id});
  }
  for (const auto kind : {Place::Kind::Problems, Place::Kind::Declines, Place::Kind::Code}) {
    places.push_back({kind, ""});
  }
  places.push_back({Place::Kind::Search, "it’s 50% off / twice"});
  for (const auto& place : places) {
    EXPECT_EQ(place_of(guide_content(), &guide_knowledge(), target_of(guide_content(), place)), place) << place.id;
  }
}

TEST(Place, LinksToTheNearestThingWhereThereIsNone) {
  EXPECT_EQ(target_of(guide_content(), {Place::Kind::Search, ""}).kind, link::TargetKind::Problems);
  EXPECT_EQ(target_of(guide_content(), {Place::Kind::Connect, ""}).kind, link::TargetKind::Checks);
  const auto glossary = target_of(guide_content(), {Place::Kind::Glossary, ""});
  EXPECT_EQ(glossary.kind, link::TargetKind::Term);
  EXPECT_EQ(glossary.id, guide_content().terms.front().id);
}

}  // namespace
}  // namespace portal_guide::app
