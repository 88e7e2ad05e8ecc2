#pragma once

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

/// What Stripe lets the account do in live mode. No call changes it: Stripe asks the owner for details in the Dashboard.
namespace portal_guide::rules {

Known<Located> require_account(const Context& context);

/// Whether Stripe still waits for the account's first details. If so, everything else is missing for this reason.
bool lacks_details(const Located& account);

/// What a rule reports about the account.
Observation sighting_in_account(const Located& account, std::vector<Sighting> evidence);

/// Finds an account whose member is false, such as stripe::account::kPayoutsEnabled.
Answer judge_account_flag(const Context& context, stripe::MemberPath member);

}  // namespace portal_guide::rules
