#include "core/stripe/subscription_stream.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <type_traits>
#include <utility>

#include "core/json.hpp"
#include "core/json_writer.hpp"
#include "core/stripe/bracket_skipper.hpp"
#include "core/stripe/id_set.hpp"
#include "core/stripe/section_items.hpp"
#include "core/stripe/subscription_scanner.hpp"
#include "core/stripe/text_window.hpp"
#include "core/text/ascii.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::stripe {
namespace {

using Outcome = SubscriptionScanner::Outcome;
using Pages = SubscriptionScanner::Pages;

/// One subscription, or one line. Stripe's have a few kilobytes; a page of a hundred a few hundred.
constexpr std::size_t kLongestBytes = std::size_t{8} << 20U;
/// Behind a fault the frame goes on for so long, so that whoever describes the fault can see it whole.
constexpr std::size_t kBehindFault = 4096;

/// Line and column of a place, counted from the start of the text as parse_json() does.
Expected<Error> error_at(std::string id, TextSource& source, std::uint64_t offset) {
  std::vector<char> piece(std::size_t{64} << 10U);
  std::uint64_t line = 1;
  std::uint64_t column = 1;
  for (std::uint64_t at = 0; at < offset;) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), offset - at));
    const auto read = source.read(at, piece.data(), wanted);
    if (!read) return propagate(read);
    if (*read == 0) break;
    for (std::size_t index = 0; index < *read; ++index) {
      if (piece[index] == '\n') {
        ++line;
        column = 1;
      } else if (!text::continues_character(piece[index])) {
        ++column;
      }
    }
    at += *read;
  }
  return Error{.id = std::move(id), .arguments = {{"line", std::to_string(line)}, {"column", std::to_string(column)}}};
}

/// Where in `text` an error of parse_json() points to.
std::optional<std::size_t> offset_of(std::string_view text, const Error& error) {
  const auto number = [&error](const char* name) -> std::size_t {
    const auto found = error.arguments.find(name);
    return found == error.arguments.end() ? 0 : static_cast<std::size_t>(std::strtoull(found->second.c_str(), nullptr, 10));
  };
  std::size_t line = number("line");
  std::size_t column = number("column");
  if (line == 0 || column == 0) return std::nullopt;
  std::size_t offset = 0;
  for (; line > 1 && offset < text.size(); --line)
    offset = std::min(text.size(), text.find('\n', offset)) + 1;
  for (; column > 1 && offset < text.size(); --column)
    offset = text::boundary_after(text, offset + 1);
  return std::min(offset, text.size());
}

/// An error of parse_json(), said of where the text stands in the source.
Error moved(const Error& error, std::string_view text, TextSource& source, std::uint64_t text_offset) {
  const auto offset = offset_of(text, error);
  if (!offset) return error;
  auto there = error_at(error.id, source, text_offset + *offset);
  if (!there) return there.error();
  there->arguments.insert(error.arguments.begin(), error.arguments.end());
  return *there;
}

Error too_large(std::size_t limit) {
  return {.id = "json-too-large",
          .arguments = {{"limit", std::to_string(limit)}, {"observed", "> " + std::to_string(limit)}, {"unit", "bytes"}}};
}

}  // namespace

/// Reads a snapshot without its subscriptions: copies the text, leaves the elements of their lists out, and has the rest read
/// as any JSON is.
class SubscriptionStream::Frame {
 public:
  explicit Frame(TextSource& source) : source_(source), window_(source) {}

  Expected<Json> read() {
    copy_space();
    if (window_.peek() == '{') {
      members([this](std::string_view name) {
        const bool is_mode = name == "\"live\"" || name == "\"test\"";
        return is_mode && window_.peek() == '{' ? mode(name == "\"live\"" ? Mode::Live : Mode::Test) : value();
      });
    }
    copy_rest();
    if (window_.error()) return fail(*window_.error());
    if (error_) return fail(*std::move(error_));
    auto document = parse_json(text_);
    if (!document) return fail(in_source(document.error()));
    if (truncated_) return fail(in_source({.id = "json-incomplete", .arguments = {}}));
    return document;
  }

  std::vector<Place> places() && { return std::move(places_); }

 private:
  /// What stands behind this much of the copy stands behind `offset` in the source.
  struct Cut {
    std::size_t copied;
    std::uint64_t offset;
  };

