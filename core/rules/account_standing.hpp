#pragma once

#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

/// What Stripe lets the account do in live mode. None of it is mended by a call: Stripe asks the owner in the Dashboard.
namespace portal_guide::rules {

Known<Located> require_account(const Context& context);

/// Whether Stripe still waits for the account's first details: then everything else is missing for that reason.
bool lacks_details(const Located& account);

/// What a rule reports of the account.
Observation sighting_in_account(const Located& account, std::vector<Sighting> evidence);

/// Finds an account whose member is false, such as "payouts_enabled".
Answer judge_account_flag(const Context& context, std::string_view member);

}  // namespace portal_guide::rules
