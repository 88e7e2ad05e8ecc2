#pragma once

#include <string>
#include <vector>

#include "core/stripe/read_plan.hpp"

namespace portal_guide::stripe {

struct PlannedRequest {
  std::string path;
  std::string query;
};

/// One example of every form of request that the plan leads to: each first page, and each further page of a list.
std::vector<PlannedRequest> planned_requests(ReadScope scope);

}  // namespace portal_guide::stripe
