#include "core/search/messages.hpp"

#include <algorithm>

#include "core/text/ascii.hpp"

namespace portal_guide::search {
namespace {

/// A variable part has at most this many words: an address, a list of parameters.
constexpr std::size_t kVariableWords = 40;
/// What follows an open message on its line belongs to its value, as far as this.
constexpr std::size_t kValueWords = 6;
/// A text takes part with at most this many messages. A log repeats them.
constexpr std::size_t kMatchesAtMost = 64;
/// A part of a message is recognised when it has at least this many of its words.
constexpr std::uint32_t kPartWords = 4;

bool is_in_code(char c) { return text::is_alphanumeric(c) || c == '_' || c == '-'; }

/// Whether the bytes from `begin` to `end` are a code of their own, not part of a longer one.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin == 0 || !is_in_code(text[begin - 1])) && (end >= text.size() || !is_in_code(text[end]));
}

/// Whether the value stands at that place of the text, whole or as the beginning of a path: `features` in
/// `features[invoice_history]`.
bool is_value_at(std::string_view text, std::size_t at, std::string_view value) {
  if (at + value.size() > text.size() || !text::equal_without_case(text.substr(at, value.size()), value)) return false;
  if (at > 0 && (is_in_code(text[at - 1]) || text[at - 1] == '[')) return false;
  return at + value.size() == text.size() || !is_in_code(text[at + value.size()]);
}

std::size_t count_words(std::string_view text) {
  Words words;
  words.split(text);
  return words.size();
}

}  // namespace

/// A message that was found in a text.
struct Messages::Match {
  const Message* message;
  /// The words of the text that it covers.
  std::size_t begin;
  std::size_t end;
  std::size_t specific;
  Meaning meaning;
  /// How many words of the text it covers with the values of its variable parts.
  std::size_t covered = 0;
};

std::uint32_t Messages::add_values(Values values) {
  values_.push_back(std::move(values));
  return static_cast<std::uint32_t>(values_.size() - 1);
}

void Messages::add(std::string_view pattern, Meaning meaning,
                   const std::vector<std::pair<std::string_view, std::uint32_t>>& by) {
  Message message{.meaning = meaning,
                  .pieces_begin = static_cast<std::uint32_t>(pieces_.size()),
                  .pieces_end = 0,
                  .words = 0,
                  .is_open = false,
                  .is_code = pattern.find_first_of(" {") == std::string_view::npos,
                  .is_decided = !by.empty()};
  Words words;
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    words.split(pattern.substr(0, open));
    if (!words.empty()) {
      pieces_.push_back(
          {.begin = static_cast<std::uint32_t>(piece_words_.size()), .size = static_cast<std::uint32_t>(words.size())});
      for (std::size_t at = 0; at < words.size(); ++at) {
        piece_words_.push_back(words_.add(words.folded(at)));
        message_of_place_.push_back(static_cast<std::uint32_t>(messages_.size()));
      }
      message.words += static_cast<std::uint32_t>(words.size());
      message.is_open = false;
    }
    if (open == pattern.size()) break;
    const std::size_t close = std::min(pattern.find('}', open), pattern.size() - 1);
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    message.is_open = true;
    for (const auto& [variable, values] : by) {
      // What stands before the first word of a message cannot be told from the rest of the text.
      if (variable != name || pieces_.size() == message.pieces_begin) continue;
      deciders_.push_back({.piece = static_cast<std::uint32_t>(pieces_.size() - 1), .values = values});
    }
    pattern.remove_prefix(close + 1);
  }
  message.pieces_end = static_cast<std::uint32_t>(pieces_.size());
  if (message.words > 0) messages_.push_back(message);
}

void Messages::finish() {
  std::vector<Lists::Entry> firsts;
  std::vector<Lists::Entry> places;
  for (std::uint32_t number = 0; number < messages_.size(); ++number) {
    firsts.push_back({.list = piece_words_[pieces_[messages_[number].pieces_begin].begin], .item = number});
  }
  for (std::uint32_t place = 0; place < piece_words_.size(); ++place) {
    places.push_back({.list = piece_words_[place], .item = place});
  }
  from_ = Lists::of(words_.size(), firsts);
  places_ = Lists::of(words_.size(), places);
}

void Messages::decide(Match& match, std::uint32_t piece, std::string_view text, const Words& words, std::size_t begin,
                      std::size_t end) const {
  const auto first = std::lower_bound(deciders_.begin(), deciders_.end(), piece,
                                      [](const Decider& one, std::uint32_t wanted) { return one.piece < wanted; });
  for (auto decider = first; decider != deciders_.end() && decider->piece == piece; ++decider) {
    for (std::size_t at = begin; at < end; ++at) {
      const std::pair<std::string, std::uint32_t>* longest = nullptr;
      for (const auto& value : values_[decider->values]) {
        if (longest != nullptr && value.first.size() <= longest->first.size()) continue;
        if (is_value_at(text, words[at].begin, value.first)) longest = &value;
      }
      if (longest == nullptr) continue;
      match.meaning = longest->second;
      // What decides says more than the words around it, which are the same whatever is meant.
      match.specific += 2 * count_words(longest->first);
      match.end = std::max(match.end, at + 1);
      return;
    }
  }
}

