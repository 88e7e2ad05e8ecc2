#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/proxy/routes.hpp"

/// Which request may pass to Stripe.
namespace portal_guide::proxy {

/// A request as the widget sent it: nothing decoded, nothing normalised.
struct Request {
  std::string_view method;
  /// From `/v1/` on, without the query.
  std::string_view path;
  /// Without the `?`; empty where there is none.
  std::string_view query;
};

/// A request that may be sent. Path and query are rebuilt from what was understood, so nothing that the table does not
/// know can reach Stripe through a difference in parsing.
struct Admitted {
  std::string path;
  /// Parameters in the order given, names and values percent-encoded; empty where there is none.
  std::string query;

  bool operator==(const Admitted&) const = default;
};

/// Fails with `not-allowed`; argument "observed" names the part at fault: "method", "path", "query" (cannot be parsed
/// or is too long), "parameter" (unknown), "duplicate", "value" (of the wrong shape) or "expand" (not on the list). It
/// never repeats what was sent.
Expected<Admitted> admit(const Request& request);

}  // namespace portal_guide::proxy
