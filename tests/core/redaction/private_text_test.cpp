#include "core/redaction/private_text.hpp"

#include <string>

#include <gtest/gtest.h>

namespace portal_guide::redaction {
namespace {

struct PartCase {
  std::string name;
  std::string text;
  PrivateKind kind;
  std::string found;
};

class Found : public testing::TestWithParam<PartCase> {};

TEST_P(Found, IsDelimited) {
  const PartCase& row = GetParam();
  const auto part = find_private_part(row.text);
  ASSERT_TRUE(part.has_value());
  EXPECT_EQ(part->kind, row.kind);
  EXPECT_EQ(row.text.substr(part->begin, part->size), row.found);
  EXPECT_EQ(find_private_kind(row.text), row.kind);
}

using enum PrivateKind;
INSTANTIATE_TEST_SUITE_P(
    InTexts, Found,
    testing::Values(
        PartCase{"address_alone", "jane@example.com", EmailAddress, "jane@example.com"},
        PartCase{"address_in_a_sentence", "Ask Jane.Doe+x@shop.example, or call.", EmailAddress, "Jane.Doe+x@shop.example"},
        PartCase{"address_of_a_local_host", "root@localhost", EmailAddress, "root@localhost"},
        PartCase{"address_in_a_query", "https://shop.example/?mail=jane%40example.com&x=1", EmailAddress, "jane%40example.com"},
        PartCase{"address_in_mailto", "mailto:jane@example.com?subject=hi", EmailAddress, "jane@example.com"},
        PartCase{"address_in_brackets", "Jane <jane@example.com>", EmailAddress, "jane@example.com"},
        PartCase{"address_of_other_letters", "an jürgen@exämple.de bitte", EmailAddress, "jürgen@exämple.de"},
        PartCase{"full_width_at_sign",
                 "jane\xEF\xBC\xA0"
                 "example.com",
                 EmailAddress,
                 "jane\xEF\xBC\xA0"
                 "example.com"},
        PartCase{"encoded_at_sign_before_a_plain_one", "jane%40example.com or joe@shop.example", EmailAddress,
                 "jane%40example.com"},
        PartCase{"card_alone", "4242424242424242", CardNumber, "4242424242424242"},
        PartCase{"card_in_groups", "card 4242 4242 4242 4242.", CardNumber, "4242 4242 4242 4242"},
        PartCase{"card_with_hyphens", "5555-5555-5555-4444", CardNumber, "5555-5555-5555-4444"},
        PartCase{"card_before_its_code", "4242 4242 4242 4242 123", CardNumber, "4242 4242 4242 4242"},
        PartCase{"card_of_fifteen_digits", "Amex 378282246310005", CardNumber, "378282246310005"},
        PartCase{"card_before_an_at_sign", "4242 4242 4242 4242@0", CardNumber, "4242 4242 4242 4242@0"},
        PartCase{"card_of_nineteen_digits", "4242424242424242428", CardNumber, "4242424242424242428"},
        PartCase{"card_of_the_lowest_range", "2223003122003222", CardNumber, "2223003122003222"},
        PartCase{"card_of_the_highest_range", "6011111111111117", CardNumber, "6011111111111117"},
        PartCase{"card_before_a_word", "4242424242424242 is mine", CardNumber, "4242424242424242"},
        PartCase{"card_before_a_space_at_the_end", "4242424242424242 ", CardNumber, "4242424242424242"},
        PartCase{"card_behind_other_digits", "12 4242 4242 4242 4242", CardNumber, "4242 4242 4242 4242"},
        PartCase{"card_as_a_name_of_an_address", "4242424242424242@shop.example", EmailAddress,
                 "4242424242424242@shop.example"},
        PartCase{"iban_alone", "GB82WEST12345698765432", Iban, "GB82WEST12345698765432"},
        PartCase{"iban_with_the_first_letter", "NL91ABNA0417164300", Iban, "NL91ABNA0417164300"},
        PartCase{"iban_of_the_shortest_length", "to NO9386011117947", Iban, "NO9386011117947"},
        PartCase{"iban_of_the_greatest_length", "GB06WEST12345698765432123456987654", Iban,
                 "GB06WEST12345698765432123456987654"},
        // The address is joined to the card number, which shares four digits with the IBAN.
        PartCase{"iban_before_a_card_before_an_address", "GB02 WEST 1234 4308 0055 0132 4248@x.example.", Iban,
                 "GB02 WEST 1234 4308 0055 0132 4248@x.example."},
        PartCase{"iban", "Pay to GB82WEST12345698765432.", Iban, "GB82WEST12345698765432"},
        PartCase{"iban_in_groups", "IBAN DE89 3704 0044 0532 0130 00 please", Iban, "DE89 3704 0044 0532 0130 00"}),
    [](const auto& row) { return row.param.name; });

struct HarmlessCase {
  std::string name;
  std::string text;
};

class Harmless : public testing::TestWithParam<HarmlessCase> {};

TEST_P(Harmless, IsLeftAlone) {
  EXPECT_EQ(find_private_part(GetParam().text), std::nullopt);
  EXPECT_EQ(find_private_kind(GetParam().text), std::nullopt);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, Harmless,
    testing::Values(HarmlessCase{"nothing", ""}, HarmlessCase{"handle", "Follow us (@acme) or @acme"},
                    HarmlessCase{"handle_in_an_address", "https://medium.example/@acme"},
                    HarmlessCase{"at_sign_alone", "5 pieces @ 10 each"}, HarmlessCase{"at_sign_at_an_end", "who@ and @"},
                    HarmlessCase{"handle_first", "@acme"}, HarmlessCase{"at_sign_last", "write to who@"},
                    HarmlessCase{"redacted_user_of_a_numbered_host", "https://redacted@[2001:db8::1]/"},
                    HarmlessCase{"redacted_user", "https://redacted@shop.example/"},
                    HarmlessCase{"redacted_user_and_password", "https://redacted:redacted@shop.example/"},
                    HarmlessCase{"wrong_check_digit", "4242424242424241"}, HarmlessCase{"too_short", "4242424242"},
                    HarmlessCase{"digits_of_an_id", "price_4242424242424242"}, HarmlessCase{"decimal", "0.4242424242424242"},
                    HarmlessCase{"digits_behind_a_letter", "x4242424242424242"},
                    HarmlessCase{"digits_before_a_letter", "4242424242424242x"},
                    HarmlessCase{"thirteen_digits", "4222222222222"}, HarmlessCase{"twenty_digits", "42424242424242424242"},
                    HarmlessCase{"digits_below_the_cards", "1242424242424248"},
                    HarmlessCase{"digits_above_the_cards", "7242424242424245"}, HarmlessCase{"time", "1763850000"},
                    HarmlessCase{"phone_like", "9007199254740992"},
                    HarmlessCase{"iban_with_a_wrong_check", "GB83WEST12345698765432"},
                    HarmlessCase{"iban_too_short", "GB82WEST123"}, HarmlessCase{"id", "prod_GB82WEST12345698765432"},
                    // The check digits of these are right, but no IBAN looks like them.
                    HarmlessCase{"iban_with_a_digit_as_first_letter", "9B68WEST12345698765432"},
                    HarmlessCase{"iban_with_a_digit_as_second_letter", "G963WEST12345698765432"},
                    HarmlessCase{"iban_with_a_letter_as_first_digit", "GBD2WEST12345698765432"},
                    HarmlessCase{"iban_with_a_letter_as_second_digit", "GB8BWEST12345698765432"},
                    HarmlessCase{"iban_with_a_small_letter", "GB80WESTa2345698765432"},
                    HarmlessCase{"iban_too_long", "GB11WEST123456987654321234569876543"},
                    HarmlessCase{"iban_behind_a_letter", "xGB82WEST12345698765432"},
                    HarmlessCase{"iban_that_ends_in_a_letter", "GB82WEST12345698765432x"},
                    HarmlessCase{"short_iban_before_words", "GB82WEST123 is no account"}),
    [](const auto& row) { return row.param.name; });

TEST(PrivateText, KnowsWhatItCannotDelimit) {
  EXPECT_EQ(find_private_part(R"("jane doe"@example.com)"), std::nullopt);
  EXPECT_EQ(find_private_kind(R"("jane doe"@example.com)"), EmailAddress);
  EXPECT_EQ(find_private_kind("jane@[192.0.2.1]"), EmailAddress);
  EXPECT_EQ(find_private_kind(std::string("rk_") + "live_" + std::string(24, 'a')), Key);
}

TEST(PrivateText, GoesOnAfterTheLast) {
  const std::string text = "a@b.example c@d.example";
  const auto second = find_private_part(text, 11);
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(text.substr(second->begin, second->size), "c@d.example");
  EXPECT_EQ(find_private_part(text, text.size()), std::nullopt);
}

TEST(PrivateText, CardNumbersAreToldByLengthFirstAndCheckDigit) {
  EXPECT_TRUE(is_card_number("4242424242424242"));
  EXPECT_TRUE(is_card_number("36227206271667"));
  EXPECT_FALSE(is_card_number("0000000000000000"));
  EXPECT_FALSE(is_card_number("4242"));
  EXPECT_FALSE(is_card_number(""));
  EXPECT_FALSE(is_card_number("-424242424242424"));
  EXPECT_FALSE(is_card_number("4242-4242-4242-421"));
  EXPECT_FALSE(is_card_number("42424242a4242427"));
}

}  // namespace
}  // namespace portal_guide::redaction
