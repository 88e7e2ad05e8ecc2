#pragma once

#include <string_view>

#include "core/compare/settings.hpp"
#include "core/stripe/members.hpp"

namespace portal_guide::compare {

/// The setting for an address that differs. `path` leads to it from the configuration. The texts are empty where a mode has no
/// address. The address is copied only where it can be meant for both modes. Where live mode's is right and test mode's is
/// local, nothing has to change. Anything else a person decides.
Setting address_setting(Topic topic, stripe::MemberPath path, std::string_view test, std::string_view live);

}  // namespace portal_guide::compare
