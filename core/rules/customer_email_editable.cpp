#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/rules/customer_update.hpp"

namespace portal_guide::rules::customer_email_editable {
namespace {

constexpr std::string_view kEmail = "email";

/// A configuration that lets customers change their e-mail address may let one into another person's account, if the app signs
/// people in by the address that Stripe stores.
Answer judge(const Context& context) {
  const auto update = customer_update(context);
  if (!update) return propagate(update);
  if (!update->enabled || !update->allows(kEmail)) return {};

  std::vector<Sighting> evidence;
  for (std::size_t index = 0; index < update->allowed->size(); ++index) {
    if (as_string(&(*update->allowed)[index]) != kEmail) continue;
    evidence.push_back({.path = pointer_append(update->allowed_pointer, index), .observed = std::string(kEmail)});
  }
  auto others = plain_texts(*update->allowed);
  if (others) {
    others->erase(std::remove(others->begin(), others->end(), OrderedJson(kEmail)), others->end());
    // Where no other detail is left, a person has to decide whether to turn the feature off or to allow another detail.
    if (others->empty()) others.reset();
  }
  return {{wrong_allowed_details(*update, std::move(evidence), std::move(others))}};
}

}  // namespace

extern const Rule kRule{.id = "customer-email-editable",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::customer_email_editable
