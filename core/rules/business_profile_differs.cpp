#include <array>
#include <utility>

#include "core/rules/judged_in_mode.hpp"

namespace portal_guide::rules::business_profile_differs {
namespace {

constexpr std::array<stripe::MemberPath, 3> kMembers = {stripe::configuration::kBusinessProfileHeadline,
                                                        stripe::configuration::kBusinessProfilePrivacyPolicyUrl,
                                                        stripe::configuration::kBusinessProfileTermsOfServiceUrl};

/// A text as evidence; null where it is empty.
Json shown(std::string_view text) { return text.empty() ? Json(nullptr) : Json(observed_text(text)); }

/// Headline and policy links of a configuration and its counterpart that differ between the modes show live customers texts
/// that were not the ones tested (docs/stripe.md, fact 3).
Answer judge(const Context& context) {
  const auto live = configuration_under_test(context);
  if (!live) return propagate(live);
  const auto test = counterpart(context, stripe::Mode::Test);
  if (!test) return propagate(test);
  for (const Located* configuration : {&*live, &*test}) {
    const auto profile = require_object(*configuration, stripe::configuration::kBusinessProfile);
    if (!profile) return propagate(profile);
  }

  std::vector<Sighting> evidence;
  std::string names;
  OrderedJson profile = OrderedJson::object();
  bool sendable = true;
  for (const stripe::MemberPath member : kMembers) {
    const auto of_live = optional_string(*live, member);
    if (!of_live) return propagate(of_live);
    const auto of_test = optional_string(*test, member);
    if (!of_test) return propagate(of_test);
    if (*of_live == *of_test) continue;
    const Json expected = shown(*of_test);
    evidence.push_back({.path = pointer_of(*live, member),
                        .observed = shown(*of_live),
                        .arguments = {{"expected", expected.is_null() ? "null" : expected.get<std::string>()}}});
    names += (names.empty() ? "" : ", ") + std::string(member.name());
    // An empty text clears the member.
    profile[std::string(member.name())] = *of_test;
    sendable = sendable && observed_text(*of_test) == *of_test;
  }
  if (evidence.empty()) return {};

  Observation observation =
      sendable ? update_of_configuration(*live, std::move(evidence), {{"business_profile", std::move(profile)}},
                                         report::Applicability::Exact)
               : sighting_in_configuration(*live, std::move(evidence));
  observation.objects.push_back(reference_to("billing_portal.configuration", test->id));
  observation.arguments["fields"] = std::move(names);
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kRule{.id = "business-profile-differs",
                        .severity = report::Severity::Info,
                        .modes = Modes::Compared,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::business_profile_differs
