#include "core/cli/configuration_option.hpp"

#include <algorithm>

#include "core/stripe/observed.hpp"
#include "core/stripe/reference.hpp"
#include "core/stripe/typed_configurations.hpp"

namespace portal_guide::cli {
namespace {

using stripe::Mode;

constexpr std::size_t kIdsShown = 20;

/// The ids that the snapshot holds of some modes.
struct KnownConfigurations {
  std::vector<std::string_view> ids;
  /// Whether there are no others.
  bool is_whole = true;

  bool hold(std::string_view id) const { return std::find(ids.begin(), ids.end(), id) != ids.end(); }
};

KnownConfigurations known_configurations(const stripe::Snapshot& snapshot, const std::vector<Mode>& modes) {
  KnownConfigurations known;
  for (const Mode mode : modes) {
    if (!snapshot.has(mode)) continue;
    const stripe::Section& section = snapshot.section(mode, stripe::SectionName::BillingPortalConfigurations);
    known.is_whole = known.is_whole && section.state == stripe::Section::State::Read && section.complete;
    for (const Json* configuration : section.items) {
      known.ids.push_back(stripe::id_of(configuration));
    }
  }
  return known;
}

Error not_there(const std::string& id, const std::vector<std::string_view>& known) {
  Error error{.id = known.empty() ? "configuration-none-there" : "configuration-not-there",
              .arguments = {{"observed", stripe::observed_text(id)}}};
  std::string list;
  for (std::size_t index = 0; index < std::min(known.size(), kIdsShown); ++index) {
    list += (list.empty() ? "" : ", ") + stripe::observed_text(known[index]);
  }
  if (known.size() > kIdsShown) list += ", …";
  if (!known.empty()) error.arguments["known"] = list;
  return error;
}

}  // namespace

Expected<stripe::SessionConfigurations> configurations_named(const std::vector<std::string>& ids,
                                                             const stripe::Snapshot& snapshot) {
  std::string typed;
  for (const std::string& id : ids) {
    typed += id + " ";
  }
  auto named = stripe::typed_configurations(typed);
  if (!named) return named;
  const std::vector<Mode> both = {Mode::Test, Mode::Live};
  for (const auto& [names, modes] : {std::pair{&named->either, both}, std::pair{&named->test, std::vector{Mode::Test}},
                                     std::pair{&named->live, std::vector{Mode::Live}}}) {
    const KnownConfigurations known = known_configurations(snapshot, modes);
    for (const stripe::NamedConfiguration& name : *names) {
      if (known.is_whole && !known.hold(name.id)) return fail(not_there(name.id, known.ids));
    }
  }
  return named;
}

stripe::SessionConfigurations by_mode(stripe::SessionConfigurations named, const stripe::Snapshot& snapshot) {
  const bool is_one = named.either.size() == 1 && named.test.empty() && named.live.empty();
  if (is_one) return named;
  stripe::SessionConfigurations sorted{.either = {}, .test = named.test, .live = named.live};
  for (const stripe::NamedConfiguration& name : named.either) {
    bool found = false;
    for (const Mode mode : {Mode::Test, Mode::Live}) {
      if (!known_configurations(snapshot, {mode}).hold(name.id)) continue;
      found = true;
      std::vector<stripe::NamedConfiguration>& names = mode == Mode::Live ? sorted.live : sorted.test;
      if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    if (!found) return named;
  }
  return sorted;
}

}  // namespace portal_guide::cli
