#pragma once

#include "core/json.hpp"

namespace portal_guide::stripe::own_json {

/// Brings an object that an older version of Stripe's API wrote into the shape of today, as far as members have moved or were
/// renamed. A `plan` becomes the `price` that Stripe shows for it. What stands in today's place already stays as it is.
void update_shape(Json& object);

/// Puts the id in place of every expanded object of which a snapshot keeps nothing, such as a payment method.
void collapse_expansions(Json& object);

}  // namespace portal_guide::stripe::own_json
