#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "core/rules/headline.hpp"

namespace portal_guide::rules::headline_too_long {
namespace {

/// The number of code points of UTF-8. Every byte that does not continue a character begins one.
std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

/// A headline of more than 60 characters is longer than Stripe takes, so customers do not see what it was meant to say
/// (docs/stripe.md, fact 17).
Answer judge(const Context& context) {
  const auto found = headline(context);
  if (!found) return propagate(found);
  if (found->text.empty()) return unanswered(covered_by("headline-missing"));
  const std::size_t characters = characters_of(found->text);
  if (characters <= kHeadlineCharactersLimit) return {};
  Observation observation = wrong_headline(*found);
  observation.arguments["count"] = std::to_string(characters);
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kRule{.id = "headline-too-long", .severity = report::Severity::Error, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::headline_too_long
