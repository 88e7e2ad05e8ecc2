#pragma once

#include <cstddef>
#include <vector>

#include "core/compare/comparison.hpp"
#include "core/compare/plans.hpp"
#include "core/compare/settings.hpp"
#include "core/compare/side.hpp"
#include "core/content/content.hpp"

/// The steps that make a configuration of live mode like its counterpart in test mode. The steps of products and prices come
/// before them.
namespace portal_guide::compare {

/// Adds the steps for a live configuration that differs, topic by topic: first what one call sets, then each decision, then
/// what is done by hand. Notes in the settings and in the list of plans which steps remove the differences. A difference whose
/// call turns out to be impossible becomes Manual.
void add_settings_steps(std::vector<Step>& steps, std::vector<Setting>& settings, Plans& plans, const Sides& sides,
                        const content::Content& content);

/// Adds the steps for a live mode without a default configuration. Returns the numbers of the two that bring one: saving the
/// settings page, and setting what that page made.
std::vector<std::size_t> add_whole_configuration_steps(std::vector<Step>& steps, const Plans& plans, const Located& test,
                                                       const content::Content& content);

/// Adds the steps that create a configuration that is not the default. Returns the number of the one that does.
std::vector<std::size_t> add_new_configuration_steps(std::vector<Step>& steps, const Plans& plans, const Located& test,
                                                     const content::Content& content);

}  // namespace portal_guide::compare
