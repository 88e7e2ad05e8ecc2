#include "core/rules/headline.hpp"

namespace portal_guide::rules::headline_missing {
namespace {

/// A configuration without a headline does not tell customers, who arrive on a page of Stripe's, that it is about their plan
/// with this business.
Answer judge(const Context& context) {
  const auto found = headline(context);
  if (!found) return propagate(found);
  if (!found->text.empty()) return {};
  return {{wrong_headline(*found)}};
}

}  // namespace

extern const Rule kRule{.id = "headline-missing",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::headline_missing