std::optional<Messages::Match> Messages::match(const Message& message, std::string_view text, const Words& words,
                                               std::span<const std::uint32_t> known, std::size_t at) const {
  Match match{.message = &message, .begin = at, .end = at, .specific = message.words, .meaning = message.meaning};
  // Until a value decides, nothing is known of a message that has deciding parts and no meaning of its own.
  if (message.is_decided && message.meaning == Meaning(kNoDocument)) match.meaning = std::nullopt;
  const auto stands = [&](const Piece& piece, std::size_t place) {
    return place + piece.size <= known.size() && std::equal(known.begin() + static_cast<std::ptrdiff_t>(place),
                                                            known.begin() + static_cast<std::ptrdiff_t>(place + piece.size),
                                                            piece_words_.begin() + static_cast<std::ptrdiff_t>(piece.begin));
  };
  for (std::uint32_t number = message.pieces_begin; number < message.pieces_end; ++number) {
    const Piece& piece = pieces_[number];
    const std::size_t from = match.end;
    const std::size_t last = number == message.pieces_begin ? at : from + kVariableWords;
    std::size_t place = from;
    while (place <= last && !stands(piece, place)) {
      if (++place + piece.size > known.size()) return std::nullopt;
    }
    if (place > last) return std::nullopt;
    match.end = place + piece.size;
    if (number > message.pieces_begin) decide(match, number - 1, text, words, from, place);
  }
  if (message.is_code && !stands_alone(text, words[at].begin, words[match.end - 1].end)) return std::nullopt;
  if (message.is_open) {
    // A value that stands for itself ends with its line or the JSON text that holds it.
    std::size_t end = match.end;
    const std::size_t line = std::min(text.find('\n', words[match.end - 1].end), text.size());
    while (end < words.size() && words[end].begin < line && end < match.end + kVariableWords) {
      ++end;
    }
    const std::size_t value_end = std::min(end, match.end + kValueWords);
    decide(match, message.pieces_end - 1, text, words, match.end, end);
    match.covered = value_end - match.begin;
  }
  match.covered = std::max(match.covered, match.end - match.begin);
  return match;
}

void Messages::find_parts(std::span<const std::uint32_t> known, Recognised& recognised) const {
  std::vector<std::uint32_t> longest(messages_.size(), 0);
  // For each place in a message: how many words up to and including it were just met in a row, and the number of the text's
  // word at which that was, counted from 1.
  std::vector<std::uint32_t> run(piece_words_.size(), 0);
  std::vector<std::uint32_t> met_at(piece_words_.size(), 0);
  for (std::uint32_t at = 0; at < known.size(); ++at) {
    if (known[at] == StringTable::kNone) continue;
    const auto places = places_[known[at]];
    // The places are visited from the last to the first, so that the run of the place before still belongs to the word before.
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
      const std::uint32_t message = message_of_place_[*place];
      const bool goes_on =
          *place > 0 && message_of_place_[*place - 1] == message && met_at[*place - 1] == at && run[*place - 1] > 0;
      run[*place] = goes_on ? run[*place - 1] + 1 : 1;
      met_at[*place] = at + 1;
      longest[message] = std::max(longest[message], run[*place]);
    }
  }
  std::uint32_t most = 0;
  for (std::size_t number = 0; number < messages_.size(); ++number) {
    const Message& message = messages_[number];
    const bool is_part =
        longest[number] >= kPartWords && (2 * longest[number] >= message.words || longest[number] == known.size());
    if (!is_part) longest[number] = 0;
    most = std::max(most, longest[number]);
  }
  if (most == 0) return;
  for (std::size_t number = 0; number < messages_.size(); ++number) {
    const Message& message = messages_[number];
    // A shorter part only repeats words of the longest.
    if (longest[number] < most || !message.meaning || *message.meaning == kNoDocument) continue;
    recognised.answers.emplace_back(*message.meaning, static_cast<int>(most));
  }
}

Recognised Messages::find(std::string_view text, const Words& words) const {
  Recognised recognised;
  std::vector<std::uint32_t> known(words.size());
  bool is_any_known = false;
  for (std::size_t at = 0; at < words.size(); ++at) {
    known[at] = words_.find(words.folded(at));
    is_any_known = is_any_known || known[at] != StringTable::kNone;
  }
  if (!is_any_known) return recognised;
  std::vector<Match> matches;
  for (std::size_t at = 0; at < known.size() && matches.size() < kMatchesAtMost; ++at) {
    if (known[at] == StringTable::kNone) continue;
    for (const std::uint32_t number : from_[known[at]]) {
      if (auto found = match(messages_[number], text, words, known, at)) matches.push_back(*found);
    }
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& one, const Match& other) { return one.specific > other.specific; });
  std::vector<const Match*> accepted;
  for (const Match& one : matches) {
    if (!one.meaning) continue;
    const bool is_covered = std::any_of(accepted.begin(), accepted.end(), [&](const Match* other) {
      return one.begin < other->end && other->begin < one.end && one.specific < other->specific;
    });
    if (is_covered) continue;
    const bool is_second = std::any_of(accepted.begin(), accepted.end(),
                                       [&](const Match* other) { return one.begin < other->end && other->begin < one.end; });
    accepted.push_back(&one);
    if (*one.meaning == kNoDocument) {
      recognised.foreign_words += one.covered;
    } else {
      recognised.answers.emplace_back(*one.meaning, static_cast<int>(one.specific) - (is_second ? 1 : 0));
      add_words(*one.message, recognised.answered_words);
    }
  }
  if (!recognised.answers.empty()) return recognised;
  if (accepted.empty()) find_parts(known, recognised);
  for (const Match& one : matches) {
    if (!one.meaning || one.message->is_code) add_words(*one.message, recognised.empty_words);
  }
  return recognised;
}

void Messages::add_words(const Message& message, std::vector<std::string_view>& words) const {
  for (std::uint32_t piece = message.pieces_begin; piece < message.pieces_end; ++piece) {
    for (std::uint32_t place = pieces_[piece].begin; place < pieces_[piece].begin + pieces_[piece].size; ++place) {
      words.push_back(words_[piece_words_[place]]);
    }
  }
}

}  // namespace portal_guide::search
