#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/content/knowledge.hpp"
#include "tests/core/content/sample_content.hpp"

// How people put it, what Stripe answers, and what is not ours.
namespace portal_guide::content {
namespace {

Json sample_with_phrases() {
  Json bundle = sample_bundle();
  bundle["phrases"] = Json{{"term/return-url", {"the way out", "where they land"}}};
  bundle["decoys"] = Json{{"cooking", {"a recipe for pancakes"}}};
  return bundle;
}

TEST(ParseKnowledge, ReadsErrorMessagesPhrasesAndDecoys) {
  const Knowledge knowledge = parse_knowledge(sample_with_phrases().dump()).value();
  ASSERT_EQ(knowledge.errors.patterns.size(), 2U);
  EXPECT_EQ(knowledge.errors.patterns[0].pattern, "No such {object}: '{id}'");
  EXPECT_EQ(knowledge.errors.patterns[0].target, std::nullopt);
  EXPECT_EQ(knowledge.errors.patterns[0].by.at("object"), "object");
  EXPECT_EQ(knowledge.errors.values.at("object").at("customer"), "symptom/no-way-back");
  EXPECT_EQ(knowledge.errors.values.at("object").at("charge"), std::nullopt);
  EXPECT_EQ(knowledge.phrases.at("term/return-url").size(), 2U);
  EXPECT_EQ(knowledge.decoys.at("cooking").front(), "a recipe for pancakes");
  EXPECT_EQ(knowledge.index, std::nullopt);
}

TEST(ParseKnowledge, DoesWithoutThem) {
  Json bundle = sample_bundle();
  bundle.erase("errors");
  const Knowledge knowledge = parse_knowledge(bundle.dump()).value();
  EXPECT_TRUE(knowledge.errors.patterns.empty());
  EXPECT_TRUE(knowledge.phrases.empty());
}

struct Slip {
  std::string name;
  std::string pointer;
  Json value;
  std::string id;
  std::string where;
};

void PrintTo(const Slip& slip, std::ostream* stream) { *stream << slip.name; }

class PhraseSlips : public testing::TestWithParam<Slip> {};

TEST_P(PhraseSlips, AreNamed) {
  Json bundle = sample_with_phrases();
  bundle[Json::json_pointer(GetParam().pointer)] = GetParam().value;
  const std::vector<Error> faults = faults_of(bundle);
  ASSERT_EQ(faults.size(), 1U);
  EXPECT_EQ(faults[0].id, GetParam().id);
  EXPECT_EQ(faults[0].where, GetParam().where);
}

INSTANTIATE_TEST_SUITE_P(
    Phrases, PhraseSlips,
    testing::Values(
        Slip{"TargetDead", "/phrases/term~1nowhere", {"gone"}, "content-reference", "phrases.json#/phrases/term~1nowhere"},
        Slip{"NoTarget", "/phrases/Return URL", {"gone"}, "content-target", "phrases.json#/phrases/Return URL"},
        Slip{"Empty", "/phrases/term~1return-url/0", "", "content-text-empty", "phrases.json#/phrases/term~1return-url/0"},
        Slip{"OfADecoyAsWell", "/decoys/cooking/0", "the way out", "content-duplicate", "decoys.json#/decoys/cooking/0"},
        // Kinds of slips in patterns.
        Slip{"ErrorTargetDead", "/errors/patterns/1/target", "rule/nowhere", "content-reference",
             "errors.json#/errors/patterns/1/target"},
        Slip{"ErrorValueDead", "/errors/values/object/customer", "symptom/nowhere", "content-reference",
             "errors.json#/errors/values/object/customer"},
        Slip{"VariableMissing", "/errors/patterns/0/pattern", "No such thing", "content-placeholder-missing",
             "errors.json#/errors/patterns/0/by/object"},
        Slip{"ValuesMissing", "/errors/patterns/0/by/object", "things", "content-reference",
             "errors.json#/errors/patterns/0/by/object"}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace portal_guide::content
