#include "core/stripe/subscription_reader.hpp"

#include <algorithm>
#include <string>

#include "core/json.hpp"
#include "core/stripe/text_place.hpp"
#include "core/text/utf8.hpp"

namespace portal_guide::stripe {
namespace {

/// How much of the text behind a fault parse_json() is shown, so that it sees the fault whole.
constexpr std::size_t kShownBehindFault = 64;

}  // namespace

Expected<SubscriptionReader::Outcome> SubscriptionReader::read(TextWindow& window, TextSource& source, std::size_t depth,
                                                               Pages pages) {
  Outcome outcome = scanner_.scan(window.rest(), depth, pages, subscription_);
  while (outcome == Outcome::Incomplete) {
    if (window.rest().size() > kLongestBytes) return fail(too_large(kLongestBytes));
    if (!window.more()) break;
    outcome = scanner_.scan(window.rest(), depth, pages, subscription_);
  }
  if (window.error()) return fail(*window.error());
  if (outcome == Outcome::Done || outcome == Outcome::Page) return outcome;
  return fail(fault_in(window.rest(), source, window.offset(), outcome));
}

SubscriptionReader::Outcome SubscriptionReader::read(std::string_view text) {
  return scanner_.scan(text, 0, Pages::TakenAsSubscriptions, subscription_);
}

Error SubscriptionReader::fault_in(std::string_view text, TextSource& source, std::uint64_t offset, Outcome outcome) const {
  const std::size_t near = std::min(text.size(), scanner_.position());
  switch (outcome) {
    case Outcome::Incomplete:
      return error_at("json-incomplete", source, offset + text.size());
    case Outcome::TooDeep:
      return error_at("json-too-deep", source, offset + near, {{"limit", std::to_string(JsonLimits{}.max_depth)}});
    case Outcome::DuplicateMember:
      return error_at("json-duplicate-member", source, offset + near);
    case Outcome::Done:
    case Outcome::Page:
    case Outcome::Invalid:
      break;
  }
  // parse_json() finds the same fault and knows best what it is. An end that only this excerpt has is not the fault.
  const auto document = parse_json(text.substr(0, text::boundary_after(text, near + kShownBehindFault)));
  if (!document && document.error().id != "json-incomplete") return in_source(document.error(), text, source, offset);
  const std::string observed = near < text.size() ? std::string(1, text[near]) : std::string();
  return error_at("json-invalid", source, offset + near, {{"observed", observed}});
}

Error unexpected_here(TextWindow& window, TextSource& source) {
  if (window.error()) return *window.error();
  if (window.ended()) return error_at("json-incomplete", source, window.offset());
  const std::size_t length = std::max<std::size_t>(1, text::character_length(window.rest(), 0));
  return error_at("json-invalid", source, window.offset(), {{"observed", std::string(window.rest().substr(0, length))}});
}

}  // namespace portal_guide::stripe
