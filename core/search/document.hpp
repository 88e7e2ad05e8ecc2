#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"

/// The documents that can be found: one for each entry of the content.
namespace portal_guide::search {

enum class Kind : std::uint8_t { Term, Step, Pitfall, Symptom, Rule, Decline, Snippet };

/// "term", "step", "pitfall", "symptom", "rule", "decline" or "snippet"; stable, for JSON.
std::string_view to_string(Kind kind);
/// The reverse; nullopt for any other text.
std::optional<Kind> kind_named(std::string_view name);

/// One entry of the content as the search sees it. No text has marks or placeholders.
struct Document {
  Kind kind = Kind::Term;
  std::string id = {};
  /// Another id by which the entry is known: "OPEN-01" for a symptom, "insufficient_funds" for a decline. Empty where there is
  /// none.
  std::string catalogue = {};
  std::string title = {};
  /// Other ways to say the title, in the words of people who search.
  std::vector<std::string> also = {};
  /// Error messages of Stripe's, word for word.
  std::vector<std::string> errors = {};
  /// How people put it in their own words (content/<locale>/phrases.json).
  std::vector<std::string> phrases = {};
  /// What answers the reader's first question. Excerpts come from here rather than from the body.
  std::string summary = {};
  std::string body = {};

  bool operator==(const Document&) const = default;
};

/// The link target that opens the entry (docs/links.md), such as "symptom/link-expired", or "code/node" for a snippet.
std::string target_of(const Document& document);

/// All documents: symptoms, terms, steps, pitfalls, rules, decline codes and snippets, each in the content's order. Documents
/// that answer a query equally well are shown in this order.
std::vector<Document> documents_of(const content::Content& content, const content::Knowledge& knowledge);
/// The symptoms alone.
std::vector<Document> documents_of(const std::vector<content::Symptom>& symptoms);

}  // namespace portal_guide::search
