#include "core/rules/customer_update.hpp"

namespace portal_guide::rules {
namespace {

Answer judge(const Context& context) { return judge_tax_detail_not_editable(context, "tax_id"); }

}  // namespace

extern const Rule kTaxIdNotCollected{
    .id = "tax-id-not-collected", .severity = report::Severity::Info, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules
