#include "core/checklist/checklist.hpp"
#include "core/json.hpp"
#include "core/json_writer.hpp"

namespace portal_guide::checklist {
namespace {

constexpr std::string_view kFormat = "portal-progress/1";
constexpr std::string_view kDone = "done";
constexpr std::string_view kSkipped = "skipped";
constexpr std::string_view kConfirmed = "confirmed";
constexpr std::string_view kChanged = "changed";
constexpr std::string_view kCleared = "cleared";
/// The marks of all steps take far less than this.
constexpr JsonLimits kLimits = {.max_bytes = std::size_t{64} << 10U, .max_depth = 4};

Error wrong(std::string where) { return {.id = "progress-format", .where = std::move(where)}; }

void write_moments(JsonWriter& writer, std::string_view name, const Moments& moments) {
  if (moments.empty()) return;
  writer.name(name).begin_object();
  for (const auto& [id, moment] : moments) {
    writer.member(id, moment);
  }
  writer.end_object();
}

/// False where the member is there and is not an object of whole numbers.
bool read_moments(const content::Content& content, const Json* member, Moments& moments) {
  if (member == nullptr) return true;
  if (!member->is_object()) return false;
  for (const auto& [id, value] : member->items()) {
    const auto moment = as_integer(&value);
    if (!moment) return false;
    if (content::find_step(content, id) != nullptr) moments[id] = *moment;
  }
  return true;
}

}  // namespace

std::string to_json(const Progress& progress) {
  JsonWriter writer;
  writer.begin_object().member("format", kFormat).member("current", progress.current);
  writer.name("marks").begin_object();
  for (const auto& [id, mark] : progress.marks) {
    if (mark != Mark::Open) writer.member(id, mark == Mark::Done ? kDone : kSkipped);
  }
  writer.end_object();
  write_moments(writer, kConfirmed, progress.confirmed);
  write_moments(writer, kChanged, progress.changed);
  if (progress.cleared_ms != 0) writer.member(kCleared, progress.cleared_ms);
  return writer.end_object().text();
}

Expected<Progress> parse_progress(const content::Content& content, std::string_view text) {
  const auto document = parse_json(text, kLimits);
  if (!document) return propagate(document);
  if (as_string(find(*document, "format")) != kFormat) return fail(wrong("/format"));
  const auto current = as_string(find(*document, "current"));
  if (!current) return fail(wrong("/current"));
  const Json* marks = find(*document, "marks");
  if (marks == nullptr || !marks->is_object()) return fail(wrong("/marks"));

  Progress progress;
  if (content::find_step(content, *current) != nullptr) progress.current = *current;
  for (const auto& [id, value] : marks->items()) {
    const auto mark = as_string(&value);
    if (mark != kDone && mark != kSkipped) return fail(wrong(pointer_append("/marks", id)));
    if (content::find_step(content, id) != nullptr) progress.marks[id] = mark == kDone ? Mark::Done : Mark::Skipped;
  }
  if (!read_moments(content, find(*document, kConfirmed), progress.confirmed)) return fail(wrong("/confirmed"));
  if (!read_moments(content, find(*document, kChanged), progress.changed)) return fail(wrong("/changed"));
  if (const Json* cleared = find(*document, kCleared)) {
    const auto moment = as_integer(cleared);
    if (!moment) return fail(wrong("/cleared"));
    progress.cleared_ms = *moment;
  }
  return progress;
}

}  // namespace portal_guide::checklist
