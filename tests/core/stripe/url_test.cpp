#include "core/stripe/url.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/core/stripe/fixture.hpp"

namespace portal_guide::stripe {
namespace {

Json to_json(const Expected<Url>& url) {
  if (!url) return nullptr;
  return {{"scheme", url->scheme},
          {"host", url->host},
          {"port", url->port ? Json(*url->port) : Json()},
          {"has_credentials", url->has_credentials}};
}

/// The expectations are what Node's own `URL` says; generate_url_expectations.mjs writes them.
TEST(ParseUrl, AgreesWithTheWhatwgUrlOfNode) {
  const Json expectations = parse_fixture("url_expectations.json");
  ASSERT_GT(expectations.size(), 500U);
  for (const Json& row : expectations) {
    const std::string address = row["address"];
    EXPECT_EQ(to_json(parse_url(address)), row["url"]) << row["address"].dump();
  }
}

struct RefusalCase {
  std::string name;
  std::string address;
  std::string error;
  std::string observed = {};
};

std::ostream& operator<<(std::ostream& out, const RefusalCase& row) { return out << row.name; }

class UrlRefusal : public testing::TestWithParam<RefusalCase> {};

TEST_P(UrlRefusal, SaysWhichPartIsWrong) {
  const RefusalCase& row = GetParam();
  const auto url = parse_url(row.address);
  ASSERT_FALSE(url.has_value()) << url->host;
  EXPECT_EQ(url.error().id, row.error);
  EXPECT_EQ(url.error().arguments.count("observed") == 0 ? "" : url.error().arguments.at("observed"), row.observed);
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(ParseUrl, UrlRefusal, testing::Values(
    RefusalCase{.name = "empty", .address = "", .error = "url-relative"},
    RefusalCase{.name = "path", .address = "/account", .error = "url-relative"},
    RefusalCase{.name = "without_scheme", .address = "shop.example/account", .error = "url-relative"},
    RefusalCase{.name = "scheme_relative", .address = "//shop.example", .error = "url-relative"},
    RefusalCase{.name = "host_and_port_read_as_scheme", .address = "localhost:3000", .error = "url-scheme", .observed = "localhost"},
    RefusalCase{.name = "custom_scheme", .address = "MyApp://account", .error = "url-scheme", .observed = "myapp"},
    RefusalCase{.name = "script", .address = "javascript:alert(1)", .error = "url-scheme", .observed = "javascript"},
    RefusalCase{.name = "long_scheme_is_cut", .address = std::string(100, 'a') + ":", .error = "url-scheme", .observed = std::string(60, 'a') + "…"},
    RefusalCase{.name = "no_host", .address = "https:///", .error = "url-host-missing"},
    RefusalCase{.name = "credentials_without_host", .address = "https://user@", .error = "url-host-missing"},
    RefusalCase{.name = "port_without_host", .address = "https://:443", .error = "url-host-missing"},
    RefusalCase{.name = "placeholder", .address = "https://<your-domain>/", .error = "url-host-invalid"},
    RefusalCase{.name = "space_in_host", .address = "https://my shop.example", .error = "url-host-invalid"},
    RefusalCase{.name = "ipv4_out_of_range", .address = "https://1.2.3.256", .error = "url-host-invalid"},
    RefusalCase{.name = "ipv6_not_closed", .address = "https://[::1", .error = "url-host-invalid"},
    RefusalCase{.name = "host_that_is_no_utf8", .address = "https://\xFF.example", .error = "url-host-invalid"},
    RefusalCase{.name = "port_word", .address = "https://shop.example:https/", .error = "url-port-invalid"},
    RefusalCase{.name = "port_too_large", .address = "https://shop.example:65536/", .error = "url-port-invalid"}
), [](const auto& row) { return row.param.name; });
// clang-format on

TEST(ParseUrl, AVeryLongAddressIsParsedOrRefusedAtOnce) {
  // The length is the point. NOLINTNEXTLINE(bugprone-string-constructor)
  EXPECT_TRUE(parse_url("https://shop.example/" + std::string(10'000'000, 'x')).has_value());
  EXPECT_TRUE(parse_url("https://" + std::string(1'000'000, 'x') + ".example").has_value());
  EXPECT_FALSE(parse_url("https://" + std::string(1'000'000, '1') + "/").has_value());
  std::string international = "https://";
  for (int index = 0; index < 100'000; ++index) {
    international += "\u00fc";
  }
  EXPECT_FALSE(parse_url(international).has_value());
}

TEST(AppScheme, IsThatOfAnAppOrABrowserExtension) {
  EXPECT_EQ(app_scheme("myapp://done"), "myapp");
  EXPECT_EQ(app_scheme("  MyApp://done"), "myapp");
  EXPECT_EQ(app_scheme("com.acme.app:/done"), "com.acme.app");
  EXPECT_EQ(app_scheme("chrome-extension://abcdefgh/popup.html"), "chrome-extension");
  EXPECT_EQ(app_scheme("moz-extension://0c1d/popup.html"), "moz-extension");
  EXPECT_EQ(app_scheme("exp://127.0.0.1:19000/--/done"), "exp");
  EXPECT_EQ(app_scheme("intent://done#Intent;scheme=acme;end"), "intent");
  EXPECT_EQ(app_scheme("capacitor://localhost/done"), "capacitor");
}

TEST(AppScheme, IsNeitherThatOfAWebAddressNorAMistake) {
  for (const char* address : {"https://acme.dev",
                              "http://acme.dev",
                              "HTTPS://acme.dev",
                              "htps://acme.dev",
                              "htttp://acme.dev",
                              "https:/acme.dev",
                              "//acme.dev",
                              "/account",
                              "acme.dev/account",
                              "localhost:3000/account",
                              "localhost://account",
                              "acme.dev:8080/account",
                              "javascript:alert(1)",
                              "javascript://alert(1)",
                              "mailto:ada@acme.dev",
                              "ftp://acme.dev",
                              "file:///account",
                              "tel:+491",
                              "data:text/html,x",
                              "://account",
                              "",
                              "my app://done",
                              "myapp",
                              "myapp:"}) {
    EXPECT_EQ(app_scheme(address), std::nullopt) << address;
  }
}

struct HostCase {
  std::string name;
  std::string address;
  bool is_local;
};

std::ostream& operator<<(std::ostream& out, const HostCase& row) { return out << row.name; }

class LocalHost : public testing::TestWithParam<HostCase> {};

TEST_P(LocalHost, IsJudgedByTheSerializedHost) {
  const HostCase& row = GetParam();
  const auto url = parse_url(row.address);
  ASSERT_TRUE(url.has_value()) << url.error().id;
  EXPECT_EQ(is_local_host(url->host), row.is_local) << url->host;
}

// clang-format off
INSTANTIATE_TEST_SUITE_P(Local, LocalHost, testing::Values(
    HostCase{"localhost", "http://localhost:3000/", true},
    HostCase{"localhost_in_capitals", "http://LocalHost/", true},
    HostCase{"localhost_with_a_dot", "http://localhost./", true},
    HostCase{"localhost_in_full_width", "http://ｌｏｃａｌｈｏｓｔ/", true},
    HostCase{"localhost_percent_encoded", "http://%6cocalhost/", true},
    HostCase{"below_localhost", "http://shop.localhost:5173/", true},
    HostCase{"loopback", "http://127.0.0.1/", true},
    HostCase{"loopback_end", "http://127.255.255.255/", true},
    HostCase{"loopback_short", "http://127.1/", true},
    HostCase{"loopback_decimal", "http://2130706433/", true},
    HostCase{"loopback_hexadecimal", "http://0x7f.1/", true},
    HostCase{"loopback_octal", "http://0177.0.0.1/", true},
    HostCase{"loopback_with_a_dot", "http://127.0.0.1./", true},
    HostCase{"unspecified", "http://0.0.0.0:8080/", true},
    HostCase{"private_10", "http://10.1.2.3/", true},
    HostCase{"private_172_begin", "http://172.16.0.0/", true},
    HostCase{"private_172_end", "http://172.31.255.255/", true},
    HostCase{"private_192", "http://192.168.1.1/", true},
    HostCase{"link_local", "http://169.254.169.254/", true},
    HostCase{"ipv6_loopback", "http://[::1]:3000/", true},
    HostCase{"ipv6_unspecified", "http://[::]/", true},
    HostCase{"ipv6_unique_local_begin", "http://[fc00::1]/", true},
    HostCase{"ipv6_unique_local_end", "http://[fdff:ffff::1]/", true},
    HostCase{"ipv6_link_local_begin", "http://[fe80::1]/", true},
    HostCase{"ipv6_link_local_end", "http://[febf::1]/", true},
    HostCase{"ipv4_mapped_loopback", "http://[::ffff:127.0.0.1]/", true},
    HostCase{"ipv4_mapped_private_in_hexadecimal", "http://[::ffff:c0a8:1]/", true},
    HostCase{"dot_local", "http://printer.local/", true},
    HostCase{"dot_test", "http://shop.test/", true},
    HostCase{"dot_invalid", "http://a.b.invalid/", true},
    HostCase{"dot_example", "http://shop.example/", true},
    HostCase{"dot_example_with_a_dot", "http://shop.example./", true},
    HostCase{"reserved_domain_itself", "http://test/", true},
    HostCase{"example_com", "http://Example.com/", true},
    HostCase{"example_net", "http://example.net/", true},
    HostCase{"example_org", "http://example.org./", true}
), [](const auto& row) { return row.param.name; });

INSTANTIATE_TEST_SUITE_P(Public, LocalHost, testing::Values(
    HostCase{"domain", "https://shop.stripe.dev/", false},
    HostCase{"name_that_begins_with_localhost", "https://localhost.shop.dev/", false},
    HostCase{"name_that_ends_like_localhost", "https://notlocalhost/", false},
    HostCase{"name_that_ends_like_local", "https://mylocal/", false},
    HostCase{"test_as_subdomain", "https://test.shop.dev/", false},
    HostCase{"example_as_subdomain", "https://example.shop.dev/", false},
    HostCase{"ends_like_example_com", "https://myexample.com/", false},
    // RFC 2606 keeps the three domains themselves free; names below them are judged like any other.
    HostCase{"below_example_com", "https://app.example.com/", false},
    HostCase{"example_of_another_top_level", "https://example.edu/", false},
    HostCase{"before_10", "http://9.255.255.255/", false},
    HostCase{"after_10", "http://11.0.0.0/", false},
    HostCase{"before_loopback", "http://126.255.255.255/", false},
    HostCase{"after_loopback", "http://128.0.0.0/", false},
    HostCase{"before_172_16", "http://172.15.255.255/", false},
    HostCase{"after_172_31", "http://172.32.0.0/", false},
    HostCase{"before_192_168", "http://192.167.255.255/", false},
    HostCase{"after_192_168", "http://192.169.0.0/", false},
    HostCase{"before_link_local", "http://169.253.255.255/", false},
    HostCase{"after_link_local", "http://169.255.0.0/", false},
    HostCase{"ten_as_a_subdomain", "https://10.0.0.1.nip.dev/", false},
    HostCase{"ipv6_global", "http://[2606:4700::1]/", false},
    HostCase{"ipv6_before_unique_local", "http://[fbff::1]/", false},
    HostCase{"ipv6_after_unique_local", "http://[fe00::1]/", false},
    HostCase{"ipv6_after_link_local", "http://[fec0::1]/", false},
    HostCase{"ipv6_two", "http://[::2]/", false},
    HostCase{"ipv4_mapped_public", "http://[::ffff:8.8.8.8]/", false}
), [](const auto& row) { return row.param.name; });
// clang-format on

TEST(LocalHostOfNothing, IsNotLocal) {
  for (const char* const host : {"", ".", "[", "[]", "[::g]", "1.2.3.256", "0x"}) {
    EXPECT_EQ(is_local_host(host), std::string(host) == "0x") << host;
  }
}

}  // namespace
}  // namespace portal_guide::stripe
