#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

namespace portal_guide::rules {

/// What one rule found, and in which configurations.
struct Fault {
  Observation observation;
  /// Those that have it. Empty where it is not the fault of a configuration.
  std::vector<const stripe::JudgedConfiguration*> configurations;
};

/// What one rule found in the several configurations of a mode. The same fault in another configuration, which concerns the
/// same other objects, becomes one fault with the evidence of both. The call that mends it then has a placeholder for the
/// configuration; there is none where the configurations need different ones.
class FaultsOfConfigurations {
 public:
  /// Adds what was observed in one configuration, which must outlive the faults.
  void add(Observation observation, const stripe::JudgedConfiguration& configuration);
  std::vector<Fault> take() && { return std::move(faults_); }

 private:
  std::vector<Fault> faults_;
  /// The faults that concern the same objects beside the configuration, by the ids of these.
  std::unordered_map<std::string, std::vector<std::size_t>> by_objects_;
};

}  // namespace portal_guide::rules
