#include "core/rules/customer_update.hpp"

namespace portal_guide::rules::tax_id_not_collected {
namespace {

/// An account that calculates tax and does not let customers add their tax ID may charge business customers tax that they need
/// not pay (docs/stripe.md, fact 40).
Answer judge(const Context& context) { return judge_tax_detail_not_editable(context, "tax_id"); }

}  // namespace

extern const Rule kRule{.id = "tax-id-not-collected",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::tax_id_not_collected
