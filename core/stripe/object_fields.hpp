#pragma once

#include <span>
#include <string_view>

#include "core/json.hpp"

/// Which fields of Stripe's objects this project keeps. The proxy sends nothing else to the browser, and nothing else stands in
/// a snapshot, so a field that Stripe adds later stays out until somebody adds it here.
namespace portal_guide::stripe {

struct ObjectFields {
  /// Stripe's `object` value.
  std::string_view object_type;
  /// Dotted paths, sorted. Arrays are walked through; `*` stands for any member whose name is 1 to 64 of `a-z 0-9 _`. A path
  /// names a scalar, an array of scalars, or a place where Stripe expands an id into an object, which is then cut by
  /// that object's own list.
  std::span<const std::string_view> paths;
};

/// Sorted by object type.
std::span<const ObjectFields> object_fields();

/// Null for a type of which nothing is kept.
const ObjectFields* find_object_fields(std::string_view object_type);

/// The object with the fields that are named, and nothing else. Keys are redacted in every text, as redact_keys() does it.
Json keep_fields(const Json& object, const ObjectFields& fields);

}  // namespace portal_guide::stripe
