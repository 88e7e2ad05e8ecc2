#include "core/stripe/snapshot.hpp"

#include <unordered_map>
#include <utility>

#include "core/json_writer.hpp"
#include "core/stripe/api_key.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/object_type.hpp"
#include "core/stripe/observed.hpp"
#include "core/stripe/section_items.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::stripe {
namespace {

enum class Shape { Object, List };

struct SectionKind {
  SectionName name;
  /// The member in the snapshot.
  std::string_view member;
  Shape shape;
  /// What Stripe writes into the `object` of the section's items.
  std::string_view object_type;
};

/// In the order of SectionName, so that the enumerator is the index.
constexpr std::array<SectionKind, kSectionCount> kSections = {{
    {SectionName::Account, "account", Shape::Object, "account"},
    {SectionName::BillingPortalConfigurations, "billing_portal_configurations", Shape::List, "billing_portal.configuration"},
    {SectionName::Products, "products", Shape::List, "product"},
    {SectionName::Prices, "prices", Shape::List, "price"},
    {SectionName::Subscriptions, "subscriptions", Shape::List, "subscription"},
    {SectionName::SubscriptionSchedules, "subscription_schedules", Shape::List, "subscription_schedule"},
    {SectionName::Customers, "customers", Shape::List, "customer"},
    {SectionName::WebhookEndpoints, "webhook_endpoints", Shape::List, "webhook_endpoint"},
    {SectionName::PaymentMethodConfigurations, "payment_method_configurations", Shape::List, "payment_method_configuration"},
    {SectionName::TaxSettings, "tax_settings", Shape::Object, "tax.settings"},
    {SectionName::PromotionCodes, "promotion_codes", Shape::List, "promotion_code"},
}};

constexpr bool sections_are_in_order() {
  for (std::size_t index = 0; index < kSections.size(); ++index) {
    if (static_cast<std::size_t>(kSections[index].name) != index) return false;
  }
  return true;
}
static_assert(sections_are_in_order());

/// The members of the snapshot that are not Stripe's.
namespace frame {
constexpr std::string_view kApiVersion = "api_version";
constexpr std::string_view kFormat = "format";
constexpr std::string_view kIntegration = "integration";
constexpr std::string_view kReturnUrl = "return_url";
constexpr std::string_view kSessionConfiguration = "session_configuration";
/// The HTTP status beside an error of Stripe's.
constexpr std::string_view kStatus = "status";
constexpr std::string_view kTakenAt = "taken_at";
}  // namespace frame

constexpr std::string_view kFormat = "portal-snapshot/1";
/// 9999-12-31T23:59:59Z: the last moment that an ISO 8601 date with four digits can write.
constexpr std::int64_t kLatestUnixSeconds = 253'402'300'799;
constexpr std::int64_t kHighestStatus = 599;

constexpr std::size_t index_of(Mode mode) { return mode == Mode::Live ? 1 : 0; }

Error wrong_type(std::string id, std::string where, std::string_view expected, const Json* observed) {
  return {.id = std::move(id),
          .where = std::move(where),
          .arguments = {{"expected", std::string(expected)}, {"observed", std::string(type_name(observed))}}};
}

Section malformed(Error fault) {
  Section section;
  section.state = Section::State::Malformed;
  section.fault = std::move(fault);
  return section;
}

Section malformed(std::string where, std::string_view expected, const Json* observed) {
  return malformed(wrong_type("section-type", std::move(where), expected, observed));
}

/// The `rak_…` in Stripe's "Having the 'rak_product_read' permission would allow this request to continue".
std::string_view find_permission(std::string_view message) {
  const std::size_t start = message.find("rak_");
  if (start == std::string_view::npos) return {};
  const auto is_name = [](char character) {
    return text::is_lower(character) || text::is_digit(character) || character == '_';
  };
  std::size_t end = start;
  while (end < message.size() && is_name(message[end])) {
    ++end;
  }
  return message.substr(start, end - start);
}

/// {"status": 403, "error": {"message": …}}, or Stripe's error body alone.
Section read_failure(const Json& value, const Json& error, const std::string& where) {
  if (!error.is_object()) return malformed(pointer_append(where, error_answer::kError), "object", &error);
  Section section;
  section.state = Section::State::Failed;
  if (const Json* status = find(value, frame::kStatus)) {
    const auto number = as_integer(status);
    if (!number) return malformed(pointer_append(where, frame::kStatus), "integer", status);
    if (*number < 0 || *number > kHighestStatus) {
      return malformed(
          {.id = "section-number-range",
           .where = pointer_append(where, frame::kStatus),
           .arguments = {{"expected", "0–" + std::to_string(kHighestStatus)}, {"observed", std::to_string(*number)}}});
    }
    section.status = static_cast<int>(*number);
  }
  const Json* message = find(error, api_error::kMessage);
  if (message != nullptr && !message->is_null()) {
    const auto text = as_string(message);
    if (!text) return malformed(pointer_append(where, error_answer::kErrorMessage), "string", message);
    section.error_message = *text;
    section.missing_permission = find_permission(*text);
  }
  return section;
}

/// What is wrong with one object of a section, apart from its id.
std::optional<Error> find_item_fault(const SectionKind& kind, const Json& item, const std::string& where) {
  if (!item.is_object()) return wrong_type("section-type", where, "object", &item);
  if (const Json* object = find(item, any_object::kObject)) {
    const auto type = as_string(object);
    if (!type) return wrong_type("section-type", pointer_append(where, any_object::kObject), "string", object);
    if (*type != kind.object_type) {
      return Error{.id = "section-object",
                   .where = pointer_append(where, any_object::kObject),
                   .arguments = {{"expected", std::string(kind.object_type)}, {"observed", observed_excerpt(*type)}}};
    }
  }
  return std::nullopt;
}

Section read_object(const SectionKind& kind, const Json& value, const std::string& where) {
  if (auto fault = find_item_fault(kind, value, where)) return malformed(*std::move(fault));
  Section section;
  section.state = Section::State::Read;
  section.items.push_back(&value);
  section.pointers.push_back(where);
  return section;
}

/// What is wrong with the id of an item. That another item has the same one is not looked at.
std::optional<Error> find_id_fault(const Json& item, const std::string& where) {
  const Json* id = find(item, any_object::kId);
  if (id == nullptr || id->is_string()) return std::nullopt;
  return wrong_type("section-type", pointer_append(where, any_object::kId), "string", id);
}

/// Adds the items of a list, or of one page of it, to the section.
class ItemReader {
 public:
  explicit ItemReader(const SectionKind& kind) : kind_(kind) { section_.state = Section::State::Read; }

