#pragma once

#include <string_view>

namespace portal_guide::content {

/// What happens to customers while nobody mends what a rule found, the worst first. docs/report.md, "Order", describes each.
enum class Consequence { CannotOpen, CannotPay, WrongPlace, CannotChange, CostsMoney, Looks };

/// "cannot-open", "cannot-pay", "wrong-place", "cannot-change", "costs-money" or "looks", as the content writes it.
std::string_view to_string(Consequence consequence);

}  // namespace portal_guide::content
