#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/stripe/snapshot.hpp"

/// Removes from a snapshot what belongs to the customers of an account, before it is written anywhere.
///
/// The fields that may stay are listed in core/stripe/object_fields.hpp. Names, addresses, phone numbers, cards, tax ids and metadata
/// are not on the list. A customer's e-mail address becomes a digest, so that rules can still see that two customers share one.
/// In every text that stays, e-mail addresses, card numbers and IBANs become digests, too, Stripe credentials are shortened as
/// redact_keys() does it, and user names and passwords in URLs become `redacted`. The query of a webhook's URL is removed,
/// because it often holds a token.
namespace portal_guide::redaction {

/// A keyed one-way function, such as HMAC-SHA-256 with a key that nobody keeps. The same text always gives the same letters and
/// digits, and nobody can find the text from them. The function is called with ASCII letters in lower case.
using Digest = std::function<std::string(std::string_view text)>;

/// Redacts a section of a snapshot, which is a list, an object or an error. Fails with
/// - `redaction-shape` ("expected"): the section is none of these, or holds an object of another type;
/// - `redaction-email`, `redaction-card`, `redaction-iban` or `redaction-key`: something still looks like one after the
///   redaction, in a place where it cannot be cut out, such as the id of an object.
/// `where` begins with `pointer`. The Error never holds the value.
Expected<Json> redact_section(stripe::SectionName name, const Json& section, std::string_view pointer, const Digest& digest);

/// Redacts one object of a section. Fails as redact_section() does.
Expected<Json> redact_object(stripe::SectionName name, const Json& object, std::string_view pointer, const Digest& digest);

/// Redacts a whole `portal-snapshot/1`. Members that the format does not name are left out.
Expected<Json> redact_snapshot(const Json& document, const Digest& digest);

/// Redacts a text that does not go into a snapshot, such as a message of Stripe's.
std::string redact_text(std::string_view text, const Digest& digest);

}  // namespace portal_guide::redaction
