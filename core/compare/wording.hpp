#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/json.hpp"

/// The texts that differences and steps are made of.
namespace portal_guide::compare {

/// The content's text for the key, such as "compare.do.save", without its marks.
std::string sentence(const content::Content& content, std::string_view key, const content::Arguments& arguments = {});

/// The parts with the separator between them.
std::string joined(const std::vector<std::string>& parts, std::string_view separator);

/// "billing-portal" for "billing_portal".
std::string kebab_case(std::string_view snake_case);

/// A value inside a sentence: a text without quotes, anything else as JSON.
std::string value_text(const Json& value);

/// A text of the snapshot as a difference shows it: null where it is empty, keys and e-mail addresses hidden.
Json text_or_null(std::string_view text);

}  // namespace portal_guide::compare