  bool room() {
    if (text_.size() <= JsonLimits{}.max_bytes) return true;
    error_ = too_large(JsonLimits{}.max_bytes);
    return false;
  }

  void copy(std::size_t count) {
    text_.append(window_.rest().substr(0, count));
    window_.advance(count);
  }

  void copy_space() {
    for (char next = window_.peek(); next == ' ' || next == '\n' || next == '\r' || next == '\t'; next = window_.peek())
      copy(1);
  }

  /// Copies the name and what stands before its value. Empty where there is none.
  std::string name() {
    const std::size_t start = text_.size();
    if (window_.peek() != '"' || !string()) return {};
    std::string written = text_.substr(start);
    copy_space();
    if (window_.peek() != ':') return {};
    copy(1);
    copy_space();
    return written;
  }

  /// Copies an object; `each` copies the value of one member. False where the text is at fault: parse_json() will say how.
  template <class Each>
  bool members(Each each) {
    copy(1);
    copy_space();
    while (window_.peek() != '}') {
      const std::string member = name();
      if (member.empty() || !each(member) || !room()) return false;
      copy_space();
      if (window_.peek() == ',') {
        copy(1);
        copy_space();
      } else if (window_.peek() != '}') {
        return false;
      }
    }
    copy(1);
    return true;
  }

  bool mode(Mode mode) {
    const std::string pointer = pointer_append(pointer_append("", to_string(mode)), "subscriptions");
    return members([&](std::string_view name) {
      if (name != "\"subscriptions\"") return value();
      if (window_.peek() == '[') return place({mode, window_.offset(), pointer, true});
      if (window_.peek() != '{') return value();
      return members([&](std::string_view member) {
        const bool is_list = member == "\"data\"" && window_.peek() == '[';
        return is_list ? place({mode, window_.offset(), pointer_append(pointer, "data"), false}) : value();
      });
    });
  }

  /// Leaves the elements of an array out.
  bool place(Place place) {
    text_ += "[]";
    window_.advance(1);
    window_.skip_space();
    place.is_empty = window_.peek() == ']';
    places_.push_back(std::move(place));
    BracketSkipper skipper(1);
    while (!window_.ended()) {
      const auto behind = skipper.skip(window_.rest());
      window_.advance(behind.value_or(window_.rest().size()));
      if (!behind) continue;
      cuts_.push_back({.copied = text_.size(), .offset = window_.offset()});
      return true;
    }
    cuts_.push_back({.copied = text_.size(), .offset = window_.offset()});
    truncated_ = true;
    return false;
  }

  bool string() {
    copy(1);
    while (!window_.ended()) {
      const std::string_view rest = window_.rest();
      const std::size_t stop = std::min(rest.size(), rest.find_first_of("\"\\"));
      copy(stop);
      if (!room()) return false;
      if (stop == rest.size()) continue;
      const bool is_end = rest[stop] == '"';
      copy(1);
      if (is_end) return true;
      if (!window_.ended()) copy(1);
    }
    return false;
  }

  bool value() {
    std::size_t depth = 0;
    while (!window_.ended()) {
      const char next = window_.peek();
      if (next == '"') {
        if (!string()) return false;
      } else if (next == '[' || next == '{') {
        ++depth;
        copy(1);
      } else if (next == ']' || next == '}') {
        if (depth == 0) return true;
        --depth;
        copy(1);
      } else if (next == ',' && depth == 0) {
        return true;
      } else {
        copy(1);
        // A number or a word goes on.
        continue;
      }
      if (depth == 0) return true;
      if (!room()) return false;
    }
    return false;
  }

  /// What stands behind the object, or behind a fault.
  void copy_rest() {
    const std::size_t enough = text_.size() + kBehindFault;
    while (!window_.ended() && text_.size() < enough)
      copy(std::min(window_.rest().size(), enough - text_.size()));
    // Half a character is no fault of the text.
    if (!window_.ended()) {
      while (!text_.empty() && !text::is_ascii(text_.back()))
        text_.pop_back();
    }
  }

  Error in_source(const Error& error) {
    const auto offset = error.arguments.empty() ? std::optional(text_.size()) : offset_of(text_, error);
    if (!offset) return error;
    Cut last{.copied = 0, .offset = 0};
    for (const Cut& cut : cuts_) {
      if (cut.copied <= *offset) last = cut;
    }
    auto there = error_at(error.id, source_, last.offset + (*offset - last.copied));
    if (!there) return there.error();
    there->arguments.insert(error.arguments.begin(), error.arguments.end());
    return *there;
  }

