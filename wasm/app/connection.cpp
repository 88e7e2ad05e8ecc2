#include "wasm/app/connection.hpp"

#include "core/stripe/api_key.hpp"

namespace portal_guide::app {
namespace {

KeyAdvice advise_on_fault(stripe::KeyFault fault) {
  using enum stripe::KeyFault;
  switch (fault) {
    case None:
      return KeyAdvice::Good;
    case Empty:
      return KeyAdvice::None;
    case UnknownPrefix:
    case UnknownMode:
      return KeyAdvice::Unknown;
    case Whitespace:
    case Character:
      return KeyAdvice::Garbled;
    case Masked:
      return KeyAdvice::Masked;
    case Truncated:
      return KeyAdvice::Truncated;
  }
  return KeyAdvice::Unknown;
}

}  // namespace

KeyAdvice advise(std::string_view key_shape, stripe::Mode mode) {
  if (restricted_prefix(mode).rfind(key_shape, 0) == 0) return KeyAdvice::None;
  const auto key = stripe::classify_key(key_shape);
  using enum stripe::KeyKind;
  switch (key.kind) {
    case Publishable:
      return KeyAdvice::Publishable;
    case Organization:
    case WebhookSecret:
    case ClientSecret:
      return KeyAdvice::OtherSecret;
    case Secret:
      // The warning comes at the first characters, so that nobody types a whole live secret key.
      if (key.mode == stripe::Mode::Live) return KeyAdvice::LiveSecret;
      break;
    case Restricted:
    case Unknown:
      break;
  }
  if (key.kind != Unknown && key.mode == stripe::other(mode)) return KeyAdvice::WrongMode;
  const auto advice = advise_on_fault(key.fault);
  if (advice == KeyAdvice::Good && key.kind == Unknown) return KeyAdvice::Unknown;
  if (advice == KeyAdvice::Good && key.kind == Secret) return KeyAdvice::TestSecret;
  return advice;
}

std::string_view to_string(KeyAdvice advice) {
  using enum KeyAdvice;
  switch (advice) {
    case None:
      return "none";
    case Good:
      return "good";
    case TestSecret:
      return "test-secret";
    case LiveSecret:
      return "live-secret";
    case Publishable:
      return "publishable";
    case OtherSecret:
      return "other-secret";
    case WrongMode:
      return "wrong-mode";
    case Truncated:
      return "truncated";
    case Masked:
      return "masked";
    case Garbled:
      return "garbled";
    case Unknown:
      return "unknown";
  }
  return "unknown";
}

std::string restricted_prefix(stripe::Mode mode) { return "rk_" + std::string(stripe::to_string(mode)) + "_"; }

}  // namespace portal_guide::app
