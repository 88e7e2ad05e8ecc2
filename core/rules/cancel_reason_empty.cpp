#include <string>

#include "core/rules/cancellation.hpp"

namespace portal_guide::rules::cancel_reason_empty {
namespace {

Answer judge(const Context& context) {
  const auto cancel = cancellation(context);
  if (!cancel) return propagate(cancel);
  if (!cancel->enabled) return {};
  const auto reasons = cancellation_reasons(*cancel);
  if (!reasons) return propagate(reasons);
  if (!reasons->enabled || !reasons->empty()) return {};
  const std::string path = std::string(kCancelReason) + ".options";
  return {{update_of_configuration(cancel->configuration,
                                   {{.path = pointer_of(cancel->configuration, path), .observed = Json::array()}},
                                   parameters_asking_for_every_reason(), report::Applicability::Exact)}};
}

}  // namespace

extern const Rule kRule{
    .id = "cancel-reason-empty", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::cancel_reason_empty
