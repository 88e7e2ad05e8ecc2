#pragma once

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"
#include "core/stripe/url.hpp"

namespace portal_guide::rules {

/// Finds the endpoints for whose address `is_wrong` holds. Somebody has to put the right address into the call. No answer where
/// an endpoint's address is not a web address.
Answer judge_webhook_urls(const Context& context, bool (*is_wrong)(const stripe::Url& url));

}  // namespace portal_guide::rules
