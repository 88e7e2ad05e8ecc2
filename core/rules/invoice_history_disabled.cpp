#include "core/rules/feature_off.hpp"

namespace portal_guide::rules::invoice_history_disabled {
namespace {

Answer judge(const Context& context) {
  return judge_feature_off(context, "invoice_history", parameters_turning_on("invoice_history"));
}

}  // namespace

extern const Rule kRule{
    .id = "invoice-history-disabled", .severity = report::Severity::Warning, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::invoice_history_disabled
