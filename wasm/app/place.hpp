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
  /// The id of the step, rule, pitfall or symptom. For Glossary, Declines and Code: the term, code or language to show, or
  /// empty for the top of the list. For Search: the words, which may be empty. Empty for the other kinds.
  std::string id = {};

  bool operator==(const Place&) const = default;
};

/// The place that a link's target names; nullopt if the guide has no such place, and for reports, which have no place.
/// While the knowledge has not been fetched (`knowledge` is null), every term, symptom, code and language is taken to
/// exist.
std::optional<Place> place_of(const content::Content& content, const content::Knowledge* knowledge, const link::Target& target);

/// Whether the place shows something that only the knowledge holds.
bool needs_knowledge(const content::Content& content, const Place& place);

/// The target of a link that leads to the place, or as near to it as a link can: Connect becomes the checks, the top of the
/// glossary its first term, and an empty search the problems.
link::Target target_of(const content::Content& content, const Place& place);

}  // namespace portal_guide::app
