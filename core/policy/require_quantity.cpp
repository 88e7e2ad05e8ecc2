#include <optional>
#include <utility>

#include "core/policy/requirements.hpp"
#include "core/rules/allowed_updates.hpp"
#include "core/rules/switching.hpp"

namespace portal_guide::policy {
namespace {

constexpr stripe::MemberPath kMinimum = stripe::offered_product::kAdjustableQuantityMinimum;
constexpr stripe::MemberPath kMaximum = stripe::offered_product::kAdjustableQuantityMaximum;

std::string in_words(const Quantity& wanted) {
  const auto end = [](const std::optional<std::int64_t>& number) { return number ? std::to_string(*number) : "…"; };
  return end(wanted.minimum) + "–" + end(wanted.maximum);
}

bool is_within(std::int64_t number, const Quantity& wanted) {
  return number >= wanted.minimum.value_or(number) && number <= wanted.maximum.value_or(number);
}

/// One end of the quantities that customers may choose of a product.
struct End {
  stripe::MemberPath path;
  /// What the end has to be; nullopt where the policy leaves it open.
  std::optional<std::int64_t> limit;
};

/// The value of an end that is not as wanted; nullopt where it is as wanted.
rules::Known<std::optional<Json>> judge_end(const rules::Located& entry, const End& end, const Quantity& wanted) {
  const Json* found = find(*entry.value, end.path);
  if (found == nullptr || found->is_null()) {
    if (!end.limit) return std::nullopt;
    // Stripe always sends a minimum. Where there is none, it was not read.
    if (end.path == kMinimum) return rules::unanswered(rules::member_absent(rules::pointer_of(entry, end.path)));
    return Json();
  }
  const auto number = as_integer(found);
  if (!number) return rules::unanswered(rules::member_malformed(rules::pointer_of(entry, end.path)));
  return is_within(*number, wanted) ? std::nullopt : std::optional<Json>(*number);
}

}  // namespace

rules::Answer judge_quantity(const rules::Context& context, const Quantity& wanted) {
  const auto updates = rules::allowed_updates(context);
  if (!updates) return propagate(updates);
  if (!updates->allow("quantity")) return {};
  const auto plans = rules::switching(context);
  if (!plans) return propagate(plans);

  std::optional<rules::Unanswered> unknown;
  std::vector<rules::Sighting> evidence;
  auto list = rules::list_of_products(*plans);
  for (std::size_t index = 0; index < plans->products.size(); ++index) {
    const rules::Located& entry = plans->products[index].entry;
    const auto adjustable = rules::require_bool(entry, stripe::offered_product::kAdjustableQuantityEnabled);
    if (!adjustable) unknown = adjustable.error();
    if (!adjustable || !*adjustable) continue;
    for (const End& end : {End{.path = kMinimum, .limit = wanted.minimum}, End{.path = kMaximum, .limit = wanted.maximum}}) {
      auto seen = judge_end(entry, end, wanted);
      if (!seen) unknown = seen.error();
      if (!seen || !*seen) continue;
      evidence.push_back({.path = rules::pointer_of(entry, end.path), .observed = **std::move(seen)});
      if (list && end.limit) {
        (*list)[index]["adjustable_quantity"][std::string(end.path.name())] = *end.limit;
      } else {
        // The policy leaves this end open, so a person has to decide what it should be.
        list = std::nullopt;
      }
    }
  }
  if (!evidence.empty()) {
    rules::Observation observation = rules::wrong_products(*plans, std::move(evidence), std::move(list));
    if (observation.api) observation.applicability = report::Applicability::Exact;
    observation.arguments["wanted"] = in_words(wanted);
    return {{std::move(observation)}};
  }
  if (unknown) return rules::unanswered(*unknown);
  return {};
}

}  // namespace portal_guide::policy
