#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/stripe/snapshot.hpp"

/// Takes out of a snapshot what belongs to an account's customers, before it is written anywhere.
///
/// What may stay is a list, core/stripe/object_fields.hpp: names, addresses, phones, cards, tax ids and metadata are not on it.
/// A customer's e-mail address becomes a digest, so that rules can still see that two customers share one. In every text that
/// stays, e-mail addresses, card numbers and IBANs become digests, too, Stripe credentials are shortened as redact_keys()
/// does, and user names and passwords in URLs become `redacted`. The query of a webhook's URL goes, which often holds a token.
namespace portal_guide::redaction {

/// A keyed one-way function, such as HMAC-SHA-256 with a key that nobody keeps: the same text gives the same letters and
/// digits, and nobody else can tell from which text. It is asked with ASCII letters in lower case.
using Digest = std::function<std::string(std::string_view text)>;

/// A section as a snapshot holds it: a list, an object, or an error. Fails with
/// - `redaction-shape` ("expected"): it is none of these, or holds an object of another type;
/// - `redaction-email`, `redaction-card`, `redaction-iban` or `redaction-key`: after all that, something still looks like one.
///   It cannot be cut out where it stands, as in an object's id.
/// `where` is the pointer below `pointer`; the Error never holds the value.
Expected<Json> redact_section(stripe::SectionName name, const Json& section, std::string_view pointer, const Digest& digest);

/// One object of a section. Fails as redact_section() does.
Expected<Json> redact_object(stripe::SectionName name, const Json& object, std::string_view pointer, const Digest& digest);

/// A whole `portal-snapshot/1`. Members that the format does not name are left out.
Expected<Json> redact_snapshot(const Json& document, const Digest& digest);

/// A text that is not on the way into a snapshot, such as a message of Stripe's.
std::string redact_text(std::string_view text, const Digest& digest);

}  // namespace portal_guide::redaction
