#include "wasm/app/place.hpp"

#include <gtest/gtest.h>

#include "tests/wasm/app/guide.hpp"

namespace portal_guide::app {
namespace {

using testing::guide_content;

std::optional<Place> place_at(std::string_view target) {
  const auto parsed = link::parse_target(target);
  return parsed ? place_of(guide_content(), *parsed) : std::nullopt;
}

TEST(Place, FindsEveryKindOfTarget) {
  EXPECT_EQ(place_at("step/return-url"), (Place{Place::Kind::Step, "return-url"}));
  EXPECT_EQ(place_at("term/portal-session"), (Place{Place::Kind::Glossary, "portal-session"}));
  EXPECT_EQ(place_at("pitfall/return-url-is-mandatory"), (Place{Place::Kind::Pitfall, "return-url-is-mandatory"}));
  EXPECT_EQ(place_at("rule/return-url-missing"), (Place{Place::Kind::Rule, "return-url-missing"}));
  EXPECT_EQ(place_at("checks"), (Place{Place::Kind::Checks, ""}));
}

TEST(Place, KnowsNoIdsThatTheGuideDoesNotHave) {
  for (const auto* target :
       {"step/return", "term/none", "pitfall/none", "rule/none", "symptom/portal-link-expired", "report/AAAA"}) {
    EXPECT_EQ(place_at(target), std::nullopt) << target;
  }
}

TEST(Place, EveryTargetLeadsBackToWhereItWasMade) {
  std::vector<Place> places = {{}, {Place::Kind::Checks, ""}};
  for (const auto& step : guide_content().steps)
    places.push_back({Place::Kind::Step, step.id});
  for (const auto& term : guide_content().terms)
    places.push_back({Place::Kind::Glossary, term.id});
  for (const auto& pitfall : guide_content().pitfalls)
    places.push_back({Place::Kind::Pitfall, pitfall.id});
  for (const auto& rule : guide_content().rules)
    places.push_back({Place::Kind::Rule, rule.id});
  for (const auto& place : places)
    EXPECT_EQ(place_of(guide_content(), target_of(guide_content(), place)), place) << place.id;
}

TEST(Place, LinksToTheNearestThingWhereThereIsNone) {
  EXPECT_EQ(target_of(guide_content(), {Place::Kind::Connect, ""}).kind, link::TargetKind::Checks);
  const auto glossary = target_of(guide_content(), {Place::Kind::Glossary, ""});
  EXPECT_EQ(glossary.kind, link::TargetKind::Term);
  EXPECT_EQ(glossary.id, guide_content().terms.front().id);
}

}  // namespace
}  // namespace portal_guide::app
