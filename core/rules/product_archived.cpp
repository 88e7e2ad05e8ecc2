#include "core/rules/archived.hpp"

namespace portal_guide::rules::product_archived {
namespace {

constexpr Catalogue kCatalogue = {.section = stripe::SectionName::Products,
                                  .path = kProductsPath,
                                  .object_type = "product",
                                  .active = stripe::product::kActive};

std::vector<Offer> offers_of(const OfferedProduct& entry, const std::string& product_name) {
  return {{.id = entry.id, .arguments = {{"product", product_name}}}};
}

/// An archived product on the configuration's list has plans that customers cannot switch to.
Answer judge(const Context& context) { return judge_archived(context, kCatalogue, offers_of); }

}  // namespace

extern const Rule kRule{.id = "product-archived",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::product_archived
