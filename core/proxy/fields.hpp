#pragma once

#include <span>
#include <string_view>

/// The fields of Stripe's objects that may go back to the browser. A field that is not named here is dropped, so a field that
/// Stripe adds later stays on the server until somebody adds it here.
namespace portal_guide::proxy {

struct ObjectFields {
  /// Stripe's `object` value.
  std::string_view object_type;
  /// Dotted paths, sorted. A path also leads through arrays, into each of their items. `*` stands for any member whose name is
  /// made of 1 to 64 characters of `a-z`, `0-9` and `_`. A path names a scalar, an array of scalars, or a place where Stripe
  /// expands an id into an object. Such an object is then cut by its own list.
  std::span<const std::string_view> paths;
};

/// Sorted by object type.
std::span<const ObjectFields> object_fields();

/// The fields for a type of object, or null where no field of such an object may go back.
const ObjectFields* find_object_fields(std::string_view object_type);

}  // namespace portal_guide::proxy