  TextSource& source_;
  TextWindow window_;
  std::string text_;
  std::vector<Cut> cuts_;
  std::vector<Place> places_;
  bool truncated_ = false;
  std::optional<Error> error_;
};

/// One pass over all subscriptions.
class SubscriptionStream::Pass {
 public:
  /// Is shown the text of a subscription, what was read of it, and where it stands.
  using Show = void (*)(void* visitor, Mode mode, std::string_view text, const Subscription& subscription,
                        const SubscriptionPlace& place);

  Pass(const SubscriptionStream& stream, std::array<bool, 2> wanted, void* visitor, Show shown)
      : stream_(stream), wanted_(wanted), visitor_(visitor), shown_(shown) {}

  Expected<SubscriptionLists> run() {
    for (const Mode mode : {Mode::Test, Mode::Live}) {
      const Section& section = stream_.snapshot_.section(mode, SectionName::Subscriptions);
      lists_.of(mode) = {.state = section.state, .complete = section.complete, .fault = section.fault};
    }
    show_kept_in_memory();
    for (const Place& place : stream_.places_) {
      if (lists_.of(place.mode).state != Section::State::Read) continue;
      mode_ = place.mode;
      TextWindow window(*stream_.text_, place.offset);
      source_ = stream_.text_;
      // The snapshot, its mode and the array are open; the list object is another one.
      depth_ = place.may_hold_pages ? 3 : 4;
      if (!elements(window, place.pointer, place.may_hold_pages ? Pages::Expected : Pages::TakenAsSubscriptions))
        return fail(std::move(error_));
    }
    if (stream_.lines_ != nullptr && !lines()) return fail(std::move(error_));
    return std::move(lists_);
  }

 private:
  bool refuse(Error error) {
    error_ = std::move(error);
    if (source_ != nullptr && source_ == stream_.lines_) error_.arguments.emplace(kInLines, "");
    return false;
  }

  /// Those of a section whose name is written with escapes, which the frame does not know from any other.
  void show_kept_in_memory() {
    for (const Mode mode : {Mode::Test, Mode::Live}) {
      const Section& section = stream_.snapshot_.section(mode, SectionName::Subscriptions);
      for (std::size_t index = 0; index < section.items.size(); ++index) {
        const std::string text = to_text(*section.items[index]);
        scanner_.scan(text, depth_, Pages::TakenAsSubscriptions, subscription_);
        show(mode, text, SubscriptionPlace(section.pointers[index]));
      }
    }
  }

  /// The fault that the scanner met, in the words of parse_json(), which sees the same text up to a little behind the fault.
  bool refuse_text(std::string_view text, std::uint64_t offset, Outcome outcome) {
    const std::size_t near = std::min(text.size(), scanner_.position());
    const auto at = [&](std::string id, std::size_t place) {
      auto error = error_at(std::move(id), *source_, offset + place);
      return error ? *std::move(error) : std::move(error).error();
    };
    if (outcome == Outcome::Incomplete) return refuse(at("json-incomplete", text.size()));
    if (outcome == Outcome::TooDeep) {
      Error error = at("json-too-deep", near);
      error.arguments["limit"] = std::to_string(JsonLimits{}.max_depth);
      return refuse(std::move(error));
    }
    if (outcome == Outcome::DuplicateMember) return refuse(at("json-duplicate-member", near));
    const auto document = parse_json(text.substr(0, text::boundary_after(text, near + 64)));
    if (!document && document.error().id != "json-incomplete") return refuse(moved(document.error(), text, *source_, offset));
    Error error = at("json-invalid", near);
    error.arguments["observed"] = near < text.size() ? std::string(1, text[near]) : std::string();
    return refuse(std::move(error));
  }

  /// Scans the value at the window's start, and reads on until all of it is there. It is not consumed.
  bool scan(TextWindow& window, Pages pages, Outcome& outcome) {
    while (true) {
      outcome = scanner_.scan(window.rest(), depth_, pages, subscription_);
      if (outcome != Outcome::Incomplete) break;
      if (window.rest().size() > kLongestBytes) return refuse(too_large(kLongestBytes));
      if (!window.more()) break;
    }
    if (window.error()) return refuse(*window.error());
    if (outcome == Outcome::Done || outcome == Outcome::Page) return true;
    return refuse_text(window.rest(), window.offset(), outcome);
  }

