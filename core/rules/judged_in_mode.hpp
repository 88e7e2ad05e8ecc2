#pragma once

#include <vector>

#include "core/rules/context.hpp"

/// All configurations that are judged in a mode, for rules about the mode as a whole.
namespace portal_guide::rules {

/// At least one configuration, the default first; or why none can be judged.
Known<std::vector<stripe::JudgedConfiguration>> judged_in_mode(const Context& context);

/// Those of them for which `holds` is true. There is no answer where it is true of none and cannot be told of some.
Known<std::vector<Located>> judged_where(const Context& context, Known<bool> (*holds)(const Located& configuration));

/// The configuration of another mode that stands beside the one of the context: the default beside the default, the only one
/// beside the only one, else the one of the same name or with the same metadata. `absent` where there is none.
Known<Located> counterpart(const Context& context, stripe::Mode other_mode);

}  // namespace portal_guide::rules
