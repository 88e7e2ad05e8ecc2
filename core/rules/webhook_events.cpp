#include "core/rules/webhook_events.hpp"

namespace portal_guide::rules {

Known<std::vector<Located>> enabled_endpoints(const stripe::Section& endpoints) {
  std::vector<Located> enabled;
  for (const Located& endpoint : items_of(endpoints)) {
    const auto status = require_string(endpoint, "status");
    if (!status) return unanswered(status.error());
    if (*status == "enabled") enabled.push_back(endpoint);
  }
  return enabled;
}

}  // namespace portal_guide::rules