  void reserve(std::size_t count) {
    section_.items.reserve(section_.items.size() + count);
    section_.pointers.reserve(section_.pointers.size() + count);
  }

  /// Adds the item, unless something is wrong with it. Returns what is wrong.
  std::optional<Error> take(const Json& item, std::string where) {
    if (auto fault = find_item_fault(kind_, item, where)) return fault;
    if (auto fault = find_id_fault(item, where)) return fault;
    const std::size_t index = section_.items.size();
    if (const auto id = as_string(find(item, any_object::kId))) {
      const auto [earlier, is_new] = index_by_id_.emplace(*id, index);
      if (!is_new) return duplicate_id(where, section_.pointers[earlier->second]);
    }
    section_.items.push_back(&item);
    section_.pointers.push_back(std::move(where));
    return std::nullopt;
  }

  /// The same for a list object: {"object": "list", "data": […], "has_more": …}.
  std::optional<Error> take_page(const Json& page, const std::string& where) {
    const auto complete = read_page(page, where);
    if (!complete) return complete.error();
    section_.complete = *complete;
    const Json& items = *find(page, list_page::kData);
    const std::string items_where = pointer_append(where, list_page::kData);
    reserve(items.size());
    std::size_t index = 0;
    for (const Json& item : items) {
      if (auto fault = take(item, pointer_append(items_where, index++))) return fault;
    }
    return std::nullopt;
  }

