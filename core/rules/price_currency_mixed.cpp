#include <map>
#include <set>
#include <utility>

#include "core/rules/offered_plans.hpp"

namespace portal_guide::rules::price_currency_mixed {
namespace {

struct Currencies {
  std::set<std::string_view> known;
  /// False where the price may support other currencies: Stripe leaves `currency_options` out unless it is asked to expand it.
  bool all_known = false;
};

Known<Currencies> currencies_of(const Located& price) {
  const auto own = require_string(price, stripe::price::kCurrency);
  if (!own) return propagate(own);
  Currencies currencies{.known = {*own}, .all_known = false};
  const Json* options = find(*price.value, stripe::price::kCurrencyOptions);
  if (options == nullptr || options->is_null()) return currencies;
  if (!options->is_object()) return unanswered(member_malformed(pointer_of(price, stripe::price::kCurrencyOptions)));
  currencies.all_known = true;
  for (const auto& option : options->items()) {
    currencies.known.insert(option.key());
  }
  return currencies;
}

/// The currency that most prices support; where there are several, the first in the alphabet.
std::string_view most_common(const std::map<std::string_view, std::size_t>& counts) {
  auto best = counts.begin();
  for (auto count = counts.begin(); count != counts.end(); ++count) {
    if (count->second > best->second) best = count;
  }
  return best->first;
}

Observation observe(const Switching& switching, const std::vector<const Located*>& lacking, std::string_view currency) {
  std::vector<Sighting> evidence;
  std::vector<report::ObjectReference> objects;
  for (const Located* price : lacking) {
    evidence.push_back({.path = pointer_of(*price, stripe::price::kCurrency),
                        .observed = observed(find(*price->value, stripe::price::kCurrency))});
    objects.push_back(reference_to("price", price->id));
  }
  Observation observation = sighting_in_configuration(switching.configuration, std::move(evidence));
  observation.objects.insert(observation.objects.begin(), objects.begin(), objects.end());
  observation.arguments["currency"] = observed_text(currency);
  // A call adds a currency to one price. Where several prices lack it, a person has to set each amount.
  if (lacking.size() == 1 && is_plain_id(currency)) {
    OrderedJson params = OrderedJson::object();
    params["currency_options"][std::string(currency)]["unit_amount"] = "{unit_amount}";
    observation.api = update_call(kPricesPath, lacking.front()->id, std::move(params));
    if (observation.api) observation.applicability = report::Applicability::Placeholder;
  }
  return observation;
}

/// Offered prices without a currency in common may hide plans from customers, because a subscription keeps its currency
/// (docs/stripe.md, fact 33).
Answer judge(const Context& context) {
  const auto offer = prices_on_offer(context);
  if (!offer) return propagate(offer);
  std::map<std::string_view, std::size_t> counts;
  std::vector<std::pair<const Located*, Currencies>> prices;
  bool all_known = true;
  for (const PriceOnOffer& offered : offer->prices) {
    auto currencies = currencies_of(offered.price);
    if (!currencies) return propagate(currencies);
    all_known = all_known && currencies->all_known;
    for (const std::string_view currency : currencies->known) {
      ++counts[currency];
    }
    prices.emplace_back(&offered.price, *std::move(currencies));
  }
  const std::string_view currency = counts.empty() ? std::string_view{} : most_common(counts);
  if (counts.empty() || counts[currency] == prices.size()) return answer_of({}, offer->unknown);
  // A price whose other currencies were not read may support any.
  if (!all_known) return unanswered({.because = report::Because::NotExpanded, .detail = "not-checked.currencies-not-expanded"});

  std::vector<const Located*> lacking;
  for (const auto& [price, currencies] : prices) {
    if (!currencies.known.contains(currency)) lacking.push_back(price);
  }
  return {{observe(offer->switching, lacking, currency)}};
}

}  // namespace

extern const Rule kRule{.id = "price-currency-mixed",
                        .severity = report::Severity::Warning,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::price_currency_mixed
