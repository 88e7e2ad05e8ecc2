#pragma once

#include <optional>

#include "core/compare/comparison.hpp"
#include "core/compare/side.hpp"

namespace portal_guide::compare {

struct Webhooks {
  /// The events of both modes' enabled endpoints, where live mode's miss some that test mode's listen to.
  std::optional<Difference> difference;
  /// The call that makes live mode listen, too: it adds the events to the one endpoint there is, or creates one. None where
  /// there are several endpoints, since a person has to say which of them gets the events.
  std::optional<report::ApiCall> call;
  /// Whether the call creates an endpoint. Its address is "{webhook_url}", because test mode's address is never copied.
  bool has_placeholder = false;
  std::optional<NotCompared> not_compared;
};

/// Compares the events that webhooks listen to. The result is empty where the snapshot holds neither mode's endpoints.
Webhooks compare_webhooks(const Side& test, const Side& live, const content::Content& content);

}  // namespace portal_guide::compare
