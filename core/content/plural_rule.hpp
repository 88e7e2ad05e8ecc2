#pragma once

#include <cstddef>
#include <string_view>

/// Which plural form of a text a language uses for a count: the cardinal rules of Unicode CLDR for whole numbers, in languages
/// that only distinguish one from many.
namespace portal_guide::content {

/// Whether the guide can form the plurals of the language. It can where the language has one form for 1 and another for the
/// rest, or a single form for all.
bool has_plural_rule(std::string_view locale);
/// Whether the count takes the form for one. A language without a rule here is treated like English.
bool is_singular(std::string_view locale, std::size_t count);

}  // namespace portal_guide::content
