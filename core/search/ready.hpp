#pragma once

#include <vector>

#include "core/content/ready_index.hpp"
#include "core/search/builder.hpp"

/// The phrases as numbers. Their texts are far larger than all that a search needs of them.
namespace portal_guide::search {

/// A phrase of a document or a decoy, as Builder::terms_of_phrase() gives it.
struct PhraseTerms {
  std::uint32_t document;
  std::vector<Term> terms;
};

/// `builder` has read the visible texts and the phrases' words, `phrases` are in the order of the documents.
content::ReadyIndex write_ready(const Builder& builder, const std::vector<PhraseTerms>& phrases);

/// Adds the phrases to a builder that has read the visible texts. False where they were computed for other texts or are
/// damaged; the builder must not be used then.
bool read_ready(const content::ReadyIndex& ready, Builder& builder);

}  // namespace portal_guide::search
