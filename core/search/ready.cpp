#include "core/search/ready.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "core/search/range_coder.hpp"

namespace portal_guide::search {
namespace {

constexpr std::uint32_t kDecoysAtMost = 10'000;
constexpr std::uint32_t kPhrasesAtMost = 10'000;

/// Names the visible texts: FNV-1a over their stems and the ids of the documents.
std::string check_of(const Builder& builder) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto add = [&](std::string_view text) {
    for (const char c : text) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    hash = (hash ^ 0xFFU) * 1099511628211ULL;
  };
  for (std::uint32_t term = 0; term < builder.text_terms(); ++term) {
    add(builder.tables().stems[term]);
  }
  for (const Document& document : builder.tables().documents) {
    add(document.id);
  }
  return std::to_string(hash);
}

/// Writes or reads decisions, so that one description of the format serves both.
class Coder {
 public:
  explicit Coder(RangeWriter& writer) : writer_(&writer) {}
  explicit Coder(RangeReader& reader) : reader_(&reader) {}

  bool reads() const { return reader_ != nullptr; }

  /// Writes the bit, or reads one and ignores what is given.
  bool bit(bool bit, std::uint32_t probability_of_one) {
    if (reads()) return reader_->bit(probability_of_one);
    writer_->bit(bit, probability_of_one);
    return bit;
  }

  bool bit(bool given, Learned& probability) {
    const bool coded = bit(given, probability.of_one);
    probability.learn(coded);
    return coded;
  }

  /// Where in `total` the part begins that was written, or any place inside of it. part() has to follow.
  std::uint32_t place_in(std::uint32_t total) { return reader_->place_of(total); }
  void part(std::uint32_t begin, std::uint32_t size, std::uint32_t total) {
    if (reads()) return reader_->take_part(begin, size);
    writer_->part(begin, size, total);
  }

 private:
  RangeWriter* writer_ = nullptr;
  RangeReader* reader_ = nullptr;
};

/// Small numbers, which learn how large they usually are. A number is written as its length in bits, then its bits.
class Small {
 public:
  std::uint32_t code(Coder& coder, std::uint32_t given) {
    unsigned length = 0;
    while (length + 1 < kBits && coder.bit((given + 1) >> (length + 1) != 0, lengths_[length])) {
      ++length;
    }
    std::uint32_t number = 1;
    for (unsigned place = length; place-- > 0;) {
      const bool one = ((given + 1) >> place & 1U) != 0;
      const bool is_high = place + 1 == length;
      number = number << 1U | static_cast<std::uint32_t>(is_high ? coder.bit(one, highest_[length]) : coder.bit(one, kEven));
    }
    return number - 1;
  }

 private:
  static constexpr unsigned kBits = 20;
  static constexpr std::uint32_t kEven = Learned::kWhole / 2;
  std::array<Learned, kBits> lengths_ = {};
  std::array<Learned, kBits> highest_ = {};
};

/// A word of a document's phrases: the rank of its term, and in how many phrases it stands.
struct Used {
  std::uint32_t rank;
  std::uint32_t times;
};

/// What 2^16 is when it is divided by each number: a multiplication takes far less time than a division.
class Reciprocals {
 public:
  Reciprocals() {
    for (std::uint32_t number = 1; number < table_.size(); ++number) {
      table_[number] = (kOne + number - 1) / number;
    }
  }
  /// numerator * value / denominator, rounded up a little, for a numerator of at most kOne.
  std::uint32_t times(std::uint32_t numerator, std::uint32_t value, std::uint32_t denominator) const {
    if (denominator >= table_.size()) return static_cast<std::uint32_t>(std::uint64_t{numerator} * value / denominator);
    const std::uint32_t scaled = value * table_[denominator];
    return static_cast<std::uint32_t>(std::uint64_t{numerator} * scaled >> 16U);
  }
  static constexpr std::uint32_t kOne = 1U << 16U;

 private:
  std::array<std::uint32_t, 256> table_ = {};
};

/// Which phrases (rows) of a document hold which words (columns) of its vocabulary, column after column.
class Cells {
 public:
  void clear(std::size_t rows, std::size_t columns) {
    rows_ = rows;
    cells_.assign(rows * columns, 0);
  }
  std::uint8_t& at(std::size_t row, std::size_t column) { return cells_[column * rows_ + row]; }

 private:
  std::size_t rows_ = 0;
  std::vector<std::uint8_t> cells_;
};

/// The format of the phrases, from the first document to the last.
class Format {
 public:
  Format(Coder coder, const Builder& builder) : coder_(coder), terms_(builder.terms_by_use()), builder_(builder) {
    for (auto term = static_cast<Term>(terms_.size()); term < builder.tables().stems.size(); ++term) {
      terms_.push_back(term);
    }
    ranks_.resize(terms_.size());
    for (std::uint32_t rank = 0; rank < terms_.size(); ++rank) {
      ranks_[terms_[rank]] = rank;
    }
    is_used_.resize(terms_.size(), 0);
    times_of_.resize(terms_.size(), 0);
  }

