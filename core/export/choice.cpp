#include "core/export/choice.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/stripe/judged_configurations.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"
#include "core/text/join.hpp"

namespace portal_guide::exporting {
namespace {

using stripe::Mode;
using stripe::Section;

constexpr auto kConfigurations = stripe::SectionName::BillingPortalConfigurations;

std::vector<Mode> modes_of(const stripe::Snapshot& snapshot) {
  std::vector<Mode> modes;
  for (const Mode mode : {Mode::Live, Mode::Test}) {
    if (snapshot.has(mode)) modes.push_back(mode);
  }
  return modes;
}

/// The configurations of these modes for which `wanted` holds, in the order of the modes.
template <class Wanted>
std::vector<Chosen> configurations_where(const stripe::Snapshot& snapshot, const std::vector<Mode>& modes, Wanted wanted) {
  std::vector<Chosen> found;
  for (const Mode mode : modes) {
    const Section& section = snapshot.section(mode, kConfigurations);
    for (std::size_t index = 0; index < section.items.size(); ++index) {
      const Json& configuration = *section.items[index];
      if (!wanted(configuration)) continue;
      found.push_back({.mode = mode,
                       .configuration = {.value = &configuration,
                                         .pointer = section.pointers[index],
                                         .id = compare::text_of(configuration, stripe::configuration::kId)}});
    }
  }
  return found;
}

std::vector<Chosen> with_id(const stripe::Snapshot& snapshot, const std::vector<Mode>& modes, const std::string& id) {
  return configurations_where(snapshot, modes, [&](const Json& configuration) {
    return compare::text_of(configuration, stripe::configuration::kId) == id;
  });
}

/// Such as "bpc_1 (live mode), bpc_2 (test mode)".
std::string listed(const std::vector<Chosen>& configurations, const content::Content& content) {
  std::vector<std::string> ids;
  for (const Chosen& one : configurations) {
    const std::string mode(stripe::to_string(one.mode));
    ids.push_back(stripe::observed_text(one.configuration.id) + " (" + content::text(content, "mode." + mode + "-in-sentence") +
                  ")");
  }
  return text::joined(ids);
}

/// The one that is meant; none where none is there to be meant.
Expected<std::optional<Chosen>> only_one(const std::vector<Chosen>& configurations, const content::Content& content) {
  if (configurations.empty()) return std::nullopt;
  // A mode that nobody chose is live mode where it has one.
  const auto same_mode =
      static_cast<std::size_t>(std::count_if(configurations.begin(), configurations.end(),
                                             [&](const Chosen& one) { return one.mode == configurations.front().mode; }));
  if (same_mode == 1) return configurations.front();
  return fail({.id = "export-several", .arguments = {{"known", listed(configurations, content)}}});
}

Error unknown(const stripe::Snapshot& snapshot, const std::vector<Mode>& modes, const std::string& id,
              const content::Content& content) {
  const auto all = configurations_where(snapshot, modes, [](const Json&) { return true; });
  if (all.empty()) return {.id = "export-none"};
  return {.id = "export-unknown", .arguments = {{"observed", stripe::observed_text(id)}, {"known", listed(all, content)}}};
}

/// What sessions use where nobody asks for a configuration.
Expected<std::optional<Chosen>> used_by_sessions(const stripe::Snapshot& snapshot, const std::vector<Mode>& modes,
                                                 const content::Content& content) {
  std::vector<Chosen> named;
  for (const Mode mode : modes) {
    for (const stripe::NamedHere& name : stripe::named_configurations(snapshot, mode)) {
      if (name.whereabouts == stripe::NamedHere::Whereabouts::Nowhere) {
        return fail(unknown(snapshot, modes, name.name->id, content));
      }
    }
    const stripe::JudgedConfigurations judged = stripe::judged_configurations(snapshot, mode);
    if (!judged.named()) continue;
    for (const stripe::JudgedConfiguration& found : judged.list) {
      named.push_back({.mode = mode, .configuration = {.value = found.value, .pointer = found.pointer, .id = found.id}});
    }
  }
  return only_one(named, content);
}

}  // namespace

Expected<Chosen> choose_configuration(const stripe::Snapshot& snapshot, const Choice& choice, const content::Content& content) {
  if (choice.mode && !snapshot.has(*choice.mode)) {
    return fail({.id = "export-mode", .arguments = {{"mode", std::string(stripe::to_string(*choice.mode))}}});
  }
  const std::vector<Mode> modes = choice.mode ? std::vector<Mode>{*choice.mode} : modes_of(snapshot);
  if (std::none_of(modes.begin(), modes.end(),
                   [&](Mode mode) { return snapshot.section(mode, kConfigurations).state == Section::State::Read; })) {
    const auto gap = compare::Side{.snapshot = snapshot, .mode = modes.front()}.unread(kConfigurations);
    return fail({.id = "export-not-read", .arguments = {{"detail", gap ? compare::describe(*gap, content) : ""}}});
  }
  if (!choice.configuration.empty()) {
    const auto asked_for = with_id(snapshot, modes, choice.configuration);
    if (asked_for.empty()) return fail(unknown(snapshot, modes, choice.configuration, content));
    return asked_for.front();
  }
  const auto used = used_by_sessions(snapshot, modes, content);
  if (!used) return propagate(used);
  if (*used) return **used;
  const auto defaults = configurations_where(snapshot, modes, [](const Json& configuration) {
    return as_bool(find(configuration, stripe::configuration::kIsDefault)) == true;
  });
  if (!defaults.empty()) return defaults.front();
  const auto only = only_one(configurations_where(snapshot, modes, [](const Json&) { return true; }), content);
  if (!only) return propagate(only);
  if (!*only) return fail({.id = "export-none"});
  return **only;
}

}  // namespace portal_guide::exporting
