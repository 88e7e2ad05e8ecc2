#pragma once

#include <span>
#include <string_view>

/// The one table of what the proxy asks Stripe for: requests, their parameters and what each answers with.
/// Everything that is not in it is refused. Paths and parameters follow Stripe's API 2026-10-28.endive.
namespace portal_guide::proxy {

/// What the (percent-decoded) value of a query parameter must look like.
enum class ValueShape {
  /// `true` or `false`.
  Boolean,
  /// 1 to 100, Stripe's bounds for a page.
  PageSize,
  /// Unix seconds: 1 to 12 digits.
  UnixSeconds,
  /// An object's id: 1 to 255 letters, digits or `_`, beginning with the parameter's `choices`.
  PrefixedId,
  /// An id or key that the account's owner may have chosen: 1 to 255 printable ASCII characters.
  FreeId,
  /// One of the space-separated `choices`.
  Choice,
  /// Three lower-case letters.
  Currency,
};

struct Parameter {
  /// As Stripe spells it. A name that ends in `[]` may be given several times, any other once.
  std::string_view name;
  ValueShape shape = ValueShape::Boolean;
  /// For PrefixedId, the prefix; for Choice, the values, separated by spaces; otherwise empty.
  std::string_view choices = {};
};

struct Route {
  /// `/v1/products` or `/v1/products/{id}`; `{id}` is the last segment.
  std::string_view path;
  /// What `{id}` begins with; empty where the account's owner may choose the id, and where the path has no `{id}`.
  std::string_view id_prefix = {};
  /// Stripe's `object` value of the answer, or of each element where `is_list`.
  std::string_view object_type;
  bool is_list = false;
  std::span<const Parameter> parameters = {};
  /// Values that `expand[]` may have.
  std::span<const std::string_view> expansions = {};
};

/// Sorted by path.
std::span<const Route> routes();

/// The route of a path as it was sent, not decoded; null where none matches. Paths are compared byte by byte, so a path with
/// `..`, `//`, a percent sign, a backslash or a control character matches nothing.
const Route* find_route(std::string_view path);

}  // namespace portal_guide::proxy
