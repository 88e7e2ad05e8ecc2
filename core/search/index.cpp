#include "core/search/index.hpp"

#include <utility>

#include "core/search/builder.hpp"
#include "core/search/ready.hpp"
#include "core/search/stem.hpp"
#include "core/search/tables.hpp"

namespace portal_guide::search {
namespace {

/// A builder that has read everything, and the phrases, which are still to be added to it.
Builder read_all(std::vector<Document> documents, const Sources& sources, std::vector<PhraseTerms>& phrases) {
  Builder builder(std::move(documents), sources);
  builder.set_decoys(sources.decoys.size());
  std::uint32_t number = 0;
  const auto add = [&](const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
      std::vector<Term> terms = builder.terms_of_phrase(text);
      if (!terms.empty()) phrases.push_back({.document = number, .terms = std::move(terms)});
    }
    ++number;
  };
  for (const Document& document : builder.tables().documents) {
    add(document.phrases);
  }
  for (const auto& [subject, texts] : sources.decoys) {
    add(texts);
  }
  return builder;
}

}  // namespace

std::string stem_of(std::string_view folded) {
  std::string stemmed(folded);
  stem(stemmed);
  return stemmed;
}

std::uint32_t letters_of(std::string_view folded) {
  std::uint32_t letters = 0;
  for (const char c : folded) {
    letters |= 1U << (static_cast<unsigned char>(c) & 31U);
  }
  return letters;
}

Term Tables::term_of(std::string_view folded) const {
  const Form form = forms.find(folded);
  return form != kNone ? term_of_form[form] : stems.find(stem_of(folded));
}

Index::Index(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Index::Index(Index&&) noexcept = default;
Index& Index::operator=(Index&&) noexcept = default;
Index::~Index() = default;

Index Index::build(std::vector<Document> documents, const Sources& sources) {
  std::vector<PhraseTerms> phrases;
  Builder builder = read_all(std::move(documents), sources, phrases);
  for (const PhraseTerms& phrase : phrases) {
    builder.add_phrase(phrase.document, phrase.terms);
  }
  return Index(builder.finish());
}

Index Index::build(std::vector<Document> documents, const std::vector<content::SynonymGroup>& synonyms) {
  return build(std::move(documents), Sources{.synonyms = synonyms, .errors = {}, .decoys = {}});
}

std::optional<Index> Index::open(std::vector<Document> documents, const Sources& sources, const content::ReadyIndex& ready) {
  Builder builder(std::move(documents), sources);
  if (!read_ready(ready, builder)) return std::nullopt;
  return Index(builder.finish());
}

content::ReadyIndex Index::prepare(std::vector<Document> documents, const Sources& sources) {
  std::vector<PhraseTerms> phrases;
  const Builder builder = read_all(std::move(documents), sources, phrases);
  return write_ready(builder, phrases);
}

Index Index::of(const content::Content& content, const content::Knowledge& knowledge) {
  const Sources sources{.synonyms = knowledge.synonyms, .errors = knowledge.errors, .decoys = knowledge.decoys};
  if (knowledge.index) {
    if (auto opened = open(documents_of(content, knowledge), sources, *knowledge.index)) return *std::move(opened);
  }
  return build(documents_of(content, knowledge), sources);
}

const std::vector<Document>& Index::documents() const { return tables_->documents; }

}  // namespace portal_guide::search
