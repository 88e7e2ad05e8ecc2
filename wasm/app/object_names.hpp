#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/content/content.hpp"
#include "core/json.hpp"

/// What people call the objects that a report names by their ids.
namespace portal_guide::app {

/// By id.
using ObjectNames = std::map<std::string, std::string, std::less<>>;

/// The names of a snapshot's products and prices: "Lumen Classic", and "Lumen Classic, $29 a month". Objects without a name are
/// left out. `snapshot` is a `portal-snapshot/1`; what is malformed in it is left out, too.
ObjectNames name_objects(const content::Content& content, const Json& snapshot);

/// An amount in the currency's smallest unit, in the content's language: "1900" of "usd" is "$19", "0.5" of it "$0.005". Empty
/// where it is no number.
std::string amount_words(const content::Content& content, std::string_view amount, std::string_view currency);

}  // namespace portal_guide::app
