#include "tests/core/rules/rule_case.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;
using stripe::Mode;

const std::string kUrl = kConfiguration + "/default_return_url";
const std::string kTestUrl = kTestConfiguration + "/default_return_url";
const std::string kPassed = "/integration/return_url";

RuleCase finds(std::string_view name, std::string_view rule, std::string_view url) {
  return {.name = name, .rule = rule, .changes = {set(kUrl, std::string(url))}, .finds = {kUrl}};
}

RuleCase passes(std::string_view name, std::string_view rule, std::string_view url) {
  return {.name = name, .rule = rule, .changes = {set(kUrl, std::string(url))}};
}

}  // namespace

// clang-format off
// A table. NOLINTNEXTLINE(readability-function-size)
std::vector<RuleCase> return_url_cases() {
  constexpr std::string_view kInvalid = "return-url-invalid";
  constexpr std::string_view kInsecure = "return-url-insecure";
  constexpr std::string_view kLocal = "return-url-local";
  constexpr std::string_view kCredentials = "return-url-credentials";
  constexpr std::string_view kApp = "return-url-app-scheme";
  return {
      // Finds because …
      {.name = "null", .rule = "return-url-missing", .changes = {set(kUrl, nullptr)}, .finds = {kUrl}},
      {.name = "left_out", .rule = "return-url-missing", .changes = {remove(kUrl)}, .finds = {kUrl}},
      finds("empty", "return-url-missing", ""),
      {.name = "null_in_test", .rule = "return-url-missing", .mode = Mode::Test, .changes = {set(kTestUrl, nullptr)},
       .finds = {kTestUrl}},
      {.name = "the_app_passes_an_empty_one", .rule = "return-url-missing",
       .changes = {set(kUrl, nullptr), set(kPassed, "")}, .finds = {kUrl}},
      // Does not find because …
      {.name = "set", .rule = "return-url-missing"},
      {.name = "the_app_passes_one", .rule = "return-url-missing",
       .changes = {set(kUrl, nullptr), set(kPassed, "https://acme.dev/back")}},
      {.name = "the_app_passes_one_and_there_is_no_configuration", .rule = "return-url-missing",
       .changes = {remove(kConfiguration), set(kPassed, "https://acme.dev/back")}},
      passes("set_though_wrong", "return-url-missing", "account"),
      // Not checked because …
      {.name = "it_is_a_number", .rule = "return-url-missing", .changes = {set(kUrl, 7)}, .because = Because::Error},
      {.name = "it_is_a_list", .rule = "return-url-missing", .changes = {set(kUrl, Json::array())}, .because = Because::Error},
      {.name = "there_is_no_configuration", .rule = "return-url-missing", .changes = {remove(kConfiguration)},
       .because = Because::Covered},

      // Finds because …
      finds("relative", kInvalid, "/account"),
      finds("without_scheme", kInvalid, "acme.dev/account"),
      finds("only_a_scheme", kInvalid, "https://"),
      finds("another_scheme", kInvalid, "javascript:alert(1)"),
      finds("mail", kInvalid, "mailto:someone"),
      finds("undefined", kInvalid, "undefined/account"),
      finds("space_in_the_host", kInvalid, "https://ac me.dev"),
      finds("port_out_of_range", kInvalid, "https://acme.dev:99999"),
      finds("ipv4_out_of_range", kInvalid, "https://256.256.256.256"),
      {.name = "the_app_passes_a_relative_one", .rule = kInvalid,
       .changes = {set(kPassed, "/account")}, .finds = {kPassed}},
      // Does not find because …
      passes("https", kInvalid, "https://acme.dev/account?from=portal#top"),
      passes("http", kInvalid, "http://acme.dev"),
      passes("browsers_forgive_slashes", kInvalid, R"(https:\\acme.dev\account)"),
      passes("international_name", kInvalid, "https://m\u00fcller.example"),
      passes("ipv6", kInvalid, "https://[2001:db8::1]/"),
      {.name = "the_app_passes_a_good_one", .rule = kInvalid,
       .changes = {set(kUrl, "/account"), set(kPassed, "https://acme.dev/back")}},
      // Not checked because …
      {.name = "it_is_missing", .rule = kInvalid, .changes = {set(kUrl, nullptr)}, .because = Because::Covered},
      {.name = "it_is_an_object", .rule = kInvalid, .changes = {set(kUrl, Json::object())}, .because = Because::Error},
      {.name = "it_opens_an_app", .rule = kInvalid, .changes = {set(kUrl, "myapp://done")}, .because = Because::Covered},

      // Finds because …
      finds("an_app", kApp, "myapp://done"),
      finds("an_app_with_one_slash", kApp, "com.acme.app:/done"),
      finds("a_browser_extension", kApp, "chrome-extension://abcdefghijklmnop/popup.html"),
      {.name = "an_app_in_test", .rule = kApp, .mode = Mode::Test, .changes = {set(kTestUrl, "exp://127.0.0.1:19000/--/done")},
       .finds = {kTestUrl}},
      {.name = "the_app_passes_its_scheme", .rule = kApp, .changes = {set(kPassed, "myapp://done")}, .finds = {kPassed}},
      // Does not find because …
      {.name = "a_web_address", .rule = kApp},
      passes("a_misspelt_scheme", kApp, "htps://acme.dev/account"),
      passes("a_host_with_a_port", kApp, "localhost:3000/account"),
      passes("a_script", kApp, "javascript:alert(1)"),
      // Not checked because …
      {.name = "app_scheme_needs_an_address", .rule = kApp, .changes = {set(kUrl, nullptr)}, .because = Because::Covered},
      {.name = "app_scheme_needs_a_text", .rule = kApp, .changes = {set(kUrl, 7)}, .because = Because::Error},

      // Finds because …
      finds("http_in_live", kInsecure, "http://acme.dev/account"),
      finds("http_in_capitals", kInsecure, "HTTP://ACME.DEV"),
      {.name = "the_app_passes_http", .rule = kInsecure, .changes = {set(kPassed, "http://acme.dev")}, .finds = {kPassed}},
      // Does not find because …
      {.name = "https_in_live", .rule = kInsecure},
      // Not checked because …
      {.name = "insecure_needs_an_address", .rule = kInsecure, .changes = {set(kUrl, nullptr)}, .because = Because::Covered},
      {.name = "http_of_this_computer", .rule = kInsecure, .changes = {set(kUrl, "http://localhost:3000")}, .because = Because::Covered},
      {.name = "insecure_needs_a_valid_one", .rule = kInsecure, .changes = {set(kUrl, "acme.dev")}, .because = Because::Covered},

      // Finds because …
      finds("localhost", kLocal, "https://localhost:3000/account"),
      finds("below_localhost", kLocal, "https://app.localhost"),
      finds("loopback", kLocal, "https://127.0.0.1"),
      finds("loopback_written_as_a_number", kLocal, "https://2130706433/"),
      finds("ipv6_loopback", kLocal, "https://[::1]/"),
      finds("private_network", kLocal, "https://192.168.0.10"),
      finds("link_local", kLocal, "https://169.254.1.1"),
      finds("reserved_name", kLocal, "https://app.test/account"),
      finds("example_com", kLocal, "https://example.com/account"),
      {.name = "the_app_passes_localhost", .rule = kLocal,
       .changes = {set(kPassed, "https://localhost/account")}, .finds = {kPassed}},
      // Does not find because …
      {.name = "public", .rule = kLocal},
      passes("only_looks_local", kLocal, "https://localhost.acme.dev"),
      passes("public_address", kLocal, "https://93.184.216.34"),
      // Not checked because …
      {.name = "local_needs_an_address", .rule = kLocal, .changes = {set(kUrl, nullptr)}, .because = Because::Covered},
      {.name = "local_needs_a_valid_one", .rule = kLocal, .changes = {set(kUrl, "localhost")}, .because = Because::Covered},

      // Finds because …
      finds("user_and_password", kCredentials, "https://ada:secret@acme.dev/account"),
      finds("user_only", kCredentials, "https://ada@acme.dev"),
      finds("password_only", kCredentials, "https://:secret@acme.dev"),
      {.name = "user_in_test", .rule = kCredentials, .mode = Mode::Test, .changes = {set(kTestUrl, "http://ada@localhost:3000")},
       .finds = {kTestUrl}},
      {.name = "the_app_passes_them", .rule = kCredentials,
       .changes = {set(kPassed, "https://ada:secret@acme.dev")}, .finds = {kPassed}},
      // Does not find because …
      {.name = "neither", .rule = kCredentials},
      passes("an_at_sign_in_the_path", kCredentials, "https://acme.dev/@ada"),
      passes("an_empty_user", kCredentials, "https://@acme.dev"),
      {.name = "the_app_passes_an_address_without", .rule = kCredentials,
       .changes = {set(kUrl, "https://ada:secret@acme.dev"), set(kPassed, "https://acme.dev/back")}},
      // Not checked because …
      {.name = "credentials_need_an_address", .rule = kCredentials, .changes = {set(kUrl, nullptr)}, .because = Because::Covered},
      {.name = "credentials_need_a_web_address", .rule = kCredentials, .changes = {set(kUrl, "myapp://ada:secret@done")},
       .because = Because::Covered},
      {.name = "credentials_need_a_valid_one", .rule = kCredentials, .changes = {set(kUrl, "ada:secret@acme.dev")},
       .because = Because::Covered},
  };
}
// clang-format on

}  // namespace portal_guide::rules
