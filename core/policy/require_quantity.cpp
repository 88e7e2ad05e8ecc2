#include <optional>
#include <utility>

#include "core/policy/requirements.hpp"
#include "core/rules/allowed_updates.hpp"
#include "core/rules/switching.hpp"

namespace portal_guide::policy {
namespace {

constexpr std::string_view kQuantityMinimum = "adjustable_quantity.minimum";

std::string in_words(const Quantity& wanted) {
  const auto end = [](const std::optional<std::int64_t>& number) { return number ? std::to_string(*number) : "…"; };
  return end(wanted.minimum) + "–" + end(wanted.maximum);
}

bool is_within(std::int64_t number, const Quantity& wanted) {
  return number >= wanted.minimum.value_or(number) && number <= wanted.maximum.value_or(number);
}

/// One end of the quantities that customers may choose of a product.
struct End {
  std::string_view path;
  /// What a call would name it.
  const char* member;
  /// What the end has to be; nullopt where the policy leaves it open.
  std::optional<std::int64_t> limit;
};

/// What was seen of an end that is not as wanted; nullopt where it is.
rules::Known<std::optional<Json>> judge_end(const rules::Located& entry, const End& end, const Quantity& wanted) {
  const Json* found = find_path(*entry.value, end.path);
  if (found == nullptr || found->is_null()) {
    if (!end.limit) return std::nullopt;
    // Stripe always answers with a minimum: where there is none, it was not read.
    if (end.path == kQuantityMinimum) return rules::unanswered(rules::member_absent(rules::pointer_of(entry, end.path)));
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
    const auto adjustable = rules::require_bool(entry, rules::kQuantityEnabled);
    if (!adjustable) unknown = adjustable.error();
    if (!adjustable || !*adjustable) continue;
    for (const End& end : {End{.path = kQuantityMinimum, .member = "minimum", .limit = wanted.minimum},
                           End{.path = rules::kQuantityMaximum, .member = "maximum", .limit = wanted.maximum}}) {
      auto seen = judge_end(entry, end, wanted);
      if (!seen) unknown = seen.error();
      if (!seen || !*seen) continue;
      evidence.push_back({.path = rules::pointer_of(entry, end.path), .observed = **std::move(seen)});
      if (list && end.limit) {
        (*list)[index]["adjustable_quantity"][end.member] = *end.limit;
      } else {
        // The end to move is one that the policy leaves open: a person decides where to.
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
