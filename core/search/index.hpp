#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/error_messages.hpp"
#include "core/content/phrases.hpp"
#include "core/content/ready_index.hpp"
#include "core/content/synonyms.hpp"
#include "core/search/document.hpp"

/// An index over all documents of the guide, and the answers that it gives.
namespace portal_guide::search {

/// By what a document was found. The better one comes first: an id beats an error message, which beats words.
enum class MatchedBy : std::uint8_t {
  /// The query is the document's id, its catalogue id or its link target ("symptom/link-expired").
  Id,
  /// The query holds one of the document's error messages, whole or in part, or its code among other words.
  Error,
  /// The query and the document share words.
  Words,
};
/// "id", "error" or "words"; stable, for JSON.
std::string_view to_string(MatchedBy matched_by);

/// Bytes of a text, in whole characters.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Range&) const = default;
};

struct Hit {
  /// Never null. It lives as long as the index.
  const Document* document = nullptr;
  MatchedBy matched_by = MatchedBy::Words;
  /// Higher is better. Scores are comparable within one answer. Those of hits by words lie between 0 and about 1000, and are
  /// comparable between answers, too.
  int score = 0;
  /// The parts of the title that the query asked for, in order.
  std::vector<Range> title = {};
  /// The part of the summary or the body that holds most of what the query asked for: at most about 160 characters, with "…"
  /// where it was cut.
  std::string excerpt = {};
  /// The parts of the excerpt that the query asked for, in order.
  std::vector<Range> excerpt_ranges = {};
};

struct Answer {
  /// The query as it was given, cut to a length that fits into a line or two.
  std::string words;
  /// The query with its misspellings put right; empty where there are none.
  std::string did_you_mean = {};
  /// Whether the query seems to be about the guide's subject. Where it does not, the hits are only what is nearest. Never false
  /// for a query that holds an id or an error message of a document.
  bool fits = false;
  /// The best first, at most as many as were asked for.
  std::vector<Hit> hits = {};
  /// How many documents were found in all.
  std::size_t total = 0;
};

struct Options {
  std::size_t limit = 10;
  /// Whether the last word may still be being typed, so that it stands for all words that begin with it. A query that ends with
  /// a space or punctuation has no such word.
  bool prefix = true;
  /// The only kind of document that becomes a hit; nullopt for all.
  std::optional<Kind> only = std::nullopt;
};

struct Tables;

/// What an index is made from, apart from the documents. What is needed of it is copied.
struct Sources {
  /// Groups of phrases that mean the same.
  const std::vector<content::SynonymGroup>& synonyms;
  const content::ErrorMessages& errors;
  /// Questions about other subjects, which are never hits.
  const content::Phrases& decoys;
};

class Index {
 public:
  /// Takes time linear in the length of the documents.
  static Index build(std::vector<Document> documents, const Sources& sources);
  static Index build(std::vector<Document> documents, const std::vector<content::SynonymGroup>& synonyms = {});

  /// What open() needs in place of the phrases and the decoys.
  static content::ReadyIndex prepare(std::vector<Document> documents, const Sources& sources);
  /// The index that build() makes of the same documents and sources, sooner and without their phrases and decoys. Nullopt where
  /// `ready` was prepared for other texts.
  static std::optional<Index> open(std::vector<Document> documents, const Sources& sources, const content::ReadyIndex& ready);

  /// The index of the whole guide: the one that the build prepared where it is there and fits, else a new one.
  static Index of(const content::Content& content, const content::Knowledge& knowledge);

  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;
  ~Index();

  /// The same query gives the same answer on every machine. Takes time linear in the length of the query, whatever it holds.
  Answer search(std::string_view words, const Options& options = {}) const;

  const std::vector<Document>& documents() const;

 private:
  explicit Index(std::unique_ptr<const Tables> tables);

  std::unique_ptr<const Tables> tables_;
};

/// The answer as `portal-search/1` on one line. Ranges are counted in Unicode code points there.
std::string to_json(const Answer& answer);

}  // namespace portal_guide::search