  std::uint32_t number(std::uint32_t given) { return numbers_.code(coder_, given); }

  /// Codes the phrases of a document, each a list of terms. Calls `found` with the terms of each, in an order of its own. False
  /// where what is read cannot be.
  template <class Found>
  bool document(std::uint32_t document, const std::vector<std::vector<Term>>& phrases, Found found) {
    const std::uint32_t count = sizes_.code(coder_, static_cast<std::uint32_t>(phrases.size()));
    if (count > kPhrasesAtMost) return false;
    if (count == 0) return true;
    std::vector<Used> used = vocabulary_of(phrases);
    if (!code_vocabulary(document, count, used)) return false;
    std::stable_sort(used.begin(), used.end(), [](const Used& one, const Used& other) { return one.times > other.times; });
    cells_.clear(count, used.size());
    if (!coder_.reads()) fill_cells(phrases, used);
    begins_.assign(count, 0);
    begins_[0] = 1;
    for (std::size_t column = 0; column < used.size(); ++column) {
      if (used[column].times == 1) {
        code_single(column, count);
      } else {
        code_column(column, count, used[column].times);
      }
    }
    std::vector<Term> terms;
    for (std::size_t row = 0; row < count; ++row) {
      terms.clear();
      for (std::size_t column = 0; column < used.size(); ++column) {
        if (cells_.at(row, column) != 0) terms.push_back(terms_[used[column].rank]);
      }
      found(terms);
    }
    return true;
  }

 private:
  std::vector<Used> vocabulary_of(const std::vector<std::vector<Term>>& phrases) {
    std::vector<std::uint32_t> ranks;
    for (const auto& phrase : phrases) {
      for (const Term term : phrase) {
        ranks.push_back(ranks_[term]);
      }
    }
    std::sort(ranks.begin(), ranks.end());
    std::vector<Used> used;
    for (const std::uint32_t rank : ranks) {
      if (used.empty() || used.back().rank != rank) used.push_back({.rank = rank, .times = 0});
      ++used.back().times;
    }
    return used;
  }

  /// First which words of the document's visible texts the phrases use, then the others. `used` is sorted by rank before, not
  /// after.
  bool code_vocabulary(std::uint32_t document, std::uint32_t rows, std::vector<Used>& used) {
    for (const Used& one : used) {
      times_of_[one.rank] = one.times;
    }
    std::vector<Used> coded;
    std::vector<std::uint32_t> own;
    for (const auto& [term, times] : builder_.terms_of(document)) {
      const std::uint32_t rank = ranks_[term];
      auto& probability = own_[std::min<std::size_t>(times, kTimes - 1)][std::min<std::size_t>(log2(rank), kRanks - 1)];
      own.push_back(rank);
      is_used_[rank] = 1;
      if (!coder_.bit(times_of_[rank] > 0, probability)) continue;
      coded.push_back({.rank = rank, .times = times_.code(coder_, times_of_[rank] - 1) + 1});
    }
    std::vector<Used> others;
    for (const Used& one : used) {
      if (is_used_[one.rank] == 0) others.push_back(one);
    }
    const std::uint32_t count = counts_.code(coder_, static_cast<std::uint32_t>(others.size()));
    std::uint32_t next = 0;
    bool is_sound = count <= terms_.size();
    for (std::uint32_t at = 0; at < count && is_sound; ++at) {
      const Used given = at < others.size() ? others[at] : Used{.rank = next, .times = 1};
      const std::uint32_t rank = next + gaps_[at == 0 ? 0 : 1].code(coder_, given.rank - next);
      is_sound = rank < terms_.size();
      if (!is_sound) break;
      coded.push_back({.rank = rank, .times = other_times_.code(coder_, given.times - 1) + 1});
      next = rank + 1;
    }
    for (const Used& one : used) {
      times_of_[one.rank] = 0;
    }
    for (const std::uint32_t rank : own) {
      is_used_[rank] = 0;
    }
    used = std::move(coded);
    return is_sound && std::all_of(used.begin(), used.end(), [&](const Used& one) { return one.times <= rows; });
  }

  /// Sorts the rows: ones come first, so that equal beginnings of rows stand together.
  void fill_cells(const std::vector<std::vector<Term>>& phrases, const std::vector<Used>& used) {
    std::map<std::uint32_t, std::size_t> column_of;
    for (std::size_t column = 0; column < used.size(); ++column) {
      column_of.emplace(used[column].rank, column);
    }
    std::vector<std::vector<std::uint8_t>> rows;
    for (const auto& phrase : phrases) {
      rows.emplace_back(used.size(), std::uint8_t{0});
      for (const Term term : phrase) {
        rows.back()[column_of.at(ranks_[term])] = 1;
      }
    }
    std::sort(rows.begin(), rows.end(), std::greater<>());
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (std::size_t column = 0; column < used.size(); ++column) {
        cells_.at(row, column) = rows[row][column];
      }
    }
  }

