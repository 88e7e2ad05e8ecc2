#pragma once

#include <string>
#include <vector>

#include "core/compare/comparison.hpp"
#include "core/content/content.hpp"
#include "core/json.hpp"

/// What a person does in the Dashboard, one sentence each.
namespace portal_guide::compare {

/// A value as a person reads it beside its setting: a text without quotes, a list with commas.
std::string shown(const OrderedJson& value);

/// One sentence for each parameter of a product or a price.
std::vector<std::string> value_instructions(const OrderedJson& params, const content::Content& content);

/// One sentence for each difference that no call removes.
std::vector<std::string> by_hand_instructions(const std::vector<Difference>& differences, const content::Content& content);

/// What comes before and after the instructions for a configuration: where it is opened, and how it is saved.
struct SettingsPage {
  std::string open;
  /// Empty where there is nothing to press.
  std::string save;
};

/// The Dashboard's page of the default configuration.
SettingsPage dashboard_page(const content::Content& content);
/// For a configuration that only calls change. `label` is what people call it.
SettingsPage call_only(const std::string& label, const content::Content& content);

/// The instructions between the page's own two.
std::vector<std::string> on_page(const SettingsPage& page, std::vector<std::string> instructions);

/// Sets a configuration's parameters on the page: one sentence for each section, such as "Under Cancellations: …".
/// `plan_names` stand for the list of plans, whose parameters are ids.
std::vector<std::string> configuration_instructions(const SettingsPage& page, const OrderedJson& params,
                                                    const std::vector<std::string>& plan_names,
                                                    const content::Content& content);

}  // namespace portal_guide::compare
