#include "core/rules/context.hpp"

#include <utility>

#include "core/stripe/plain_id.hpp"

namespace portal_guide::rules {
namespace {

using report::Because;
using stripe::Section;
using stripe::SectionName;

constexpr int kForbidden = 403;

/// The member, where `is_wanted` holds for it.
Known<const Json*> require_member(const Located& object, stripe::MemberPath path, bool (Json::*is_wanted)() const noexcept) {
  const Json* member = find(*object.value, path);
  if (member == nullptr || member->is_null()) return unanswered(member_absent(pointer_of(object, path)));
  if (!(member->*is_wanted)()) return unanswered(member_malformed(pointer_of(object, path)));
  return member;
}

Unanswered failed(const Section& section, SectionName name, stripe::Mode mode) {
  if (section.status == kForbidden) {
    if (section.missing_permission.empty()) {
      return {.because = Because::Permission, .detail = "not-checked.permission", .section = name, .mode = mode};
    }
    return {.because = Because::Permission,
            .detail = "not-checked.permission-named",
            .arguments = {{"permission", observed_text(section.missing_permission)}},
            .section = name,
            .mode = mode};
  }
  if (section.status == 0) {
    return {.because = Because::Error, .detail = "not-checked.section-unreadable", .section = name, .mode = mode};
  }
  return {.because = Because::Error,
          .detail = "not-checked.section-failed",
          .arguments = {{"status", std::to_string(section.status)}},
          .section = name,
          .mode = mode};
}

/// Whether the section is read only where somebody asks for the subscribers, whatever the key allows.
bool is_about_subscribers(SectionName name) {
  return name == SectionName::Subscriptions || name == SectionName::SubscriptionSchedules || name == SectionName::Customers;
}

}  // namespace

Known<bool> require_bool(const Located& object, stripe::MemberPath path) {
  return require_member(object, path, &Json::is_boolean).map([](const Json* member) { return member->get<bool>(); });
}

Known<const Json*> require_array(const Located& object, stripe::MemberPath path) {
  return require_member(object, path, &Json::is_array);
}

Known<const Json*> require_object(const Located& object, stripe::MemberPath path) {
  return require_member(object, path, &Json::is_object);
}

Known<std::string_view> require_string(const Located& object, stripe::MemberPath path) {
  return require_member(object, path, &Json::is_string).map([](const Json* member) {
    return std::string_view(member->get_ref<const std::string&>());
  });
}

Known<std::string_view> optional_string(const Located& object, stripe::MemberPath path) {
  const Json* member = find(*object.value, path);
  if (member == nullptr || member->is_null()) return std::string_view{};
  return require_string(object, path);
}

std::string pointer_of(const Located& object, stripe::MemberPath path) { return pointer_append(object.pointer, path); }

Known<const Section*> require_section(const Context& context, SectionName name) {
  const Section& section = context.snapshot.section(context.mode, name);
  return require_section(context, name, section.state, section.fault).map([&] { return &section; });
}

Known<void> require_section(const Context& context, SectionName name, Section::State state, const std::optional<Error>& fault) {
  switch (state) {
    case Section::State::Absent:
      if (!context.snapshot.has(context.mode)) {
        return unanswered({.because = Because::Absent, .detail = "not-checked.mode-absent", .mode = context.mode});
      }
      return unanswered({.because = Because::Absent,
                         .detail = "not-checked.section-absent",
                         .section = name,
                         .mode = context.mode,
                         .on_request = is_about_subscribers(name)});
    case Section::State::Failed:
      return unanswered(failed(context.snapshot.section(context.mode, name), name, context.mode));
    case Section::State::Malformed:
      return unanswered(member_malformed(fault ? fault->where : section_pointer(context, name)));
    case Section::State::Read:
      break;
  }
  return {};
}

std::string section_pointer(const Context& context, SectionName name) {
  return pointer_append(pointer_append("", stripe::to_string(context.mode)), stripe::to_string(name));
}

std::vector<Located> items_of(const Section& section) {
  std::vector<Located> items;
  items.reserve(section.items.size());
  for (std::size_t index = 0; index < section.items.size(); ++index) {
    const Json* value = section.items[index];
    items.push_back({.value = value, .pointer = section.pointers[index], .id = id_of(value)});
  }
  return items;
}

std::optional<Located> find_item(const Section& section, std::string_view id) {
  for (std::size_t index = 0; index < section.items.size(); ++index) {
    if (id_of(section.items[index]) == id) {
      return Located{.value = section.items[index], .pointer = section.pointers[index], .id = id_of(section.items[index])};
    }
  }
  return std::nullopt;
}

std::unordered_map<std::string_view, Located> items_by_id(const Section& section) {
  std::unordered_map<std::string_view, Located> items;
  items.reserve(section.items.size());
  for (Located& item : items_of(section)) {
    items.emplace(item.id, std::move(item));
  }
  return items;
}

Unanswered partly_read(const Context& context, SectionName name) {
  return {.because = Because::Partial, .detail = "not-checked.partial", .section = name, .mode = context.mode};
}

Unanswered object_absent(const Context& context, SectionName name, std::string_view id) {
  if (!context.snapshot.section(context.mode, name).complete) return partly_read(context, name);
  return {.because = Because::Absent,
          .detail = "not-checked.object-absent",
          .arguments = {{"object", observed_text(id)}},
          .section = name,
          .mode = context.mode};
}

Unanswered covered_by(std::string_view rule_id) {
  return {.because = Because::Covered, .detail = "not-checked.covered", .covered_by = rule_id};
}

Unanswered member_absent(std::string pointer) {
  return {.because = Because::Absent, .detail = "not-checked.member-absent", .arguments = {{"pointer", std::move(pointer)}}};
}

Unanswered member_malformed(std::string pointer) {
  return {.because = Because::Error, .detail = "not-checked.malformed", .arguments = {{"pointer", std::move(pointer)}}};
}

Unanswered value_unknown(std::string pointer, std::string_view value) {
  return {.because = Because::Error,
          .detail = "not-checked.value-unknown",
          .arguments = {{"pointer", std::move(pointer)}, {"observed", observed_text(value)}}};
}

Failure<Unanswered> unanswered(Unanswered reason) { return fail(std::move(reason)); }

Known<std::optional<Located>> default_configuration(const Context& context) {
  const auto section = require_section(context, SectionName::BillingPortalConfigurations);
  if (!section) return propagate(section);

  std::optional<Unanswered> undecided;
  for (const Located& configuration : items_of(**section)) {
    const auto is_default = require_bool(configuration, stripe::configuration::kIsDefault);
    if (is_default && *is_default) return configuration;
    if (!is_default && !undecided) undecided = is_default.error();
  }
  if (undecided) return unanswered(*undecided);
  if (!(*section)->complete) return unanswered(partly_read(context, SectionName::BillingPortalConfigurations));
  return std::nullopt;
}

std::string_view rule_of_missing_default(const Context& context) {
  if (context.mode == stripe::Mode::Live && context.snapshot.has(stripe::Mode::Test)) {
    const auto test_default = default_configuration(context.in(stripe::Mode::Test));
    if (test_default && test_default->has_value()) return "live-configuration-missing";
  }
  return "default-configuration-missing";
}

Located located(const stripe::JudgedConfiguration& configuration) {
  return {.value = configuration.value, .pointer = configuration.pointer, .id = configuration.id};
}

Unanswered lack_of_configuration(const Context& context, const stripe::JudgedConfigurations& judged) {
  using Lack = stripe::JudgedConfigurations::Lack;
  const auto section = require_section(context, SectionName::BillingPortalConfigurations);
  if (!section) return section.error();
  if (judged.lack == Lack::PartlyRead) return partly_read(context, SectionName::BillingPortalConfigurations);
  return covered_by(rule_of_missing_default(context));
}

std::optional<Unanswered> lack_of_named(const Context& context) {
  switch (stripe::lack_of_named(context.snapshot, context.mode)) {
    case stripe::NamedLack::Unread:
      return partly_read(context, SectionName::BillingPortalConfigurations);
    case stripe::NamedLack::Unknown:
      return covered_by("configuration-unknown");
    case stripe::NamedLack::None:
      break;
  }
  return std::nullopt;
}

Known<Located> configuration_under_test(const Context& context) {
  if (context.configuration != nullptr) return located(*context.configuration);
  const stripe::JudgedConfigurations judged = stripe::judged_configurations(context.snapshot, context.mode);
  if (judged.list.empty()) return unanswered(lack_of_configuration(context, judged));
  return located(judged.list.front());
}

bool is_plain_id(std::string_view id) { return stripe::is_plain_id(id); }

std::optional<OrderedJson> plain_texts(const Json& list) {
  OrderedJson texts = OrderedJson::array();
  for (const Json& member : list) {
    const auto text = as_string(&member);
    if (!text || !is_plain_id(*text)) return std::nullopt;
    texts.push_back(*text);
  }
  return texts;
}

std::optional<report::ApiCall> update_call(std::string_view collection_path, std::string_view id, OrderedJson params) {
  if (!is_plain_id(id)) return std::nullopt;
  return report::ApiCall{
      .method = "POST", .path = std::string(collection_path) + "/" + std::string(id), .params = std::move(params)};
}

report::ObjectReference reference_to(std::string_view type, std::string_view id) {
  return {.type = std::string(type), .id = observed_text(id)};
}

Observation update_of_configuration(const Located& configuration, std::vector<Sighting> evidence, OrderedJson params,
                                    report::Applicability applicability) {
  Observation observation = sighting_in_configuration(configuration, std::move(evidence));
  observation.api = update_call(kConfigurationsPath, configuration.id, std::move(params));
  if (observation.api) observation.applicability = applicability;
  return observation;
}

Observation sighting_in_configuration(const Located& configuration, std::vector<Sighting> evidence) {
  return {.evidence = std::move(evidence),
          .objects = {reference_to("billing_portal.configuration", configuration.id)},
          .arguments = {{"configuration", observed_text(configuration.id)}}};
}

}  // namespace portal_guide::rules
