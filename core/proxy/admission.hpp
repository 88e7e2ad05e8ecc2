#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/proxy/routes.hpp"

/// Decides which requests may pass to Stripe.
namespace portal_guide::proxy {

/// A request as the widget sent it, neither decoded nor normalised.
struct Request {
  std::string_view method;
  /// Begins with `/v1/`, without the query.
  std::string_view path;
  /// Without the `?`; empty where there is none.
  std::string_view query;
};

/// A request that may be sent. Path and query are built anew from what was understood. If Stripe parsed them differently than
/// we do, nothing could reach it that the table of routes does not allow.
struct Admitted {
  std::string path;
  /// Parameters in the order given, names and values percent-encoded; empty where there is none.
  std::string query;

  bool operator==(const Admitted&) const = default;
};

/// Fails with `not-allowed`. The argument "observed" names the part at fault: "method", "path", "query" (it cannot be parsed or
/// is too long), "parameter" (it is unknown), "duplicate", "value" (it has the wrong shape) or "expand" (it is not on the
/// list). The error never repeats what was sent.
Expected<Admitted> admit(const Request& request);

}  // namespace portal_guide::proxy
