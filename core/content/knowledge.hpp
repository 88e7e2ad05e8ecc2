#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/content/declines.hpp"
#include "core/content/error_messages.hpp"
#include "core/content/faces.hpp"
#include "core/content/phrases.hpp"
#include "core/content/ready_index.hpp"
#include "core/content/snippets.hpp"
#include "core/content/symptoms.hpp"
#include "core/content/synonyms.hpp"
#include "core/error.hpp"

namespace portal_guide::content {

/// The parts of the content that people look up. They are larger than the rest, so the widget fetches them when they are
/// needed.
struct Knowledge {
  std::vector<Symptom> symptoms;
  std::vector<DeclineCode> declines;
  std::vector<Snippet> snippets;
  std::vector<SynonymGroup> synonyms = {};
  ErrorMessages errors = {};
  /// How people put it, and what they ask about other subjects. Both are empty where the bundle has an index instead.
  Phrases phrases = {};
  Phrases decoys = {};
  /// What the build computed for the search from all of this; nullopt where it did not.
  std::optional<ReadyIndex> index = std::nullopt;
  /// All terms, all rule texts, and the variants of the steps by the id of their step, for a content that came without them:
  /// see complete(). Empty where the bundle does not hold them.
  std::vector<Term> terms = {};
  std::vector<RuleText> rules = {};
  std::map<std::string, std::vector<StepVariant>, std::less<>> variants = {};
};

/// Reads the members "symptoms", "declines", "snippets" and "synonyms" of a content bundle, which hold what the files of
/// content/<locale>/ hold, and also "errors", "phrases", "decoys", "index", "terms", "rules" and "variants" (by step) where
/// they are present. Other members are ignored. Fails as parse_content() does.
Expected<Knowledge> parse_knowledge(std::string_view bundle);

/// Moves into the content the terms, rule texts and variants that it came without.
void complete(Content& content, Knowledge& knowledge);
/// Whether the content holds the whole texts of the rules, and not only their titles.
bool holds_rule_texts(const Content& content);

/// Every fault in the order of the content: dead references, duplicate ids, broken marks, unsafe targets and missing sources.
/// `where` names file and pointer for people who edit content/, such as "steps.json#/steps/3/rules/0". `faces` holds the face
/// of each key of the interface.
std::vector<Error> validate(const Content& content, const Knowledge& knowledge, const Faces& faces);

}  // namespace portal_guide::content
