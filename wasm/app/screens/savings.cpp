#include "wasm/app/screens/savings.hpp"

#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

void draw_number(const View& view, ui::Frame& frame, const char* name, std::string& value, std::int64_t most) {
  // An empty field is not wrong, only not filled in yet.
  const bool wrong = !value.empty() && !whole_number(value, most);
  const auto fault = wrong ? words(view, "savings.fault", {{"most", std::to_string(most)}}) : std::string();
  ui::text_field(frame, name, value, {.label = words(view, std::string("savings.") + name), .error = fault});
}

}  // namespace

void draw_savings(const View& view, ui::Frame& frame, int level) {
  const auto title = words(view, "savings.title");
  const auto section = ui::region(frame, "savings", ui::Landmark::Section, {.name = title, .gap = ui::kSpace12});
  if (!ui::disclosure(frame, "toggle", {.title = title, .level = level, .style = ui::TextStyle::Heading})) return;
  ui::paragraph(frame, words(view, "savings.lead"));
  auto& numbers = view.drafts.own_numbers;
  draw_number(view, frame, "tickets", numbers.tickets, kMostTickets);
  draw_number(view, frame, "share", numbers.share, kMostPercent);
  draw_number(view, frame, "minutes", numbers.minutes, kMostMinutes);
  std::string result;
  const auto savings = savings_of(view.state.own_numbers);
  if (savings) {
    const content::Arguments arguments = {
        {"tickets", std::to_string(savings->tickets)},      {"share", std::to_string(savings->share_percent)},
        {"minutes", std::to_string(savings->minutes_each)}, {"payments", std::to_string(savings->about_payments)},
        {"low", std::to_string(savings->fewer_low)},        {"high", std::to_string(savings->fewer_high)},
        {"short", std::to_string(savings->hours_low)},      {"long", std::to_string(savings->hours_high)}};
    ui::status(frame, "result", words(view, "savings.result", arguments),
               {.tone = ui::Tone::Success, .icon = ui::Icon::CircleTick});
    ui::paragraph(frame, words(view, "savings.sum", arguments), {.tone = ui::Tone::Muted});
    return;
  }
  ui::status(frame, "result", words(view, "savings.empty"));
}

}  // namespace portal_guide::app
