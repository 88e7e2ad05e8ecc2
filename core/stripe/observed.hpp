#pragma once

#include <string>
#include <string_view>

#include "core/json.hpp"

/// What evidence may show of a snapshot: never a key, never an end customer's name or address.
namespace portal_guide::stripe {

/// A value as evidence: the value itself, with every text in it as observed_text() gives it and every list cut after its
/// first 20 members. Null where `value` is null.
Json observed(const Json* value);

/// An address as evidence: user, password, query and fragment give way to "…", and so does whatever else of it looks
/// like a key or an e-mail address.
std::string observed_url(std::string_view url);

/// A text of the snapshot, such as a product's name or an id, for evidence and sentences: what looks like a key or an
/// e-mail address in it gives way to "…", and a text of more than 200 bytes is cut.
std::string observed_text(std::string_view text);

}  // namespace portal_guide::stripe
