#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

/// What Stripe and browsers answer when something is wrong, with the parts that differ from one message to the next.
namespace portal_guide::content {

/// A link target. Nullopt where what is known is not about the portal.
using ErrorTarget = std::optional<std::string>;

struct ErrorMessage {
  /// The message, or the part of it that people paste. `{name}` stands for a part that differs.
  std::string pattern;
  /// What answers it where no value decides.
  ErrorTarget target;
  /// The variable parts that decide, each with the name of its values in `ErrorMessages::values`.
  std::map<std::string, std::string, std::less<>> by;
};

struct ErrorMessages {
  /// What a variable part may hold, and what answers it. A parameter stands for every longer path that begins with it, too:
  /// `features` for `features[invoice_history]`.
  std::map<std::string, std::map<std::string, ErrorTarget, std::less<>>, std::less<>> values;
  std::vector<ErrorMessage> patterns;
};

}  // namespace portal_guide::content
