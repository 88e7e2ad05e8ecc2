#include "core/search/document.hpp"

#include <algorithm>
#include <array>

#include "core/content/markup.hpp"

namespace portal_guide::search {
namespace {

constexpr std::array<std::string_view, 7> kKindNames = {"term", "step", "pitfall", "symptom", "rule", "decline", "snippet"};

using Texts = std::vector<std::string>;

std::string plain(std::string_view text) { return content::without_placeholders(content::plain_text(text)); }

Texts plain(const Texts& texts) {
  Texts all;
  all.reserve(texts.size());
  for (const std::string& text : texts) {
    all.push_back(plain(text));
  }
  return all;
}

/// Adds a text to a paragraph, with a space between the two.
void add(std::string& paragraphs, std::string_view text) {
  if (text.empty()) return;
  if (!paragraphs.empty()) paragraphs += ' ';
  paragraphs += plain(text);
}

void add(std::string& paragraphs, const Texts& texts) {
  for (const std::string& text : texts) {
    add(paragraphs, text);
  }
}

void add(std::string& paragraphs, const std::vector<content::Instruction>& instructions) {
  for (const content::Instruction& instruction : instructions) {
    add(paragraphs, instruction.text);
    add(paragraphs, instruction.code);
  }
}

Document document_of(const content::Symptom& symptom) {
  Document document{.kind = Kind::Symptom,
                    .id = symptom.id,
                    .catalogue = symptom.catalogue,
                    .title = plain(symptom.title),
                    .errors = symptom.errors,
                    .phrases = symptom.phrases};
  for (const content::Cause& cause : symptom.causes) {
    add(document.summary, cause.cause);
    add(document.body, cause.tell);
    add(document.body, cause.fix);
  }
  for (const content::Saying& saying : symptom.say) {
    add(document.body, saying.text);
  }
  return document;
}

Document document_of(const content::Term& term) {
  return {.kind = Kind::Term,
          .id = term.id,
          .title = plain(term.term),
          .also = plain(term.also),
          .summary = plain(term.definition)};
}

Document document_of(const content::Step& step) {
  Document document{.kind = Kind::Step, .id = step.id, .title = plain(step.title), .summary = plain(step.summary)};
  add(document.body, step.why);
  add(document.body, step.instructions);
  for (const content::StepVariant& variant : step.variants) {
    add(document.body, variant.when);
    add(document.body, variant.instructions);
  }
  add(document.body, step.worked);
  return document;
}

Document document_of(const content::Pitfall& pitfall) {
  Document document{.kind = Kind::Pitfall, .id = pitfall.id, .title = plain(pitfall.title), .summary = plain(pitfall.what)};
  add(document.body, pitfall.why);
  add(document.body, pitfall.avoid);
  return document;
}

Document document_of(const content::RuleText& rule) {
  Document document{.kind = Kind::Rule, .id = rule.id, .title = plain(rule.title), .summary = plain(rule.why)};
  add(document.body, rule.expected);
  add(document.body, rule.good);
  add(document.body, rule.fix);
  return document;
}

Document document_of(const content::DeclineCode& decline) {
  Document document{.kind = Kind::Decline,
                    .id = decline.id,
                    .catalogue = decline.code,
                    .title = plain(decline.title),
                    .also = plain(decline.also),
                    .summary = plain(decline.meaning)};
  document.also.push_back(decline.code);
  add(document.body, decline.say);
  add(document.body, decline.next);
  return document;
}

Document document_of(const content::Snippet& snippet, const content::Content& content) {
  return {.kind = Kind::Snippet,
          .id = snippet.id,
          .title = content::text(content, "search.snippet-title", {{"language", snippet.language}}),
          .summary = content::text(content, "search.snippet-summary", {{"language", snippet.language}}),
          .body = snippet.install + ' ' + content::fill(snippet.code, {{"return-url", "…"}, {"configuration", "…"}})};
}

}  // namespace

std::string_view to_string(Kind kind) { return kKindNames.at(static_cast<std::size_t>(kind)); }

std::optional<Kind> kind_named(std::string_view name) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
  if (found == kKindNames.end()) return std::nullopt;
  return static_cast<Kind>(found - kKindNames.begin());
}

std::string target_of(const Document& document) {
  return std::string(document.kind == Kind::Snippet ? "code" : to_string(document.kind)) + '/' + document.id;
}

std::vector<Document> documents_of(const content::Content& content, const content::Knowledge& knowledge) {
  std::vector<Document> documents = documents_of(knowledge.symptoms);
  const auto add_all = [&](const auto& entries) {
    for (const auto& entry : entries) {
      documents.push_back(document_of(entry));
    }
  };
  add_all(content.terms);
  add_all(content.steps);
  add_all(content.pitfalls);
  add_all(content.rules);
  add_all(knowledge.declines);
  for (const content::Snippet& snippet : knowledge.snippets) {
    documents.push_back(document_of(snippet, content));
  }
  for (Document& document : documents) {
    if (const auto phrases = knowledge.phrases.find(target_of(document)); phrases != knowledge.phrases.end()) {
      document.phrases.insert(document.phrases.end(), phrases->second.begin(), phrases->second.end());
    }
  }
  return documents;
}

std::vector<Document> documents_of(const std::vector<content::Symptom>& symptoms) {
  std::vector<Document> documents;
  documents.reserve(symptoms.size());
  for (const content::Symptom& symptom : symptoms) {
    documents.push_back(document_of(symptom));
  }
  return documents;
}

}  // namespace portal_guide::search
