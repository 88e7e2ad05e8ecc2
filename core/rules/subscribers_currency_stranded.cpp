#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/rules/allowed_updates.hpp"
#include "core/rules/judged_in_mode.hpp"
#include "core/rules/offered_plans.hpp"
#include "core/rules/plan_changes.hpp"

namespace portal_guide::rules::subscribers_currency_stranded {
namespace {

/// The currencies in which the offered prices can be paid.
struct Currencies {
  /// By currency, the prices that are known to support it.
  std::unordered_map<std::string_view, std::vector<std::string_view>> prices_in;
  /// The prices that may support other currencies, which were not read.
  std::vector<std::string_view> open;
  /// Why an offered price could not be looked up.
  std::optional<Unanswered> unknown;
};

/// Adds what one configuration offers.
Known<void> add_currencies(const PricesOnOffer& offer, Currencies& currencies) {
  if (offer.unknown) currencies.unknown = offer.unknown;
  for (const PriceOnOffer& offered : offer.prices) {
    const Located& price = offered.price;
    const auto own = require_string(price, stripe::price::kCurrency);
    if (!own) return propagate(own);
    currencies.prices_in[*own].push_back(price.id);
    // Stripe leaves the other currencies out unless it is asked to expand them.
    const Json* options = find(*price.value, stripe::price::kCurrencyOptions);
    if (options == nullptr || options->is_null()) {
      currencies.open.push_back(price.id);
      continue;
    }
    if (!options->is_object()) return unanswered(member_malformed(pointer_of(price, stripe::price::kCurrencyOptions)));
    for (const auto& option : options->items()) {
      if (option.key() != *own) currencies.prices_in[option.key()].push_back(price.id);
    }
  }
  return {};
}

bool has_other(const std::vector<std::string_view>& prices, std::string_view price) {
  return std::any_of(prices.begin(), prices.end(), [price](std::string_view other) { return other != price; });
}

class Stranded final : public Tally {
 public:
  explicit Stranded(Currencies currencies) : currencies_(std::move(currencies)) {}

 protected:
  Verdict holds(const SeenSubscription& seen) override {
    const auto one_item = is_running_with_one_item(seen);
    if (!one_item || !*one_item) return one_item;
    const stripe::Member& currency = seen.subscription.currency;
    const stripe::SubscriptionItem& item = seen.subscription.items.front();
    const stripe::Member& price = item.price;
    if (currency.kind != stripe::Member::Kind::Text) return doubt_about(currency, stripe::subscription::kCurrency);
    // Stripe always sends an item's price as an object.
    if (price.kind != stripe::Member::Kind::Text || !item.price_is_object) {
      return doubt_about(price, stripe::subscription_item::kPrice, 0);
    }
    const auto supporting = currencies_.prices_in.find(currency.text);
    if (supporting != currencies_.prices_in.end() && has_other(supporting->second, price.text)) return false;
    if (currencies_.unknown) return doubt_because(*currencies_.unknown);
    if (has_other(currencies_.open, price.text)) return doubt_because(not_expanded_);
    return true;
  }

  Sighting sight(const SeenSubscription& seen) const override {
    return {.path = pointer_append(seen.place.pointer(), stripe::subscription::kCurrency),
            .observed = observed_text(seen.subscription.currency.text)};
  }

 private:
  Currencies currencies_;
  Unanswered not_expanded_ = {.because = report::Because::NotExpanded, .detail = "not-checked.currencies-not-expanded"};
};

/// Customers whose subscription is in a currency that no other offered price supports may find no plan to switch to, because a
/// subscription keeps its currency (docs/stripe.md, fact 33). A price that any judged configuration offers counts.
Opening watch(const Context& context) {
  const auto judged = judged_in_mode(context);
  if (!judged) return Answer(propagate(judged));
  std::vector<PricesOnOffer> offers;
  std::set<std::string_view> offered;
  for (const stripe::JudgedConfiguration& configuration : *judged) {
    const Context of_one = context.of(configuration);
    const auto updates = allowed_updates(of_one);
    if (!updates) return Answer(propagate(updates));
    if (!updates->enabled || !updates->allow("price")) continue;
    auto offer = prices_on_offer(of_one);
    if (!offer) return Answer(propagate(offer));
    offered.merge(offered_price_ids(offer->switching));
    offers.push_back(*std::move(offer));
  }
  if (offers.empty()) return Answer{};
  if (offered.empty()) return Answer(unanswered(covered_by("update-without-products")));
  if (offered.size() == 1) return Answer(unanswered(covered_by("single-plan")));
  Currencies currencies;
  for (const PricesOnOffer& offer : offers) {
    if (const auto added = add_currencies(offer, currencies); !added) return Answer(propagate(added));
  }
  return std::make_unique<Stranded>(std::move(currencies));
}

}  // namespace

extern const Rule kRule{
    .id = "subscribers-currency-stranded", .severity = report::Severity::Warning, .modes = Modes::Both, .watch = watch};

}  // namespace portal_guide::rules::subscribers_currency_stranded
