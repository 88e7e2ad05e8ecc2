#include <algorithm>

#include "wasm/app/screens/filter.hpp"
#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

using Symptoms = std::vector<const content::Symptom*>;

bool matches(const content::Symptom& symptom, std::string_view filter) {
  std::string phrases;
  for (const auto* list : {&symptom.phrases, &symptom.errors}) {
    for (const auto& phrase : *list) {
      phrases.append(phrase).append("\n");
    }
  }
  return holds_words(filter, {symptom.title, symptom.catalogue, phrases});
}

/// Those of one area, in the order of the content.
void draw_area(const View& view, ui::Frame& frame, std::string_view area, const Symptoms& symptoms) {
  const auto title = words(view, "area." + std::string(area));
  const Part part(frame, area, title);
  const auto list = ui::list(frame, "problems", {.name = title, .marker = ui::Marker::None});
  for (const auto* symptom : symptoms) {
    if (symptom->area != area) continue;
    const auto item = ui::item(frame, symptom->id);
    ui::link(frame, "link",
             {.text = symptom->title, .target = target_words(view, {.kind = Place::Kind::Symptom, .id = symptom->id})});
  }
}

}  // namespace

std::optional<Action> draw_problems(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  screen_introduction(view, frame, words(view, "problems.title"), words(view, "problems.lead"));
  const auto* knowledge = draw_knowledge(view, frame, action);
  if (knowledge == nullptr) return action;

  const auto& filter = view.state.list_filter;
  Symptoms shown;
  std::vector<std::string_view> areas;
  for (const auto& symptom : knowledge->symptoms) {
    if (!matches(symptom, filter)) continue;
    shown.push_back(&symptom);
    if (std::find(areas.begin(), areas.end(), symptom.area) == areas.end()) areas.push_back(symptom.area);
  }
  {
    const auto search =
        ui::region(frame, "filter", ui::Landmark::Search, {.name = words(view, "problems.filter"), .gap = ui::kSpace8});
    ui::search_field(frame, "words", view.drafts.list_filter, {.label = words(view, "problems.filter")});
    ui::status(frame, "count", plural_words(view, "problems.count", shown.size()), {.style = ui::TextStyle::Small});
  }
  for (const auto area : areas) {
    draw_area(view, frame, area, shown);
  }
  if (shown.empty()) {
    ui::paragraph(frame, words(view, "problems.nothing"));
    const auto target = target_words(view, {.kind = Place::Kind::Search, .id = filter});
    ui::link_button(frame, "search",
                    {.text = words(view, "problems.search", {{"words", filter}}), .target = target, .icon = ui::Icon::Search});
  }
  return action;
}

}  // namespace portal_guide::app
