#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/compare/comparison.hpp"
#include "core/content/content.hpp"

namespace portal_guide::compare {

/// Pages of the Dashboard, by their ids in content/links.json.
inline constexpr std::string_view kPortalSettingsPage = "portal-settings";
inline constexpr std::string_view kProductsPage = "products";
inline constexpr std::string_view kWebhooksPage = "webhooks";

/// Adds the step after all others, and gives it its number and the address of its page in live mode. Returns the number.
std::size_t add_step(std::vector<Step>& steps, Step step, std::string_view page, const content::Content& content);

}  // namespace portal_guide::compare
