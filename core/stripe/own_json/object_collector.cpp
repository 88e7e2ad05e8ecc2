#include "core/stripe/own_json/object_collector.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/json_writer.hpp"
#include "core/stripe/api_key.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/object_fields.hpp"
#include "core/stripe/object_type.hpp"
#include "core/stripe/observed.hpp"
#include "core/stripe/own_json/object_sections.hpp"
#include "core/stripe/own_json/older_shapes.hpp"
#include "core/stripe/text_place.hpp"

namespace portal_guide::stripe::own_json {
namespace {

/// The members of Stripe's answers and events around its objects.
namespace member {
constexpr std::string_view kConfiguration = "configuration";
constexpr std::string_view kDataObject = "data.object";
constexpr std::string_view kLivemode = "livemode";
constexpr std::string_view kReturnUrl = "return_url";
constexpr std::string_view kSubscriptions = "subscriptions";
constexpr std::string_view kType = "type";
constexpr std::string_view kUrl = "url";
}  // namespace member

constexpr std::string_view kDeleted = ".deleted";
constexpr std::size_t kMostTypesNamed = 6;
constexpr std::size_t kLongestMessage = 200;
/// Stripe answers ten objects unless it is asked for more, and a hundred at most (docs/stripe.md, fact 49).
constexpr std::size_t kPlainPage = 10;
constexpr std::size_t kFullPage = 100;

std::string_view type_of(const Json& value) { return as_string(find(value, any_object::kObject)).value_or(""); }

std::optional<Mode> mode_said_by(const Json& value) {
  const auto live = as_bool(find(value, member::kLivemode));
  if (!live) return std::nullopt;
  return *live ? Mode::Live : Mode::Test;
}

/// An array has no `has_more`. One that is as long as a page may have been taken out of a list that goes on.
bool may_be_page(std::size_t count) { return count == kPlainPage || (count > 0 && count % kFullPage == 0); }

/// Whether nothing comes after this list of a section.
bool ends_section(ListKind kind, const Json& list, std::size_t count) {
  if (kind == ListKind::Array) return !may_be_page(count);
  const Json* object = find(list, list_page::kObject);
  if (object != nullptr && as_string(object) != "list") return false;
  const auto url = as_string(find(list, member::kUrl));
  if (url && !address_of_list(*url).holds_all) return false;
  const Json* has_more = find(list, list_page::kHasMore);
  return has_more == nullptr || as_bool(has_more) == false;
}

/// Adds what a session says.
void note_session(const Json& session, SessionsSeen::OfMode& seen) {
  const std::int64_t created = as_integer(find(session, any_object::kCreated)).value_or(0);
  const bool is_newest = !seen.newest_unix_seconds || created >= *seen.newest_unix_seconds;
  if (is_newest) seen.newest_unix_seconds = created;
  const auto return_url = as_string(find(session, member::kReturnUrl)).value_or("");
  if (!return_url.empty() && (is_newest || seen.return_url.empty())) seen.return_url = redact_keys(return_url);

  const Json* configuration = find(session, member::kConfiguration);
  if (configuration != nullptr && configuration->is_object()) configuration = find(*configuration, any_object::kId);
  const std::string id = redact_keys(as_string(configuration).value_or(""));
  auto& ids = seen.configurations;
  const auto known = std::find(ids.begin(), ids.end(), id);
  if (id.empty() || (known != ids.end() && !is_newest)) return;
  if (known != ids.end()) ids.erase(known);
  ids.insert(is_newest ? ids.begin() : ids.end(), id);
}

}  // namespace

void ObjectCollector::begin_file(std::uint32_t index, std::string name, TextSource& source) {
  file_ = index;
  file_name_ = std::move(name);
  source_ = &source;
  took_any_ = false;
  left_out_.clear();
  lists_.clear();
}

std::string ObjectCollector::types_left_out() const {
  if (left_out_.empty()) return "nothing";
  std::string types;
  std::size_t named = 0;
  for (const std::string& type : left_out_) {
    types += named == 0 ? "" : ", ";
    types += named == kMostTypesNamed ? "…" : type;
    if (named++ == kMostTypesNamed) break;
  }
  return types;
}

void ObjectCollector::leave_out(const Json& value) {
  const std::string_view type = type_of(value);
  left_out_.insert(type.empty() ? std::string(type_name(&value)) : observed_excerpt(type));
  if (!lists_.empty()) lists_.back().holds_others = true;
}

Error ObjectCollector::mode_unknown(std::string_view object_type, const TextSpan& span) const {
  return error_at("objects-mode", *source_, span.offset, {{"object", std::string(object_type)}, {kFile, file_name_}});
}

Expected<void> ObjectCollector::visit(Json&& value, const TextSpan& span) {
  if (!lists_.empty()) ++lists_.back().count;
  const Json* error = find(value, error_answer::kError);
  if (error != nullptr && error->is_object() && type_of(value).empty()) {
    const auto message = as_string(find(*error, api_error::kMessage));
    return fail({.id = "objects-error", .arguments = {{"observed", observed_excerpt(message.value_or("…"), kLongestMessage)}}});
  }
  if (!lists_.empty() && value.is_object() && type_of(value).empty()) {
    lists_.back().untyped.emplace_back(std::move(value), span);
    return {};
  }
  return take(std::move(value), {.origin = {.file = file_, .span = span}});
}

void ObjectCollector::begin_list(ListKind kind) { lists_.push_back({.kind = kind}); }

Expected<void> ObjectCollector::end_list(const Json& list, const TextSpan& span) {
  const auto url = as_string(find(list, member::kUrl));
  const auto section = url ? address_of_list(*url).section : std::nullopt;
  for (auto& [value, value_span] : std::exchange(lists_.back().untyped, {})) {
    if (section) value["object"] = object_type(*section);
    auto taken = take(std::move(value), {.origin = {.file = file_, .span = value_span}});
    if (!taken) return taken;
  }
  const OpenList ended = std::move(lists_.back());
  lists_.pop_back();
  // The elements of a list in an array are not the array's own.
  if (!lists_.empty()) lists_.back().holds_others = true;
  note_list(ended, list, span);
  return {};
}

void ObjectCollector::note_list(const OpenList& list, const Json& document, const TextSpan& span) {
  const bool is_whole = ends_section(list.kind, document, list.count);
  if (list.count == 0) {
    const auto url = as_string(find(document, member::kUrl));
    const auto section = url ? address_of_list(*url).section : std::nullopt;
    if (!section) return;
    took_any_ = true;
    waiting_.push_back({.section = *section, .is_whole = is_whole, .unless_known = mode_unknown(object_type(*section), span)});
    return;
  }
  if (list.holds_others || list.sections.size() != 1) return;
  for (const Mode mode : list.modes) {
    store_.section(mode, *list.sections.begin()).note_list(is_whole);
  }
}

Expected<void> ObjectCollector::take(Json&& value, const Surroundings& around) {
  if (!value.is_object()) {
    leave_out(value);
    return {};
  }
  if (type_of(value) == "event") return take_event(value, around);
  if (type_of(value) == "billing_portal.session") return take_session(value, around);
  update_shape(value);
  const auto section = section_of_type(type_of(value));
  if (!section) {
    leave_out(value);
    return {};
  }
  return take_object(*section, std::move(value), around);
}

Expected<void> ObjectCollector::take_event(const Json& event, const Surroundings& around) {
  if (!lists_.empty()) lists_.back().holds_others = true;
  const Json* object = find_path(event, member::kDataObject);
  if (object == nullptr || !object->is_object() || type_of(*object) == "event") {
    leave_out(event);
    return {};
  }
  Surroundings inside = around;
  inside.mode = mode_said_by(event);
  inside.origin.inside += "/data/object";
  inside.event_unix_seconds = as_integer(find(event, any_object::kCreated));
  const auto type = as_string(find(event, member::kType)).value_or("");
  // A subscription that was ended is still one.
  inside.is_deleted = type.ends_with(kDeleted) && type_of(*object) != "subscription";
  return take(Json(*object), inside);
}

Expected<void> ObjectCollector::take_session(const Json& session, const Surroundings& around) {
  if (!lists_.empty()) lists_.back().holds_others = true;
  const Json* configuration = find(session, member::kConfiguration);
  auto mode = mode_said_by(session);
  if (!mode && configuration != nullptr) mode = mode_said_by(*configuration);
  if (!mode) mode = around.mode ? around.mode : mode_;
  if (!mode) return fail(mode_unknown("billing_portal.session", around.origin.span));
  store_.note(*mode);
  took_any_ = true;

  note_session(session, sessions_.of(*mode));
  if (configuration == nullptr || !configuration->is_object()) return {};
  Surroundings inside = around;
  inside.mode = mode;
  inside.origin.inside += "/configuration";
  inside.standing = Standing::Expanded;
  return take(Json(*configuration), inside);
}

Expected<void> ObjectCollector::take_object(SectionName section, Json&& value, const Surroundings& around) {
  const bool is_own = around.standing == Standing::Own && !around.event_unix_seconds;
  if (is_own && !lists_.empty()) lists_.back().sections.insert(section);
  took_any_ = true;

  auto mode = mode_said_by(value);
  if (!mode) mode = around.mode ? around.mode : mode_;
  Surroundings inside = around;
  inside.mode = mode;
  inside.standing = Standing::Expanded;
  if (section == SectionName::Customers) {
    // Older versions answer a customer with the first of its subscriptions.
    const Json* own = find(value, member::kSubscriptions);
    const Json* data = own == nullptr ? nullptr : find(*own, list_page::kData);
    for (std::size_t index = 0; data != nullptr && data->is_array() && index < data->size(); ++index) {
      Surroundings of_customer = inside;
      of_customer.origin.inside += pointer_append("/subscriptions/data", index);
      if (auto taken = take(Json((*data)[index]), of_customer); !taken) return taken;
    }
  }
  collapse_expansions(value);
  const ObjectFields* fields = find_object_fields(object_type(section));
  if (fields == nullptr) return {};
  const Json kept = keep_fields(value, *fields);
  FoundObject found{.text = to_text(kept),
                    .id = std::string(as_string(find(kept, any_object::kId)).value_or("")),
                    .origin = around.origin,
                    .standing = around.standing,
                    .event_unix_seconds = around.event_unix_seconds,
                    .is_gone = around.is_deleted};
  if (!mode) {
    Error unknown = mode_unknown(object_type(section), around.origin.span);
    // Stripe's accounts say no mode. They are of that of everything else.
    if (section != SectionName::Account) return fail(std::move(unknown));
    waiting_.push_back({.section = section, .object = std::move(found), .unless_known = std::move(unknown)});
    return {};
  }
  if (is_own && !lists_.empty()) lists_.back().modes.insert(*mode);
  if (auto taken = put(*mode, section, std::move(found)); !taken) return taken;
  return take_expanded(kept, around.origin.inside, inside);
}

Expected<void> ObjectCollector::take_expanded(const Json& around_value, const std::string& inside, const Surroundings& around) {
  if (!around_value.is_structured()) return {};
  for (const auto& [name, value] : around_value.items()) {
    if (!value.is_structured()) continue;
    const std::string pointer = pointer_append(inside, name);
    const auto section = section_of_type(type_of(value));
    const bool is_deleted = as_bool(find(value, deleted_object::kDeleted)).value_or(false);
    if (section && is_list(*section) && find(value, any_object::kId) != nullptr && !is_deleted) {
      Surroundings of_value = around;
      of_value.origin.inside = pointer;
      of_value.is_deleted = false;
      if (auto taken = take_object(*section, Json(value), of_value); !taken) return taken;
    } else if (auto taken = take_expanded(value, pointer, around); !taken) {
      return taken;
    }
  }
  return {};
}

Expected<void> ObjectCollector::put(Mode mode, SectionName section, FoundObject object) {
  FoundSection& found = store_.section(mode, section);
  const auto& objects = found.objects();
  if (!is_list(section) && !objects.empty() && objects.front().id != object.id) {
    return fail({.id = "objects-accounts", .arguments = {{kFile, file_name_}}});
  }
  store_.note(mode);
  // Tax settings have no id; the later ones count.
  if (!is_list(section) && object.id.empty()) found.objects().clear();
  found.add(std::move(object));
  return {};
}

Expected<void> ObjectCollector::finish() {
  for (Waiting& waiting : waiting_) {
    const auto mode = mode_ ? mode_ : store_.only_mode();
    file_name_ = waiting.unless_known.arguments[kFile];
    if (!mode) return fail(std::move(waiting.unless_known));
    store_.note(*mode);
    if (waiting.object) {
      if (auto taken = put(*mode, waiting.section, *std::move(waiting.object)); !taken) return taken;
    } else {
      store_.section(*mode, waiting.section).note_list(waiting.is_whole);
    }
  }
  waiting_.clear();
  return {};
}

}  // namespace portal_guide::stripe::own_json
