#pragma once

#include <optional>
#include <string>

#include "core/error.hpp"
#include "core/json.hpp"

/// Judges the items of a section, whether they are in memory or are read from a text one by one.
namespace portal_guide::stripe {

/// Whether an item of an array is a page: a list object with its items in `data`. No object of a section has a list of that
/// name.
bool is_page(const Json& item);
/// Whether the list ends with this page. Fails with what is wrong with the page apart from its items: `section-type` or
/// `section-object`.
Expected<bool> read_page(const Json& page, const std::string& where);
/// What is wrong with a subscription. That another one has the same id is not looked at.
std::optional<Error> find_subscription_fault(const Json& item, const std::string& where);
/// The error for two objects with one id. `where` is the pointer of the second, `first` of the first.
Error duplicate_id(const std::string& where, const std::string& first);

}  // namespace portal_guide::stripe
