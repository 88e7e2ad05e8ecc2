#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/cli/command.hpp"
#include "core/error.hpp"
#include "core/stripe/named_source.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription_source.hpp"

namespace portal_guide::cli {

/// The option --configuration, which may be there several times. `about` and `value` are those of Option.
inline Option configuration_option(std::string_view about, std::vector<std::string>* value) {
  return {.name = "--configuration", .about = about, .value = value, .type_name = "ID"};
}

/// What --configuration names. Fails as typed_configurations() does, and with `configuration-not-there` ("observed", "known")
/// or `configuration-none-there` ("observed") where the snapshot's complete lists hold no such id.
Expected<stripe::SessionConfigurations> configurations_named(const std::vector<std::string>& ids,
                                                             const stripe::Snapshot& snapshot);

/// The same with the mode of each, where several are named and every one of them was read. One id for whichever mode has it
/// stays so.
stripe::SessionConfigurations by_mode(stripe::SessionConfigurations named, const stripe::Snapshot& snapshot);

/// Calls `say` with the source, or, where --configuration names some, with a source whose sessions name those.
template <class Say>
auto with_configurations(const stripe::SubscriptionSource& source, const std::vector<std::string>& ids, Say say)
    -> decltype(say(source)) {
  if (ids.empty()) return say(source);
  auto named = configurations_named(ids, source.snapshot());
  if (!named) return propagate(std::move(named));
  return say(stripe::NamedSource(source, *std::move(named)));
}

}  // namespace portal_guide::cli
