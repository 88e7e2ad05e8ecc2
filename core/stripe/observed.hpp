#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/json.hpp"

/// Values of a snapshot as evidence shows them: without keys and e-mail addresses.
namespace portal_guide::stripe {

/// A value as evidence: every text in it as observed_text() gives it, and every list and object cut after its first 20
/// members. Null where `value` is null.
Json observed(const Json* value);

/// A web address as evidence: "…" stands for user name, password, query and fragment, and for whatever else in it looks like a
/// key or an e-mail address.
std::string observed_url(std::string_view url);

/// A text of the snapshot, such as a product's name or an id, for evidence and sentences: "…" stands for what looks like a key
/// or an e-mail address, and a text of more than 200 bytes is cut.
std::string observed_text(std::string_view text);

/// The same for what an error repeats of its input, and it is cut after `max_characters`.
std::string observed_excerpt(std::string_view text, std::size_t max_characters = 60);

}  // namespace portal_guide::stripe
