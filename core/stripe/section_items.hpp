#pragma once

#include <optional>
#include <string>

#include "core/error.hpp"
#include "core/json.hpp"

/// How the items of a section are judged, wherever they are kept.
namespace portal_guide::stripe {

/// Whether an item of an array is a page of a list rather than one of its objects, none of which has a list named `data`.
bool is_page(const Json& item);
/// Whether the list ends with this page. Fails with what is wrong with the page, its items aside: `section-type` or
/// `section-object`.
Expected<bool> read_page(const Json& page, const std::string& where);
/// What is wrong with a subscription, but for its id standing there twice.
std::optional<Error> find_subscription_fault(const Json& item, const std::string& where);
/// `where`: the second object with the id; `first`: the first.
Error duplicate_id(const std::string& where, const std::string& first);

}  // namespace portal_guide::stripe