  /// The array at the window's start, its '[' included.
  bool elements(TextWindow& window, const std::string& pointer, Pages pages) {
    window.peek();
    window.advance(1);
    window.skip_space();
    if (window.peek() == ']') {
      window.advance(1);
      return true;
    }
    for (std::size_t index = 0;; ++index) {
      Outcome outcome{};
      if (!scan(window, pages, outcome)) return false;
      if (outcome == Outcome::Page ? !page(window, pointer_append(pointer, index))
                                   : !element(window, SubscriptionPlace(pointer, index)))
        return false;
      window.skip_space();
      const char next = window.peek();
      if (next != ',' && next != ']') return refuse_here(window);
      window.advance(1);
      if (next == ']') return true;
      window.skip_space();
    }
  }

  /// Neither a comma nor the end where one of them belongs.
  bool refuse_here(TextWindow& window) {
    if (window.error()) return refuse(*window.error());
    auto error = error_at(window.ended() ? "json-incomplete" : "json-invalid", *source_, window.offset());
    if (!error) return refuse(error.error());
    if (!window.ended())
      error->arguments["observed"] =
          window.rest().substr(0, std::max<std::size_t>(1, text::character_length(window.rest(), 0)));
    return refuse(*std::move(error));
  }

  /// The page at the window's start, of which the scanner has met the list.
  bool page(TextWindow& window, const std::string& pointer) {
    const std::uint64_t began = window.offset();
    std::string text(window.rest().substr(0, scanner_.position()));
    const std::size_t before = text.size();
    window.advance(before - 1);
    pages_mode_ = std::nullopt;
    depth_ += 2;
    if (!elements(window, pointer_append(pointer, "data"), Pages::TakenAsSubscriptions)) return false;
    depth_ -= 2;
    text += ']';
    // The other members, up to the page's end, in one piece.
    const std::uint64_t resumed = window.offset();
    BracketSkipper skipper(1);
    std::optional<std::size_t> behind = skipper.skip(window.rest());
    while (!behind && window.rest().size() <= kLongestBytes && window.more()) {
      skipper = BracketSkipper(1);
      behind = skipper.skip(window.rest());
    }
    if (window.error()) return refuse(*window.error());
    text += window.rest().substr(0, behind.value_or(window.rest().size()));
    window.advance(behind.value_or(window.rest().size()));
    const auto document = parse_json(text);
    if (!document) {
      const auto offset = offset_of(text, document.error());
      if (!offset) return refuse(document.error());
      return refuse(*offset <= before ? moved(document.error(), text, *source_, began)
                                      : moved_behind(document.error(), *offset - before - 1, resumed));
    }
    const auto complete = read_page(*document, pointer);
    if (const auto mode = stream_.lines_ == nullptr ? std::optional(mode_) : mode_of_page()) {
      if (!complete) note(*mode, complete.error());
      if (complete) lists_.of(*mode).complete = *complete;
      if (stream_.lines_ != nullptr) lists_.of(*mode).state = Section::State::Read;
    }
    return true;
  }

  Error moved_behind(const Error& error, std::size_t offset, std::uint64_t resumed) {
    auto there = error_at(error.id, *source_, resumed + offset);
    if (!there) return there.error();
    there->arguments.insert(error.arguments.begin(), error.arguments.end());
    return *there;
  }

  /// The element at the window's start, which the scanner has read.
  bool element(TextWindow& window, const SubscriptionPlace& place) {
    const std::string_view text = window.rest().substr(0, scanner_.position());
    const auto mode = stream_.lines_ == nullptr ? std::optional(mode_) : mode_of_line();
    if (!mode) {
      auto error = error_at("lines-mode", *source_, window.offset());
      return refuse(error ? *std::move(error) : error.error());
    }
    pages_mode_ = mode;
    if (stream_.snapshot_.has(*mode)) show(*mode, text, place);
    window.advance(text.size());
    return true;
  }

