#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/compare/comparison.hpp"
#include "core/stripe/reference.hpp"
#include "core/stripe/snapshot.hpp"

/// One mode's part of a comparison, and what is unknown of it.
namespace portal_guide::compare {

/// What was not read, and why.
struct Gap {
  report::Because because = report::Because::Absent;
  /// The key of the sentence that says so, such as "not-checked.partial".
  std::string_view sentence;
  content::Arguments arguments = {};
  std::optional<stripe::SectionName> section = std::nullopt;
  stripe::Mode mode = stripe::Mode::Test;
};

Gap absent_at(std::string pointer);
Gap malformed_at(std::string pointer);
Gap not_expanded();

/// The gap's sentence.
std::string describe(const Gap& gap, const content::Content& content);

/// An object of the snapshot and where it stands. Views live as long as the snapshot.
struct Located {
  const Json* value = nullptr;
  std::string pointer;
  /// Empty where the object has none.
  std::string_view id;
};

struct Side {
  const stripe::Snapshot& snapshot;
  stripe::Mode mode;
  /// The default configuration.
  std::optional<Located> configuration = std::nullopt;
  /// Why it is not known whether there is a default configuration; none where `configuration` is, or where the complete list
  /// holds none.
  std::optional<Gap> configuration_gap = std::nullopt;

  const stripe::Section& section(stripe::SectionName name) const { return snapshot.section(mode, name); }
  /// Why the section cannot be used; none where it was read, whole or not.
  std::optional<Gap> unread(stripe::SectionName name) const;
  /// The same, and why it is no proof that something does not exist.
  std::optional<Gap> not_whole(stripe::SectionName name) const;
};

Side read_side(const stripe::Snapshot& snapshot, stripe::Mode mode);

using stripe::id_of;
/// Empty where the member is missing or no text.
std::string_view text_of(const Json& object, std::string_view dotted_path);
/// Whether a call may repeat the text: nothing in it would be hidden.
bool is_sendable(std::string_view text);

/// `set(object, "a.b", 1)` on an empty object makes it {"a": {"b": 1}}.
void set(OrderedJson& object, std::string_view dotted_path, OrderedJson value);
/// Adds the members of `from`, objects member by member; other values are replaced.
void merge(OrderedJson& into, const OrderedJson& from);

}  // namespace portal_guide::compare
