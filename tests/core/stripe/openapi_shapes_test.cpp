// Every list and every error that Stripe's OpenAPI description allows for the reads of a snapshot, built from the description
// itself: with every member, with the required ones only, and with null wherever null is allowed.

#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/stripe/snapshot.hpp"
#include "tests/core/stripe/fixture.hpp"

namespace portal_guide::stripe {
namespace {

enum class Members { All, Required, AllNullIfAllowed };

/// Builds one value that a schema allows.
class ExampleBuilder {
 public:
  ExampleBuilder(const Json& description, Members members) : description_(description), members_(members) {}

  Json build(const Json& schema, int depth = 0) const {
    if (const Json* reference = find(schema, "$ref")) {
      constexpr std::string_view kPrefix = "#/components/schemas/";
      const std::string name = reference->get<std::string>().substr(kPrefix.size());
      return build(description_["components"]["schemas"][name], depth + 1);
    }
    if (members_ == Members::AllNullIfAllowed && as_bool(find(schema, "nullable")).value_or(false)) return nullptr;
    for (const char* const alternatives : {"anyOf", "allOf"}) {
      if (const Json* list = find(schema, alternatives)) return build(list->front(), depth + 1);
    }
    if (const Json* values = find(schema, "enum")) return values->front();
    const std::string type(as_string(find(schema, "type")).value_or("object"));
    if (type == "string") return "x";
    if (type == "boolean") return true;
    if (type == "integer") return 1;
    if (type == "number") return 1.5;
    if (type == "array") return depth > kDeepest ? Json::array() : Json::array({build(schema["items"], depth + 1)});
    Json object = Json::object();
    const Json* required = find(schema, "required");
    if (const Json* properties = find(schema, "properties")) {
      for (const auto& [name, property] : properties->items()) {
        const bool is_required = required != nullptr && std::find(required->begin(), required->end(), name) != required->end();
        if (is_required || (members_ != Members::Required && depth <= kDeepest)) object[name] = build(property, depth + 1);
      }
    }
    return object;
  }

 private:
  /// Objects refer to each other in circles; this is as deep as a list's objects have any member that we read.
  static constexpr int kDeepest = 10;

  const Json& description_;
  Members members_;
};

const std::map<SectionName, std::string>& section_paths() {
  static const std::map<SectionName, std::string> kPaths = {
      {SectionName::Account, "/v1/account"},
      {SectionName::BillingPortalConfigurations, "/v1/billing_portal/configurations"},
      {SectionName::Products, "/v1/products"},
      {SectionName::Prices, "/v1/prices"},
      {SectionName::Subscriptions, "/v1/subscriptions"},
      {SectionName::SubscriptionSchedules, "/v1/subscription_schedules"},
      {SectionName::Customers, "/v1/customers"},
      {SectionName::WebhookEndpoints, "/v1/webhook_endpoints"},
      {SectionName::PaymentMethodConfigurations, "/v1/payment_method_configurations"},
      {SectionName::TaxSettings, "/v1/tax/settings"},
      {SectionName::PromotionCodes, "/v1/promotion_codes"},
  };
  return kPaths;
}

class OpenApiShapes : public testing::TestWithParam<Members> {
 protected:
  const Json& description() const {
    static const Json kDescription = parse_fixture("openapi-portal-subset.json");
    return kDescription;
  }

  Json answer(const std::string& path, const std::string& status) const {
    const Json& schema = description()["paths"][path]["get"]["responses"][status]["content"]["application/json"]["schema"];
    return ExampleBuilder(description(), GetParam()).build(schema);
  }
};

TEST_P(OpenApiShapes, EveryAnswerIsRead) {
  ASSERT_EQ(section_paths().size(), kSectionCount);
  Json document = {{"format", "portal-snapshot/1"}, {"taken_at", 1}, {"live", Json::object()}};
  for (const auto& [name, path] : section_paths()) {
    document["live"][std::string(to_string(name))] = answer(path, "200");
  }
  const auto snapshot = Snapshot::parse(document.dump());
  ASSERT_TRUE(snapshot.has_value()) << snapshot.error().id << " " << snapshot.error().where;
  for (const auto& [name, path] : section_paths()) {
    const Section& section = snapshot->section(Mode::Live, name);
    EXPECT_EQ(section.state, Section::State::Read) << path << ": " << section.fault.value_or(Error{}).where;
    EXPECT_EQ(section.items.size(), 1U) << path;
    // The builder says true for every boolean, so each list has more.
    EXPECT_EQ(section.complete, !is_list(name)) << path;
  }
}

TEST_P(OpenApiShapes, EveryErrorIsAFailure) {
  Json document = {{"format", "portal-snapshot/1"}, {"taken_at", 1}, {"live", Json::object()}};
  for (const auto& [name, path] : section_paths()) {
    Json section = answer(path, "default");
    section["status"] = 403;
    document["live"][std::string(to_string(name))] = std::move(section);
  }
  const auto snapshot = Snapshot::parse(document.dump());
  ASSERT_TRUE(snapshot.has_value());
  for (const auto& [name, path] : section_paths()) {
    const Section& section = snapshot->section(Mode::Live, name);
    EXPECT_EQ(section.state, Section::State::Failed) << path << ": " << section.fault.value_or(Error{}).where;
    EXPECT_EQ(section.status, 403) << path;
  }
}

INSTANTIATE_TEST_SUITE_P(Built, OpenApiShapes, testing::Values(Members::All, Members::Required, Members::AllNullIfAllowed),
                         [](const auto& row) {
                           return row.param == Members::All        ? "with_all_members"
                                  : row.param == Members::Required ? "with_required_members"
                                                                   : "with_nulls";
                         });

}  // namespace
}  // namespace portal_guide::stripe