  Section finish() && { return std::move(section_); }

 private:
  const SectionKind& kind_;
  Section section_;
  std::unordered_map<std::string_view, std::size_t> index_by_id_;
};

/// A list object, or the bare array of its items or its pages.
Section read_list(const SectionKind& kind, const Json& value, const std::string& where) {
  ItemReader reader(kind);
  if (!value.is_array()) {
    if (auto fault = reader.take_page(value, where)) return malformed(*std::move(fault));
    return std::move(reader).finish();
  }
  reader.reserve(value.size());
  std::size_t index = 0;
  for (const Json& item : value) {
    std::string item_where = pointer_append(where, index++);
    auto fault = is_page(item) ? reader.take_page(item, item_where) : reader.take(item, std::move(item_where));
    if (fault) return malformed(*std::move(fault));
  }
  return std::move(reader).finish();
}

Section read_section(const SectionKind& kind, const Json& value, const std::string& where) {
  if (const Json* error = find(value, error_answer::kError)) return read_failure(value, *error, where);
  if (kind.shape == Shape::Object) return read_object(kind, value, where);
  if (!value.is_object() && !value.is_array()) return malformed(where, "array", &value);
  return read_list(kind, value, where);
}

/// A member of the frame that may be missing or null; it is empty then.
Expected<std::string> read_frame_string(const Json& object, std::string_view member, std::string_view where) {
  const Json* value = find(object, member);
  if (value == nullptr || value->is_null()) return std::string();
  const auto text = as_string(value);
  if (!text) return fail(wrong_type("snapshot-type", pointer_append(where, member), "string", value));
  return std::string(*text);
}

std::optional<Error> find_format_fault(const Json& document) {
  if (!document.is_object()) return wrong_type("snapshot-type", "", "object", &document);
  const Json* format = find(document, frame::kFormat);
  const auto text = as_string(format);
  if (text == kFormat) return std::nullopt;
  return Error{.id = "snapshot-format",
               .where = "/format",
               .arguments = {{"expected", std::string(kFormat)},
                             {"observed", text ? observed_excerpt(*text) : std::string(type_name(format))},
                             {"smallest", std::string(kSmallestSnapshot)}}};
}

Expected<std::int64_t> read_taken_at(const Json& document) {
  const Json* value = find(document, frame::kTakenAt);
  const auto seconds = as_integer(value);
  if (seconds && *seconds >= 0 && *seconds <= kLatestUnixSeconds) return *seconds;
  if (value != nullptr && value->is_number()) {
    return fail({.id = "snapshot-time", .where = "/taken_at", .arguments = {{"observed", to_text(*value)}}});
  }
  return fail(wrong_type("snapshot-type", "/taken_at", "integer", value));
}

Expected<Integration> read_integration(const Json& document) {
  const Json* value = find(document, frame::kIntegration);
  if (value == nullptr) return Integration{};
  if (!value->is_object()) return fail(wrong_type("snapshot-type", "/integration", "object", value));
  auto return_url = read_frame_string(*value, frame::kReturnUrl, "/integration");
  if (!return_url) return propagate(std::move(return_url));
  auto configurations = read_session_configurations(find(*value, frame::kSessionConfiguration),
                                                    pointer_append("/integration", frame::kSessionConfiguration));
  if (!configurations) return propagate(std::move(configurations));
  return Integration{.return_url = *std::move(return_url), .session_configuration = *std::move(configurations)};
}

}  // namespace

bool is_page(const Json& item) {
  const Json* items = find(item, list_page::kData);
  return items != nullptr && items->is_array();
}

