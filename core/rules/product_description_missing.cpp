#include <optional>
#include <utility>
#include <vector>

#include "core/rules/offered_plans.hpp"

namespace portal_guide::rules::product_description_missing {
namespace {

Observation observe(const Located& product) {
  const auto name = as_string(find(*product.value, stripe::product::kName));
  const std::string_view shown = name && !name->empty() ? *name : product.id;
  Observation observation{.evidence = {{.path = pointer_of(product, stripe::product::kDescription), .observed = nullptr}},
                          .objects = {reference_to("product", product.id)},
                          .arguments = {{"product", observed_text(shown)}}};
  observation.api = update_call(kProductsPath, product.id, {{"description", "{description}"}});
  if (observation.api) observation.applicability = report::Applicability::Placeholder;
  return observation;
}

/// An offered product without a description makes customers choose between plans by name and price alone.
Answer judge(const Context& context) {
  const auto offer = products_on_offer(context);
  if (!offer) return propagate(offer);
  std::vector<Observation> observations;
  std::optional<Unanswered> unknown;
  for (const ProductOnOffer& offered : offer->products) {
    if (!offered.product) {
      unknown = offer_not_read(context, stripe::SectionName::Products, "product-missing");
      continue;
    }
    const auto description = optional_string(*offered.product, stripe::product::kDescription);
    if (!description) {
      unknown = description.error();
    } else if (description->empty()) {
      observations.push_back(observe(*offered.product));
    }
  }
  return answer_of(std::move(observations), unknown);
}

}  // namespace

extern const Rule kRule{.id = "product-description-missing",
                        .severity = report::Severity::Info,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::product_description_missing
