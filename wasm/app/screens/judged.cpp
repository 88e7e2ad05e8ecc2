#include "wasm/app/screens/judged.hpp"

#include <algorithm>

#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

std::string label_of(const report::JudgedConfiguration& configuration) {
  return configuration.name.empty() ? configuration.id : configuration.name + " (" + configuration.id + ")";
}

std::string tagged(const View& view, const report::JudgedConfiguration& configuration) {
  const bool is_default = configuration.is_default.value_or(false);
  auto label = label_of(configuration);
  if (!is_default && !configuration.named) return label;
  const auto* key = !configuration.named ? "checks.judged-default" : is_default ? "checks.judged-both" : "checks.judged-named";
  return words(view, key, {{"configuration", label}});
}

}  // namespace

void draw_judged(const View& view, ui::Frame& frame, const report::Report& report) {
  const auto lines = ui::stack(frame, 0);
  for (const auto mode : {stripe::Mode::Test, stripe::Mode::Live}) {
    std::string judged;
    for (const auto& configuration : report.configurations) {
      if (configuration.mode != mode) continue;
      judged.append(judged.empty() ? "" : ", ").append(tagged(view, configuration));
    }
    if (judged.empty()) continue;
    ui::text(frame, words(view, "checks.judged", {{"mode", mode_in_sentence(view, mode)}, {"configurations", judged}}),
             {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
  }
}

void draw_not_judged(ui::Frame& frame, const report::Report& report) {
  for (const auto& not_judged : report.configurations_not_judged) {
    ui::paragraph(frame, not_judged.detail);
  }
}

std::string configuration_label(const report::Report& report, std::string_view id) {
  const auto found = std::find_if(report.configurations.begin(), report.configurations.end(),
                                  [id](const report::JudgedConfiguration& each) { return each.id == id; });
  return found == report.configurations.end() ? std::string(id) : label_of(*found);
}

std::string place_words(const View& view, const report::Report& report, stripe::Mode mode, std::string_view configuration) {
  if (configuration.empty()) return mode_words(view, mode);
  return words(view, "checks.of-configuration",
               {{"mode", mode_words(view, mode)}, {"configuration", configuration_label(report, configuration)}});
}

}  // namespace portal_guide::app
