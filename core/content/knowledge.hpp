#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/content/declines.hpp"
#include "core/content/faces.hpp"
#include "core/content/snippets.hpp"
#include "core/content/symptoms.hpp"
#include "core/content/synonyms.hpp"
#include "core/error.hpp"

namespace portal_guide::content {

/// What is looked up rather than walked through. It is larger than the rest, so the widget fetches it when it is asked for.
struct Knowledge {
  std::vector<Symptom> symptoms;
  std::vector<DeclineCode> declines;
  std::vector<Snippet> snippets;
  std::vector<SynonymGroup> synonyms = {};
  /// For a content that came without them (complete()): every term, every rule's words, and the other ways of the steps, by the
  /// step's id. Empty where the bundle does not hold them.
  std::vector<Term> terms = {};
  std::vector<RuleText> rules = {};
  std::map<std::string, std::vector<StepVariant>, std::less<>> variants = {};
};

/// Reads the members "symptoms", "declines", "snippets" and "synonyms" of a content bundle, which hold what the files of
/// content/<locale>/ hold; "terms" and "rules", likewise, and "variants", by step, where they are there. Other members are left
/// alone. Fails as parse_content() does.
Expected<Knowledge> parse_knowledge(std::string_view bundle);

/// Moves into the content what it came without.
void complete(Content& content, Knowledge& knowledge);
/// Whether a content that may have come without it holds what the rules say, and not only their titles.
bool holds_rule_texts(const Content& content);

/// Dead references, duplicate ids, broken marks, unsafe targets, missing sources: every fault, in the order of the
/// content. `where` names file and pointer for whoever edits content/, such as "steps.json#/steps/3/rules/0". `faces` holds the
/// face of each key of the interface.
std::vector<Error> validate(const Content& content, const Knowledge& knowledge, const Faces& faces);

}  // namespace portal_guide::content
