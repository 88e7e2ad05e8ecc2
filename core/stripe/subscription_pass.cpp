#include "core/stripe/subscription_pass.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "core/json.hpp"
#include "core/json_writer.hpp"
#include "core/stripe/bracket_skipper.hpp"
#include "core/stripe/id_set.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/section_items.hpp"
#include "core/stripe/subscription_reader.hpp"
#include "core/stripe/text_place.hpp"
#include "core/stripe/text_window.hpp"

namespace portal_guide::stripe {
namespace {

using Pages = SubscriptionScanner::Pages;
using Outcome = SubscriptionScanner::Outcome;

constexpr std::array kModes = {Mode::Test, Mode::Live};

enum class Ids { Checked, NotChecked };

std::string section_pointer(std::optional<Mode> mode) {
  return pointer_append(pointer_append("", to_string(mode.value_or(Mode::Live))), to_string(SectionName::Subscriptions));
}

/// The mode of a snapshot that has only one.
std::optional<Mode> only_mode(const Snapshot& snapshot) {
  if (snapshot.has(Mode::Live) == snapshot.has(Mode::Test)) return std::nullopt;
  return snapshot.has(Mode::Live) ? Mode::Live : Mode::Test;
}

class Pass {
 public:
  Pass(const SubscriptionTexts& texts, SubscriptionTextVisitor& visitor, Ids ids)
      : texts_(texts), visitor_(visitor), wanted_{visitor.wants(Mode::Test), visitor.wants(Mode::Live)}, ids_(ids) {}

  Expected<SubscriptionLists> run() {
    for (const Mode mode : kModes) {
      const Section& section = texts_.snapshot.section(mode, SectionName::Subscriptions);
      lists_.of(mode) = {.state = section.state, .complete = section.complete, .fault = section.fault};
    }
    show_kept_in_memory();
    for (const SubscriptionArray& array : texts_.arrays) {
      if (lists_.of(array.mode).state != Section::State::Read) continue;
      if (const auto read = read_array(array); !read) return propagate(read);
    }
    if (texts_.lines != nullptr) {
      if (const auto read = read_lines(*texts_.lines); !read) {
        Error error = read.error();
        error.arguments.emplace(kInLines, "");
        return fail(std::move(error));
      }
    }
    return std::move(lists_);
  }

 private:
  /// What is known about elements before they are read.
  struct Surroundings {
    TextSource& source;
    /// How many arrays and objects are open around an element.
    std::size_t depth = 0;
    /// Nothing for lines, since each line says its own mode.
    std::optional<Mode> mode = std::nullopt;
  };

  /// Shows the subscriptions of a section whose name is written with escapes: the frame does not recognise it, so they are in
  /// the snapshot's memory.
  void show_kept_in_memory() {
    for (const Mode mode : kModes) {
      const Section& section = texts_.snapshot.section(mode, SectionName::Subscriptions);
      for (std::size_t index = 0; index < section.items.size(); ++index) {
        const std::string text = to_text(*section.items[index]);
        reader_.read(text);
        show(mode, text, SubscriptionPlace(section.pointers[index]));
      }
    }
  }

  Expected<void> read_array(const SubscriptionArray& array) {
    TextWindow window(texts_.text, array.offset);
    // The snapshot, its mode and the array are open; a list object around the array is another one.
    const Surroundings around{.source = texts_.text, .depth = array.may_hold_pages ? 3U : 4U, .mode = array.mode};
    const auto read =
        read_elements(window, around, array.pointer, array.may_hold_pages ? Pages::Expected : Pages::TakenAsSubscriptions);
    if (!read) return propagate(read);
    return {};
  }

  /// Reads the array at the window's start, its '[' included. Returns the mode of its last subscription; nothing where it holds
  /// none.
  Expected<std::optional<Mode>> read_elements(TextWindow& window, const Surroundings& around, const std::string& pointer,
                                              Pages pages) {
    std::optional<Mode> last_mode;
    window.peek();
    window.advance(1);
    window.skip_space();
    if (window.peek() == ']') {
      window.advance(1);
      return last_mode;
    }
    for (std::size_t index = 0;; ++index) {
      const auto outcome = reader_.read(window, around.source, around.depth, pages);
      if (!outcome) return propagate(outcome);
      if (*outcome == Outcome::Page) {
        if (const auto read = read_page(window, around, pointer_append(pointer, index)); !read) return propagate(read);
      } else {
        const auto mode = take_element(window, around, SubscriptionPlace(pointer, index));
        if (!mode) return propagate(mode);
        last_mode = *mode;
      }
      window.skip_space();
      const char next = window.peek();
      if (next != ',' && next != ']') return fail(unexpected_here(window, around.source));
      window.advance(1);
      if (next == ']') return last_mode;
      window.skip_space();
    }
  }

