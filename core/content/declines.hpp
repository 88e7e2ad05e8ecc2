#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"

/// Why a bank or Stripe refused a payment, and what to tell the customer.
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
  /// What the business should do next.
  std::string next;
  /// Whether a later automatic attempt by Stripe can succeed. False where another attempt helps under a condition only.
  bool retry_can_help = false;
  /// When another attempt can help, as a sentence without marks. Empty where the answer is a plain yes or no.
  std::string retry_condition;
  /// Whether the customer may be told the reason. Where not, `say` does not mention it.
  bool may_disclose = false;
  /// Other names that people use.
  std::vector<std::string> also;
  std::vector<Source> sources;
};

/// The code with that id, or null where there is none. It lives as long as the codes.
const DeclineCode* find_decline(const std::vector<DeclineCode>& declines, std::string_view id);

}  // namespace portal_guide::content
