#include "core/rules/archived.hpp"

#include <optional>
#include <unordered_set>
#include <utility>

namespace portal_guide::rules {
namespace {

Answer judge_offers(const Context& context, const Catalogue& catalogue, const std::vector<Offer>& offers) {
  if (offers.empty()) return {};
  const auto section = require_section(context, catalogue.section);
  if (!section) return propagate(section);
  const auto items = items_by_id(**section);

  std::vector<Observation> observations;
  std::optional<Unanswered> unknown;
  std::unordered_set<std::string_view> seen;
  for (const Offer& offer : offers) {
    if (!seen.insert(offer.id).second) continue;
    const auto item = items.find(offer.id);
    if (item == items.end()) {
      unknown = object_absent(context, catalogue.section, offer.id);
      continue;
    }
    const Located& found = item->second;
    const auto active = require_bool(found, catalogue.active);
    if (!active) {
      unknown = active.error();
    } else if (!*active) {
      Observation observation{.evidence = {{.path = pointer_of(found, catalogue.active), .observed = false}},
                              .objects = {reference_to(catalogue.object_type, found.id)},
                              .arguments = offer.arguments};
      observation.api = update_call(catalogue.path, found.id, {{"active", true}});
      if (observation.api) observation.applicability = report::Applicability::Exact;
      observations.push_back(std::move(observation));
    }
  }
  if (observations.empty() && unknown) return unanswered(*unknown);
  return observations;
}

}  // namespace

Answer judge_archived(const Context& context, const Catalogue& catalogue,
                      std::vector<Offer> (*offers_of)(const OfferedProduct& entry, const std::string& product_name)) {
  const auto plans = switching(context);
  if (!plans) return propagate(plans);
  const ProductNames names(context);
  std::vector<Offer> offers;
  for (const OfferedProduct& entry : plans->products) {
    for (Offer& offer : offers_of(entry, names.of(entry.id)))
      offers.push_back(std::move(offer));
  }
  return judge_offers(context, catalogue, offers);
}

}  // namespace portal_guide::rules