  /// Codes the only row that has a one in the column: the first of a group of rows that were equal so far.
  void code_single(std::size_t column, std::uint32_t count) {
    std::uint32_t given = 0;
    while (!coder_.reads() && cells_.at(given, column) == 0) {
      ++given;
    }
    const std::uint32_t place = coder_.reads() ? coder_.place_in(count) : given;
    std::uint32_t begin = place;
    while (begins_[begin] == 0) {
      --begin;
    }
    std::uint32_t end = place + 1;
    while (end < count && begins_[end] == 0) {
      ++end;
    }
    coder_.part(begin, end - begin, count);
    cells_.at(begin, column) = 1;
    if (begin + 1 < end) begins_[begin + 1] = 1;
  }

  /// Codes which rows have a one in the column. Rows that were equal so far may be put in any order, and have their ones first.
  void code_column(std::size_t column, std::uint32_t count, std::uint32_t ones) {
    for (std::uint32_t begin = 0; begin < count && ones > 0;) {
      std::uint32_t end = begin + 1;
      while (end < count && begins_[end] == 0) {
        ++end;
      }
      std::uint32_t row = begin;
      for (; row < end && ones > 0; ++row) {
        const std::uint32_t left = count - row;
        // Where all rows that are left need a one, nothing has to be said.
        const bool must = left - ones < end - row;
        std::uint8_t& cell = cells_.at(row, column);
        cell = must || coder_.bit(cell != 0, probability_of_one(end - row, left, ones)) ? 1 : 0;
        if (cell == 0) break;
        --ones;
      }
      if (row > begin && row < end) begins_[row] = 1;
      begin = end;
    }
  }

  /// The probability of a one among the next `rows` rows. Of the `all` rows that are left, `ones` have one.
  std::uint32_t probability_of_one(std::uint32_t rows, std::uint32_t all, std::uint32_t ones) const {
    std::uint32_t none = Reciprocals::kOne;
    for (std::uint32_t row = 0; row < rows && none > 0; ++row) {
      none = std::min(reciprocals_.times(none, all - ones - row, all - row), Reciprocals::kOne);
    }
    return std::clamp(Learned::kWhole - (none >> 4U), 1U, Learned::kWhole - 1);
  }

  static std::size_t log2(std::uint32_t number) {
    std::size_t bits = 0;
    for (; number > 1; number /= 2) {
      ++bits;
    }
    return bits;
  }

  static constexpr std::size_t kTimes = 6;
  static constexpr std::size_t kRanks = 13;

  Coder coder_;
  /// The terms by rank: first those of the visible texts, the most frequent one first, then those that only phrases have.
  std::vector<Term> terms_;
  std::vector<std::uint32_t> ranks_;
  const Builder& builder_;
  std::vector<std::uint8_t> is_used_;
  std::vector<std::uint32_t> times_of_;
  Small numbers_;
  Small sizes_;
  Small counts_;
  Small times_;
  Small other_times_;
  std::array<Small, 2> gaps_;
  std::array<std::array<Learned, kRanks>, kTimes> own_ = {};
  Reciprocals reciprocals_;
  Cells cells_;
  /// Whether a row differs from the one before it in a column that was coded already.
  std::vector<std::uint8_t> begins_;
};

}  // namespace

content::ReadyIndex write_ready(const Builder& builder, const std::vector<PhraseTerms>& phrases) {
  content::ReadyIndex ready{.check = check_of(builder), .words = {}, .phrases = {}};
  for (auto term = static_cast<Term>(builder.text_terms()); term < builder.tables().stems.size(); ++term) {
    if (!ready.words.empty()) ready.words += ' ';
    ready.words += builder.tables().stems[term];
  }
  const std::uint32_t documents = builder.tables().documents_and_decoys;
  std::vector<std::vector<std::vector<Term>>> by_document(documents);
  for (const PhraseTerms& phrase : phrases) {
    by_document[phrase.document].push_back(phrase.terms);
  }
  RangeWriter writer;
  Format format(Coder(writer), builder);
  format.number(documents);
  for (std::uint32_t document = 0; document < documents; ++document) {
    format.document(document, by_document[document], [](const std::vector<Term>&) {});
  }
  ready.phrases = writer.finish();
  return ready;
}

bool read_ready(const content::ReadyIndex& ready, Builder& builder) {
  if (ready.check != check_of(builder)) return false;
  std::string_view words = ready.words;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    if (end == 0) return false;
    builder.add_stem(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  RangeReader reader(ready.phrases);
  Format format(Coder(reader), builder);
  const std::uint32_t documents = format.number(0);
  const std::size_t own = builder.tables().documents.size();
  if (documents < own || documents - own > kDecoysAtMost) return false;
  builder.set_decoys(documents - own);
  for (std::uint32_t document = 0; document < documents; ++document) {
    const auto add = [&](const std::vector<Term>& phrase) { builder.add_phrase(document, phrase); };
    if (!format.document(document, {}, add)) return false;
  }
  return reader.is_at_end();
}

}  // namespace portal_guide::search
