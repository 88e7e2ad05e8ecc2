#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/stripe/snapshot.hpp"

/// A rule is a value: metadata and a function, in a file of its own. registry.hpp lists them all, sorted by id.
namespace portal_guide::rules {

enum class Modes { Both, LiveOnly };

/// What a rule found, before the content puts it into words.
struct Observation {
  std::vector<report::Evidence> evidence;
  std::vector<report::ObjectReference> objects;
  /// For the placeholders of the rule's texts.
  content::Arguments arguments;
  report::Applicability applicability = report::Applicability::Manual;
  std::optional<report::ApiCall> api;
};

/// Why a rule cannot answer.
struct Unanswered {
  report::Because because = report::Because::Absent;
  content::Arguments arguments;
};

/// Three-valued: observations (one finding each), nothing (passed), or unanswered.
using Answer = tl::expected<std::vector<Observation>, Unanswered>;

struct Context;  // context.hpp: the snapshot, the mode and the configuration under test

struct Rule {
  std::string_view id;
  report::Severity severity;
  Modes modes;
  Answer (*judge)(const Context& context);
};

}  // namespace portal_guide::rules
