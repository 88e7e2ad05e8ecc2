#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/compare/settings.hpp"
#include "core/compare/side.hpp"
#include "core/json.hpp"
#include "core/stripe/members.hpp"

/// The members of a configuration's features that a call can set, and how a call writes them
/// (docs.stripe.com/api/customer_portal/configurations/update, checked 2026-11-22). The list of plans is not among them:
/// plan_list.hpp compares it.
namespace portal_guide::compare {

struct FeatureMember {
  enum class Kind {
    Switch,
    Text,
    /// A text whose null means the same as its default.
    Anchor,
    Texts,
    Conditions,
    Intervals,
    /// An id, which is different in each mode.
    Reference,
    References,
  };

  /// Below `features`, such as stripe::features::kSubscriptionCancelMode.
  stripe::MemberPath path;
  Kind kind;
  Topic topic;
};

/// In the order in which calls name them.
std::span<const FeatureMember> feature_members();

/// "features." and the path.
std::string feature_path(std::string_view path);

/// The place among feature_members() of the member at a path that begins with "features."; their number for any other path.
std::size_t place_of(std::string_view path);

/// The member's value as an update sends it. None where no call can set this value. `features` are the ones that hold it.
std::optional<OrderedJson> sent(const FeatureMember& member, const Json& value, const Json& features);

/// Whether nothing is set there: no member, null, or an empty list.
bool is_unset(const Json* value);

/// Whether two values that are written differently mean the same. `path` is below `features`.
bool mean_the_same(std::string_view path, const Json* test, const Json* live);

/// The setting for a member that differs. `path` is below `features`, which are test mode's.
Setting feature_setting(const std::string& path, const Json& test, const Json& live, const Json& features);

/// Adds to an update what Stripe requires beside the members in it, with test mode's values.
void add_companions(OrderedJson& params, const Located& test);

}  // namespace portal_guide::compare
