#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

/// Which part of Stripe's answer may go back to the browser.
namespace portal_guide::proxy {

/// An answer as it came from Stripe.
struct Answer {
  /// The admitted path that was asked for, such as `/v1/products`.
  std::string_view path;
  /// HTTP status.
  int status = 0;
  std::string_view body;
};

/// The body cut to the fields of core/stripe/object_fields.hpp, as compact JSON with sorted members. A list stays a list with
/// `object`, `data`, `has_more` and `url`. An error keeps `type`, `code`, `message`, `param`, and its `doc_url` where that is
/// an address of Stripe's. Keys are redacted in every text.
///
/// Fails with `not-allowed` where no route has the path, and with `stripe-answer-malformed` where the body is not JSON or not
/// what this path answers with: a body that was cut off, an HTML page, a list of other objects, an error status without an
/// error. An answer that is not understood is never passed on, and no object is silently missing from a list.
Expected<std::string> cut(const Answer& answer);

}  // namespace portal_guide::proxy
