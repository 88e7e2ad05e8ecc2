#include "core/stripe/domain_name.hpp"

#include <string>

#include <gtest/gtest.h>

namespace portal_guide::stripe {
namespace {

struct DomainCase {
  std::string name;
  std::string domain;
  /// Empty where the name is refused.
  std::string ascii = {};
};

std::ostream& operator<<(std::ostream& out, const DomainCase& row) { return out << row.name; }

class DomainToAscii : public testing::TestWithParam<DomainCase> {};

TEST_P(DomainToAscii, MapsAndEncodesOrRefuses) {
  const DomainCase& row = GetParam();
  EXPECT_EQ(domain_to_ascii(row.domain).value_or(""), row.ascii);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Accepts, DomainToAscii, testing::Values(
    DomainCase{.name = "ascii", .domain = "Shop.Example", .ascii = "shop.example"},
    // RFC 3492, section 7.1: two of its samples.
    DomainCase{.name = "rfc_chinese", .domain = "\u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587", .ascii = "xn--ihqwcrb4cv8a8dqg056pqjye"},
    DomainCase{.name = "rfc_vietnamese", .domain = "T\u1EA1isaoh\u1ECDkh\u00F4ngth\u1EC3ch\u1EC9n\u00F3iti\u1EBFngVi\u1EC7t", .ascii = "xn--tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g"},
    DomainCase{.name = "umlaut_in_capitals", .domain = "M\u00DCNCHEN.de", .ascii = "xn--mnchen-3ya.de"},
    DomainCase{.name = "sharp_s_is_kept", .domain = "stra\u00DFe.de", .ascii = "xn--strae-oqa.de"},
    DomainCase{.name = "final_sigma_is_kept", .domain = "\u03C3\u03B1\u03C2.gr", .ascii = "xn--mxa8ab.gr"},
    DomainCase{.name = "ideographic_stop", .domain = "\u65E5\u672C\u8A9E\u3002jp", .ascii = "xn--wgv71a119e.jp"},
    DomainCase{.name = "beyond_the_basic_plane", .domain = "\U0001F4A9.la", .ascii = "xn--ls8h.la"},
    DomainCase{.name = "ignored_characters", .domain = "a\u00AD\u200B\uFE0Fb", .ascii = "ab"},
    DomainCase{.name = "encoded_already", .domain = "XN--MNCHEN-3YA.de", .ascii = "xn--mnchen-3ya.de"},
    DomainCase{.name = "persian_with_a_joiner", .domain = "\u0646\u0627\u0645\u0647\u200C\u0627\u06CC", .ascii = "xn--mgba3gch31f060k"},
    DomainCase{.name = "empty_labels", .domain = "a..b.", .ascii = "a..b."}
), [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(Refuses, DomainToAscii, testing::Values(
    DomainCase{.name = "not_utf8", .domain = "\xC3("},
    DomainCase{.name = "overlong", .domain = "\xC0\xAF"},
    DomainCase{.name = "encoded_surrogate", .domain = "\xED\xA0\x80"},
    DomainCase{.name = "cut_in_a_character", .domain = "\xE2\x82"},
    DomainCase{.name = "encoded_nothing", .domain = "xn--"},
    DomainCase{.name = "encoded_ascii", .domain = "xn--shop-"},
    DomainCase{.name = "encoded_capital", .domain = "xn--mnchen-tpa"},
    DomainCase{.name = "encoded_no_punycode", .domain = "xn--a!b"},
    DomainCase{.name = "encoded_overflow", .domain = "xn--99999999999"},
    DomainCase{.name = "encoded_first_surrogate", .domain = "xn--a-rc4g"},
    DomainCase{.name = "encoded_last_surrogate", .domain = "xn--a-qo7g"},
    DomainCase{.name = "encoded_half_a_number", .domain = "xn--9"},
    DomainCase{.name = "encoded_twice", .domain = "xn--\u00FC"},
    DomainCase{.name = "mark_without_a_letter", .domain = "\u0301a"},
    DomainCase{.name = "first_mark_without_a_letter", .domain = "\u0300a"},
    DomainCase{.name = "last_mark_without_a_letter", .domain = "\u036Fa"},
    DomainCase{.name = "first_voice_mark_without_a_letter", .domain = "\u3099\u304B"},
    DomainCase{.name = "last_voice_mark_without_a_letter", .domain = "\u309A\u304B"},
    DomainCase{.name = "first_control_beyond_ascii", .domain = "a\xC2\x80" "b"},
    DomainCase{.name = "first_disallowed", .domain = "a\u00A0b"},
    DomainCase{.name = "first_space_of_a_width", .domain = "a\u2000b"},
    DomainCase{.name = "joiner_between_latin_letters", .domain = "a\u200Db"},
    DomainCase{.name = "joiner_first", .domain = "\u200Dab"},
    // Escaped, it misleads nobody. NOLINTNEXTLINE(misc-misleading-bidirectional)
    DomainCase{.name = "direction_override", .domain = "a\u202Eb"},
    DomainCase{.name = "replacement_character", .domain = "a\uFFFDb"},
    DomainCase{.name = "private_use", .domain = "a\uE000b"},
    DomainCase{.name = "full_width_slash", .domain = "a\uFF0Fb"},
    DomainCase{.name = "label_without_end", .domain = std::string(2002, '\xC3')}
), [](const auto& row) { return row.param.name; });
// clang-format on

TEST(DomainToAscii, ALongInternationalLabelIsRefusedAndNotComputed) {
  std::string domain;
  for (int index = 0; index < 1001; ++index) {
    domain += "\u00fc";
  }
  EXPECT_EQ(domain_to_ascii(domain), std::nullopt);
  EXPECT_EQ(domain_to_ascii("xn--" + std::string(1001, 'a')), std::nullopt);
}

}  // namespace
}  // namespace portal_guide::stripe
