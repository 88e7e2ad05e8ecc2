#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/symptoms.hpp"
#include "core/troubleshoot/judge.hpp"

namespace portal_guide::app {

/// What an account says of a symptom's causes.
struct Diagnosis {
  /// In the order in which they are shown. They point into the symptom.
  std::vector<troubleshoot::JudgedCause> causes;
  /// What to tell the customer, and where it is this or that of the causes.
  std::string say;
  std::vector<std::string> cause_says;
};

/// Reads the answer to `doctor.causes` (wasm/bindings/core_doctor.hpp). Nullopt where it is none, or of another symptom.
std::optional<Diagnosis> parse_diagnosis(const content::Symptom& symptom, std::string_view json);

}  // namespace portal_guide::app
