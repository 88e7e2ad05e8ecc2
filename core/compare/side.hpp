#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/compare/comparison.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/reference.hpp"
#include "core/stripe/snapshot.hpp"

/// What a comparison knows of one mode, and what it does not know.
namespace portal_guide::compare {

/// A part of the snapshot that was not read, and why.
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
/// What the comparison says of something at `path` that the gap kept from being compared.
NotCompared not_compared_at(std::string path, const Gap& gap, const content::Content& content);

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
  /// The configuration that is compared; none where the mode has no counterpart to the other mode's.
  std::optional<Located> configuration = std::nullopt;

  const stripe::Section& section(stripe::SectionName name) const { return snapshot.section(mode, name); }
  /// Why the section cannot be used. None where it was read, in whole or in part.
  std::optional<Gap> unread(stripe::SectionName name) const;
  /// Why the section cannot prove that something does not exist: it was not read, or only in part.
  std::optional<Gap> not_whole(stripe::SectionName name) const;
};

/// Both sides of one comparison. Test mode's has a configuration.
struct Sides {
  Side test;
  Side live;
};

using stripe::id_of;
/// The text of a member; empty where the member is missing or is not a text.
std::string_view text_of(const Json& object, stripe::MemberPath path);
/// Whether the `active` of a product or a price is false.
bool is_archived(const Json& object);
/// Whether `deleted` is true, as Stripe marks what is left of a deleted object.
bool is_deleted(const Json& object);
/// Whether a call may repeat the text: it holds no key or e-mail address that would have to be hidden.
bool is_sendable(std::string_view text);
/// Whether the text holds a key, or an address with a user name or a password, which nobody's code may repeat.
bool holds_secret(std::string_view text);

/// `set(object, "a.b", 1)` on an empty object makes it {"a": {"b": 1}}.
void set(OrderedJson& object, std::string_view dotted_path, OrderedJson value);
/// Adds the members of `from` to `into`. Where both have an object, the objects are merged; any other value is replaced.
void merge(OrderedJson& into, const OrderedJson& from);

}  // namespace portal_guide::compare
