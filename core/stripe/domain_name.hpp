#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace portal_guide::stripe {

/// A domain name as DNS knows it: the URL Standard's "domain to ASCII" (not strict), which is UTS #46 processing,
/// non-transitional, without length and hyphen checks. `domain` is UTF-8 and already percent-decoded. Nullopt where a browser
/// would refuse the name; the caller still checks for forbidden code points.
///
/// The result is exact for ASCII, and nearly every return URL is ASCII. For other scripts it maps the alphabets of
/// domain_name_table.hpp (case, full-width forms), refuses spaces, controls, direction marks and private use, and encodes;
/// it does not
/// - compose a letter and a combining mark that were typed apart (no NFC): such a name gets another "xn--" form,
/// - check the direction rules of names that mix Arabic or Hebrew with Latin (RFC 5893), or where joiners may stand,
/// - know unassigned code points.
/// In each of these cases it accepts what a browser may refuse. It refuses what a browser accepts only where a form that the
/// table lacks, such as a mathematical digit, stands for a part of an IPv4 address.
///
/// A label that begins with "xn--" and is not Punycode is refused, as Node 18 to 22 do. Later editions of the URL Standard let
/// such a name pass where it is all ASCII, but no registry gives one out.
std::optional<std::string> domain_to_ascii(std::string_view domain);

}  // namespace portal_guide::stripe
