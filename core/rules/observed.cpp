#include "core/rules/observed.hpp"

#include "core/stripe/observed.hpp"

namespace portal_guide::rules {

Json observed(const Json* value) { return stripe::observed(value); }

std::string observed_url(std::string_view url) { return stripe::observed_url(url); }

std::string observed_text(std::string_view text) { return stripe::observed_text(text); }

}  // namespace portal_guide::rules
