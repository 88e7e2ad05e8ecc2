#include "core/content/plural_rule.hpp"

namespace portal_guide::content {
namespace {

std::string_view language_of(std::string_view locale) { return locale.substr(0, locale.find('-')); }

bool is_among(std::string_view languages, std::string_view language) {
  const std::size_t at = languages.find(language);
  return language.size() == 2 && at != std::string_view::npos && at % 3 == 0;
}

/// Languages by their two letters, each followed by a space. Those of the first list have no plural. Those of the second have
/// one form for 1 and another for all other whole numbers.
constexpr std::string_view kWithoutPlural = "id ja ko ms th vi zh";
constexpr std::string_view kOneAndOther = "bg ca da de el en es et eu fi fr gl hi hu is it nb nl no pt sq sv sw tr ur";

}  // namespace

bool has_plural_rule(std::string_view locale) {
  const std::string_view language = language_of(locale);
  return is_among(kWithoutPlural, language) || is_among(kOneAndOther, language);
}

bool is_singular(std::string_view locale, std::size_t count) {
  const std::string_view language = language_of(locale);
  if (is_among(kWithoutPlural, language)) return false;
  return count == 1 || (count == 0 && (language == "fr" || language == "pt" || language == "hi"));
}

}  // namespace portal_guide::content
