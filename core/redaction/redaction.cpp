#include "core/redaction/redaction.hpp"

#include <optional>
#include <utility>

#include "core/redaction/private_text.hpp"
#include "core/stripe/api_key.hpp"
#include "core/stripe/object_fields.hpp"
#include "core/stripe/object_type.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::redaction {
namespace {

using stripe::SectionName;

std::string mark(std::string_view kind, std::string_view text, const Digest& digest) {
  return std::string(kRedacted) + "-" + std::string(kind) + "-" + digest(text::in_lower_case(text));
}

std::string_view word_for(PrivateKind kind) {
  switch (kind) {
    case PrivateKind::EmailAddress:
      return "email";
    case PrivateKind::CardNumber:
      return "card";
    case PrivateKind::Iban:
      return "iban";
    case PrivateKind::Key:
      return "key";
  }
  return "";
}

Error still_private(PrivateKind kind, std::string where) {
  switch (kind) {
    case PrivateKind::EmailAddress:
      return {.id = "redaction-email", .where = std::move(where)};
    case PrivateKind::CardNumber:
      return {.id = "redaction-card", .where = std::move(where)};
    case PrivateKind::Iban:
      return {.id = "redaction-iban", .where = std::move(where)};
    case PrivateKind::Key:
      break;
  }
  return {.id = "redaction-key", .where = std::move(where)};
}

/// Turns `https://user:password@host` into `https://redacted:redacted@host`, because the rules look at whether there are any.
std::string redact_credentials(std::string_view text) {
  constexpr std::string_view kScheme = "://";
  std::string result;
  std::size_t done = 0;
  for (std::size_t found = text.find(kScheme); found != std::string_view::npos; found = text.find(kScheme, done)) {
    const std::size_t begin = found + kScheme.size();
    const std::string_view authority = text.substr(begin, text.find_first_of("/\\?# ", begin) - begin);
    result += text.substr(done, begin - done);
    done = begin;
    const std::size_t at_sign = authority.rfind('@');
    if (at_sign == std::string_view::npos || at_sign == 0) continue;
    result += kRedacted;
    if (authority.substr(0, at_sign).find(':') != std::string_view::npos) result.append(":").append(kRedacted);
    done = begin + at_sign;
  }
  result += text.substr(done);
  return result;
}

bool ends_with_word(std::string_view name, std::string_view word) {
  return name == word || (name.ends_with(word) && name[name.size() - word.size() - 1] == '_');
}

std::string redact_member(std::string_view name, std::string_view text, const Digest& digest) {
  if (text.empty()) return {};
  if (ends_with_word(name, "email")) return mark("email", text, digest);
  if (ends_with_word(name, "phone")) return std::string(kRedacted);
  return redact_text(text, digest);
}

/// Redacts every text in the value except the ids of objects, because calls and other objects name those.
void redact_texts(Json& value, std::string_view name, const Digest& digest) {
  if (value.is_structured()) {
    for (auto member = value.begin(); member != value.end(); ++member) {
      redact_texts(*member, value.is_object() ? std::string_view(member.key()) : name, digest);
    }
  } else if (const auto text = as_string(&value); text && name != "id") {
    value = redact_member(name, *text, digest);
  }
}

std::optional<PrivateKind> find_private_kind_in(const Json& value) {
  if (const auto text = as_string(&value)) return find_private_kind(*text);
  if (value.is_number_integer() && is_card_number(value.dump())) return PrivateKind::CardNumber;
  return std::nullopt;
}

/// Looks for private text in the names of members as well as in values, whatever was done to them before.
std::optional<Error> find_remains(const Json& value, const std::string& pointer) {
  if (const auto kind = find_private_kind_in(value)) {
    return still_private(*kind, pointer);
  }
  if (!value.is_structured()) return std::nullopt;
  std::size_t index = 0;
  for (auto member = value.begin(); member != value.end(); ++member, ++index) {
    if (value.is_object()) {
      if (const auto kind = find_private_kind(member.key())) {
        return still_private(*kind, pointer);
      }
    }
    const std::string inner = value.is_object() ? pointer_append(pointer, member.key()) : pointer_append(pointer, index);
    if (auto remains = find_remains(*member, inner)) return remains;
  }
  return std::nullopt;
}

Failure<> wrong_shape(std::string_view pointer, std::string_view expected) {
  return fail({.id = "redaction-shape", .where = std::string(pointer), .arguments = {{"expected", std::string(expected)}}});
}

/// Removes the query and the fragment of an endpoint's URL, which no rule needs.
void cut_query(Json& object) {
  const auto url = as_string(find(object, "url"));
  if (url) object["url"] = std::string(url->substr(0, url->find_first_of("?#")));
}

Json redact_error(const Json& section, const Json& error, const Digest& digest) {
  Json kept = Json::object();
  for (const std::string_view name : {"code", "doc_url", "message", "param", "type"}) {
    if (const auto text = as_string(find(error, name))) kept[std::string(name)] = redact_text(*text, digest);
  }
  Json result = {{"error", std::move(kept)}};
  if (const auto status = as_integer(find(section, "status"))) result["status"] = *status;
  return result;
}

std::string without_private_parts(std::string_view text, const Digest& digest) {
  std::string result;
  std::size_t done = 0;
  while (const auto part = find_private_part(text, done)) {
    result += text.substr(done, part->begin - done);
    result += mark(word_for(part->kind), text.substr(part->begin, part->size), digest);
    done = part->begin + part->size;
  }
  return result.append(text.substr(done));
}

}  // namespace

