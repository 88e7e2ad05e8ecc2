#include "wasm/gallery/components.hpp"

#include <string_view>
#include <utility>

namespace portal_guide::gallery {
namespace {

template <class Value>
struct Named {
  Value value;
  std::string_view name;
};

constexpr Named<ui::TextStyle> kStyles[] = {{ui::TextStyle::Display, "Display"}, {ui::TextStyle::Title, "Title"},
                                            {ui::TextStyle::Heading, "Heading"}, {ui::TextStyle::Body, "Body"},
                                            {ui::TextStyle::Label, "Label"},     {ui::TextStyle::Small, "Small"},
                                            {ui::TextStyle::Code, "Code"},       {ui::TextStyle::Item, "Item"}};

constexpr Named<ui::Tone> kTones[] = {
    {ui::Tone::Plain, "Plain"},     {ui::Tone::Muted, "Muted"}, {ui::Tone::Accent, "Accent"},  {ui::Tone::Error, "Error"},
    {ui::Tone::Warning, "Warning"}, {ui::Tone::Info, "Info"},   {ui::Tone::Success, "Success"}};

constexpr Named<ui::Icon> kIcons[] = {{ui::Icon::Octagon, "octagon"},
                                      {ui::Icon::Triangle, "triangle"},
                                      {ui::Icon::CircleInfo, "circle info"},
                                      {ui::Icon::Tick, "tick"},
                                      {ui::Icon::CircleTick, "circle tick"},
                                      {ui::Icon::Dot, "dot"},
                                      {ui::Icon::Ring, "ring"},
                                      {ui::Icon::Minus, "minus"},
                                      {ui::Icon::ChevronRight, "chevron right"},
                                      {ui::Icon::ChevronDown, "chevron down"},
                                      {ui::Icon::ArrowLeft, "arrow left"},
                                      {ui::Icon::ArrowRight, "arrow right"},
                                      {ui::Icon::External, "external"},
                                      {ui::Icon::Search, "search"},
                                      {ui::Icon::Copy, "copy"},
                                      {ui::Icon::Cross, "cross"},
                                      {ui::Icon::Lock, "lock"},
                                      {ui::Icon::Refresh, "refresh"},
                                      {ui::Icon::Stop, "stop"},
                                      {ui::Icon::Book, "book"},
                                      {ui::Icon::Question, "question"},
                                      {ui::Icon::Dots, "dots"}};

constexpr Named<ui::Look> kLooks[] = {{ui::Look::Primary, "Primary"},
                                      {ui::Look::Secondary, "Secondary"},
                                      {ui::Look::Quiet, "Quiet"},
                                      {ui::Look::Danger, "Danger"}};

/// A part of the page below its own heading.
class Part {
 public:
  Part(ui::Frame& frame, std::string_view title)
      : region_(ui::region(frame, title, ui::Landmark::Section, {.name = title, .gap = ui::kSpace12})) {
    ui::heading(frame, 2, title);
  }

