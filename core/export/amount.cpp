#include "core/export/amount.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/text/ascii.hpp"

namespace portal_guide::exporting {
namespace {

/// How many digits of a currency's amounts stand behind the decimal point (docs.stripe.com/currencies, checked 2026-11-30).
std::size_t decimals_of(std::string_view currency) {
  constexpr std::array<std::string_view, 15> kNone = {"bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga",
                                                      "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf"};
  constexpr std::array<std::string_view, 5> kThree = {"bhd", "jod", "kwd", "omr", "tnd"};
  if (std::find(kNone.begin(), kNone.end(), currency) != kNone.end()) return 0;
  return std::find(kThree.begin(), kThree.end(), currency) != kThree.end() ? 3 : 2;
}

}  // namespace

std::string readable_amount(std::string_view minor_units, std::string_view currency) {
  const bool is_number = !minor_units.empty() && std::all_of(minor_units.begin(), minor_units.end(),
                                                             [](char c) { return text::is_digit(c) || c == '.'; });
  const bool is_currency = currency.size() == 3 && std::all_of(currency.begin(), currency.end(), text::is_lower);
  if (!is_number || !is_currency) return minor_units == "tiered" ? "tiered" : "";
  std::string whole(minor_units.substr(0, minor_units.find('.')));
  const std::string fractions(minor_units.size() > whole.size() ? minor_units.substr(whole.size() + 1) : "");
  const std::size_t decimals = decimals_of(currency);
  if (whole.size() <= decimals) whole.insert(0, decimals + 1 - whole.size(), '0');
  std::string amount = whole.substr(0, whole.size() - decimals);
  const std::string behind_point = whole.substr(whole.size() - decimals) + fractions;
  if (!behind_point.empty()) amount += "." + behind_point;
  amount += ' ';
  for (const char c : currency) {
    amount += text::to_upper(c);
  }
  return amount;
}

}  // namespace portal_guide::exporting
