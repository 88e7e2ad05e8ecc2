#include "core/compare/step_calls.hpp"

#include <algorithm>
#include <utility>

#include "core/report/stripe_cli.hpp"
#include "core/stripe/plain_id.hpp"

namespace portal_guide::compare {
namespace {

constexpr std::string_view kFromStep = "_from_step_";

bool names_step(const OrderedJson& value) {
  if (value.is_string()) return value.get_ref<const std::string&>().find(kFromStep) != std::string::npos;
  return value.is_structured() && std::any_of(value.begin(), value.end(), names_step);
}

}  // namespace

Call call_of(report::ApiCall api) {
  std::string cli = report::stripe_cli_command(api, stripe::Mode::Live);
  return {.api = std::move(api), .cli = std::move(cli)};
}

void set_call(Step& step, std::string path, OrderedJson params, report::Applicability applicability) {
  const bool waits = names_step(path) || names_step(params);
  step.call = call_of({.method = "POST", .path = std::move(path), .params = std::move(params)});
  step.applicability = waits ? report::Applicability::Placeholder : applicability;
}

std::string path_below(std::string_view collection, std::string_view id) {
  return std::string(collection).append("/").append(id);
}

void depend(Step& step, std::size_t order) {
  if (std::find(step.depends_on.begin(), step.depends_on.end(), order) == step.depends_on.end())
    step.depends_on.push_back(order);
}

std::string id_or_placeholder(Step& step, std::string_view id, std::string_view type, std::size_t order) {
  if (!id.empty()) return stripe::is_plain_id(id) ? std::string(id) : "";
  if (order == 0) return "";
  depend(step, order);
  return "{" + std::string(type).append(kFromStep) + std::to_string(order) + "}";
}

}  // namespace portal_guide::compare
