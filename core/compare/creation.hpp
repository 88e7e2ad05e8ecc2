#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/json.hpp"
#include "core/stripe/members.hpp"

/// The parameters that create a product or a price of one mode in the other (docs.stripe.com/api/products/create,
/// docs.stripe.com/api/prices/create and …/update, checked 2026-11-22).
namespace portal_guide::compare {

/// The parameters that create a product like this one. None where its name holds something that a call must not repeat.
std::optional<OrderedJson> product_parameters(const Json& product);

/// The parameters that create a price like this one, without its `product`. None where the snapshot does not say enough (the
/// tiers were not read, or the amount is not known), where the price is metered, since meters have different ids in each mode,
/// and where it is charged once.
std::optional<OrderedJson> price_parameters(const Json& price);

/// The members in which the two prices differ and which Stripe never changes, so that only another price can take over. Sorted
/// by their paths.
std::vector<stripe::MemberPath> unchangeable_differences(const Json& test, const Json& live);

/// Whether the tiers of a tiered price were read.
bool has_tiers(const Json& price);

/// The currencies, besides the price's own, that a call has to add or correct, as `currency_options`. May be empty.
OrderedJson currencies_to_set(const Json& test, const Json& live);
/// The currencies that only the live price has. No call can remove them.
std::vector<std::string> currencies_of_live_only(const Json& test, const Json& live);

}  // namespace portal_guide::compare
