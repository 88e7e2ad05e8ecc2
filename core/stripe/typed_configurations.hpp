#pragma once

#include <string_view>

#include "core/error.hpp"
#include "core/stripe/session_configurations.hpp"

namespace portal_guide::stripe {

/// Reads the configurations that somebody typed, separated by spaces or commas: "bpc_1" for whichever mode has it, or
/// "test=bpc_1 live=bpc_2". Fails with `configuration-id` ("observed") where a part is not the id of a configuration.
Expected<SessionConfigurations> typed_configurations(std::string_view text);

}  // namespace portal_guide::stripe