std::string redact_text(std::string_view text, const Digest& digest) {
  // Cutting a part out may make another one visible, such as digits that were joined to it.
  constexpr int kRounds = 16;
  std::string result = redact_credentials(stripe::redact_keys(text));
  for (int round = 0; round < kRounds && find_private_part(result); ++round)
    result = without_private_parts(result, digest);
  return result;
}

Expected<Json> redact_object(SectionName name, const Json& object, std::string_view pointer, const Digest& digest) {
  const std::string_view type = stripe::object_type(name);
  const stripe::ObjectFields* fields = stripe::find_object_fields(type);
  if (fields == nullptr || as_string(find(object, "object")) != type) return wrong_shape(pointer, type);
  Json kept = stripe::keep_fields(object, *fields);
  if (name == SectionName::Customers) {
    const Json* email = find(object, "email");
    if (email != nullptr && (email->is_null() || email->is_string())) kept["email"] = *email;
  }
  if (name == SectionName::WebhookEndpoints) cut_query(kept);
  redact_texts(kept, "", digest);
  if (auto remains = find_remains(kept, std::string(pointer))) return fail(*std::move(remains));
  return kept;
}

Expected<Json> redact_section(SectionName name, const Json& section, std::string_view pointer, const Digest& digest) {
  const Json* error = find(section, "error");
  if (error != nullptr) {
    if (!error->is_object()) return wrong_shape(pointer, "error");
    Json kept = redact_error(section, *error, digest);
    if (auto remains = find_remains(kept, std::string(pointer))) return fail(*std::move(remains));
    return kept;
  }
  if (!stripe::is_list(name)) return redact_object(name, section, pointer, digest);
  const Json* items = section.is_array() ? &section : find(section, "data");
  if (items == nullptr || !items->is_array()) return wrong_shape(pointer, "list");
  const std::string below = section.is_array() ? std::string(pointer) : pointer_append(pointer, "data");
  Json kept = Json::array();
  for (std::size_t index = 0; index < items->size(); ++index) {
    auto item = redact_object(name, (*items)[index], pointer_append(below, index), digest);
    if (!item) return propagate(std::move(item));
    kept.push_back(*std::move(item));
  }
  if (section.is_array()) return kept;
  Json list = {{"object", "list"}, {"data", std::move(kept)}};
  if (const auto has_more = as_bool(find(section, "has_more"))) list["has_more"] = *has_more;
  return list;
}

Expected<Json> redact_snapshot(const Json& document, const Digest& digest) {
  if (!document.is_object()) return wrong_shape("", "object");
  Json result = Json::object();
  for (const std::string_view name : {"format", "taken_at", "api_version", "integration"}) {
    if (const Json* value = find(document, name)) result[std::string(name)] = *value;
  }
  redact_texts(result, "", digest);
  if (auto remains = find_remains(result, "")) return fail(*std::move(remains));
  for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
    const Json* sections = find(document, to_string(mode));
    if (sections == nullptr) continue;
    const std::string pointer = pointer_append("", to_string(mode));
    if (!sections->is_object()) return wrong_shape(pointer, "object");
    Json& kept = result[std::string(to_string(mode))] = Json::object();
    for (std::size_t index = 0; index < stripe::kSectionCount; ++index) {
      const auto name = static_cast<SectionName>(index);
      const Json* section = find(*sections, to_string(name));
      if (section == nullptr) continue;
      auto redacted = redact_section(name, *section, pointer_append(pointer, to_string(name)), digest);
      if (!redacted) return propagate(std::move(redacted));
      kept[std::string(to_string(name))] = *std::move(redacted);
    }
  }
  return result;
}

}  // namespace portal_guide::redaction
