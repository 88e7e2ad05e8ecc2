#include <string>
#include <utility>

#include "core/rules/cancellation.hpp"

namespace portal_guide::rules::cancel_reason_not_asked {
namespace {

Answer judge(const Context& context) {
  const auto cancel = cancellation(context);
  if (!cancel) return propagate(cancel);
  if (!cancel->enabled) return {};
  const auto reasons = cancellation_reasons(*cancel);
  if (!reasons) return propagate(reasons);
  if (reasons->enabled) return {};

  // What somebody chose earlier stays chosen.
  OrderedJson params = reasons->empty() ? parameters_asking_for_every_reason() : OrderedJson::object();
  params["features"]["subscription_cancel"]["cancellation_reason"]["enabled"] = true;
  const std::string path = std::string(kCancelReason) + ".enabled";
  return {
      {update_of_configuration(cancel->configuration, {{.path = pointer_of(cancel->configuration, path), .observed = false}},
                               std::move(params), report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{
    .id = "cancel-reason-not-asked", .severity = report::Severity::Info, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::cancel_reason_not_asked
