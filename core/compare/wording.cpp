#include "core/compare/wording.hpp"

#include <algorithm>

#include "core/content/markup.hpp"
#include "core/stripe/observed.hpp"

namespace portal_guide::compare {

std::string sentence(const content::Content& content, std::string_view key, const content::Arguments& arguments) {
  return content::plain_text(content::text(content, key, arguments));
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

std::string kebab_case(std::string_view snake_case) {
  std::string name(snake_case);
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

std::string value_text(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(stripe::observed_text(text)); }

}  // namespace portal_guide::compare
