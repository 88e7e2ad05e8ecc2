// Every path of core/stripe/members.hpp, looked up in Stripe's OpenAPI description.

#include "core/stripe/members.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/core/stripe/fixture.hpp"

namespace portal_guide::stripe {
namespace {

struct Row {
  /// The namespace of the constant.
  std::string_view group;
  /// The type of the object that the group belongs to, such as "price".
  std::string_view object_type;
  /// From that object to the ones that hold the member.
  std::string_view anchor;
  std::string_view constant;
  std::string_view path;
  MemberPath member;
};

/// The tables of the header once more, so that no constant can be missing here.
std::vector<Row> all_members() {
  std::vector<Row> rows;
// clang-format off
#define PORTAL_GUIDE_ADD_ROW(constant, path) rows.push_back({{}, {}, {}, #constant, path, constant});
#define PORTAL_GUIDE_ADD_GROUP(group_name, type, anchor_path, MEMBERS) \
  {                                                                    \
    using namespace stripe::group_name;                                \
    const std::size_t first = rows.size();                             \
    MEMBERS(PORTAL_GUIDE_ADD_ROW)                                      \
    for (std::size_t row = first; row < rows.size(); ++row) {          \
      rows[row].group = #group_name;                                   \
      rows[row].object_type = type;                                    \
      rows[row].anchor = anchor_path;                                  \
    }                                                                  \
  }
  PORTAL_GUIDE_MEMBER_GROUPS(PORTAL_GUIDE_ADD_GROUP)
#undef PORTAL_GUIDE_ADD_GROUP
#undef PORTAL_GUIDE_ADD_ROW
  // clang-format on
  return rows;
}

/// Finds members in the schemas of the description.
class Description {
 public:
  /// Whether a path leads from the object of the type to a member that Stripe describes. With "*" as a step, whether it does so
  /// for each member that the object has at this place.
  bool has(std::string_view object_type, std::string_view path) const {
    const Json* schema = find(schemas(), object_type);
    return schema != nullptr && holds(*schema, path);
  }

 private:
  static const Json& schemas() {
    static const Json kDescription = parse_fixture("openapi-portal-subset.json");
    return *find_path(kDescription, "components.schemas");
  }

  /// The schemas of the objects that a value may be, or hold as a list: through references, alternatives, entries of lists, and
  /// the objects that can be expanded in place of an id.
  static std::vector<const Json*> objects_in(const Json& schema) {
    if (const auto reference = as_string(find(schema, "$ref"))) {
      const Json* named = find(schemas(), reference->substr(reference->rfind('/') + 1));
      return named == nullptr ? std::vector<const Json*>{} : objects_in(*named);
    }
    std::vector<const Json*> objects;
    const auto add = [&](const Json& other) {
      for (const Json* object : objects_in(other))
        objects.push_back(object);
    };
    for (const char* const alternatives : {"anyOf", "allOf", "oneOf"}) {
      if (const Json* list = find(schema, alternatives)) {
        for (const Json& alternative : *list)
          add(alternative);
      }
    }
    if (const Json* items = find(schema, "items")) add(*items);
    if (const Json* expandable = find(schema, "x-expandable")) {
      for (const Json& name : *expandable) {
        if (const Json* named = find(schemas(), as_string(&name).value_or(""))) add(*named);
      }
    }
    if (find(schema, "properties") != nullptr || find(schema, "additionalProperties") != nullptr) objects.push_back(&schema);
    return objects;
  }

  static bool holds(const Json& schema, std::string_view path) {
    if (path.empty()) return true;
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::string_view step = path.substr(0, dot);
    const std::string_view rest = path.substr(std::min(dot + 1, path.size()));
    for (const Json* object : objects_in(schema)) {
      if (step == "*" ? each_member_has(*object, rest) : member_has(*object, step, rest)) return true;
    }
    return false;
  }

  static bool member_has(const Json& object, std::string_view name, std::string_view rest) {
    const Json* properties = find(object, "properties");
    const Json* member = properties == nullptr ? nullptr : find(*properties, name);
    return member != nullptr && holds(*member, rest);
  }

