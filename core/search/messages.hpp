#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/search/lists.hpp"
#include "core/search/string_table.hpp"
#include "core/search/words.hpp"

/// Recognises the error messages that people paste, whole or in part, also inside a log or a JSON body.
namespace portal_guide::search {

/// What a text says by the error messages in it.
struct Recognised {
  /// Documents that answer a message of the text, each with the number of words that say so. A more specific message has more.
  std::vector<std::pair<std::uint32_t, int>> answers;
  /// How many words messages cover that are known and not about the portal.
  std::size_t foreign_words = 0;
  /// Words of messages whose variable part would decide what is meant, and is unknown: "received", "unknown", "parameter". They
  /// say nothing about the subject. Folded.
  std::vector<std::string_view> empty_words;
  /// Words of the messages that `answers` answer. Folded.
  std::vector<std::string_view> answered_words;
};

class Messages {
 public:
  static constexpr std::uint32_t kNoDocument = StringTable::kNone;

  /// A document, or kNoDocument for what is known and not about the portal. Nullopt: nothing is known.
  using Meaning = std::optional<std::uint32_t>;

  /// The values of a variable part that decide, as they are written in messages.
  using Values = std::vector<std::pair<std::string, std::uint32_t>>;
  /// Adds a table of values. Returns its number.
  std::uint32_t add_values(Values values);

  /// Adds a message. `{name}` stands for a part that differs; `by` names the tables of those that decide.
  void add(std::string_view pattern, Meaning meaning, const std::vector<std::pair<std::string_view, std::uint32_t>>& by = {});
  /// To be called once after the last message.
  void finish();

  /// Of the messages that overlap in the text, the one with the most words of its own counts. Where no whole message is
  /// recognised, parts of at least four words are. `words` are those of the text.
  Recognised find(std::string_view text, const Words& words) const;

 private:
  /// Words that stand one after the other, and what comes before them.
  struct Piece {
    std::uint32_t begin;
    std::uint32_t size;
  };
  struct Message {
    Meaning meaning;
    std::uint32_t pieces_begin;
    std::uint32_t pieces_end;
    /// How many words of its own it has.
    std::uint32_t words;
    /// It ends with a variable part.
    bool is_open;
    /// It is one code such as `lock_timeout`, and not part of a longer one.
    bool is_code;
    /// It has a variable part that decides.
    bool is_decided;
  };
  /// A variable part that decides: it follows the piece.
  struct Decider {
    std::uint32_t piece;
    std::uint32_t values;
  };
  struct Match;

  std::optional<Match> match(const Message& message, std::string_view text, const Words& words,
                             std::span<const std::uint32_t> known, std::size_t at) const;
  void decide(Match& match, std::uint32_t piece, std::string_view text, const Words& words, std::size_t begin,
              std::size_t end) const;
  void add_words(const Message& message, std::vector<std::string_view>& words) const;
  void find_parts(std::span<const std::uint32_t> known, Recognised& recognised) const;

  StringTable words_;
  std::vector<std::uint32_t> piece_words_;
  std::vector<Piece> pieces_;
  std::vector<Decider> deciders_;
  std::vector<Message> messages_;
  std::vector<Values> values_;
  /// For each word the messages that begin with it, and its places in `piece_words_`, in ascending order.
  Lists from_;
  Lists places_;
  std::vector<std::uint32_t> message_of_place_;
};

}  // namespace portal_guide::search
