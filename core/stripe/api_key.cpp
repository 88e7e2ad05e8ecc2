#include "core/stripe/api_key.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "core/text/ascii.hpp"
#include "core/text/trim.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::stripe {
namespace {

struct KeyPrefix {
  std::string_view text;
  KeyKind kind;
  std::optional<Mode> mode;
};

/// A prefix stands before the shorter ones that it begins with.
constexpr std::array kPrefixes = {
    KeyPrefix{"sk_org_test_", KeyKind::Organization, Mode::Test},
    KeyPrefix{"sk_org_live_", KeyKind::Organization, Mode::Live},
    KeyPrefix{"sk_org_", KeyKind::Organization, std::nullopt},
    KeyPrefix{"sk_test_", KeyKind::Secret, Mode::Test},
    KeyPrefix{"sk_live_", KeyKind::Secret, Mode::Live},
    KeyPrefix{"sk_", KeyKind::Secret, std::nullopt},
    KeyPrefix{"rk_test_", KeyKind::Restricted, Mode::Test},
    KeyPrefix{"rk_live_", KeyKind::Restricted, Mode::Live},
    KeyPrefix{"rk_", KeyKind::Restricted, std::nullopt},
    KeyPrefix{"pk_test_", KeyKind::Publishable, Mode::Test},
    KeyPrefix{"pk_live_", KeyKind::Publishable, Mode::Live},
    KeyPrefix{"pk_", KeyKind::Publishable, std::nullopt},
    KeyPrefix{"whsec_", KeyKind::WebhookSecret, std::nullopt},
    KeyPrefix{"ek_test_", KeyKind::ClientSecret, Mode::Test},
    KeyPrefix{"ek_live_", KeyKind::ClientSecret, Mode::Live},
    KeyPrefix{"ek_", KeyKind::ClientSecret, std::nullopt},
    KeyPrefix{"cuss_secret_", KeyKind::ClientSecret, std::nullopt},
    KeyPrefix{"cs_test_", KeyKind::ClientSecret, Mode::Test},
    KeyPrefix{"cs_live_", KeyKind::ClientSecret, Mode::Live},
    KeyPrefix{"seti_", KeyKind::ClientSecret, std::nullopt},
    KeyPrefix{"pi_", KeyKind::ClientSecret, std::nullopt},
};

/// Stands in the client secret of an intent: pi_…_secret_….
constexpr std::string_view kSecretMark = "_secret_";
/// Stripe's own scanners and gitleaks ask for ten characters after the prefix.
constexpr std::size_t kShortestBody = 10;
/// Only a prefix with at least this much behind it is redacted, so that "sk_test_" in a sentence stays as it is.
constexpr std::size_t kShortestSecret = 4;
constexpr std::size_t kShownTail = 4;
/// In a shorter key four characters would give too much away.
constexpr std::size_t kShortestBodyWithTail = 16;
constexpr std::string_view kEllipsis = "…";

constexpr bool is_word(char character) { return text::is_alphanumeric(character) || character == '_'; }

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

const KeyPrefix* find_prefix(std::string_view text) {
  const auto found =
      std::find_if(kPrefixes.begin(), kPrefixes.end(), [&](const KeyPrefix& prefix) { return text.starts_with(prefix.text); });
  return found == kPrefixes.end() ? nullptr : &*found;
}

/// The prefix that the text is the beginning of, such as "sk" or "rk_te": nearly all of the key was lost.
const KeyPrefix* find_begun_prefix(std::string_view text) {
  constexpr std::size_t kTelling = 2;
  const auto found = std::find_if(kPrefixes.begin(), kPrefixes.end(), [&](const KeyPrefix& prefix) {
    return text.size() >= kTelling && prefix.text.starts_with(text);
  });
  return found == kPrefixes.end() ? nullptr : &*found;
}

KeyFault find_body_fault(std::string_view body, const KeyPrefix& prefix) {
  if (text::contains_wide_blank(body) || std::any_of(body.begin(), body.end(), text::is_space)) {
    return KeyFault::Whitespace;
  }
  if (contains(body, "*") || contains(body, "...") || contains(body, kEllipsis) || contains(body, "•") || contains(body, "●")) {
    return KeyFault::Masked;
  }
  // A webhook secret is base64 in some tools; a client secret has parts.
  const bool has_parts = prefix.kind == KeyKind::ClientSecret || prefix.kind == KeyKind::WebhookSecret;
  const bool all_known = std::all_of(body.begin(), body.end(), [&](char character) {
    return text::is_alphanumeric(character) ||
           (has_parts && (character == '_' || character == '+' || character == '/' || character == '='));
  });
  // Where neither test nor live follows, as in sk_prod_…, the mode is at fault and not the underscore.
  const bool mode_expected =
      prefix.kind == KeyKind::Secret || prefix.kind == KeyKind::Restricted || prefix.kind == KeyKind::Publishable;
  if (mode_expected && !prefix.mode) {
    return prefix.text.size() + body.size() < kShortestBody ? KeyFault::Truncated : KeyFault::UnknownMode;
  }
  if (!all_known) {
    return KeyFault::Character;
  }
  return body.size() < kShortestBody ? KeyFault::Truncated : KeyFault::None;
}

/// The prefix of a credential at the front of `text`, for redaction. It knows more kinds of secrets than classify_key() needs,
/// but no ids (pi_…, seti_…) and nothing that also begins ordinary words.
std::string_view find_secret_prefix(std::string_view text) {
  constexpr std::array<std::string_view, 17> kSecretPrefixes = {
      "sk_org_test_", "sk_org_live_", "sk_org_",  "sk_test_", "sk_live_", "sk_prod_", "rk_test_",     "rk_live_",  "rk_prod_",
      "pk_test_",     "pk_live_",     "pk_prod_", "ek_test_", "ek_live_", "whsec_",   "cuss_secret_", kSecretMark,
  };
  const auto found = std::find_if(kSecretPrefixes.begin(), kSecretPrefixes.end(),
                                  [&](std::string_view prefix) { return text.starts_with(prefix); });
  return found == kSecretPrefixes.end() ? std::string_view() : *found;
}

/// Whether the character may be a part of the secret. Webhook secrets may be base64.
bool may_belong_to(std::string_view prefix, char character) {
  const bool is_base64 = character == '+' || character == '/' || character == '=';
  return is_word(character) || (is_base64 && prefix == "whsec_");
}

void append_redacted(std::string& result, std::string_view prefix, std::string_view body) {
  result.append(prefix).append(kEllipsis);
  if (body.size() >= kShortestBodyWithTail) {
    result.append(body.substr(body.size() - kShownTail));
  }
}

}  // namespace

