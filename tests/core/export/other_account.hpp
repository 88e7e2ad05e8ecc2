#pragma once

#include <map>
#include <string>

#include "core/json.hpp"
#include "tests/core/compare/stripe_account.hpp"

/// Another account that sells the same and has no portal configuration, and what an export has to make of the first account's
/// configuration there. Nothing of the core's export is used.
namespace portal_guide::exporting {

/// The ids of the other account, by those of the first one.
using NewIds = std::map<std::string, std::string>;

/// A new id for everything that the mode (a snapshot's member "live" or "test") sells, and for what its configuration names.
NewIds new_ids(const Json& mode);

/// The products and prices of the mode under their new ids, with the same lookup keys, and no configuration.
compare::StripeAccount other_account(const Json& mode, const NewIds& ids);

/// A configuration as far as calls decide it, with the new ids, in a form in which equal settings are equal: without what is
/// not set, and without what Stripe alone decides.
Json settings_of(const Json& configuration, const NewIds& ids);

/// Removes the member behind the dotted path, in every entry of the lists on the way.
void remove_path(Json& value, const std::string& dotted_path);

}  // namespace portal_guide::exporting
