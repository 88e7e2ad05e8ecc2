#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/snapshot.hpp"

/// Which portal configurations of a mode an account's customers meet.
namespace portal_guide::stripe {

/// As many configurations of a mode are judged where the app names none. Nobody keeps more of them by hand.
inline constexpr std::size_t kJudgedAtMost = 20;
/// As many are judged of those that the app names. It keeps a made-up snapshot from costing hours.
inline constexpr std::size_t kNamedJudgedAtMost = 100;

/// Views the snapshot.
struct JudgedConfiguration {
  const Json* value = nullptr;
  std::string pointer;
  /// Empty where it has no id.
  std::string_view id;
  /// Its `name`; empty where it has none.
  std::string_view name;
  /// Nullopt where it was not read whether it is the default.
  std::optional<bool> is_default;
  /// Whether the app names it.
  bool named = false;
};

struct JudgedConfigurations {
  /// Why `list` is empty.
  enum class Lack {
    None,
    /// The list of configurations was not read: see its Section.
    SectionNotRead,
    /// Only a part of the list was read, and it holds no default and no active configuration.
    PartlyRead,
    /// There is no default and no active configuration.
    NoneExists,
  };

  /// The named ones that the mode has; where it has none of them, the default and every other configuration that is not known
  /// to be inactive, as if none were named. The default comes first, then the newest.
  std::vector<JudgedConfiguration> list;
  Lack lack = Lack::None;
  /// The number of those that are not in `list` because there are too many.
  std::size_t beyond = 0;
  /// Whether there may be more, because only a part of the list was read and it holds none that the app names.
  bool partial = false;

  /// Whether the app names those in `list`.
  bool named() const { return !list.empty() && list.front().named; }
};

JudgedConfigurations judged_configurations(const Snapshot& snapshot, Mode mode);

/// The configurations of the mode that have one of these ids or names, whether the app may use them or not; in the same order.
std::vector<JudgedConfiguration> configurations_called(const Snapshot& snapshot, Mode mode,
                                                       const std::vector<std::string>& ids_or_names);

/// Where the configurations of a mode that the app names are.
struct NamedHere {
  enum class Whereabouts {
    Here,
    OtherMode,
    /// It may be on a page of this mode's list or of the other's that was not read.
    Unread,
    /// No list that the snapshot has holds it.
    Nowhere,
  };

  const NamedConfiguration* name = nullptr;
  /// Whether the app names it for this mode and no other.
  bool only_here = false;
  Whereabouts whereabouts = Whereabouts::Nowhere;
};

/// The configurations that the app names for the mode, and those that it names without a mode.
std::vector<NamedHere> named_configurations(const Snapshot& snapshot, Mode mode);

/// Why the mode has none of the configurations that the app names, so that others are judged in their place.
enum class NamedLack {
  /// It has one of them, or none is named for it.
  None,
  /// One may be on a page of the mode's list that was not read.
  Unread,
  /// No list holds one of them, or only that of the other mode does: Stripe refuses sessions that name it.
  Unknown,
};

NamedLack lack_of_named(const Snapshot& snapshot, Mode mode);

/// The one configuration that a session of the app would use: the named one, else the default. Nullopt where it is not known:
/// several are named, or one that the mode is not known to have, or there is no default, or it was not read.
std::optional<JudgedConfiguration> session_configuration_of(const Snapshot& snapshot, Mode mode);

}  // namespace portal_guide::stripe