  void show(Mode mode, std::string_view text, const SubscriptionPlace& place) {
    SubscriptionList& list = lists_.of(mode);
    if (stream_.lines_ != nullptr && list.state == Section::State::Absent) list.state = Section::State::Read;
    if (list.state != Section::State::Read) return;
    const Member& object = subscription_.object;
    const bool fits = text.starts_with('{') && (object.kind == Member::Kind::Missing || object.text == "subscription") &&
                      (subscription_.id.kind == Member::Kind::Missing || subscription_.id.kind == Member::Kind::Text);
    if (!fits) {
      const auto document = parse_json(text);
      auto fault = document ? find_subscription_fault(*document, place.pointer()) : std::nullopt;
      return note(mode, fault ? *std::move(fault) : Error{.id = "section-type", .where = place.pointer()});
    }
    if (checks_ids_ && subscription_.id.kind == Member::Kind::Text && !ids_.at(mode).insert(subscription_.id.text)) {
      const auto first = first_with_id(mode, subscription_.id.text);
      // Two ids with one hash are no fault.
      if (first && *first != place.pointer()) return note(mode, duplicate_id(place.pointer(), *first));
    }
    if (wanted_[mode == Mode::Live ? 1 : 0]) shown_(visitor_, mode, text, subscription_, place);
  }

  /// Where the first subscription with this id stands.
  std::optional<std::string> first_with_id(Mode mode, std::string_view id) const {
    struct Search {
      Mode mode;
      std::string id;
      std::optional<std::string> pointer;
    };
    Search search{.mode = mode, .id = std::string(id), .pointer = std::nullopt};
    Pass pass(stream_, {true, true}, &search,
              [](void* to, Mode its_mode, std::string_view /*text*/, const Subscription& subscription,
                 const SubscriptionPlace& place) {
                auto& wanted = *static_cast<Search*>(to);
                if (!wanted.pointer && its_mode == wanted.mode && subscription.id.text == wanted.id)
                  wanted.pointer = place.pointer();
              });
    pass.checks_ids_ = false;
    // It may end at a fault of the text behind both.
    static_cast<void>(pass.run());
    return search.pointer;
  }

  /// The first fault of a mode's subscriptions. Its text is read to its end all the same.
  void note(Mode mode, Error fault) {
    lists_.of(mode).state = Section::State::Malformed;
    if (!lists_.of(mode).fault) lists_.of(mode).fault = std::move(fault);
  }

  std::optional<Mode> only_mode() const {
    if (stream_.snapshot_.has(Mode::Live) == stream_.snapshot_.has(Mode::Test)) return std::nullopt;
    return stream_.snapshot_.has(Mode::Live) ? Mode::Live : Mode::Test;
  }

  std::optional<Mode> mode_of_line() const {
    if (subscription_.livemode.kind == Member::Kind::True) return Mode::Live;
    if (subscription_.livemode.kind == Member::Kind::False) return Mode::Test;
    return only_mode();
  }

  /// That of its subscriptions. An empty page tells nothing, unless there is one mode only.
  std::optional<Mode> mode_of_page() const { return pages_mode_ ? pages_mode_ : only_mode(); }

  bool lines() {
    source_ = stream_.lines_;
    depth_ = 0;
    TextWindow window(*stream_.lines_);
    for (std::size_t index = 0; !window.ended(); ++index) {
      std::size_t end = window.rest().find('\n');
      while (end == std::string_view::npos && window.rest().size() <= kLongestBytes && window.more())
        end = window.rest().find('\n');
      if (window.error()) return refuse(*window.error());
      if (end == std::string_view::npos && window.rest().size() > kLongestBytes) return refuse(too_large(kLongestBytes));
      const std::size_t length = std::min(end, window.rest().size());
      window.end_line(length);
      TextWindow line(window.rest().substr(0, length), window.offset());
      if (!one_line(line, index)) return false;
      window.advance(std::min(length + 1, window.rest().size()));
    }
    return !window.error() || refuse(*window.error());
  }

  bool one_line(TextWindow& line, std::size_t index) {
    line.skip_space();
    if (line.ended()) return true;
    Outcome outcome{};
    if (!scan(line, Pages::Expected, outcome)) return false;
    // The lines stand for the elements of the section, whichever mode's.
    const bool done = outcome == Outcome::Page ? page_of_line(line, index) : element_of_line(line, index);
    if (!done) return false;
    line.skip_space();
    return line.ended() || refuse_here(line);
  }

  bool element_of_line(TextWindow& line, std::size_t index) {
    const std::string section = section_of(mode_of_line());
    return element(line, SubscriptionPlace(section, index));
  }

