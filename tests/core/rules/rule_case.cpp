#include "tests/core/rules/rule_case.hpp"

#include <utility>

#include "tests/core/repository_content.hpp"

namespace portal_guide::rules {

Json good_snapshot() {
  static const Json snapshot = Json::parse(repository_file("tests/fixtures/good_account.json"), nullptr, false);
  return snapshot;
}

Json one_product_snapshot() {
  std::vector<Change> changes;
  for (const std::string& mode : {kLive, kTest}) {
    changes.push_back(remove(mode + "/billing_portal_configurations/data/0/features/subscription_update/products/1"));
    changes.push_back(set(mode + "/products/data/1/active", false));
  }
  return changed(good_snapshot(), changes);
}

Json changed(Json snapshot, const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    const Json::json_pointer pointer(change.pointer);
    if (change.value) {
      snapshot[pointer] = *change.value;
    } else if (snapshot[pointer.parent_pointer()].is_array()) {
      snapshot[pointer.parent_pointer()].erase(std::stoul(pointer.back()));
    } else {
      snapshot[pointer.parent_pointer()].erase(pointer.back());
    }
  }
  return snapshot;
}

}  // namespace portal_guide::rules
