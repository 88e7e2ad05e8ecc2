#pragma once

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"
#include "core/stripe/url.hpp"

namespace portal_guide::rules {

/// Finds the endpoints whose address `is_wrong` holds for, with a call in which somebody puts the right one. What is no web
/// address has no answer.
Answer judge_webhook_urls(const Context& context, bool (*is_wrong)(const stripe::Url& url));

}  // namespace portal_guide::rules