  bool page_of_line(TextWindow& line, std::size_t index) {
    // Which mode it is its subscriptions tell; the first one is looked at beforehand.
    const std::string_view rest = line.rest();
    const std::size_t first = rest.find('{', scanner_.position());
    std::optional<Mode> mode = only_mode();
    if (first != std::string_view::npos) {
      const std::size_t page_starts = scanner_.position();
      if (scanner_.scan(rest.substr(first), depth_, Pages::TakenAsSubscriptions, subscription_) == Outcome::Done)
        mode = mode_of_line();
      Outcome again{};
      if (!scan(line, Pages::Expected, again) || scanner_.position() != page_starts) return false;
    }
    return page(line, pointer_append(section_of(mode), index));
  }

  static std::string section_of(std::optional<Mode> mode) {
    return pointer_append(pointer_append("", to_string(mode.value_or(Mode::Live))), "subscriptions");
  }

  /// The ids of each mode.
  struct Ids {
    IdSet live;
    IdSet test;
    IdSet& at(Mode mode) { return mode == Mode::Live ? live : test; }
  };

  const SubscriptionStream& stream_;
  std::array<bool, 2> wanted_;
  void* visitor_;
  Show shown_;
  SubscriptionScanner scanner_;
  Subscription subscription_;
  Ids ids_;
  bool checks_ids_ = true;
  SubscriptionLists lists_;
  TextSource* source_ = nullptr;
  Mode mode_ = Mode::Test;
  /// How many arrays and objects are open around an element.
  std::size_t depth_ = 0;
  /// The mode of the last subscription of a page.
  std::optional<Mode> pages_mode_;
  Error error_;
};

std::optional<Error> SubscriptionStream::find_fault_in(TextSource& text, const Place& place) {
  Json frame = {{"format", "portal-snapshot/1"}, {"taken_at", 0}};
  frame[std::string(to_string(place.mode))]["subscriptions"] = Json::array();
  auto snapshot = Snapshot::create(std::move(frame));
  if (!snapshot) return std::nullopt;
  const SubscriptionStream stream(text, nullptr, *std::move(snapshot), {place});
  Pass pass(stream, {false, false}, nullptr,
            [](void*, Mode, std::string_view, const Subscription&, const SubscriptionPlace&) {});
  const auto read = pass.run();
  return read ? std::nullopt : std::optional(read.error());
}

Expected<SubscriptionStream> SubscriptionStream::open(TextSource& snapshot, TextSource* lines) {
  Frame frame(snapshot);
  auto document = frame.read();
  std::vector<Place> places = std::move(frame).places();
  if (!document) {
    // A fault of the subscriptions may have led astray whoever looked for their end.
    for (const Place& place : places) {
      if (auto fault = find_fault_in(snapshot, place)) return fail(*std::move(fault));
    }
    return propagate(std::move(document));
  }
  auto read = Snapshot::create(*std::move(document));
  if (!read) return propagate(std::move(read));
  for (const Place& place : places) {
    if (lines != nullptr && !place.is_empty) return fail({.id = "subscriptions-twice", .where = place.pointer});
  }
  return SubscriptionStream(snapshot, lines, *std::move(read), std::move(places));
}

template <class Visitor>
Expected<SubscriptionLists> SubscriptionStream::run(Visitor& visitor) const {
  const auto show = [](void* to, Mode mode, std::string_view text, const Subscription& subscription,
                       const SubscriptionPlace& place) {
    if constexpr (std::is_same_v<Visitor, SubscriptionVisitor>) {
      static_cast<Visitor*>(to)->visit(mode, subscription, place);
    } else {
      // The scanner has read it: it is JSON.
      if (const auto document = parse_json(text)) static_cast<Visitor*>(to)->visit(mode, *document, place);
    }
  };
  auto lists = Pass(*this, {visitor.wants(Mode::Test), visitor.wants(Mode::Live)}, &visitor, show).run();
  if (!lists) return lists;
  for (TextSource* const source : {text_, lines_}) {
    if (source == nullptr) continue;
    if (auto same = source->confirm(); !same) return propagate(std::move(same));
  }
  return lists;
}

Expected<SubscriptionLists> SubscriptionStream::visit(SubscriptionVisitor& visitor) const { return run(visitor); }

Expected<SubscriptionLists> SubscriptionStream::visit_documents(SubscriptionDocumentVisitor& visitor) const {
  return run(visitor);
}

}  // namespace portal_guide::stripe
