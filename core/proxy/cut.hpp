#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/proxy/fields.hpp"

/// Reducing an answer of Stripe's to what may go back to the browser.
namespace portal_guide::proxy {

/// An answer as it came from Stripe.
struct Answer {
  /// The admitted path that was asked for, such as `/v1/products`.
  std::string_view path;
  /// HTTP status.
  int status = 0;
  std::string_view body;
};

/// The body cut to the fields of fields.hpp, as JSON on one line with sorted members. A list keeps `object`, `data`, `has_more`
/// and `url`. An error keeps `type`, `code`, `message`, `param`, and `doc_url` where that is an address of Stripe's. Whatever
/// looks like a key is redacted in every string.
///
/// Fails with `stripe-answer-malformed` where the body is not JSON, or not what this path answers with: a body that was cut
/// off, an HTML page, a list of other objects, or an error status without an error. Nothing is ever passed on unread, and no
/// object is silently missing from a list.
Expected<std::string> cut(const Answer& answer);

/// The object with nothing but what `fields` names. Keys are redacted in every string.
Json cut_object(const Json& object, const ObjectFields& fields);

}  // namespace portal_guide::proxy
