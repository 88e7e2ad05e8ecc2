#pragma once

#include <optional>
#include <string>

#include "core/content/content.hpp"
#include "core/content/knowledge.hpp"
#include "core/link/link.hpp"

/// Where in the guide the reader is.
namespace portal_guide::app {

struct Place {
  enum class Kind { Start, Step, Connect, Checks, Rule, Glossary, Pitfall, Search, Problems, Symptom, Declines, Code };

  Kind kind = Kind::Start;
  /// Of the step, rule, pitfall or symptom. For Glossary, Declines and Code the term, code or language to show, or empty for
  /// the top of the list. For Search what is asked for, which may be empty. Else empty.
  std::string id = {};

  bool operator==(const Place&) const = default;
};

/// The place a link's target names; nullopt where the guide has no such thing, and for reports, which it does not have
/// at all. What is looked up may not have come yet (`knowledge` is null): then any term, symptom, code or language may be
/// there.
std::optional<Place> place_of(const content::Content& content, const content::Knowledge* knowledge, const link::Target& target);

/// Whether the place shows something of the knowledge that the content does not hold itself.
bool needs_knowledge(const content::Content& content, const Place& place);

/// The nearest thing a link can say: Connect is a part of the checks, the glossary's top is its first term, and a search for
/// nothing leads to the problems.
link::Target target_of(const content::Content& content, const Place& place);

}  // namespace portal_guide::app
