#pragma once

#include <cstddef>
#include <string_view>

/// Which of a text's plural forms a language takes: Unicode CLDR's cardinal rules for whole numbers, as far as they tell one
/// from the rest.
namespace portal_guide::content {

/// Whether the guide can write the language's plurals: one form for 1 and one for the rest, or a single one.
bool has_plural_rule(std::string_view locale);
/// Whether the count takes the form for one. A language without a rule is taken for one like English.
bool is_singular(std::string_view locale, std::size_t count);

}  // namespace portal_guide::content
