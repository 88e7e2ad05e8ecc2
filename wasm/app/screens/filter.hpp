#pragma once

#include <initializer_list>
#include <string_view>

/// The field that shortens a list.
namespace portal_guide::app {

/// Whether the texts together hold each word of the filter. Upper and lower case of ASCII letters count as one.
bool holds_words(std::string_view filter, std::initializer_list<std::string_view> texts);

}  // namespace portal_guide::app
