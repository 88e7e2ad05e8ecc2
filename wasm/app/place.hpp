#pragma once

#include <optional>
#include <string>

#include "core/content/content.hpp"
#include "core/link/link.hpp"

/// Where in the guide the reader is.
namespace portal_guide::app {

struct Place {
  enum class Kind { Start, Step, Connect, Checks, Rule, Glossary, Pitfall };

  Kind kind = Kind::Start;
  /// Of the step, rule or pitfall. For Glossary the term to show, or empty for the top of the list. Else empty.
  std::string id = {};

  bool operator==(const Place&) const = default;
};

/// The place a link's target names; nullopt where the guide has no such step, term, pitfall or rule, and for symptoms and
/// reports, which it does not have at all.
std::optional<Place> place_of(const content::Content& content, const link::Target& target);

/// The nearest thing a link can say: Connect is a part of the checks, and the glossary's top is its first term.
link::Target target_of(const content::Content& content, const Place& place);

}  // namespace portal_guide::app
