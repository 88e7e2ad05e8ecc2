#pragma once

#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/content/declines.hpp"
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
  /// Every term, for a content that came with the core ones only. Empty where the bundle does not hold them.
  std::vector<Term> terms = {};
};

/// Reads the members "symptoms", "declines", "snippets" and "synonyms" of a content bundle, and "terms" where it is there; they
/// hold what the files of content/<locale>/ hold. Other members are left alone. Fails as parse_content() does.
Expected<Knowledge> parse_knowledge(std::string_view bundle);

/// Dead references, duplicate ids, broken marks, unsafe targets, missing sources: every fault, in the order of the
/// content. `where` names file and pointer for whoever edits content/, such as "steps.json#/steps/3/rules/0".
std::vector<Error> validate(const Content& content, const Knowledge& knowledge);

}  // namespace portal_guide::content
