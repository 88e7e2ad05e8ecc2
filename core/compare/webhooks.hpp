#pragma once

#include <optional>

#include "core/compare/comparison.hpp"
#include "core/compare/side.hpp"

namespace portal_guide::compare {

struct Webhooks {
  /// Events that test mode's enabled endpoints listen to together and live mode's do not.
  std::optional<Difference> difference;
  /// The call that makes live listen: it adds them to the one endpoint there is, or makes one. None where there are several:
  /// which of them is to get the events is for a person to say.
  std::optional<report::ApiCall> call;
  /// The address of a new endpoint stands as "{webhook_url}": test mode's own is never copied.
  bool has_placeholder = false;
  std::optional<NotCompared> not_compared;
};

/// Nothing where neither mode's endpoints are in the snapshot.
Webhooks compare_webhooks(const Side& test, const Side& live, const content::Content& content);

}  // namespace portal_guide::compare
