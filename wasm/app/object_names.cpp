#include "wasm/app/object_names.hpp"

#include <algorithm>
#include <iterator>

#include "core/stripe/members.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/plan_match.hpp"
#include "core/stripe/reference.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::app {
namespace {

/// Currencies whose smallest unit is not a hundredth (docs.stripe.com/currencies).
constexpr std::string_view kWithoutDecimals[] = {"bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga",
                                                 "pyg", "rwf", "ugx", "vnd", "vuv", "xaf", "xof", "xpf"};
constexpr std::string_view kWithThreeDecimals[] = {"bhd", "jod", "kwd", "omr", "tnd"};

struct Symbol {
  std::string_view currency;
  std::string_view symbol;
};
constexpr Symbol kSymbols[] = {{"usd", "$"}, {"eur", "€"}, {"gbp", "£"}, {"jpy", "¥"}, {"inr", "₹"}};

template <std::size_t count>
bool is_among(const std::string_view (&list)[count], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::size_t decimals_of(std::string_view currency) {
  return is_among(kWithoutDecimals, currency) ? 0 : is_among(kWithThreeDecimals, currency) ? 3 : 2;
}

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), text::is_digit); }

/// "29.00" without the part behind the point that says nothing; prices keep two decimals where they have one.
std::string tidied(std::string fraction, std::size_t decimals) {
  while (!fraction.empty() && fraction.back() == '0') {
    fraction.pop_back();
  }
  if (!fraction.empty() && fraction.size() < decimals) fraction.resize(decimals, '0');
  return fraction;
}

std::string grouped(std::string digits, const std::string& separator) {
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), separator);
  }
  return digits;
}

const Json* data_of(const Json& snapshot, stripe::Mode mode, std::string_view section) {
  const Json* of_mode = find(snapshot, stripe::to_string(mode));
  const Json* list = of_mode == nullptr ? nullptr : find(*of_mode, section);
  const Json* data = list == nullptr ? nullptr : find(*list, "data");
  return data != nullptr && data->is_array() ? data : nullptr;
}

std::string price_words(const content::Content& content, const stripe::PlanDescription& plan) {
  auto amount = amount_words(content, plan.amount, plan.currency);
  if (amount.empty() || plan.interval.empty()) return amount;
  const auto key = "price.every." + std::string(plan.interval);
  if (!content.ui.contains(key + ".one") || plan.interval_count < 1) return amount;
  return content::plural(content, key, static_cast<std::size_t>(plan.interval_count), {{"amount", amount}});
}

/// `names` has the products already.
void name_prices(ObjectNames& names, const content::Content& content, const Json& prices) {
  for (const Json& price : prices) {
    const auto product = names.find(stripe::id_of(find(price, stripe::price::kProduct)));
    if (product == names.end()) continue;
    const auto cost = price_words(content, stripe::describe_plan(price, nullptr));
    names.emplace(
        stripe::id_of(&price),
        cost.empty() ? product->second : content::text(content, "price.of", {{"product", product->second}, {"price", cost}}));
  }
}

}  // namespace

std::string amount_words(const content::Content& content, std::string_view amount, std::string_view currency) {
  const auto point = amount.find('.');
  std::string digits(amount.substr(0, point));
  const std::string beyond(point == std::string_view::npos ? std::string_view{} : amount.substr(point + 1));
  if (digits.empty() || currency.empty() || !all_digits(digits) || !all_digits(beyond)) return {};
  const auto decimals = decimals_of(currency);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  const auto fraction = tidied(digits.substr(digits.size() - decimals) + beyond, decimals);
  auto words = grouped(digits.substr(0, digits.size() - decimals), content::text(content, "price.group"));
  if (!fraction.empty()) words.append(content::text(content, "price.decimal")).append(fraction);
  const auto* known = std::find_if(std::begin(kSymbols), std::end(kSymbols),
                                   [currency](const Symbol& each) { return each.currency == currency; });
  if (known != std::end(kSymbols)) return std::string(known->symbol) + words;
  std::string code(currency);
  std::transform(code.begin(), code.end(), code.begin(), text::to_upper);
  return words + " " + code;
}

ObjectNames name_objects(const content::Content& content, const Json& snapshot) {
  ObjectNames names;
  for (const auto mode : {stripe::Mode::Live, stripe::Mode::Test}) {
    const Json* products = data_of(snapshot, mode, "products");
    for (std::size_t index = 0; products != nullptr && index < products->size(); ++index) {
      const auto name = as_string(find((*products)[index], stripe::product::kName));
      if (name && !name->empty()) names.emplace(stripe::id_of(&(*products)[index]), *name);
    }
    if (const Json* prices = data_of(snapshot, mode, "prices")) name_prices(names, content, *prices);
  }
  return names;
}

}  // namespace portal_guide::app
