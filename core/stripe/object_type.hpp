#pragma once

#include <string_view>

namespace portal_guide::stripe {

enum class SectionName;

/// What Stripe writes into the `object` of a section's objects, such as "billing_portal.configuration".
std::string_view object_type(SectionName name);

}  // namespace portal_guide::stripe
