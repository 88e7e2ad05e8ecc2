#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include <tl/expected.hpp>

#include "core/content/content.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/snapshot.hpp"

/// Causes that no rule reports, and that can still be seen in a snapshot.
namespace portal_guide::troubleshoot {

/// Whether something holds in one mode, or a sentence of the content that says why nobody can tell.
using Holds = tl::expected<bool, std::string>;

struct Fact {
  /// Kebab-case. Conditions of the content name the fact by it.
  std::string_view id;
  Holds (*judge)(const stripe::Snapshot& snapshot, stripe::Mode mode, const content::Content& content);
};

/// Every fact, sorted by id.
std::span<const Fact> facts();
/// Null where there is none.
const Fact* find_fact(std::string_view id);

/// Whether the member behind a dotted path of the portal configuration is this value, or is a list that holds it. Where
/// sessions may use several configurations, it has to be the same in all of them.
Holds setting_is(std::string_view dotted_path, const std::variant<bool, std::string>& value, const stripe::Snapshot& snapshot,
                 stripe::Mode mode, const content::Content& content);

}  // namespace portal_guide::troubleshoot
