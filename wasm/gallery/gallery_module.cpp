#include <array>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "wasm/app/messages.hpp"
#include "wasm/app/ui/ui.hpp"
#include "wasm/gallery/components.hpp"
#include "wasm/platform/module_memory.hpp"
#include "wasm/platform/widget.hpp"

/// gallery.wasm: every component of the layer in every state, which the page /components/ shows; and a page like the product's,
/// for the browser tests of the layer. Its words are not the product's, so they are here and not in content/.
namespace {

using namespace portal_guide;
using platform::answer;

class Gallery {
 public:
  explicit Gallery(bool all_components) : all_components_(all_components) {}

  void on_event(const app::Event& event, std::int64_t) {
    if (const auto* connected = std::get_if<app::Connected>(&event)) {
      outcome_ = connected->ok ? "Connected" : "Refused: " + connected->code;
    }
    if (const auto* failed = std::get_if<app::Failed>(&event)) {
      outcome_ = failed->reason == app::Failed::Reason::Timeout ? "Timed out" : "No answer";
    }
    if (const auto* response = std::get_if<app::Response>(&event)) {
      outcome_ = "Answer " + std::to_string(response->status) + ": " + response->body;
    }
    if (std::get_if<app::Timer>(&event) != nullptr) outcome_ = "Time is up";
    if (const auto* copied = std::get_if<app::Copied>(&event)) outcome_ = copied->ok ? "Copied" : "Not copied";
    if (const auto* loaded = std::get_if<app::Loaded>(&event)) outcome_ = "Loaded: " + loaded->text.value_or("nothing");
    if (const auto* open = std::get_if<app::Open>(&event)) place_ = open->target;
  }

  void draw(ui::Frame& frame, std::int64_t) {
    if (all_components_) {
      auto known = components_;
      gallery::draw_components(frame, components_);
      if (known.menu != components_.menu || known.panel != components_.panel || known.toast != components_.toast ||
          known.open != components_.open) {
        frame.again();
      }
      return;
    }
    ui::skip_link(frame, "Skip to content", ui::id_of(frame, "content"));
    draw_banner(frame);
    if (frame.wide()) {
      const auto columns = ui::columns(frame, {264, 0}, {.gap = 0});
      {
        const auto side = ui::column(frame);
        draw_navigation(frame);
      }
      const auto rest = ui::column(frame);
      draw_main(frame);
    } else {
      draw_main(frame);
    }
    if (!frame.followed().empty()) {
      place_ = frame.followed();
      effects_.emplace_back(app::Navigate{place_});
    }
  }

  std::vector<app::Effect> take_effects() { return std::exchange(effects_, {}); }

 private:
  void draw_banner(ui::Frame& frame) {
    const auto banner = ui::region(frame, "banner", ui::Landmark::Banner,
                                   {.name = "Portal Guide", .pinned = true, .surface = true, .padding = 12});
    const auto row = ui::row(frame, {.gap = 12});
    ui::heading(frame, 1, "Portal Guide", {.icon = ui::Icon::Book, .tone = ui::Tone::Accent});
    ui::spring(frame);
    if (frame.wide()) {
      ui::search_field(frame, "search", search_,
                       {.label = "Search", .label_hidden = true, .placeholder = "Search…", .width = 220});
    }
    ui::choice(frame, "mode", mode_, kModes, {.label = "Stripe mode", .label_hidden = true, .segmented = true});
  }