std::string_view to_string(KeyKind kind) {
  switch (kind) {
    case KeyKind::Unknown:
      return "unknown";
    case KeyKind::Secret:
      return "secret";
    case KeyKind::Restricted:
      return "restricted";
    case KeyKind::Publishable:
      return "publishable";
    case KeyKind::Organization:
      return "organization";
    case KeyKind::WebhookSecret:
      return "webhook-secret";
    case KeyKind::ClientSecret:
      return "client-secret";
  }
  return "unknown";
}

std::string_view to_string(KeyFault fault) {
  switch (fault) {
    case KeyFault::None:
      return "none";
    case KeyFault::Empty:
      return "empty";
    case KeyFault::UnknownPrefix:
      return "unknown-prefix";
    case KeyFault::UnknownMode:
      return "unknown-mode";
    case KeyFault::Whitespace:
      return "whitespace";
    case KeyFault::Masked:
      return "masked";
    case KeyFault::Character:
      return "character";
    case KeyFault::Truncated:
      return "truncated";
  }
  return "none";
}

KeyClass classify_key(std::string_view text) {
  const std::string_view key = text::trimmed(text);
  if (key.empty()) {
    return {.fault = KeyFault::Empty};
  }
  if (const KeyPrefix* prefix = find_prefix(key)) {
    return {.kind = prefix->kind, .mode = prefix->mode, .fault = find_body_fault(key.substr(prefix->text.size()), *prefix)};
  }
  if (const KeyPrefix* begun = find_begun_prefix(key)) {
    return {.kind = begun->kind, .fault = KeyFault::Truncated};
  }
  return {.fault = KeyFault::UnknownPrefix};
}

std::string redact_keys(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::string_view prefix = find_secret_prefix(text.substr(offset));
    const std::size_t body_start = offset + prefix.size();
    std::size_t end = body_start;
    while (!prefix.empty() && end < text.size() && may_belong_to(prefix, text[end])) {
      ++end;
    }
    if (end - body_start < kShortestSecret || prefix.empty()) {
      result += text[offset];
      ++offset;
      continue;
    }
    append_redacted(result, prefix, text.substr(body_start, end - body_start));
    offset = end;
  }
  return result;
}

std::string redact_excerpt(std::string_view text, std::size_t max_characters) {
  std::string redacted = redact_keys(text);
  const std::size_t kept = text::first_characters(redacted, max_characters).size();
  if (kept == redacted.size()) return redacted;
  redacted.resize(kept);
  return redacted.append(kEllipsis);
}

}  // namespace portal_guide::stripe
