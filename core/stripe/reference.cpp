#include "core/stripe/reference.hpp"

#include "core/stripe/members.hpp"

namespace portal_guide::stripe {

std::string_view id_of(const Json* reference) {
  if (reference != nullptr && reference->is_object()) reference = find(*reference, any_object::kId);
  return as_string(reference).value_or(std::string_view{});
}

}  // namespace portal_guide::stripe
