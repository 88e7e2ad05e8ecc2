#include "core/rules/customer_update.hpp"

namespace portal_guide::rules::billing_address_not_editable {
namespace {

/// An account that calculates tax from the customer's address and does not let customers correct it charges those who move the
/// wrong tax (docs/stripe.md, fact 40).
Answer judge(const Context& context) { return judge_tax_detail_not_editable(context, "address"); }

}  // namespace

extern const Rule kRule{.id = "billing-address-not-editable",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::billing_address_not_editable
