#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"

/// What the guide can be searched for.
namespace portal_guide::search {

enum class Kind : std::uint8_t { Term, Step, Pitfall, Symptom, Rule, Decline, Snippet };

/// "term", "step", "pitfall", "symptom", "rule", "decline" or "snippet"; stable, for JSON.
std::string_view to_string(Kind kind);

/// One entry of the content as search sees it: texts without marks and without placeholders.
struct Document {
  Kind kind = Kind::Term;
  std::string id = {};
  /// Another name it is known by: a symptom's "OPEN-01", a decline's "insufficient_funds". Empty where there is none.
  std::string catalogue = {};
  std::string title = {};
  /// Other ways to put the title: what people say or call it.
  std::vector<std::string> also = {};
  /// What Stripe answers, word for word.
  std::vector<std::string> errors = {};
  /// What answers the reader's first question; excerpts are taken from here before they are taken from the body.
  std::string summary = {};
  std::string body = {};

  bool operator==(const Document&) const = default;
};

/// The link target (docs/links.md): "symptom/link-expired"; of a snippet "code/node".
std::string target_of(const Document& document);

/// Everything that can be found: symptoms, terms (the knowledge's, where it brings them), steps, pitfalls, rules, decline
/// codes, snippets, each in the content's order. What is equally good is shown in this order.
std::vector<Document> documents_of(const content::Content& content, const content::Knowledge& knowledge);
/// Symptoms alone.
std::vector<Document> documents_of(const std::vector<content::Symptom>& symptoms);

}  // namespace portal_guide::search
