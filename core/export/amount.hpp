#pragma once

#include <string>
#include <string_view>

namespace portal_guide::exporting {

/// An amount as PlanDescription::amount has it, for people: "9.00 EUR" for "900" of "eur". "tiered" stays as it is, and nothing
/// is said of an amount that is not known.
std::string readable_amount(std::string_view minor_units, std::string_view currency);

}  // namespace portal_guide::exporting