Expected<bool> read_page(const Json& page, const std::string& where) {
  if (const Json* object = find(page, list_page::kObject)) {
    const auto type = as_string(object);
    if (!type) return fail(wrong_type("section-type", pointer_append(where, list_page::kObject), "string", object));
    if (*type != "list") {
      return fail({.id = "section-object",
                   .where = pointer_append(where, list_page::kObject),
                   .arguments = {{"expected", "list"}, {"observed", observed_excerpt(*type)}}});
    }
  }
  const Json* items = find(page, list_page::kData);
  if (items == nullptr || !items->is_array()) {
    return fail(wrong_type("section-type", pointer_append(where, list_page::kData), "array", items));
  }
  const Json* has_more = find(page, list_page::kHasMore);
  if (has_more != nullptr && !has_more->is_boolean()) {
    return fail(wrong_type("section-type", pointer_append(where, list_page::kHasMore), "boolean", has_more));
  }
  return !as_bool(has_more).value_or(false);
}

std::optional<Error> find_subscription_fault(const Json& item, const std::string& where) {
  if (auto fault = find_item_fault(kSections[static_cast<std::size_t>(SectionName::Subscriptions)], item, where)) return fault;
  return find_id_fault(item, where);
}

Error duplicate_id(const std::string& where, const std::string& first) {
  return {
      .id = "section-duplicate-id", .where = pointer_append(where, any_object::kId), .arguments = {{"first", first + "/id"}}};
}

std::string_view to_string(SectionName name) { return kSections[static_cast<std::size_t>(name)].member; }
std::string_view object_type(SectionName name) { return kSections[static_cast<std::size_t>(name)].object_type; }
bool is_list(SectionName name) { return kSections[static_cast<std::size_t>(name)].shape == Shape::List; }

Expected<Snapshot> Snapshot::parse(std::string_view text, const JsonLimits& limits) {
  auto document = parse_json(text, limits);
  if (!document) return propagate(std::move(document));
  return create(*std::move(document));
}

Expected<Snapshot> Snapshot::create(Json document) {
  if (auto fault = find_format_fault(document)) return fail(*std::move(fault));
  const auto taken_at = read_taken_at(document);
  if (!taken_at) return propagate(taken_at);
  if (const auto api_version = read_frame_string(document, frame::kApiVersion, ""); !api_version) return propagate(api_version);
  auto integration = read_integration(document);
  if (!integration) return propagate(std::move(integration));

  Snapshot snapshot;
  snapshot.document_ = std::make_shared<const Json>(std::move(document));
  snapshot.taken_at_ = *taken_at;
  snapshot.integration_ = *std::move(integration);
  for (const Mode mode : {Mode::Test, Mode::Live}) {
    const Json* sections = find(*snapshot.document_, to_string(mode));
    if (sections == nullptr) continue;
    const std::string where = pointer_append("", to_string(mode));
    if (!sections->is_object()) return fail(wrong_type("snapshot-type", where, "object", sections));
    snapshot.present_[index_of(mode)] = true;
    for (const SectionKind& kind : kSections) {
      if (const Json* value = find(*sections, kind.member)) {
        snapshot.sections_[index_of(mode)][static_cast<std::size_t>(kind.name)] =
            read_section(kind, *value, pointer_append(where, kind.member));
      }
    }
  }
  if (!snapshot.has(Mode::Test) && !snapshot.has(Mode::Live)) {
    return fail({.id = "snapshot-empty", .arguments = {{"expected", "test, live"}}});
  }
  return snapshot;
}

Snapshot Snapshot::with_session_configurations(SessionConfigurations configurations) const {
  Snapshot named = *this;
  named.integration_.session_configuration = std::move(configurations);
  return named;
}

bool Snapshot::has(Mode mode) const { return present_[index_of(mode)]; }

const Section& Snapshot::section(Mode mode, SectionName name) const {
  return sections_[index_of(mode)][static_cast<std::size_t>(name)];
}

}  // namespace portal_guide::stripe
