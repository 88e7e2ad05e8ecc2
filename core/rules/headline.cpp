#include "core/rules/headline.hpp"

namespace portal_guide::rules {
namespace {

constexpr stripe::MemberPath kHeadline = stripe::configuration::kBusinessProfileHeadline;

}  // namespace

Known<Headline> headline(const Context& context) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return propagate(configuration);
  const auto profile = require_object(*configuration, stripe::configuration::kBusinessProfile);
  if (!profile) return propagate(profile);
  const auto text = optional_string(*configuration, kHeadline);
  if (!text) return propagate(text);
  return Headline{.text = *text, .configuration = *configuration};
}

Observation wrong_headline(const Headline& headline) {
  const Json seen = headline.text.empty() ? Json(nullptr) : Json(observed_text(headline.text));
  return update_of_configuration(headline.configuration,
                                 {{.path = pointer_of(headline.configuration, kHeadline), .observed = seen}},
                                 {{"business_profile", {{"headline", "{headline}"}}}}, report::Applicability::Placeholder);
}

}  // namespace portal_guide::rules
