#include "core/content/symptoms.hpp"

#include <algorithm>

namespace portal_guide::content {

const Symptom* find_symptom(const std::vector<Symptom>& symptoms, std::string_view id) {
  const auto found = std::find_if(symptoms.begin(), symptoms.end(), [id](const Symptom& symptom) { return symptom.id == id; });
  return found == symptoms.end() ? nullptr : &*found;
}

}  // namespace portal_guide::content
