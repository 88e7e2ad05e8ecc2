#pragma once

#include <span>
#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// Finds an account in which none of these details is set, such as "business_profile.support_email". A detail is unknown,
/// not missing, where the object that would hold it was not read: limited keys see an account without it.
///
/// Stripe lets nobody change an account of their own by a call; the finding is mended in the Dashboard.
Answer judge_account_details_missing(const Context& context, std::span<const std::string_view> dotted_paths);

}  // namespace portal_guide::rules
