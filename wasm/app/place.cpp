#include "wasm/app/place.hpp"

namespace portal_guide::app {

std::optional<Place> place_of(const content::Content& content, const link::Target& target) {
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
      if (content::find_term(content, target.id) == nullptr) return std::nullopt;
      return Place{.kind = Place::Kind::Glossary, .id = target.id};
    case Pitfall:
      if (content::find_pitfall(content, target.id) == nullptr) return std::nullopt;
      return Place{.kind = Place::Kind::Pitfall, .id = target.id};
    case Rule:
      if (content::find_rule(content, target.id) == nullptr) return std::nullopt;
      return Place{.kind = Place::Kind::Rule, .id = target.id};
    case Symptom:
    case Decline:
    case Snippet:
    case Search:
    case Problems:
    case Declines:
    case Snippets:
    case Report:
      return std::nullopt;
  }
  return std::nullopt;
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
    case Glossary:
      if (!place.id.empty()) return {.kind = link::TargetKind::Term, .id = place.id};
      if (content.terms.empty()) return {};
      return {.kind = link::TargetKind::Term, .id = content.terms.front().id};
  }
  return {};
}

}  // namespace portal_guide::app
