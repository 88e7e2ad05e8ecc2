#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/compare/comparison.hpp"
#include "core/report/report.hpp"

/// The API calls of steps, all of them in live mode.
namespace portal_guide::compare {

inline constexpr std::string_view kConfigurationsPath = "/v1/billing_portal/configurations";
inline constexpr std::string_view kProductsPath = "/v1/products";
inline constexpr std::string_view kPricesPath = "/v1/prices";

/// The call with the command that sends it.
Call call_of(report::ApiCall api);

/// Gives the step a POST. Where path or parameters hold a placeholder of id_or_placeholder(), the applicability is Placeholder,
/// and otherwise as given.
void set_call(Step& step, std::string path, OrderedJson params, report::Applicability applicability);

/// "/v1/products/prod_1".
std::string path_below(std::string_view collection, std::string_view id);

/// Notes that the step has to wait for an earlier one.
void depend(Step& step, std::size_t order);

/// The id as a call can name it. Where it is empty, "{product_from_step_2}" stands for the id that the step of this order
/// brings, and `step` waits for that step. Empty where the id cannot be written into a call, or where `order` is 0.
std::string id_or_placeholder(Step& step, std::string_view id, std::string_view type, std::size_t order);

}  // namespace portal_guide::compare