  void draw_navigation(ui::Frame& frame) {
    const auto navigation = ui::region(frame, "steps", ui::Landmark::Navigation,
                                       {.name = "Steps", .pinned = true, .surface = true, .padding = 16, .gap = 8});
    ui::heading(frame, 2, "Set up", {.style = ui::TextStyle::Label, .tone = ui::Tone::Muted});
    const auto list = ui::list(frame, "list", {.marker = ui::Marker::None, .gap = 2});
    struct Row {
      const char* key;
      const char* text;
      ui::Icon icon;
      ui::Tone tone;
      const char* state;
      const char* detail;
    };
    constexpr std::array<Row, 6> kRows{
        {{"before-you-start", "Before you start", ui::Icon::CircleTick, ui::Tone::Success, "done", ""},
         {"open-settings", "Open the portal settings", ui::Icon::CircleTick, ui::Tone::Success, "done", ""},
         {"payment-methods", "Payment methods", ui::Icon::Minus, ui::Tone::Muted, "skipped", ""},
         {"return-url", "Set the default return URL", ui::Icon::Dot, ui::Tone::Accent, "", "2"},
         {"plan-switching", "Let customers switch plans and choose the products they can switch to", ui::Icon::Ring,
          ui::Tone::Muted, "", ""},
         {"launch", "Launch", ui::Icon::Ring, ui::Tone::Muted, "", ""}}};
    for (const Row& row : kRows) {
      const auto item = ui::item(frame, row.key);
      const std::string target = std::string("step/") + row.key;
      ui::nav_item(frame, "link",
                   {.text = row.text,
                    .target = target,
                    .icon = row.icon,
                    .icon_tone = row.tone,
                    .detail = row.detail,
                    .state = row.state,
                    .current = place_.empty() ? std::string_view(row.key) == "return-url" : target == place_,
                    .step = true});
    }
  }

