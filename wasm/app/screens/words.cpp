#include "wasm/app/screens/words.hpp"

#include <algorithm>
#include <utility>

#include "core/link/link.hpp"

namespace portal_guide::app {
namespace {

/// An id with spaces in place of its hyphens.
std::string spoken(std::string id) {
  std::replace(id.begin(), id.end(), '-', ' ');
  return id;
}

}  // namespace

std::string words(const View& view, std::string_view key, const content::Arguments& arguments) {
  return content::text(view.state.content, key, arguments);
}

std::string plural_words(const View& view, std::string_view key, std::size_t count, content::Arguments arguments) {
  return content::plural(view.state.content, key, count, std::move(arguments));
}

std::string mode_words(const View& view, stripe::Mode mode) {
  return words(view, "mode." + std::string(stripe::to_string(mode)));
}

std::string mode_in_sentence(const View& view, stripe::Mode mode) {
  return words(view, "mode." + std::string(stripe::to_string(mode)) + "-in-sentence");
}

std::string severity_words(const View& view, report::Severity severity) {
  return words(view, "severity." + std::string(report::to_string(severity)));
}

std::string duration_words(const View& view, std::int64_t seconds) {
  const auto count = static_cast<std::size_t>(seconds < 0 ? 0 : seconds);
  constexpr std::size_t kMinute = 60;
  constexpr std::size_t kHour = 60 * kMinute;
  constexpr std::size_t kDay = 24 * kHour;
  if (count < kMinute) return plural_words(view, "time.seconds", count);
  if (count < kHour) return plural_words(view, "time.minutes", count / kMinute);
  if (count < kDay) return plural_words(view, "time.hours", count / kHour);
  return plural_words(view, "time.days", count / kDay);
}

std::string state_words(const View& view, checklist::State state) {
  using enum checklist::State;
  switch (state) {
    case Open:
      return words(view, "step.state.open");
    case Done:
      return words(view, "step.state.done");
    case Skipped:
      return words(view, "step.state.skipped");
    case Confirmed:
      return words(view, "step.state.confirmed");
    case Problem:
      return words(view, "step.state.problem");
  }
  return {};
}

std::string short_title(const View& view, const content::Step& step) {
  const auto found = view.state.content.ui.find("nav.short." + step.id);
  return found == view.state.content.ui.end() ? step.title : found->second;
}

std::string group_words(const View& view, content::StepGroup group) {
  return words(view, "nav.group." + std::string(content::to_string(group)));
}

std::string target_words(const View& view, const Place& place) { return link::to_string(target_of(view.state.content, place)); }

std::string title_of(const View& view, std::string_view target) {
  const auto& content = view.state.content;
  const auto parsed = link::parse_target(target);
  const auto* knowledge = knowledge_of(view.state);
  const auto place = parsed ? place_of(content, knowledge, *parsed) : std::nullopt;
  if (!place) return std::string(target);
  using enum Place::Kind;
  switch (place->kind) {
    case Start:
      return words(view, "nav.start");
    case Step:
      return content::find_step(content, place->id)->title;
    case Connect:
      return words(view, "nav.connect");
    case Checks:
      return words(view, "nav.checks");
    case Rule:
      return content::find_rule(content, place->id)->title;
    case Glossary:
      if (const auto* term = content::find_term(content, place->id); term != nullptr) return term->term;
      return spoken(place->id);
    case Pitfall:
      return content::find_pitfall(content, place->id)->title;
    case Search:
      return words(view, "search.title-of", {{"words", place->id}});
    case Problems:
      return words(view, "nav.problems");
    case Symptom:
      if (knowledge == nullptr) return words(view, "symptom.not-fetched", {{"words", spoken(place->id)}});
      return content::find_symptom(knowledge->symptoms, place->id)->title;
    case Declines:
      if (place->id.empty()) return words(view, "nav.declines");
      return words(view, "declines.code", {{"code", place->id}});
    case Code:
      return words(view, "nav.code");
  }
  return std::string(target);
}

}  // namespace portal_guide::app
