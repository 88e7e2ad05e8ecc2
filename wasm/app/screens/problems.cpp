#include <algorithm>

#include "wasm/app/screens/filter.hpp"
#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

using Symptoms = std::vector<const content::Symptom*>;

bool holds(const content::Symptom& symptom, std::string_view filter) {
  std::string errors;
  for (const auto& error : symptom.errors) {
    errors.append(error).append("\n");
  }
  return holds_words(filter, {symptom.title, symptom.catalogue, errors});
}

/// The ids of the symptoms that people mean by the words. Only the search knows how they put it.
std::vector<std::string_view> meant_by(const View& view, std::string_view filter) {
  std::vector<std::string_view> ids;
  const auto& answer = view.state.meant;
  if (filter.empty() || !answer || !answer->fits) return ids;
  for (const auto& hit : answer->hits) {
    // An id or an error message means what it names, and nothing that only shares its words.
    if (hit.matched_by == answer->hits.front().matched_by) ids.emplace_back(hit.id);
  }
  return ids;
}

/// Those of one area, in the order of the content.
void draw_area(const View& view, ui::Frame& frame, std::string_view area, const Symptoms& symptoms) {
  const auto title = words(view, "area." + std::string(area));
  const Part part(frame, area, title);
  const auto list = ui::list(frame, "problems", {.name = title, .marker = ui::Marker::None, .arrow_keys = true});
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
  const auto meant = meant_by(view, filter);
  Symptoms shown;
  std::vector<std::string_view> areas;
  for (const auto& symptom : knowledge->symptoms) {
    const bool is_meant = std::find(meant.begin(), meant.end(), symptom.id) != meant.end();
    if (!is_meant && !holds(symptom, filter)) continue;
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
