#pragma once

#include <string>
#include <string_view>

#include "core/json.hpp"

/// Where a member stands in one of Stripe's objects. core/stripe/members.hpp lists every path that the core reads.
namespace portal_guide::stripe {

/// The path of a member, from the object that holds it: member names with dots between them, such as
/// "features.invoice_history.enabled". No text converts to it, so that a misspelt name cannot slip in as a literal: only the
/// constants of members.hpp make paths, and a test resolves each of them in Stripe's OpenAPI description.
class MemberPath {
 public:
  /// The path of no member. The functions below must not be given it.
  constexpr MemberPath() = default;
  explicit constexpr MemberPath(std::string_view dotted) : dotted_(dotted) {}

  constexpr std::string_view dotted() const { return dotted_; }
  /// The member's own name: "enabled" for "features.invoice_history.enabled".
  constexpr std::string_view name() const { return dotted_.substr(dotted_.rfind('.') + 1); }
  /// The path of the object that holds the member: "features.invoice_history" for "features.invoice_history.enabled". The path
  /// of no member where the member stands in the object itself.
  constexpr MemberPath parent() const {
    const std::size_t dot = dotted_.rfind('.');
    return dot == std::string_view::npos ? MemberPath{} : MemberPath(dotted_.substr(0, dot));
  }

  constexpr bool operator==(const MemberPath&) const = default;

 private:
  std::string_view dotted_;
};

// Beside the ones for a single name, which the overloads below would hide from this namespace.
using portal_guide::find;
using portal_guide::pointer_append;

/// The member of the object; null where it or an object on the way to it is missing.
const Json* find(const Json& object, MemberPath path);

/// The JSON pointer of the member, from the pointer of the object.
std::string pointer_append(std::string_view pointer, MemberPath path);

}  // namespace portal_guide::stripe
