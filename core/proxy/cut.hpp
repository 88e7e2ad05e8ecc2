#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/proxy/fields.hpp"

/// What of an answer of Stripe's may go back to the browser.
namespace portal_guide::proxy {

/// An answer as it came from Stripe.
struct Answer {
  /// The admitted path that was asked for, such as `/v1/products`.
  std::string_view path;
  /// HTTP status.
  int status = 0;
  std::string_view body;
};

/// The body cut to the fields of fields.hpp, as compact JSON with sorted members. A list stays a list: `object`, `data`,
/// `has_more`, `url`. Of an error stay `type`, `code`, `message`, `param` and a `doc_url` of Stripe's. Whatever looks
/// like a key is redacted in every string.
///
/// Fails with `stripe-answer-malformed` where the body is no JSON, or is not what this path answers with: a cut-off
/// body, an HTML page, a list of other objects, an error status without an error. Nothing is ever passed on "as it is",
/// and nothing is silently missing from a list.
Expected<std::string> cut(const Answer& answer);

/// Of one object what `fields` names, with keys redacted in every string.
Json cut_object(const Json& object, const ObjectFields& fields);

}  // namespace portal_guide::proxy
