#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/stripe/mode.hpp"

namespace portal_guide::stripe {

/// A configuration that the app's sessions name.
struct NamedConfiguration {
  std::string id;
  /// Where the snapshot says so: "/integration/session_configuration/live/0". Empty where it was not read from a snapshot.
  std::string pointer = {};

  bool operator==(const NamedConfiguration&) const = default;
};

/// The configurations that the app's sessions name, each once and in the order of the snapshot.
struct SessionConfigurations {
  /// Each of them is named in whichever mode has it, because an id belongs to one mode.
  std::vector<NamedConfiguration> either = {};
  std::vector<NamedConfiguration> test = {};
  std::vector<NamedConfiguration> live = {};

  /// Those that are named for this mode and for no other.
  const std::vector<NamedConfiguration>& only(Mode mode) const { return mode == Mode::Live ? live : test; }
  bool empty() const { return either.empty() && test.empty() && live.empty(); }
  bool operator==(const SessionConfigurations&) const = default;
};

/// Configurations of which it is not said in which mode they are.
SessionConfigurations in_either_mode(const std::vector<std::string>& ids);

/// Reads a text, an array of texts, or an object with one of these for `test`, for `live` or for both. Null, an empty text and
/// nothing at all name nothing. Fails with `snapshot-type`; `where` is the pointer of the value.
Expected<SessionConfigurations> read_session_configurations(const Json* value, const std::string& where);

/// The reverse: null where nothing is named.
Json to_json(const SessionConfigurations& configurations);

}  // namespace portal_guide::stripe
