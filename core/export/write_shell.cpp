#include "core/export/write_shell.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "core/compare/step_calls.hpp"
#include "core/export/wording.hpp"
#include "core/percent_encoding.hpp"
#include "core/report/paragraph.hpp"
#include "core/report/shell_word.hpp"
#include "core/report/stripe_cli.hpp"
#include "core/text/ascii.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::exporting {
namespace {

constexpr std::string_view kApi = "https://api.stripe.com";
constexpr std::string_view kMark = "# ";
constexpr std::string_view kContinued = " \\\n  ";

/// The text as one word of bash, without characters that a terminal obeys when it shows the script.
std::string bash_word(std::string_view text) {
  if (report::printable(text) == text) return report::shell_word(text);
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string word = "$'";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = std::max<std::size_t>(text::character_length(text, at), 1);
    const std::string_view character = text.substr(at, bytes);
    if (character == "\n") {
      word += "\\n";
    } else if (report::printable(character) != character) {
      for (const char c : character) {
        const auto byte = static_cast<unsigned char>(c);
        word.append("\\x").append(1, kHex[byte >> 4U]).append(1, kHex[byte & 15U]);
      }
    } else {
      if (character == "'" || character == "\\") word += '\\';
      word += character;
    }
    at += bytes;
  }
  return word + "'";
}

std::string in_upper_case(std::string_view name) {
  std::string upper;
  for (const char c : name) {
    upper += text::to_upper(c);
  }
  return upper;
}

bool is_unreserved(char c) { return text::is_alphanumeric(c) || std::string_view{"-._~"}.find(c) != std::string_view::npos; }

/// An option of curl that sends the parameter. curl encodes the value where that is needed, but never the name.
std::string curl_option(std::string_view name, std::string_view value) {
  const bool is_plain = std::all_of(value.begin(), value.end(), is_unreserved);
  return (is_plain ? "-d " : "--data-urlencode ") + bash_word(percent_encode(name, "[]").append("=").append(value));
}

std::string cli_option(std::string_view name, std::string_view value) {
  return "-d " + bash_word(std::string(name).append("=").append(value));
}

/// The Stripe CLI takes what stands before the first equals sign for the name.
bool can_name(Caller caller, const std::string& name) { return caller == Caller::Curl || name.find('=') == std::string::npos; }

std::vector<Remark> remarks_of(const Exported& exported, Caller caller) {
  std::vector<Remark> remarks = exported.remarks;
  const auto metadata = exported.create.find("metadata");
  if (metadata == exported.create.end()) return remarks;
  for (const auto& [key, value] : metadata->items()) {
    if (!can_name(caller, key)) remarks.push_back({.path = "metadata." + key, .because = "no-argument"});
  }
  return remarks;
}

/// The parameters of the call as options. Variables stand for the ids of references.
std::vector<std::string> options_of(const Exported& exported, Caller caller) {
  std::vector<std::string> options;
  for (const auto& [name, value] : report::form_parameters(exported.create)) {
    if (!can_name(caller, name)) continue;
    const auto place = exported.places.find(name);
    if (place != exported.places.end()) {
      options.push_back("-d \"" + name + "=$" + in_upper_case(exported.references[place->second].name) + "\"");
    } else {
      options.push_back(caller == Caller::Curl ? curl_option(name, value) : cli_option(name, value));
    }
  }
  return options;
}

/// A function of the script that finds a price and its product by the lookup key.
std::string lookup_function(Caller caller, const content::Content& content) {
  const std::string call = caller == Caller::Curl
                               ? "curl -sS -G " + std::string(kApi) + std::string(compare::kPricesPath) +
                                     R"( -u "$STRIPE_SECRET_KEY:" -d active=true --data-urlencode "lookup_keys[0]=$1")"
                               : std::string(R"(stripe prices list -d active=true -d "lookup_keys[0]=$1")");
  return comment(words(content, "lookup"), kMark) + "price_with_lookup_key() {\n  " + call +
         " |\n    jq -er '.data[0] // empty | \"\\(.id) \\(.product)\"' ||\n    { printf '%s: %s\\n' \"$1\" " +
         bash_word(words(content, "lookup-failed")) + " >&2; exit 1; }\n}\n";
}

std::string variables(const Exported& exported, Caller caller, const content::Content& content) {
  const std::vector<Reference>& references = exported.references;
  std::string lookups;
  std::string blanks;
  for (std::size_t place = 0; place < references.size(); ++place) {
    const Reference& reference = references[place];
    const std::string about = comment(describe(reference, exported, content), kMark);
    if (!is_looked_up(reference)) {
      blanks += about + in_upper_case(reference.name) + "=" + bash_word(blank_id(reference)) + "\n";
    }
    if (reference.lookup_key.empty()) continue;
    lookups += about + "FOUND=$(price_with_lookup_key " + bash_word(reference.lookup_key) + ")\n" +
               in_upper_case(reference.name) + "=${FOUND%% *}\n";
    for (const Reference& product : references) {
      if (product.found_with == place) lookups += in_upper_case(product.name) + "=${FOUND##* }\n";
    }
  }
  std::string text;
  if (!blanks.empty()) text += "\n" + comment(words(content, "fill-in"), kMark) + blanks;
  if (!lookups.empty()) text += "\n" + lookup_function(caller, content) + "\n" + lookups;
  return text;
}

}  // namespace

ShellCode to_shell(const Exported& exported, Caller caller, const content::Content& content) {
  ShellCode code{.text = {}, .remarks = remarks_of(exported, caller)};
  const bool looks_up = std::any_of(exported.references.begin(), exported.references.end(), is_looked_up);
  std::vector<std::string> notes;
  notes.push_back(words(content, caller == Caller::Curl ? "key-of-the-mode" : "mode-of-the-cli"));
  if (looks_up) notes.push_back(words(content, "needs-jq"));
  std::string& script = code.text;
  script = "#!/usr/bin/env bash\n" + heading(exported, code.remarks, notes, kMark, content) + "set -euo pipefail\n" +
           variables(exported, caller, content) + "\n";
  if (caller == Caller::Curl) {
    script += "curl -sS " + std::string(kApi) + std::string(compare::kConfigurationsPath);
    script += std::string(kContinued) + "-u \"$STRIPE_SECRET_KEY:\"";
  } else {
    script += report::stripe_cli_command(
        {.method = "POST", .path = std::string(compare::kConfigurationsPath), .params = OrderedJson::object()},
        stripe::Mode::Test);
  }
  for (const std::string& option : options_of(exported, caller)) {
    script += std::string(kContinued) + option;
  }
  script += "\n";
  return code;
}

}  // namespace portal_guide::exporting
