#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/report/report.hpp"
#include "core/stripe/mode.hpp"

/// An API call as a command of the Stripe CLI (https://docs.stripe.com/cli, version 1.50, checked 2026-11-22).
namespace portal_guide::report {

/// The parameters by the names of Stripe's form encoding, in the order of the call. They are not percent-encoded:
/// `{"features": {"invoice_history": {"enabled": true}}}` gives {"features[invoice_history][enabled]", "true"}.
/// Arrays are indexed from 0, so that the members of one object stay together. Null becomes the empty value, which clears a
/// field.
std::vector<std::pair<std::string, std::string>> form_parameters(const OrderedJson& params);

/// The command, such as `stripe billing_portal configurations update bpc_… -d active=true`, with `--live` in live mode. A call
/// to a resource without a command of its own uses `stripe post`. All words are quoted for a POSIX shell, so that the shell
/// takes nothing in them for a part of the command. The command names no key: the keys of `stripe login` are limited
/// (docs/stripe.md, fact 67), so a user may have to add `--api-key`.
std::string stripe_cli_command(const ApiCall& call, stripe::Mode mode);

/// The same command in pieces that may stand on lines of their own: first the command, then each option with its value.
std::vector<std::string> stripe_cli_pieces(const ApiCall& call, stripe::Mode mode);

}  // namespace portal_guide::report
