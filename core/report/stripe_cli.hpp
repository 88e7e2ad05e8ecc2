#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/report/report.hpp"
#include "core/stripe/mode.hpp"

/// An API call as people type it: the Stripe CLI's commands (https://docs.stripe.com/cli, 1.50, checked 2026-11-22).
namespace portal_guide::report {

/// The parameters as Stripe's form encoding names them, in the order of the call, not percent-encoded:
/// `{"features": {"invoice_history": {"enabled": true}}}` gives {"features[invoice_history][enabled]", "true"}.
/// Arrays are indexed from 0, so that the members of one object stay together; null becomes the empty value, which
/// clears a field.
std::vector<std::pair<std::string, std::string>> form_parameters(const OrderedJson& params);

/// `stripe billing_portal configurations update bpc_… -d active=true`, with `--live` in live mode. It names no key: whoever
/// runs it may have to add `--api-key`, because the keys of `stripe login` are limited (docs/stripe.md, fact 67). Calls to a
/// resource without a command of its own use `stripe post`. Words are quoted for a POSIX shell: whatever the call holds, none
/// of it is taken for a part of the command.
std::string stripe_cli_command(const ApiCall& call, stripe::Mode mode);

/// The same command in pieces that may stand on lines of their own: the command, then each option with its value.
std::vector<std::string> stripe_cli_pieces(const ApiCall& call, stripe::Mode mode);

}  // namespace portal_guide::report