  /// Consumes the element at the window's start, which the reader has read. Returns its mode.
  Expected<Mode> take_element(TextWindow& window, const Surroundings& around, const SubscriptionPlace& place) {
    const std::string_view text = window.rest().substr(0, reader_.position());
    const auto mode = around.mode ? around.mode : mode_of_line();
    if (!mode) return fail(error_at("lines-mode", around.source, window.offset()));
    if (texts_.snapshot.has(*mode)) show(*mode, text, place);
    window.advance(text.size());
    return *mode;
  }

  /// Reads the page at the window's start. The reader has come as far as its list.
  Expected<void> read_page(TextWindow& window, const Surroundings& around, const std::string& pointer) {
    const std::uint64_t began = window.offset();
    // The text of the page without its subscriptions: first what stands before them.
    std::string text(window.rest().substr(0, reader_.position()));
    const std::size_t before = text.size();
    window.advance(before - 1);
    Surroundings inside = around;
    inside.depth += 2;
    const auto subscriptions_mode =
        read_elements(window, inside, pointer_append(pointer, list_page::kData), Pages::TakenAsSubscriptions);
    if (!subscriptions_mode) return propagate(subscriptions_mode);
    text += ']';
    const std::uint64_t resumed = window.offset();
    const auto rest = take_rest_of_object(window);
    if (!rest) return propagate(rest);
    text += *rest;

    const auto document = parse_json(text);
    if (!document) {
      const Error& error = document.error();
      const auto offset = offset_of(text, error);
      if (!offset) return fail(error);
      return fail(error_at(error.id, around.source, *offset <= before ? began + *offset : resumed + (*offset - before - 1),
                           error.arguments));
    }
    const auto complete = stripe::read_page(*document, pointer);
    // A page without subscriptions does not say its mode, but the snapshot may have only one.
    auto mode = around.mode;
    if (!mode) mode = *subscriptions_mode ? *subscriptions_mode : only_mode(texts_.snapshot);
    if (!mode) return {};
    if (!complete) note(*mode, complete.error());
    if (complete) lists_.of(*mode).complete = *complete;
    if (texts_.lines != nullptr) lists_.of(*mode).state = Section::State::Read;
    return {};
  }

  /// Consumes the object's other members and its '}', in one piece. parse_json() will find what is wrong in them.
  static Expected<std::string> take_rest_of_object(TextWindow& window) {
    std::optional<std::size_t> behind = BracketSkipper(1).skip(window.rest());
    while (!behind && window.rest().size() <= kLongestBytes && window.more()) {
      behind = BracketSkipper(1).skip(window.rest());
    }
    if (window.error()) return fail(*window.error());
    std::string rest(window.rest().substr(0, behind.value_or(window.rest().size())));
    window.advance(rest.size());
    return rest;
  }

  Expected<void> read_lines(TextSource& source) {
    const Surroundings around{.source = source};
    TextWindow window(source);
    for (std::size_t index = 0; !window.ended(); ++index) {
      std::size_t end = window.rest().find('\n');
      while (end == std::string_view::npos && window.rest().size() <= kLongestBytes && window.more()) {
        end = window.rest().find('\n');
      }
      if (window.error()) return fail(*window.error());
      if (end == std::string_view::npos && window.rest().size() > kLongestBytes) return fail(too_large(kLongestBytes));
      const std::size_t length = std::min(end, window.rest().size());
      window.end_line(length);
      TextWindow line(window.rest().substr(0, length), window.offset());
      if (const auto read = read_line(line, around, index); !read) return propagate(read);
      window.advance(std::min(length + 1, window.rest().size()));
    }
    if (window.error()) return fail(*window.error());
    return {};
  }

  /// Reads a subscription or a page. Lines stand for the elements of the section, whichever mode they are of.
  Expected<void> read_line(TextWindow& line, const Surroundings& around, std::size_t index) {
    line.skip_space();
    if (line.ended()) return {};
    const auto outcome = reader_.read(line, around.source, around.depth, Pages::Expected);
    if (!outcome) return propagate(outcome);
    if (*outcome == Outcome::Page) {
      const auto mode = mode_of_page(line, around);
      if (!mode) return propagate(mode);
      if (const auto read = read_page(line, around, pointer_append(section_pointer(*mode), index)); !read) {
        return propagate(read);
      }
    } else {
      const std::string section = section_pointer(mode_of_line());
      if (const auto taken = take_element(line, around, SubscriptionPlace(section, index)); !taken) return propagate(taken);
    }
    line.skip_space();
    if (!line.ended()) return fail(unexpected_here(line, around.source));
    return {};
  }

