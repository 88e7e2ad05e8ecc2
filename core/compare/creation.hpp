#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/json.hpp"

/// What a product or a price of one mode takes to exist in the other (docs.stripe.com/api/products/create,
/// docs.stripe.com/api/prices/create and …/update, checked 2026-11-22).
namespace portal_guide::compare {

/// The parameters that create a product like this one; none where a call could not repeat its name.
std::optional<OrderedJson> product_parameters(const Json& product);

/// The parameters that create a price like this one, but for its `product`; none where the snapshot does not say enough: the
/// tiers were not read, nothing tells the amount, it is metered (meters have ids of their own in each mode), or is charged
/// once.
std::optional<OrderedJson> price_parameters(const Json& price);

/// The members in which the two are different for good: only another price can change them. Dotted, sorted.
std::vector<std::string_view> unchangeable_differences(const Json& test, const Json& live);

/// Whether the tiers of a tiered price were read.
bool has_tiers(const Json& price);

/// The other currencies that a call adds or corrects, as `currency_options`; empty where there are none.
OrderedJson currencies_to_set(const Json& test, const Json& live);
/// The currencies that only the live price has. A call cannot take them away.
std::vector<std::string> currencies_of_live_only(const Json& test, const Json& live);

}  // namespace portal_guide::compare
