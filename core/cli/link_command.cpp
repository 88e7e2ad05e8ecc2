#include "core/cli/link_command.hpp"

#include <string_view>

#include "core/content/markup.hpp"
#include "core/link/link.hpp"
#include "core/report/paragraph.hpp"
#include "core/stripe/api_key.hpp"
#include "core/stripe/url.hpp"

namespace portal_guide::cli {
namespace {

using link::TargetKind;

/// The guide's title for the target's page; nullopt where the target has no page.
std::optional<std::string> title_of(const link::Target& target, const content::Content& content,
                                    const content::Knowledge& knowledge) {
  switch (target.kind) {
    case TargetKind::Step:
      if (const auto* step = content::find_step(content, target.id)) return step->title;
      return std::nullopt;
    case TargetKind::Term:
      if (const auto* term = content::find_term(content, target.id)) return term->term;
      return std::nullopt;
    case TargetKind::Pitfall:
      if (const auto* pitfall = content::find_pitfall(content, target.id)) return pitfall->title;
      return std::nullopt;
    case TargetKind::Rule:
      if (const auto* rule = content::find_rule(content, target.id)) return rule->title;
      return std::nullopt;
    case TargetKind::Checks:
      return content::text(content, "checks.title");
    case TargetKind::Symptom:
      if (const auto* symptom = content::find_symptom(knowledge.symptoms, target.id)) return symptom->title;
      return std::nullopt;
    case TargetKind::Decline:
      if (const auto* decline = content::find_decline(knowledge.declines, target.id)) return decline->title;
      return std::nullopt;
    case TargetKind::Snippet:
      if (const auto* snippet = content::find_snippet(knowledge.snippets, target.id)) return snippet->language;
      return std::nullopt;
    case TargetKind::Search:
      return content::text(content, "search.title-of", {{"words", target.id}});
    case TargetKind::Problems:
      return content::text(content, "problems.title");
    case TargetKind::Declines:
      return content::text(content, "declines.title");
    case TargetKind::Snippets:
      return content::text(content, "code.title");
    case TargetKind::Start:
    case TargetKind::Report:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

Expected<std::string> make_link(const LinkOptions& options, const content::Content& content,
                                const content::Knowledge& knowledge) {
  const auto target = link::parse_target(options.target);
  if (!target) return propagate(target);
  if (!title_of(*target, content, knowledge)) {
    return fail({.id = "link-unknown", .arguments = {{"observed", report::printable(options.target)}}});
  }
  if (!options.base.empty() && (!stripe::parse_url(options.base) || options.base.find('#') != std::string::npos)) {
    return fail({.id = "link-base", .arguments = {{"observed", report::printable(stripe::redact_excerpt(options.base))}}});
  }
  const std::string fragment =
      link::encode({.target = *target, .mode = options.mode, .lang = options.lang, .note = options.note});
  // A link that cannot be read back must not be sent.
  const auto readable = link::decode(fragment);
  if (!readable) return propagate(readable);
  return options.base + "#" + fragment + "\n";
}

Expected<std::string> describe_link(const std::string& address, const content::Content& content,
                                    const content::Knowledge& knowledge) {
  const auto link = link::decode(address);
  if (!link) return propagate(link);
  std::string text;
  const auto add = [&](std::string_view key, const content::Arguments& arguments) {
    text += report::printable(content::text(content, "cli.link." + std::string(key), arguments)) + "\n";
  };
  const std::string target = link::to_string(link->target);
  if (link->target.kind == TargetKind::Start) {
    add("opens-start", {});
  } else if (const auto title = title_of(link->target, content, knowledge)) {
    add("opens", {{"title", content::plain_text(*title)}, {"target", target}});
  } else {
    add("nowhere", {{"target", target}});
  }
  if (link->mode) add("opens-mode", {{"mode", std::string(stripe::to_string(*link->mode))}});
  if (!link->lang.empty()) add("opens-language", {{"lang", link->lang}});
  if (!link->note.empty()) add("opens-note", {{"note", stripe::redact_keys(link->note)}});
  return text;
}

}  // namespace portal_guide::cli
