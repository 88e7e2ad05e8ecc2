#include <string>
#include <vector>

#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

/// The sentences `search.example.1` and so on, as many as the content has.
constexpr std::string_view kExamples = "search.example.";

/// A plain text as marked text, with its ranges in bold.
std::string with_strong(std::string_view text, const std::vector<ui::TextRange>& ranges) {
  // A character that would be read as a mark is made harmless.
  const auto inert = [](std::string_view part) { return content::fill("{part}", {{"part", std::string(part)}}); };
  std::string marked;
  std::size_t done = 0;
  for (const auto& range : ranges) {
    marked += inert(text.substr(done, range.begin - done));
    marked.append("**").append(inert(text.substr(range.begin, range.end - range.begin))).append("**");
    done = range.end;
  }
  return marked + inert(text.substr(done));
}

void draw_examples(const View& view, ui::Frame& frame) {
  const auto& sentences = view.state.content.ui;
  const Part part(frame, "examples", words(view, "search.examples"));
  const auto list = ui::list(frame, "list", {.name = words(view, "search.examples")});
  for (auto example = sentences.lower_bound(kExamples); example != sentences.end() && example->first.starts_with(kExamples);
       ++example) {
    const auto item = ui::item(frame, example->first);
    ui::link(frame, "try",
             {.text = example->second, .target = target_words(view, {.kind = Place::Kind::Search, .id = example->second})});
  }
}

void draw_hit(const View& view, ui::Frame& frame, const Hit& hit) {
  const auto item = ui::item(frame, hit.target);
  const auto lines = ui::stack(frame, 0);
  auto kind = words(view, "search.kind." + hit.kind);
  if (!hit.catalogue.empty()) kind.append(" · ").append(hit.catalogue);
  ui::text(frame, kind, {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  ui::link(frame, "link", {.text = hit.title, .target = hit.target, .strong = hit.title_ranges});
  ui::paragraph(frame, with_strong(hit.excerpt, hit.excerpt_ranges), {.style = ui::TextStyle::Small});
}

/// Says first that the answers may not fit, what the guide is about, and where else to ask.
void draw_doubt(const View& view, ui::Frame& frame) {
  const auto sentence = words(view, "search.doubt");
  const auto card = ui::card(frame, "doubt", {.role = ui::CardRole::Group, .name = sentence, .tone = ui::Tone::Warning});
  ui::status(frame, "doubt", sentence);
  ui::paragraph(frame, words(view, "search.doubt-subject"), {.style = ui::TextStyle::Small});
  const auto& support = view.state.support_url;
  if (!support.empty()) {
    // Who runs the app knows its customers, so the host comes before Stripe.
    ui::link(frame, "ask-host", {.text = words(view, "search.ask-host"), .target = support, .style = ui::TextStyle::Small});
  }
  const auto ask = words(view, support.empty() ? "search.doubt-ask" : "search.doubt-ask-stripe");
  ui::paragraph(frame, ask, {.style = ui::TextStyle::Small});
}

std::optional<Action> draw_nothing(const View& view, ui::Frame& frame) {
  ui::paragraph(frame, words(view, "search.nothing-help"));
  const auto buttons = ui::row(frame);
  ui::link_button(frame, "problems",
                  {.text = words(view, "search.problems"), .target = target_words(view, {.kind = Place::Kind::Problems})});
  return std::nullopt;
}

}  // namespace

std::optional<Action> draw_search(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  const auto& asked = view.state.place.id;
  {
    const auto title = ui::stack(frame, ui::kSpace8);
    if (asked.empty()) {
      // The field takes the focus instead.
      view.heading = ui::heading(frame, 1, words(view, "search.title"));
      ui::paragraph(frame, words(view, "search.lead"));
    } else {
      screen_heading(view, frame, words(view, "search.title"));
    }
  }
  if (draw_knowledge(view, frame, action) == nullptr) return action;
  if (asked.empty()) {
    draw_examples(view, frame);
    return action;
  }
  if (!view.state.answer) return action;
  const auto& answer = *view.state.answer;
  const content::Arguments arguments = {{"words", answer.words}, {"shown", std::to_string(answer.hits.size())}};
  const auto count = answer.total == 0                   ? words(view, "search.nothing", arguments)
                     : answer.total > answer.hits.size() ? plural_words(view, "search.best", answer.total, arguments)
                                                         : plural_words(view, "search.count", answer.total, arguments);
  if (!answer.fits) draw_doubt(view, frame);
  ui::status(frame, "count", count);
  if (!answer.did_you_mean.empty() &&
      ui::button(frame, "did-you-mean",
                 {.text = words(view, "search.did-you-mean", {{"words", answer.did_you_mean}}), .icon = ui::Icon::Search})) {
    action = GoTo{{.kind = Place::Kind::Search, .id = answer.did_you_mean}};
  }
  if (answer.hits.empty()) {
    draw_nothing(view, frame);
    return action;
  }
  if (!answer.fits) ui::heading(frame, 2, words(view, "search.nearest"));
  {
    const auto list = ui::list(frame, "results",
                               {.name = words(view, answer.fits ? "search.results" : "search.nearest"),
                                .marker = ui::Marker::None,
                                .gap = ui::kSpace16,
                                .arrow_keys = true});
    for (const auto& hit : answer.hits) {
      draw_hit(view, frame, hit);
    }
  }
  if (answer.total > answer.hits.size() && !view.state.more_answers &&
      ui::button(frame, "more", {.text = words(view, "search.more")})) {
    action = ShowMoreAnswers{};
  }
  return action;
}

}  // namespace portal_guide::app