  static bool each_member_has(const Json& object, std::string_view rest) {
    if (const Json* any = find(object, "additionalProperties"); any != nullptr && any->is_object()) return holds(*any, rest);
    const Json* properties = find(object, "properties");
    if (properties == nullptr || properties->empty()) return false;
    return std::all_of(properties->begin(), properties->end(), [&](const Json& member) { return holds(member, rest); });
  }
};

/// "kRecurringUsageType" for "recurring.usage_type".
std::string constant_named_after(std::string_view path) {
  std::string name = "k";
  bool starts_word = true;
  for (const char c : path) {
    if (c == '.' || c == '_') {
      starts_word = true;
      continue;
    }
    name += starts_word ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    starts_word = false;
  }
  return name;
}

std::string joined(std::string_view anchor, std::string_view path) {
  return anchor.empty() ? std::string(path) : std::string(anchor) + "." + std::string(path);
}

TEST(Members, EveryPathIsInStripesDescription) {
  const Description description;
  const std::vector<Row> rows = all_members();
  ASSERT_GT(rows.size(), 100U);
  for (const Row& row : rows) {
    EXPECT_TRUE(description.has(row.object_type, joined(row.anchor, row.path)))
        << row.group << "::" << row.constant << ": a " << row.object_type << " has no " << joined(row.anchor, row.path);
  }
}

TEST(Members, EveryConstantIsNamedAfterItsPath) {
  for (const Row& row : all_members()) {
    EXPECT_EQ(row.constant, constant_named_after(row.path)) << row.group;
    EXPECT_EQ(row.member.dotted(), row.path) << row.group << "::" << row.constant;
  }
}

TEST(Members, TheDescriptionLacksWhatIsMisspelt) {
  const Description description;
  EXPECT_TRUE(description.has("price", "recurring.usage_type"));
  // An object in place of an id, the entries of a list, and a map's values.
  EXPECT_TRUE(description.has("subscription", "customer.invoice_settings.default_payment_method.type"));
  EXPECT_TRUE(description.has("subscription", "items.data.price.id"));
  EXPECT_TRUE(description.has("price", "currency_options.*.unit_amount"));
  for (const auto& [object_type, path] :
       std::vector<std::pair<std::string_view, std::string_view>>{{"price", "recurring.usagetype"},
                                                                  {"price", "recuring.usage_type"},
                                                                  {"price", "recurring.usage_type.more"},
                                                                  {"price", "currency_options.*.amount"},
                                                                  {"billing_portal.configuration", "features.*.mode"},
                                                                  {"billing_portal.configuration", "feature.invoice_history"},
                                                                  {"subscription", "items.data.prize"},
                                                                  {"subscriptions", "status"}}) {
    EXPECT_FALSE(description.has(object_type, path)) << object_type << " " << path;
  }
}

TEST(MemberPath, ComesApartAtItsDots) {
  constexpr MemberPath kPath = configuration::kFeaturesInvoiceHistoryEnabled;
  EXPECT_EQ(kPath.dotted(), "features.invoice_history.enabled");
  EXPECT_EQ(kPath.name(), "enabled");
  EXPECT_EQ(kPath.parent().dotted(), "features.invoice_history");
  EXPECT_EQ(kPath.parent().parent(), configuration::kFeatures);
  EXPECT_EQ(configuration::kFeatures.name(), "features");
  EXPECT_EQ(configuration::kFeatures.parent(), MemberPath{});
}

TEST(MemberPath, FindsTheMember) {
  const Json object = {{"features", {{"invoice_history", {{"enabled", false}}}}}, {"active", true}};
  EXPECT_EQ(as_bool(find(object, configuration::kFeaturesInvoiceHistoryEnabled)), false);
  EXPECT_EQ(as_bool(find(object, configuration::kActive)), true);
  EXPECT_EQ(find(object, configuration::kFeaturesSubscriptionCancelEnabled), nullptr);
  EXPECT_EQ(find(object, configuration::kLoginPageEnabled), nullptr);
  EXPECT_EQ(find(Json("text"), configuration::kActive), nullptr);
}

TEST(MemberPath, LeadsOnFromThePointerOfItsObject) {
  EXPECT_EQ(pointer_append("/live/account", account::kBusinessProfileName), "/live/account/business_profile/name");
  EXPECT_EQ(pointer_append("", price::kActive), "/active");
}

// A text is no path: a misspelt literal would otherwise read as a member that is missing.
static_assert(!std::is_convertible_v<const char*, MemberPath>);
static_assert(!std::is_convertible_v<std::string_view, MemberPath>);
static_assert(!std::is_convertible_v<std::string, MemberPath>);

}  // namespace
}  // namespace portal_guide::stripe
