#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/rules/context.hpp"

namespace portal_guide::rules::configuration_unknown {
namespace {

constexpr std::string_view kId = "configuration-unknown";
constexpr auto kSection = stripe::SectionName::BillingPortalConfigurations;

/// The configuration in the other mode; nullopt where that mode does not have it, or was not read.
std::optional<Located> in_other_mode(const Context& context, std::string_view id) {
  const auto section = require_section(context.in(stripe::other(context.mode)), kSection);
  return section ? find_item(**section, id) : std::nullopt;
}

Observation observe(const Context& context, const stripe::NamedConfiguration& named) {
  Observation observation{.evidence = {{.path = named.pointer, .observed = observed_text(named.id)}},
                          .objects = {reference_to("billing_portal.configuration", named.id)},
                          .arguments = {{"configuration", observed_text(named.id)}}};
  if (const auto elsewhere = in_other_mode(context, named.id)) {
    observation.evidence.push_back(
        {.path = pointer_of(*elsewhere, stripe::configuration::kId), .observed = observed_text(named.id)});
    observation.remark = "finding.configuration-in-other-mode";
  }
  return observation;
}

/// Why the whereabouts of a named configuration are not known: the list of this mode, or else that of the other.
Unanswered not_read(const Context& context) {
  for (const stripe::Mode mode : {context.mode, stripe::other(context.mode)}) {
    if (!context.snapshot.has(mode)) {
      return {.because = report::Because::Absent, .detail = "not-checked.mode-absent", .mode = mode};
    }
    const Context of_mode = context.in(mode);
    const auto section = require_section(of_mode, kSection);
    if (!section) return section.error();
    if (!(*section)->complete) return partly_read(of_mode, kSection);
  }
  return partly_read(context, kSection);
}

/// An app that names a configuration which does not exist in the mode gives customers an error, because Stripe refuses such a
/// session (docs/stripe.md, fact 47). What is named without a mode, and exists in neither, is reported once: in live mode,
/// where the snapshot has it.
Answer judge(const Context& context) {
  using Whereabouts = stripe::NamedHere::Whereabouts;
  const bool reports_for_both = context.mode == stripe::Mode::Live || !context.snapshot.has(stripe::Mode::Live);
  std::vector<Observation> observations;
  std::optional<Unanswered> unknown;
  for (const stripe::NamedHere& named : stripe::named_configurations(context.snapshot, context.mode)) {
    switch (named.whereabouts) {
      case Whereabouts::Here:
        break;
      case Whereabouts::OtherMode:
        if (named.only_here) observations.push_back(observe(context, *named.name));
        break;
      case Whereabouts::Unread:
        unknown = not_read(context);
        break;
      case Whereabouts::Nowhere:
        if (named.only_here || reports_for_both) {
          observations.push_back(observe(context, *named.name));
        } else {
          unknown = covered_by(kId);
        }
        break;
    }
  }
  if (observations.empty() && unknown) return unanswered(*unknown);
  return observations;
}

}  // namespace

extern const Rule kRule{.id = kId, .severity = report::Severity::Error, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::configuration_unknown
