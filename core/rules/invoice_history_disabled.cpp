#include "core/rules/feature_off.hpp"

namespace portal_guide::rules::invoice_history_disabled {
namespace {

/// A configuration without the invoice history makes customers who need an invoice for their books ask the business for it.
Answer judge(const Context& context) {
  return judge_feature_off(context, stripe::configuration::kFeaturesInvoiceHistoryEnabled);
}

}  // namespace

extern const Rule kRule{.id = "invoice-history-disabled",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::invoice_history_disabled
