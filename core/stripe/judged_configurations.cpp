#include "core/stripe/judged_configurations.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <unordered_map>
#include <utility>

#include "core/stripe/members.hpp"
#include "core/stripe/reference.hpp"

namespace portal_guide::stripe {
namespace {

using Whereabouts = NamedHere::Whereabouts;
using Lack = JudgedConfigurations::Lack;

constexpr auto kSection = SectionName::BillingPortalConfigurations;

std::unordered_map<std::string_view, std::size_t> index_by_id(const Section& section) {
  std::unordered_map<std::string_view, std::size_t> index;
  index.reserve(section.items.size());
  for (std::size_t place = 0; place < section.items.size(); ++place) {
    const std::string_view id = id_of(section.items[place]);
    if (!id.empty()) index.emplace(id, place);
  }
  return index;
}

/// What is known of the ids of one mode.
struct KnownIds {
  std::unordered_map<std::string_view, std::size_t> by_id;
  /// Whether an id that is not among them may be in the mode all the same.
  bool has_gaps = false;
};

KnownIds known_ids(const Snapshot& snapshot, Mode mode) {
  const Section& section = snapshot.section(mode, kSection);
  const bool is_whole = section.state == Section::State::Read && section.complete;
  return {.by_id = index_by_id(section), .has_gaps = !is_whole};
}

JudgedConfiguration describe(const Section& section, std::size_t place) {
  const Json* const value = section.items[place];
  return {.value = value,
          .pointer = section.pointers[place],
          .id = id_of(value),
          .name = as_string(find(*value, configuration::kName)).value_or(std::string_view{}),
          .is_default = as_bool(find(*value, configuration::kIsDefault))};
}

/// The default first, then the newest. Those of which nobody knows when they were made are the oldest.
void sort_by_use(std::vector<JudgedConfiguration>& list) {
  const auto created = [](const JudgedConfiguration& configuration) {
    return as_integer(find(*configuration.value, configuration::kCreated)).value_or(std::numeric_limits<std::int64_t>::min());
  };
  std::stable_sort(list.begin(), list.end(), [&](const JudgedConfiguration& left, const JudgedConfiguration& right) {
    const bool left_is_default = left.is_default.value_or(false);
    const bool right_is_default = right.is_default.value_or(false);
    if (left_is_default != right_is_default) return left_is_default;
    return created(left) > created(right);
  });
}

void cut(JudgedConfigurations& judged, std::size_t at_most) {
  if (judged.list.size() <= at_most) return;
  judged.beyond = judged.list.size() - at_most;
  judged.list.resize(at_most);
}

void add_named(JudgedConfigurations& judged, const Section& section, const std::vector<NamedHere>& names) {
  const auto by_id = index_by_id(section);
  std::vector<bool> taken(section.items.size());
  for (const NamedHere& named : names) {
    if (named.whereabouts != Whereabouts::Here) continue;
    const std::size_t place = by_id.at(named.name->id);
    if (taken[place]) continue;
    taken[place] = true;
    judged.list.push_back(describe(section, place));
    judged.list.back().named = true;
  }
}

void add_default_and_active(JudgedConfigurations& judged, const Section& section) {
  for (std::size_t place = 0; place < section.items.size(); ++place) {
    JudgedConfiguration configuration = describe(section, place);
    const bool is_inactive = as_bool(find(*configuration.value, configuration::kActive)) == false;
    if (is_inactive && !configuration.is_default.value_or(false)) continue;
    judged.list.push_back(std::move(configuration));
  }
}

}  // namespace

std::vector<NamedHere> named_configurations(const Snapshot& snapshot, Mode mode) {
  const SessionConfigurations& names = snapshot.integration().session_configuration;
  if (names.empty()) return {};
  const KnownIds here = known_ids(snapshot, mode);
  const KnownIds elsewhere = known_ids(snapshot, other(mode));
  std::vector<NamedHere> found;
  for (const NamedConfiguration& name : names.only(mode)) {
    Whereabouts whereabouts = Whereabouts::Nowhere;
    if (here.by_id.count(name.id) != 0) {
      whereabouts = Whereabouts::Here;
    } else if (elsewhere.by_id.count(name.id) != 0) {
      whereabouts = Whereabouts::OtherMode;
    } else if (here.has_gaps) {
      whereabouts = Whereabouts::Unread;
    }
    found.push_back({.name = &name, .only_here = true, .whereabouts = whereabouts});
  }
  for (const NamedConfiguration& name : names.either) {
    Whereabouts whereabouts = Whereabouts::Nowhere;
    if (here.by_id.count(name.id) != 0) {
      whereabouts = Whereabouts::Here;
    } else if (elsewhere.by_id.count(name.id) != 0) {
      whereabouts = Whereabouts::OtherMode;
    } else if (here.has_gaps || elsewhere.has_gaps) {
      whereabouts = Whereabouts::Unread;
    }
    found.push_back({.name = &name, .only_here = false, .whereabouts = whereabouts});
  }
  return found;
}

NamedLack lack_of_named(const Snapshot& snapshot, Mode mode) {
  const Section& section = snapshot.section(mode, kSection);
  NamedLack lack = NamedLack::None;
  for (const NamedHere& named : named_configurations(snapshot, mode)) {
    if (named.whereabouts == Whereabouts::Here) return NamedLack::None;
    if (named.whereabouts == Whereabouts::Nowhere || (named.whereabouts == Whereabouts::OtherMode && named.only_here)) {
      lack = NamedLack::Unknown;
    }
    // Where this mode's list is whole, what was not read belongs to the other mode.
    if (named.whereabouts == Whereabouts::Unread && !section.complete && lack == NamedLack::None) lack = NamedLack::Unread;
  }
  return lack;
}

JudgedConfigurations judged_configurations(const Snapshot& snapshot, Mode mode) {
  const Section& section = snapshot.section(mode, kSection);
  JudgedConfigurations judged;
  if (section.state != Section::State::Read) {
    judged.lack = Lack::SectionNotRead;
    return judged;
  }
  const std::vector<NamedHere> names = named_configurations(snapshot, mode);
  add_named(judged, section, names);
  if (!judged.list.empty()) {
    sort_by_use(judged.list);
    cut(judged, kNamedJudgedAtMost);
    return judged;
  }
  // Whatever else sessions name, the default opens the login page, and an id that nobody has opens nothing.
  add_default_and_active(judged, section);
  judged.partial = !section.complete;
  if (judged.list.empty()) judged.lack = judged.partial ? Lack::PartlyRead : Lack::NoneExists;
  sort_by_use(judged.list);
  cut(judged, kJudgedAtMost);
  return judged;
}

std::vector<JudgedConfiguration> configurations_called(const Snapshot& snapshot, Mode mode,
                                                       const std::vector<std::string>& ids_or_names) {
  const Section& section = snapshot.section(mode, kSection);
  std::vector<JudgedConfiguration> found;
  for (std::size_t place = 0; place < section.items.size(); ++place) {
    JudgedConfiguration configuration = describe(section, place);
    const bool is_called = std::any_of(ids_or_names.begin(), ids_or_names.end(), [&](const std::string& wanted) {
      return wanted == configuration.id || wanted == configuration.name;
    });
    if (is_called) found.push_back(std::move(configuration));
  }
  sort_by_use(found);
  return found;
}

std::optional<JudgedConfiguration> session_configuration_of(const Snapshot& snapshot, Mode mode) {
  JudgedConfigurations judged = judged_configurations(snapshot, mode);
  if (judged.list.empty() || lack_of_named(snapshot, mode) != NamedLack::None) return std::nullopt;
  JudgedConfiguration& first = judged.list.front();
  if (judged.named() ? judged.list.size() > 1 || judged.beyond > 0 : !first.is_default.value_or(false)) return std::nullopt;
  return std::move(first);
}

}  // namespace portal_guide::stripe
