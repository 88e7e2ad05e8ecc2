#include "wasm/app/place.hpp"

#include "core/text/utf8.hpp"

namespace portal_guide::app {

namespace {

/// The longest words that a link may carry (docs/links.md).
constexpr std::size_t kMaxWordsBytes = 200;

}  // namespace

std::optional<Place> place_of(const content::Content& content, const content::Knowledge* knowledge,
                              const link::Target& target) {
  using enum link::TargetKind;
  switch (target.kind) {
    case Start:
      return Place{};
    case Checks:
      return Place{.kind = Place::Kind::Checks};
    case Step:
      if (content::find_step(content, target.id) == nullptr) return std::nullopt;
      return Place{.kind = Place::Kind::Step, .id = target.id};
    case Term:
      if (knowledge != nullptr && content::find_term(content, target.id) == nullptr) return std::nullopt;
      return Place{.kind = Place::Kind::Glossary, .id = target.id};
    case Pitfall:
      if (content::find_pitfall(content, target.id) == nullptr) return std::nullopt;
      return Place{.kind = Place::Kind::Pitfall, .id = target.id};
    case Rule:
      if (content::find_rule(content, target.id) == nullptr) return std::nullopt;
      return Place{.kind = Place::Kind::Rule, .id = target.id};
    case Symptom:
      if (knowledge != nullptr && content::find_symptom(knowledge->symptoms, target.id) == nullptr) return std::nullopt;
      return Place{.kind = Place::Kind::Symptom, .id = target.id};
    case Decline:
      if (knowledge != nullptr && content::find_decline(knowledge->declines, target.id) == nullptr) return std::nullopt;
      return Place{.kind = Place::Kind::Declines, .id = target.id};
    case Snippet:
      if (knowledge != nullptr && content::find_snippet(knowledge->snippets, target.id) == nullptr) return std::nullopt;
      return Place{.kind = Place::Kind::Code, .id = target.id};
    case Search:
      return Place{.kind = Place::Kind::Search, .id = target.id};
    case Problems:
      return Place{.kind = Place::Kind::Problems};
    case Declines:
      return Place{.kind = Place::Kind::Declines};
    case Snippets:
      return Place{.kind = Place::Kind::Code};
    case Report:
      return std::nullopt;
  }
  return std::nullopt;
}

bool needs_knowledge(const content::Content& content, const Place& place) {
  using enum Place::Kind;
  const bool speaks_of_rules = place.kind == Connect || place.kind == Checks || place.kind == Rule;
  if (speaks_of_rules && !content::holds_rule_texts(content)) return true;
  return place.kind == Glossary || place.kind == Search || place.kind == Problems || place.kind == Symptom ||
         place.kind == Declines || place.kind == Code;
}

link::Target target_of(const content::Content& content, const Place& place) {
  using enum Place::Kind;
  switch (place.kind) {
    case Start:
      return {};
    case Step:
      return {.kind = link::TargetKind::Step, .id = place.id};
    case Connect:
    case Checks:
      return {.kind = link::TargetKind::Checks, .id = {}};
    case Rule:
      return {.kind = link::TargetKind::Rule, .id = place.id};
    case Pitfall:
      return {.kind = link::TargetKind::Pitfall, .id = place.id};
    case Search:
      if (place.id.empty()) return {.kind = link::TargetKind::Problems, .id = {}};
      return {.kind = link::TargetKind::Search, .id = std::string(text::first_bytes(place.id, kMaxWordsBytes))};
    case Problems:
      return {.kind = link::TargetKind::Problems, .id = {}};
    case Symptom:
      return {.kind = link::TargetKind::Symptom, .id = place.id};
    case Declines:
      if (place.id.empty()) return {.kind = link::TargetKind::Declines, .id = {}};
      return {.kind = link::TargetKind::Decline, .id = place.id};
    case Code:
      if (place.id.empty()) return {.kind = link::TargetKind::Snippets, .id = {}};
      return {.kind = link::TargetKind::Snippet, .id = place.id};
    case Glossary:
      if (!place.id.empty()) return {.kind = link::TargetKind::Term, .id = place.id};
      if (content.terms.empty()) return {};
      return {.kind = link::TargetKind::Term, .id = content.terms.front().id};
  }
  return {};
}

}  // namespace portal_guide::app
