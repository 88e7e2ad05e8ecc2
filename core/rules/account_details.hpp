#pragma once

#include <span>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// Finds an account in which none of these details is set, such as stripe::account::kBusinessProfileSupportEmail. Where the
/// object that would hold a detail was not read, the detail is unknown: restricted keys see an account without some of its
/// objects.
///
/// Nobody can change their own account by a call, so the finding is mended in the Dashboard.
Answer judge_account_details_missing(const Context& context, std::span<const stripe::MemberPath> details);

}  // namespace portal_guide::rules
