#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules {

Endpoints sort_endpoints(const stripe::Section& section) {
  Endpoints endpoints;
  for (const Located& endpoint : items_of(section)) {
    const auto status = require_string(endpoint, "status");
    if (!status) {
      endpoints.unknown = status.error();
    } else if (*status == "enabled") {
      endpoints.enabled.push_back(endpoint);
    } else if (*status != "disabled") {
      endpoints.unknown = value_unknown(pointer_of(endpoint, "status"), *status);
    }
  }
  return endpoints;
}

}  // namespace portal_guide::rules
