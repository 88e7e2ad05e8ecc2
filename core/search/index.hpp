#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/synonyms.hpp"
#include "core/search/document.hpp"

/// One index over the whole guide, and answers from it.
namespace portal_guide::search {

/// What of a document the words met. In this order: an id is better than an error message is better than words.
enum class MatchedBy : std::uint8_t {
  /// Its own id, its catalogue id, or its link target ("symptom/link-expired").
  Id,
  /// An error message of Stripe's, whole or in part, or a code in the middle of other words.
  Error,
  /// What people say.
  Words,
};
/// "id", "error" or "words"; stable, for JSON.
std::string_view to_string(MatchedBy matched_by);

/// Bytes of a text, on character boundaries.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Range&) const = default;
};

struct Hit {
  /// Lives as long as the index.
  const Document* document = nullptr;
  MatchedBy matched_by = MatchedBy::Words;
  /// Higher is better; comparable within one answer, and among hits by words from 0 to about 1000 in any answer.
  int score = 0;
  /// What of the title the words met, in order.
  std::vector<Range> title = {};
  /// At most about 160 characters of summary or body, where the words met most; "…" where it was cut.
  std::string excerpt = {};
  std::vector<Range> excerpt_ranges = {};
};

struct Answer {
  /// As they were given, cut at a length that fits a line or two.
  std::string words;
  /// The words with what is in no text put right; empty where there is nothing to put right.
  std::string did_you_mean = {};
  /// Best first, at most as many as asked for.
  std::vector<Hit> hits = {};
  /// How many there are in all.
  std::size_t total = 0;
};

struct Options {
  std::size_t limit = 10;
  /// The last word is still being typed: it may be the beginning of one. A text that ends after a word is never taken to.
  bool prefix = true;
};

struct Tables;

class Index {
 public:
  /// Linear in the documents' length. `synonyms` are groups of phrases that mean the same; they are copied.
  static Index build(std::vector<Document> documents, const std::vector<content::SynonymGroup>& synonyms = {});

  Index(Index&&) noexcept;
  Index& operator=(Index&&) noexcept;
  ~Index();

  /// Pure: the same words give the same answer on every machine. Takes time linear in the words' length, whatever they are.
  Answer search(std::string_view words, const Options& options = {}) const;

  const std::vector<Document>& documents() const;

 private:
  explicit Index(std::unique_ptr<const Tables> tables);

  std::unique_ptr<const Tables> tables_;
};

/// `portal-search/1` without spaces; ranges in Unicode code points.
std::string to_json(const Answer& answer);

}  // namespace portal_guide::search
