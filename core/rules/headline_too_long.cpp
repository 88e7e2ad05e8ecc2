#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "core/rules/headline.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::rules::headline_too_long {
namespace {

/// A headline of more than 60 characters is longer than Stripe takes, so customers do not see what it was meant to say
/// (docs/stripe.md, fact 17).
Answer judge(const Context& context) {
  const auto found = headline(context);
  if (!found) return propagate(found);
  if (found->text.empty()) return unanswered(covered_by("headline-missing"));
  const std::size_t characters = text::count_characters(found->text);
  if (characters <= kHeadlineCharactersLimit) return {};
  Observation observation = wrong_headline(*found);
  observation.arguments["count"] = std::to_string(characters);
  return {{std::move(observation)}};
}

}  // namespace

extern const Rule kRule{.id = "headline-too-long",
                        .severity = report::Severity::Error,
                        .modes = Modes::Both,
                        .about = About::Configuration,
                        .judge = judge};

}  // namespace portal_guide::rules::headline_too_long
