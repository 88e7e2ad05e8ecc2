#pragma once

#include <span>
#include <string_view>

/// Which fields of Stripe's objects may come back to the browser. What is not named here is dropped, so a field that
/// Stripe adds later stays on the server until somebody adds it.
namespace portal_guide::proxy {

struct ObjectFields {
  /// Stripe's `object` value.
  std::string_view object_type;
  /// Dotted paths. Arrays are walked through; `*` stands for any member whose name is 1 to 64 of `a-z 0-9 _`. A path
  /// names a scalar, an array of scalars, or a place where Stripe expands an id into an object, which is then cut by
  /// that object's own list. Sorted.
  std::span<const std::string_view> paths;
};

/// Sorted by object type.
std::span<const ObjectFields> object_fields();

/// Null where nothing of such an object may come back.
const ObjectFields* find_object_fields(std::string_view object_type);

}  // namespace portal_guide::proxy
