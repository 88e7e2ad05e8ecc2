#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "core/rules/offered_plans.hpp"

namespace portal_guide::rules::product_missing {
namespace {

constexpr auto kSection = stripe::SectionName::Products;

/// The list without these products. Nullopt where nothing would be left: an empty list would switch the feature off, which a
/// person has to decide.
std::optional<OrderedJson> list_without_products(const Switching& switching, const std::set<std::string_view>& unwanted) {
  Switching kept = switching;
  std::erase_if(kept.products, [&](const OfferedProduct& product) { return unwanted.contains(product.id); });
  return kept.products.empty() ? std::nullopt : list_of_products(kept);
}

/// A product on the configuration's list that the catalogue does not have cannot be chosen by any customer, and may make Stripe
/// refuse the next change to the list.
Answer judge(const Context& context) {
  const auto offer = products_on_offer(context);
  if (!offer) return propagate(offer);
  std::vector<const ProductOnOffer*> missing;
  std::set<std::string_view> unwanted;
  for (const ProductOnOffer& offered : offer->products) {
    if (offered.product) continue;
    missing.push_back(&offered);
    unwanted.insert(offered.id);
  }
  if (missing.empty()) return {};
  if (!context.snapshot.section(context.mode, kSection).complete) return unanswered(partly_read(context, kSection));

  const auto wanted = list_without_products(offer->switching, unwanted);
  std::vector<Observation> observations;
  for (const ProductOnOffer* product : missing) {
    Observation observation =
        wrong_products(offer->switching, {{.path = product->pointer, .observed = observed_text(product->id)}}, wanted);
    if (observation.api) observation.applicability = report::Applicability::Exact;
    observation.objects.insert(observation.objects.begin(), reference_to("product", product->id));
    observation.arguments["product"] = observed_text(product->id);
    observations.push_back(std::move(observation));
  }
  return observations;
}

}  // namespace

extern const Rule kRule{.id = "product-missing",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::product_missing
