#include "core/export/references.hpp"

#include <algorithm>
#include <utility>

#include "core/compare/side.hpp"
#include "core/export/amount.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::exporting {
namespace {

using compare::text_of;
using stripe::id_of;

/// The ASCII letters and digits of the text in lower case, with underscores for what stands between them.
std::string in_snake_case(std::string_view text) {
  std::string name;
  for (const char c : text) {
    if (text::is_alphanumeric(c)) {
      name += text::to_lower(c);
    } else if (!name.empty() && name.back() != '_') {
      name += '_';
    }
  }
  while (!name.empty() && name.back() == '_') {
    name.pop_back();
  }
  return name;
}

/// Two names that are alike in this are alike in one of the languages.
std::string compact(const std::string& name) {
  std::string letters;
  for (const char c : name) {
    if (c != '_') letters += c;
  }
  return letters;
}

/// The first text of which something is left in a name.
std::string first_name(std::initializer_list<std::string_view> texts) {
  // A name that is longer than this helps nobody.
  constexpr std::size_t kLongest = 40;
  for (const std::string_view text : texts) {
    std::string name = in_snake_case(stripe::observed_text(text));
    if (name.size() > kLongest) name.resize(kLongest);
    while (!name.empty() && name.back() == '_') {
      name.pop_back();
    }
    if (!name.empty()) return name;
  }
  return "";
}

/// Such as "_month" or "_3_month"; empty for a price that is charged once.
std::string interval_suffix(const Reference& price) {
  if (price.interval.empty()) return "";
  const std::string count = price.interval_count == 1 ? "" : std::to_string(price.interval_count) + "_";
  return "_" + count + in_snake_case(price.interval);
}

}  // namespace

References::References(const stripe::Snapshot& snapshot, stripe::Mode mode)
    : catalogue_(snapshot.section(mode, stripe::SectionName::Products), snapshot.section(mode, stripe::SectionName::Prices)) {
  for (const Json* price : snapshot.section(mode, stripe::SectionName::Prices).items) {
    prices_.emplace(id_of(price), price);
  }
}

std::size_t References::price(std::string_view id, std::string_view product_id) {
  Reference reference{.kind = Reference::Kind::Price, .name = {}, .id = {}};
  const Json* product = catalogue_.product(product_id);
  const auto found = prices_.find(id);
  if (found != prices_.end()) {
    const stripe::PlanDescription plan = stripe::describe_plan(*found->second, product);
    if (!compare::holds_secret(plan.lookup_key)) reference.lookup_key = plan.lookup_key;
    reference.amount = readable_amount(plan.amount, plan.currency);
    reference.interval = stripe::observed_text(plan.interval);
    reference.interval_count = static_cast<std::size_t>(std::max<std::int64_t>(plan.interval_count, 1));
  }
  const std::string_view product_name = product == nullptr ? std::string_view{} : text_of(*product, stripe::product::kName);
  reference.product_name = stripe::observed_text(product_name);
  const std::string name = first_name({product_name, product_id});
  reference.name = "price_" + (name.empty() ? "unknown" : name) + interval_suffix(reference);
  // What nobody knows of a price is its id.
  if (found == prices_.end()) reference.name = "price_" + first_name({id.substr(id.find('_') + 1), id});
  return add(std::move(reference), id);
}

std::size_t References::product(std::string_view id, const std::vector<std::size_t>& prices) {
  Reference reference{.kind = Reference::Kind::Product, .name = {}, .id = {}};
  const Json* product = catalogue_.product(id);
  const std::string_view name = product == nullptr ? std::string_view{} : text_of(*product, stripe::product::kName);
  reference.product_name = stripe::observed_text(name);
  reference.name = "product_" + first_name({name, id.substr(id.find('_') + 1), id});
  const auto keyed =
      std::find_if(prices.begin(), prices.end(), [&](std::size_t place) { return !references_[place].lookup_key.empty(); });
  if (keyed != prices.end()) reference.found_with = *keyed;
  return add(std::move(reference), id);
}

std::size_t References::other(Reference::Kind kind, std::string_view id, std::string_view name) {
  return add({.kind = kind, .name = std::string(name), .id = {}}, id);
}

std::string References::placeholder(std::size_t place) const { return "{" + references_[place].name + "}"; }

std::size_t References::add(Reference reference, std::string_view id) {
  const auto [place, added] =
      places_.emplace(std::to_string(static_cast<int>(reference.kind)) + std::string(id), references_.size());
  if (!added) return place->second;
  reference.id = stripe::observed_text(id);
  reference.name = unused(reference.name);
  references_.push_back(std::move(reference));
  return place->second;
}

std::string References::unused(const std::string& name) {
  std::string candidate = name;
  for (std::size_t number = 2; !used_.insert(compact(candidate)).second; ++number) {
    candidate = name + "_" + std::to_string(number);
  }
  return candidate;
}

}  // namespace portal_guide::exporting
