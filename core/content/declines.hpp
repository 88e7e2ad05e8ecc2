#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"

/// Why a bank or Stripe refused a payment, and what to tell whose payment it was.
namespace portal_guide::content {

struct DeclineCode {
  /// The code with hyphens, for links: "insufficient-funds".
  std::string id;
  /// As Stripe writes it: "insufficient_funds".
  std::string code;
  std::string title;
  std::string meaning;
  /// What the customer can be told.
  std::string say;
  /// What the business does next.
  std::string next;
  /// Whether it can help that Stripe tries the payment again by itself. False where it helps under a condition only.
  bool retry_can_help = false;
  /// When another attempt can help, as a sentence without marks; empty where the answer is a plain yes or no.
  std::string retry_condition;
  /// Whether the customer may be told the reason; where not, `say` keeps it to itself.
  bool may_disclose = false;
  /// What people also call it.
  std::vector<std::string> also;
  std::vector<Source> sources;
};

/// Null where there is none. Lives as long as the codes.
const DeclineCode* find_decline(const std::vector<DeclineCode>& declines, std::string_view id);

}  // namespace portal_guide::content