  /// The mode of the page at the line's start, for the pointers to its subscriptions: its first subscription says it. The
  /// reader has met the page, and has met it again afterwards.
  Expected<std::optional<Mode>> mode_of_page(TextWindow& line, const Surroundings& around) {
    std::optional<Mode> mode = only_mode(texts_.snapshot);
    const std::string_view rest = line.rest();
    const std::size_t first = rest.find('{', reader_.position());
    if (first == std::string_view::npos) return mode;
    if (reader_.read(rest.substr(first)) == Outcome::Done) mode = mode_of_line();
    if (const auto again = reader_.read(line, around.source, around.depth, Pages::Expected); !again) return propagate(again);
    return mode;
  }

  /// The mode of the subscription that was read last.
  std::optional<Mode> mode_of_line() const {
    const Member::Kind livemode = reader_.subscription().livemode.kind;
    if (livemode == Member::Kind::True) return Mode::Live;
    if (livemode == Member::Kind::False) return Mode::Test;
    return only_mode(texts_.snapshot);
  }

  /// Shows the subscription that was read last, unless something is wrong with it or with the mode's list.
  void show(Mode mode, std::string_view text, const SubscriptionPlace& place) {
    const Subscription& subscription = reader_.subscription();
    SubscriptionList& list = lists_.of(mode);
    if (texts_.lines != nullptr && list.state == Section::State::Absent) list.state = Section::State::Read;
    if (list.state != Section::State::Read) return;
    const bool fits = text.starts_with('{') &&
                      (subscription.object.kind == Member::Kind::Missing || subscription.object.text == "subscription") &&
                      (subscription.id.kind == Member::Kind::Missing || subscription.id.kind == Member::Kind::Text);
    if (!fits) {
      const auto document = parse_json(text);
      auto fault = document ? find_subscription_fault(*document, place.pointer()) : std::nullopt;
      return note(mode, fault ? *std::move(fault) : Error{.id = "section-type", .where = place.pointer()});
    }
    if (ids_ == Ids::Checked && subscription.id.kind == Member::Kind::Text &&
        !seen_[place_of(mode)].insert(subscription.id.text)) {
      const auto first = first_with_id(mode, subscription.id.text);
      // Two different ids may have the same hash.
      if (first && *first != place.pointer()) return note(mode, duplicate_id(place.pointer(), *first));
    }
    if (wanted_[place_of(mode)]) visitor_.visit(mode, text, subscription, place);
  }

  /// Where the first subscription with this id stands.
  std::optional<std::string> first_with_id(Mode mode, std::string_view id) const {
    class Search final : public SubscriptionTextVisitor {
     public:
      Search(Mode mode, std::string_view id) : mode_(mode), id_(id) {}
      bool wants(Mode mode) const override { return mode == mode_; }
      void visit(Mode /*mode*/, std::string_view /*text*/, const Subscription& subscription,
                 const SubscriptionPlace& place) override {
        if (!found && subscription.id.text == id_) found = place.pointer();
      }
      std::optional<std::string> found;

     private:
      Mode mode_;
      std::string id_;
    };
    Search search(mode, id);
    // The pass may fail at a fault that stands behind both.
    static_cast<void>(Pass(texts_, search, Ids::NotChecked).run());
    return search.found;
  }

  /// Keeps the first fault of a mode's subscriptions. Their text is read to its end all the same.
  void note(Mode mode, Error fault) {
    lists_.of(mode).state = Section::State::Malformed;
    if (!lists_.of(mode).fault) lists_.of(mode).fault = std::move(fault);
  }

  /// The mode's place in an array with an element for each.
  static std::size_t place_of(Mode mode) { return mode == Mode::Live ? 1 : 0; }

  const SubscriptionTexts& texts_;
  SubscriptionTextVisitor& visitor_;
  std::array<bool, 2> wanted_;
  Ids ids_;
  SubscriptionReader reader_;
  std::array<IdSet, 2> seen_;
  SubscriptionLists lists_;
};

}  // namespace

Expected<SubscriptionLists> pass_over(const SubscriptionTexts& texts, SubscriptionTextVisitor& visitor) {
  return Pass(texts, visitor, Ids::Checked).run();
}

std::optional<Error> find_fault_in(TextSource& text, const SubscriptionArray& array) {
  class Nobody final : public SubscriptionTextVisitor {
   public:
    bool wants(Mode /*mode*/) const override { return false; }
    void visit(Mode /*mode*/, std::string_view /*text*/, const Subscription& /*subscription*/,
               const SubscriptionPlace& /*place*/) override {}
  };
  Json document = {{"format", "portal-snapshot/1"}, {"taken_at", 0}};
  document[std::string(to_string(array.mode))]["subscriptions"] = Json::array();
  const auto snapshot = Snapshot::create(std::move(document));
  if (!snapshot) return std::nullopt;
  Nobody nobody;
  const auto lists = pass_over({.snapshot = *snapshot, .text = text, .arrays = {&array, 1}}, nobody);
  return lists ? std::nullopt : std::optional(lists.error());
}

}  // namespace portal_guide::stripe
