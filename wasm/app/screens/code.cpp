#include "core/stripe/typed_configurations.hpp"
#include "wasm/app/screens/parts.hpp"
#include "wasm/app/screens/reading.hpp"
#include "wasm/app/screens/screens.hpp"
#include "wasm/app/screens/words.hpp"

namespace portal_guide::app {
namespace {

/// The configuration that the code names: the first one in the mode's field.
std::string named_configuration(const View& view) {
  const auto& text = view.state.configuration(view.state.mode);
  const auto typed = stripe::typed_configurations(text);
  return typed && !typed->either.empty() ? typed->either.front().id : text;
}

/// Used in the code until the reader gives an address.
constexpr std::string_view kExampleAddress = "https://your-app.example/account";

std::optional<Action> draw_languages(const View& view, ui::Frame& frame, const std::vector<content::Snippet>& snippets,
                                     const content::Snippet& chosen) {
  std::optional<Action> action;
  const auto group =
      ui::region(frame, "languages", ui::Landmark::Section, {.name = words(view, "code.language"), .gap = ui::kSpace8});
  ui::text(frame, words(view, "code.language"), {.style = ui::TextStyle::Label});
  const auto buttons = ui::row(frame);
  for (const auto& snippet : snippets) {
    if (ui::button(frame, snippet.id, {.text = snippet.language, .pressed = &snippet == &chosen, .small = true})) {
      action = ChooseLanguage{snippet.id};
    }
  }
  return action;
}

std::optional<Action> draw_snippet(const View& view, ui::Frame& frame, const content::Snippet& snippet) {
  std::optional<Action> action;
  const content::Arguments arguments = {{"language", snippet.language}};
  const auto title = words(view, "code.snippet", arguments);
  const auto& address = view.state.return_url;
  const auto code =
      content::fill_snippet(snippet, address.empty() ? kExampleAddress : std::string_view(address), named_configuration(view));
  const Part part(frame, "snippet", title);
  if (!snippet.install.empty()) {
    ui::paragraph(frame, words(view, "code.install"));
    if (ui::code_block(frame, "install", snippet.install,
                       {.name = words(view, "code.install-name", arguments), .copy = words(view, "code.copy-install")})) {
      action = CopyText{snippet.install};
    }
  }
  if (!code) {
    // The field says what is wrong.
    ui::status(frame, "fault", words(view, "code.fault"), {.tone = ui::Tone::Error, .icon = ui::Icon::Octagon});
    return action;
  }
  ui::paragraph(frame, words(view, "code.where"));
  if (address.empty()) ui::paragraph(frame, words(view, "code.example"), {.tone = ui::Tone::Muted});
  if (ui::code_block(frame, "code", *code, {.name = title, .copy = words(view, "code.copy")})) action = CopyText{*code};
  return action;
}

/// The error's sentence if the error is about this field; else empty.
std::string fault_of(const View& view, const content::Snippet& snippet, std::string_view id) {
  const auto& address = view.state.return_url;
  const auto code =
      content::fill_snippet(snippet, address.empty() ? kExampleAddress : std::string_view(address), named_configuration(view));
  return code || code.error().id != id ? std::string() : content::describe(view.state.content, code.error());
}

}  // namespace

std::optional<Action> draw_code(const View& view, ui::Frame& frame) {
  std::optional<Action> action;
  screen_introduction(view, frame, words(view, "code.title"), words(view, "code.lead"));
  const auto* knowledge = draw_knowledge(view, frame, action);
  if (knowledge == nullptr) return action;
  const auto* snippet = content::find_snippet(knowledge->snippets, view.state.place.id);
  if (snippet == nullptr && !knowledge->snippets.empty()) snippet = &knowledge->snippets.front();
  if (snippet == nullptr) return action;

  if (auto chosen = draw_languages(view, frame, knowledge->snippets, *snippet)) action = std::move(chosen);
  {
    const auto fields = ui::stack(frame, ui::kSpace16);
    ui::text_field(frame, "return-url", view.drafts.return_url,
                   {.label = words(view, "code.return-url"),
                    .hint = words(view, "code.return-url-hint"),
                    .error = fault_of(view, *snippet, "snippet-return-url"),
                    .placeholder = "https://"});
    ui::text_field(frame, "configuration", view.drafts.configuration(view.state.mode),
                   {.label = words(view, "code.configuration"),
                    .hint = words(view, "code.configuration-hint"),
                    .error = fault_of(view, *snippet, "snippet-configuration"),
                    .placeholder = "bpc_…",
                    .monospace = true});
  }
  if (auto chosen = draw_snippet(view, frame, *snippet)) action = std::move(chosen);
  draw_sources(view, frame, snippet->sources);
  return action;
}

}  // namespace portal_guide::app
