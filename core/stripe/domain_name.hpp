#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace portal_guide::stripe {

/// A domain name as DNS knows it: the URL Standard's "domain to ASCII" (not strict), which is UTS #46 processing,
/// non-transitional, without length and hyphen checks. `domain` is UTF-8 and already percent-decoded. Nullopt where a browser
/// would refuse the name; the caller still checks for forbidden code points.
///
/// Exact for ASCII, which is what nearly every return URL holds. For other scripts it maps the alphabets of
/// domain_name_table.hpp (case, full-width forms), refuses spaces, controls, direction marks and private use, and encodes;
/// it does not
/// - compose a letter and a combining mark that were typed apart (no NFC): such a name gets another "xn--" form,
/// - check the direction rules of names that mix Arabic or Hebrew with Latin (RFC 5893), or where joiners may stand,
/// - know unassigned code points.
/// In each of these it accepts what a browser may refuse. The other way round it errs only where a compatibility form that the
/// table lacks, such as a mathematical digit, stands for part of an IPv4 address.
///
/// A name with a label that begins with "xn--" and is no Punycode is refused, as by Node 18 to 22. Later editions of the URL
/// Standard let such a name pass where it is all ASCII; no registry hands one out.
std::optional<std::string> domain_to_ascii(std::string_view domain);

}  // namespace portal_guide::stripe