 private:
  ui::Scope region_;
};

void draw_texts(ui::Frame& frame) {
  const Part part(frame, "Text");
  for (const auto& [style, name] : kStyles) {
    ui::text(frame, std::string(name) + " 0123 Ag Ünïcode 漢字", {.style = style});
  }
  for (const auto& [tone, name] : kTones) {
    ui::text(frame, name, {.style = ui::TextStyle::Label, .tone = tone});
  }
  ui::paragraph(frame,
                "A paragraph with a **strong** part, some `code`, [a place](step/return-url) and "
                "[another site](https://docs.stripe.com/customer-management), long enough to break into lines.");
  for (const int level : {2, 3, 4}) {
    ui::heading(frame, level, "Heading of level " + std::to_string(level), {.icon = ui::Icon::Book, .tone = ui::Tone::Accent});
  }
  ui::code_block(frame, "code", "curl https://api.stripe.com/v1/billing_portal/configurations \\\n  -d active=true",
                 {.name = "A block of code", .copy = "Copy the code"});
}

void draw_icons(ui::Frame& frame) {
  const Part part(frame, "Icons and badges");
  {
    const auto line = ui::row(frame);
    for (const auto& [icon, name] : kIcons) {
      ui::badge(frame, {.text = name, .icon = icon});
    }
  }
  const auto line = ui::row(frame);
  for (const auto& [tone, name] : kTones) {
    ui::badge(frame, {.text = name, .tone = tone, .icon = ui::Icon::CircleInfo});
  }
}

void draw_buttons(ui::Frame& frame) {
  const Part part(frame, "Buttons");
  for (const auto& [look, name] : kLooks) {
    const std::string word(name);
    const auto line = ui::row(frame);
    ui::button(frame, word, {.text = word, .look = look});
    ui::button(frame, word + "-icon", {.text = word + ", icon", .look = look, .icon = ui::Icon::Copy});
    ui::button(frame, word + "-last",
               {.text = word + ", onward", .look = look, .icon = ui::Icon::ArrowRight, .icon_last = true});
    ui::button(frame, word + "-small", {.text = word + ", small", .look = look, .small = true});
    ui::button(frame, word + "-off",
               {.text = word + ", disabled", .look = look, .disabled = true, .hint = "Why it is disabled"});
    ui::button(frame, word + "-hidden",
               {.text = word + ", icon alone", .look = look, .icon = ui::Icon::Dots, .text_hidden = true});
  }
  {
    const auto line = ui::row(frame);
    ui::button(frame, "pressed", {.text = "Pressed", .pressed = true, .small = true});
    ui::button(frame, "not-pressed", {.text = "Not pressed", .pressed = false, .small = true});
    ui::link_button(frame, "away", {.text = "To another site", .target = "https://docs.stripe.com/customer-management"});
    ui::link_button(frame, "place", {.text = "To a place", .target = "step/return-url", .look = ui::Look::Primary});
    ui::link(frame, "link", {.text = "A link by itself", .target = "step/return-url", .icon = ui::Icon::Book});
  }
  ui::button(frame, "wide", {.text = "As wide as there is room", .full_width = true});
}

void draw_fields(ui::Frame& frame, Components& state) {
  const Part part(frame, "Fields");
  ui::text_field(frame, "name", state.name, {.label = "Text", .hint = "A hint below the label", .placeholder = "An example"});
  ui::text_field(frame, "wrong", state.wrong, {.label = "With an error", .error = "What is wrong, and what would be right"});
  std::string fixed = "Cannot be changed";
  ui::text_field(frame, "disabled", fixed, {.label = "Disabled", .disabled = true});
  ui::search_field(frame, "search", state.search, {.label = "Search", .placeholder = "Words to look for"});
  ui::secret_field(frame, "secret", state.shape,
                   {.label = "A secret", .placeholder = "Never enters the program", .required = true});
  ui::text_area(frame, "notes", state.notes, {.label = "Several lines", .monospace = true, .lines = 3});
  ui::checkbox(frame, "ticked", state.ticked, {.label = "A checkbox"});
  bool off = false;
  ui::checkbox(frame, "off", off, {.label = "A checkbox, disabled", .disabled = true});
  constexpr ui::Choice kChoices[] = {{.key = "one", .label = "One"}, {.key = "two", .label = "Two"}};
  ui::choice(frame, "choice", state.choice, kChoices, {.label = "One of several"});
  ui::choice(frame, "segment", state.segment, kChoices, {.label = "One of several, in one box", .segmented = true});
}

void draw_cards(ui::Frame& frame) {
  const Part part(frame, "Cards and lists");
  for (const auto& [tone, name] : kTones) {
    const auto card = ui::card(frame, name, {.role = ui::CardRole::Group, .name = name, .tone = tone, .gap = ui::kSpace4});
    ui::text(frame, name, {.style = ui::TextStyle::Label, .tone = tone});
    ui::paragraph(frame, "Text and [a link](step/return-url) on a ground of this tone.");
  }
  constexpr Named<ui::Marker> kMarkers[] = {
      {ui::Marker::Bullet, "Bullets"}, {ui::Marker::Number, "Numbers"}, {ui::Marker::None, "No markers"}};
  for (const auto& [marker, name] : kMarkers) {
    const auto list = ui::list(frame, name, {.name = name, .marker = marker, .gap = ui::kSpace4});
    for (const auto* words : {"The first item", "The second item"}) {
      const auto item = ui::item(frame);
      ui::text(frame, std::string(name) + ": " + words);
    }
  }
  const auto pairs = ui::definitions(frame, "pairs");
  for (const auto* label : {"Now", "Should be"}) {
    const auto pair = ui::definition(frame, label);
    ui::text(frame, "What is said of it");
  }
}

void draw_navigation(ui::Frame& frame) {
  const Part part(frame, "Navigation");
  const auto list = ui::list(frame, "items", {.name = "Places", .marker = ui::Marker::None, .gap = 0});
  {
    const auto item = ui::item(frame);
    ui::nav_item(frame, "current",
                 {.text = "The current one", .target = "step/return-url", .icon = ui::Icon::Dot, .current = true});
  }
  {
    const auto item = ui::item(frame);
    ui::nav_item(frame, "done",
                 {.text = "A settled one",
                  .target = "step/launch",
                  .icon = ui::Icon::CircleTick,
                  .icon_tone = ui::Tone::Success,
                  .state = "done"});
  }
  const auto item = ui::item(frame);
  ui::nav_item(
      frame, "count",
      {.text = "One with a count", .target = "checks", .icon = ui::Icon::Octagon, .icon_tone = ui::Tone::Error, .detail = "4"});
}

void draw_progress(ui::Frame& frame, Components& state) {
  const Part part(frame, "What opens, and what goes on");
  ui::ring(frame, "ring", {.name = "Steps", .value = 0.625F, .value_text = "10 of 16", .inner = "10"});
  ui::progress(frame, "known", {.name = "Sections", .value = 0.36F, .value_text = "4 of 11", .show_text = true});
  {
    const auto card = ui::card(frame, "line", {.role = ui::CardRole::Article, .name = "A line of a list", .line = true});
    if (ui::summary(frame, "summary",
                    {.icon = ui::Icon::Octagon,
                     .tone = ui::Tone::Error,
                     .kind = "Error",
                     .title = "A line of a list that can be gone through quickly",
                     .detail = "Live · Return URL",
                     .open = state.open})) {
      state.open = !state.open;
    }
    if (state.open) ui::paragraph(frame, "What is below the line while it is open.");
  }
  for (const auto& [tone, name] : kTones) {
    ui::status(frame, name, std::string(name) + ": how things stand", {.tone = tone, .icon = ui::Icon::CircleInfo});
  }
  if (ui::disclosure(frame, "moving", {.title = "What moves", .detail = "two"})) {
    ui::progress(frame, "unknown", {.name = "Something that goes on"});
    ui::button(frame, "busy", {.text = "Busy", .busy = true});
  }
  if (ui::disclosure(frame, "plain", {.title = "A line that opens", .open_at_first = true})) ui::text(frame, "What it holds.");
}

void draw_layers(ui::Frame& frame, Components& state) {
  const Part part(frame, "Layers");
  const auto line = ui::row(frame);
  const auto anchor = ui::id_of(frame, "menu-button");
  if (ui::button(frame, "menu-button", {.text = "Menu", .opens_menu = true, .expanded = state.menu})) state.menu = !state.menu;
  if (ui::button(frame, "panel-button", {.text = "Panel"})) state.panel = true;
  if (ui::button(frame, "toast-button", {.text = "Toast"})) state.toast = !state.toast;
  if (state.menu) {
    const auto menu = ui::floating(frame, "menu", ui::Floating::Menu, {.name = "Menu", .anchor = anchor, .gap = 0});
    const bool plain = ui::menu_item(frame, "plain", {.text = "An item", .icon = ui::Icon::Copy});
    const bool red =
        ui::menu_item(frame, "red", {.text = "An item to think about", .icon = ui::Icon::Refresh, .tone = ui::Tone::Error});
    if (plain || red) state.menu = false;
  }
  if (state.panel) {
    const auto panel = ui::floating(frame, "panel", ui::Floating::Panel, {.name = "Panel", .width = 320});
    ui::heading(frame, 3, "A panel");
    ui::text(frame, "It stands in the middle of the view.");
    if (ui::button(frame, "shut", {.text = "Shut the panel"})) state.panel = false;
  }
  if (state.toast) {
    const auto toast = ui::floating(frame, "toast", ui::Floating::Toast, {.name = "Copied", .width = 320});
    const auto words = ui::row(frame);
    ui::icon(frame, ui::Icon::Tick, ui::Tone::Success);
    ui::text(frame, "Copied", {.style = ui::TextStyle::Label});
  }
}

}  // namespace

void draw_components(ui::Frame& frame, Components& state) {
  const auto main = ui::region(frame, "components", ui::Landmark::Main, {.name = "Components"});
  const auto inset =
      ui::inset(frame, {.padding = frame.width() < 480 ? ui::kSpace16 : ui::kSpace24, .max_width = 900, .gap = ui::kSpace32});
  draw_texts(frame);
  draw_icons(frame);
  draw_buttons(frame);
  draw_fields(frame, state);
  draw_cards(frame);
  draw_navigation(frame);
  draw_progress(frame, state);
  draw_layers(frame, state);
}

}  // namespace portal_guide::gallery
