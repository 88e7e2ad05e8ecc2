#include <utility>

#include "core/json_writer.hpp"
#include "core/rules/judged_in_mode.hpp"
#include "core/stripe/feature_difference.hpp"

namespace portal_guide::rules::features_differ {
namespace {

std::string shown(const Json& value) {
  const Json safe = observed(&value);
  return safe.is_string() ? safe.get<std::string>() : to_text(safe);
}

/// There is no call, because a person has to decide which of the two modes is right.
Observation observe(const std::vector<stripe::FeatureDifference>& differences, const Located& test, const Located& live) {
  Observation observation{.evidence = {},
                          .objects = {reference_to("billing_portal.configuration", live.id),
                                      reference_to("billing_portal.configuration", test.id)}};
  std::string paths;
  for (const stripe::FeatureDifference& difference : differences) {
    observation.evidence.push_back({.path = difference.live_pointer,
                                    .observed = observed(difference.live),
                                    .arguments = {{"expected", shown(*difference.test)}}});
    paths += (paths.empty() ? "" : ", ") + observed_text(difference.path);
  }
  observation.arguments = {{"configuration", observed_text(live.id)}, {"paths", std::move(paths)}};
  return observation;
}

Known<Located> require_features(const Located& configuration) {
  return require_object(configuration, stripe::configuration::kFeatures).map([&](const Json* features) {
    return Located{
        .value = features, .pointer = pointer_of(configuration, stripe::configuration::kFeatures), .id = configuration.id};
  });
}

/// Features of a configuration and its counterpart that differ between the modes give live customers another portal than the
/// one that was tested (docs/stripe.md, fact 3).
Answer judge(const Context& context) {
  const auto live = configuration_under_test(context);
  if (!live) return propagate(live);
  const auto test = counterpart(context, stripe::Mode::Test);
  if (!test) return propagate(test);
  const auto features_of_live = require_features(*live);
  if (!features_of_live) return propagate(features_of_live);
  const auto features_of_test = require_features(*test);
  if (!features_of_test) return propagate(features_of_test);

  const stripe::FeatureComparison comparison = stripe::compare_features(*features_of_test->value, features_of_test->pointer,
                                                                        *features_of_live->value, features_of_live->pointer);
  if (!comparison.differences.empty()) return {{observe(comparison.differences, *test, *live)}};
  if (comparison.unknown.empty()) return {};
  const stripe::FeatureUnknown& unknown = comparison.unknown.back();
  return unanswered(unknown.why == stripe::FeatureUnknown::Why::Absent ? member_absent(unknown.pointer)
                                                                       : member_malformed(unknown.pointer));
}

}  // namespace

extern const Rule kRule{.id = "features-differ",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Compared,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::features_differ
