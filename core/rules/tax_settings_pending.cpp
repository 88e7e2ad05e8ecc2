#include <utility>

#include "core/rules/context.hpp"

namespace portal_guide::rules::tax_settings_pending {
namespace {

constexpr stripe::MemberPath kMissing = stripe::tax_settings::kStatusDetailsPendingMissingFields;

/// An account whose tax settings are not complete may charge customers without tax, or fail to renew their subscriptions
/// (docs/stripe.md, fact 40).
Answer judge(const Context& context) {
  const auto section = require_section(context, stripe::SectionName::TaxSettings);
  if (!section) return propagate(section);
  const Located settings = items_of(**section).front();
  const auto status = require_string(settings, stripe::tax_settings::kStatus);
  if (!status) return propagate(status);
  if (*status == "active") return {};
  if (*status != "pending") return unanswered(value_unknown(pointer_of(settings, stripe::tax_settings::kStatus), *status));

  Observation observation{.evidence = {{.path = pointer_of(settings, stripe::tax_settings::kStatus), .observed = "pending"}},
                          .objects = {}};
  std::string names;
  if (const auto fields = require_array(settings, kMissing); fields && !(*fields)->empty()) {
    for (const Json& field : **fields)
      names += (names.empty() ? "" : ", ") + observed_text(as_string(&field).value_or(std::string_view{}));
    observation.evidence.push_back({.path = pointer_of(settings, kMissing), .observed = observed(*fields)});
    observation.remark = "finding.tax-fields-missing";
  }
  observation.arguments["fields"] = std::move(names);
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kRule{
    .id = "tax-settings-pending", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::tax_settings_pending