  void draw_main(ui::Frame& frame) {
    const auto content = ui::region(frame, "content", ui::Landmark::Main, {.name = "Gallery"});
    const auto inset = ui::inset(frame, {.padding = frame.wide() ? 32.0f : 16.0f, .max_width = 760, .gap = 16});
    ui::heading(frame, 2, "Set the default return URL", {.style = ui::TextStyle::Display});
    ui::text(frame, "3 min · checked by 4 rules", {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
    ui::paragraph(frame,
                  "Customers who finish in the portal need a **way back to you**. Without a default [return "
                  "URL](term/return-url) the portal shows no link, "
                  "and `return_url` must be sent with every session. Stripe explains it in [its own "
                  "guide](https://docs.stripe.com/customer-management).");
    {
      const auto list = ui::list(frame, "do", {.marker = ui::Marker::Number, .gap = 12});
      {
        const auto item = ui::item(frame);
        ui::text(frame, "Open the customer portal settings in Stripe.");
        ui::link_button(frame, "open",
                        {.text = "Open in Stripe", .target = "https://dashboard.stripe.com/settings/billing/portal"});
      }
      {
        const auto item = ui::item(frame);
        ui::paragraph(frame, "Under **Business information**, enter the address as *Default redirect link*.");
      }
      {
        const auto item = ui::item(frame);
        ui::text(frame, "Press Save.");
      }
    }
    draw_finding(frame);
    draw_fields(frame);
    draw_actions(frame);
    draw_states(frame);
  }

  void draw_finding(ui::Frame& frame) {
    const auto card = ui::card(frame, "finding", {.role = ui::CardRole::Article, .name = "No return URL is set"});
    {
      const auto row = ui::row(frame);
      ui::badge(frame, {.text = "Error", .tone = ui::Tone::Error, .icon = ui::Icon::Octagon});
      ui::badge(frame, {.text = "Live mode"});
      ui::text(frame, "return-url-missing", {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
    }
    ui::heading(frame, 3, "No return URL is set", {.style = ui::TextStyle::Title});
    ui::text(frame, "Customers who finish in the portal have no way back to you.");
    {
      const auto pairs = ui::definitions(frame, "pairs");
      {
        const auto pair = ui::definition(frame, "What was seen");
        ui::paragraph(frame, "`default_return_url` of `bpc_…1x` is empty", {.style = ui::TextStyle::Small});
      }
      {
        const auto pair = ui::definition(frame, "How to fix");
        const auto list = ui::list(frame, "fix", {.marker = ui::Marker::Number});
        {
          const auto item = ui::item(frame);
          ui::text(frame, "Open Customer portal settings");
        }
        {
          const auto item = ui::item(frame);
          ui::paragraph(frame, "Under **Default redirect link** enter the page your customers should come back to");
        }
      }
    }
    if (ui::disclosure(frame, "api", {.title = "With the API"}) &&
        ui::code_block(frame, "curl",
                       "curl https://api.stripe.com/v1/billing_portal/configurations/bpc_1x \\\n  -d "
                       "default_return_url=https://shop.example/account",
                       {.name = "curl command", .copy = "Copy"})) {
      effects_.emplace_back(app::Copy{"curl https://api.stripe.com"});
    }
    const auto row = ui::row(frame);
    ui::button(frame, "copy-link", {.text = "Copy link", .icon = ui::Icon::Copy});
    ui::link_button(frame, "step", {.text = "Go to step", .target = "step/return-url"});
    ui::button(frame, "again", {.text = "Check again", .look = ui::Look::Quiet, .icon = ui::Icon::Refresh});
  }

  void draw_fields(ui::Frame& frame) {
    const auto card = ui::card(frame, "fields", {.role = ui::CardRole::Section, .name = "Fields"});
    ui::heading(frame, 3, "Fields");
    ui::text_field(frame, "name", name_,
                   {.label = "Name",
                    .hint = "As on the invoice",
                    .error = name_.empty() ? "Enter a name" : "",
                    .placeholder = "Ada Lovelace"});
    const ui::FieldResult secret = ui::secret_field(
        frame, "key", shape_, {.label = "Restricted API key", .hint = "Starts with rk_test_", .placeholder = "rk_test_…"});
    if (!shape_.empty()) ui::text(frame, "Shape: " + shape_, {.style = ui::TextStyle::Small, .tone = ui::Tone::Muted});
    if (ui::button(frame, "connect", {.text = "Connect", .look = ui::Look::Primary}) || secret.submitted) {
      effects_.emplace_back(app::Connect{.id = 7, .field = secret.id, .mode = app::Mode::Test});
    }
    ui::text_area(frame, "notes", notes_, {.label = "Notes", .lines = 3});
    ui::checkbox(frame, "agree", agreed_, {.label = "I have read what the key may do"});
    ui::checkbox(frame, "fixed", fixed_, {.label = "Cannot be changed", .disabled = true});
    ui::choice(frame, "mode", mode_, kModes, {.label = "Mode"});
  }

  void draw_actions(ui::Frame& frame) {
    const auto card = ui::card(frame, "actions", {.role = ui::CardRole::Section, .name = "Actions"});
    ui::heading(frame, 3, "Actions");
    {
      const auto row = ui::row(frame);
      if (ui::button(frame, "primary", {.text = "Count", .look = ui::Look::Primary})) ++count_;
      ui::button(frame, "secondary", {.text = "Secondary"});
      ui::button(frame, "quiet", {.text = "Quiet", .look = ui::Look::Quiet});
      ui::button(frame, "danger", {.text = "Disconnect", .look = ui::Look::Danger});
      ui::button(frame, "disabled", {.text = "Disabled", .disabled = true, .hint = "Connect first"});
      ui::button(frame, "next",
                 {.text = "I did this", .look = ui::Look::Primary, .icon = ui::Icon::ArrowRight, .icon_last = true});
    }
    ui::status(frame, "count", count_ == 0 ? std::string() : "Counted " + std::to_string(count_),
               {.tone = ui::Tone::Success, .icon = ui::Icon::Tick});
    {
      const auto row = ui::row(frame);
      if (ui::button(frame, "filter", {.text = "Errors 2", .icon = ui::Icon::Octagon, .pressed = filtered_, .small = true})) {
        filtered_ = !filtered_;
      }
      if (ui::button(frame, "fetch", {.text = "Fetch", .small = true})) {
        effects_.emplace_back(
            app::Fetch{.id = 3, .path = "/v1/stripe/v1/account", .authorize = app::Mode::Test, .timeout_ms = 2000});
      }
      if (ui::button(frame, "store", {.text = "Store", .small = true})) effects_.emplace_back(app::Store{"gallery", "kept"});
      if (ui::button(frame, "load", {.text = "Load", .small = true})) effects_.emplace_back(app::Load{"gallery"});
      if (ui::button(frame, "delay", {.text = "Delay", .small = true})) effects_.emplace_back(app::Delay{5, 50});
      if (ui::button(frame, "busy", {.text = busy_ ? "Busy" : "Start", .busy = busy_, .small = true})) busy_ = true;
      if (ui::button(frame, "stop", {.text = "Stop", .icon = ui::Icon::Stop, .small = true})) busy_ = false;
      if (ui::button(frame, "focus-title", {.text = "Focus the title", .small = true})) focus_title_ = true;
    }
    ui::status(frame, "outcome", outcome_, {.icon = ui::Icon::CircleInfo});
  }

  void draw_states(ui::Frame& frame) {
    const ui::Id title = ui::heading(frame, 3, "States");
    if (std::exchange(focus_title_, false)) ui::focus(frame, title);
    ui::progress(frame, "progress",
                 {.name = "Reading the account", .value = 0.36f, .value_text = "4 of 11", .show_text = true});
    struct Row {
      const char* key;
      ui::Tone tone;
      ui::Icon icon;
      const char* word;
      const char* text;
    };
    constexpr std::array<Row, 4> kRows{
        {{"error", ui::Tone::Error, ui::Icon::Octagon, "Error",
          "The proxy cannot be reached. Check the address and try again."},
         {"warning", ui::Tone::Warning, ui::Icon::Triangle, "Warning", "Two products are archived."},
         {"advice", ui::Tone::Info, ui::Icon::CircleInfo, "Advice", "Send the webhook events too."},
         {"passed", ui::Tone::Success, ui::Icon::Tick, "Passed",
          "The return address is secure. [See the step](step/return-url)"}}};
    for (const Row& row : kRows) {
      const auto card = ui::card(frame, row.key, {.role = ui::CardRole::Group, .name = row.word, .tone = row.tone, .gap = 4});
      ui::badge(frame, {.text = row.word, .tone = row.tone, .icon = row.icon});
      ui::paragraph(frame, row.text);
    }
    ui::separator(frame);
    ui::text(frame, "Prüfung · Überblick · 漢字かな · Ελληνικά · Кириллица · naïve façade", {.tone = ui::Tone::Muted});
    if (ui::disclosure(frame, "passed-rules",
                       {.title = "Passed", .level = 3, .detail = "40", .style = ui::TextStyle::Heading})) {
      const auto list = ui::list(frame, "passed-list");
      for (int index = 0; index < 40; ++index) {
        const auto item = ui::item(frame);
        ui::text(frame, "Rule number " + std::to_string(index + 1));
      }
    }
  }

  static constexpr std::array<ui::Choice, 2> kModes{{{"test", "Test"}, {"live", "Live"}}};

  bool all_components_;
  gallery::Components components_;
  std::vector<app::Effect> effects_;
  std::string place_, search_, name_, shape_, notes_, outcome_;
  std::string mode_ = "test";
  bool agreed_ = false, fixed_ = true, filtered_ = false, busy_ = false, focus_title_ = false;
  int count_ = 0;
};

using Widget = platform::Widget<Gallery>;

std::unique_ptr<Widget>& widget() {
  static std::unique_ptr<Widget> instance;
  return instance;
}

}  // namespace

void* widget_allocate(std::size_t size) { return std::malloc(size); }
void widget_release(void* memory) { std::free(memory); }

const WidgetText* widget_start(const char* start, std::size_t size, const char*, std::size_t) {
  const auto message = parse_json({start, size}).value_or(Json());
  widget() = std::make_unique<Widget>(Gallery(as_string(find(message, "fragment")) == "components"));
  return answer(widget()->started());
}

const WidgetText* widget_event(const char* event, std::size_t size) {
  return answer(widget()->event(parse_json({event, size}).value_or(Json())));
}

const WidgetText* widget_frame(double time_ms, double unix_ms, int show) {
  return answer(widget()->frame(time_ms, static_cast<std::int64_t>(unix_ms), show != 0));
}

void widget_context_restored() { widget()->context_restored(); }

const WidgetText* widget_report() { return answer({}); }
const WidgetText* widget_progress() { return answer("{}"); }
