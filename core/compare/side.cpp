#include "core/compare/side.hpp"

#include <utility>

#include "core/compare/wording.hpp"
#include "core/stripe/api_key.hpp"
#include "core/stripe/observed.hpp"

namespace portal_guide::compare {
namespace {

using report::Because;
using stripe::Section;
using stripe::SectionName;

constexpr int kForbidden = 403;

Gap failed(const Section& section) {
  if (section.status == kForbidden && section.missing_permission.empty()) {
    return {.because = Because::Permission, .sentence = "not-checked.permission"};
  }
  if (section.status == kForbidden) {
    return {.because = Because::Permission,
            .sentence = "not-checked.permission-named",
            .arguments = {{"permission", stripe::observed_text(section.missing_permission)}}};
  }
  if (section.status == 0) return {.because = Because::Error, .sentence = "not-checked.section-unreadable"};
  return {.because = Because::Error,
          .sentence = "not-checked.section-failed",
          .arguments = {{"status", std::to_string(section.status)}}};
}

}  // namespace

Gap absent_at(std::string pointer) {
  return {.because = Because::Absent, .sentence = "not-checked.member-absent", .arguments = {{"pointer", std::move(pointer)}}};
}

Gap malformed_at(std::string pointer) {
  return {.because = Because::Error, .sentence = "not-checked.malformed", .arguments = {{"pointer", std::move(pointer)}}};
}

Gap not_expanded() { return {.because = Because::NotExpanded, .sentence = "compare.not-expanded"}; }

std::string describe(const Gap& gap, const content::Content& content) {
  content::Arguments arguments = gap.arguments;
  arguments["mode"] = content::text(content, "mode.word." + std::string(stripe::to_string(gap.mode)));
  if (gap.section) arguments["section"] = content::text(content, "section." + kebab_case(stripe::to_string(*gap.section)));
  return sentence(content, gap.sentence, arguments);
}

NotCompared not_compared_at(std::string path, const Gap& gap, const content::Content& content) {
  return {.path = std::move(path), .because = gap.because, .detail = describe(gap, content)};
}

std::optional<Gap> Side::unread(SectionName name) const {
  const Section& read = section(name);
  std::optional<Gap> gap;
  switch (read.state) {
    case Section::State::Read:
      return std::nullopt;
    case Section::State::Absent:
      gap = Gap{.because = Because::Absent, .sentence = "not-checked.section-absent"};
      break;
    case Section::State::Failed:
      gap = failed(read);
      break;
    case Section::State::Malformed:
      gap = malformed_at(read.fault ? read.fault->where
                                    : pointer_append(pointer_append("", stripe::to_string(mode)), stripe::to_string(name)));
      break;
  }
  gap->section = name;
  gap->mode = mode;
  return gap;
}

std::optional<Gap> Side::not_whole(SectionName name) const {
  if (auto gap = unread(name)) return gap;
  if (section(name).complete) return std::nullopt;
  return Gap{.because = Because::Partial, .sentence = "not-checked.partial", .arguments = {}, .section = name, .mode = mode};
}

std::string_view text_of(const Json& object, stripe::MemberPath path) {
  return as_string(find(object, path)).value_or(std::string_view{});
}

// A price has the member under the same name.
bool is_archived(const Json& object) { return as_bool(find(object, stripe::product::kActive)) == false; }

bool is_deleted(const Json& object) { return as_bool(find(object, stripe::deleted_object::kDeleted)) == true; }

bool is_sendable(std::string_view text) { return stripe::observed_text(text) == text; }

bool holds_secret(std::string_view text) {
  if (stripe::redact_keys(text) != text) return true;
  constexpr std::string_view kBeforeAuthority = "//";
  for (std::size_t at = text.find(kBeforeAuthority); at != std::string_view::npos; at = text.find(kBeforeAuthority, at)) {
    at += kBeforeAuthority.size();
    const std::string_view rest = text.substr(at);
    if (rest.substr(0, rest.find_first_of("/\\?# \t\r\n")).find('@') != std::string_view::npos) return true;
  }
  return false;
}

void set(OrderedJson& object, std::string_view dotted_path, OrderedJson value) {
  OrderedJson* place = &object;
  while (true) {
    const std::size_t dot = dotted_path.find('.');
    place = &(*place)[std::string(dotted_path.substr(0, dot))];
    if (dot == std::string_view::npos) break;
    dotted_path.remove_prefix(dot + 1);
  }
  *place = std::move(value);
}

void merge(OrderedJson& into, const OrderedJson& from) {
  if (!into.is_object() || !from.is_object()) {
    into = from;
    return;
  }
  for (const auto& [name, member] : from.items()) {
    const auto present = into.find(name);
    if (present == into.end()) {
      into[name] = member;
    } else {
      merge(*present, member);
    }
  }
}

}  // namespace portal_guide::compare
