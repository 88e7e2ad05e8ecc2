#include "core/report/report.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace portal_guide::report {
namespace {

/// A number to sort modes by: live before test.
int rank(stripe::Mode mode) { return mode == stripe::Mode::Live ? 0 : 1; }

std::string_view first_id(const std::vector<ObjectReference>& objects) {
  return objects.empty() ? std::string_view{} : std::string_view{objects.front().id};
}

/// What lists are sorted by: severity, consequence, mode, rule, the id of the first object, and the place that the entry had.
using Key = std::tuple<Severity, content::Consequence, int, std::string_view, std::string_view, std::size_t>;

Key key_of(const Finding& finding, std::size_t place) {
  return {finding.severity, finding.consequence, rank(finding.mode), finding.rule, first_id(finding.objects), place};
}

/// The key of an entry without a severity. The entries of one rule keep their order.
template <class Entry>
Key key_of(const Entry& entry, std::size_t place) {
  return {Severity::Error, content::Consequence::CannotOpen, rank(entry.mode), entry.rule, "", place};
}

/// Sorts keys instead of the entries themselves, so that the four kinds of lists share one instantiation of the sort.
template <class Entry>
void sort_entries(std::vector<Entry>& entries) {
  std::vector<Key> keys;
  keys.reserve(entries.size());
  for (std::size_t place = 0; place < entries.size(); ++place) {
    keys.push_back(key_of(entries[place], place));
  }
  std::sort(keys.begin(), keys.end());
  std::vector<Entry> sorted;
  sorted.reserve(entries.size());
  for (const Key& key : keys) {
    sorted.push_back(std::move(entries[std::get<std::size_t>(key)]));
  }
  entries = std::move(sorted);
}

constexpr std::uint64_t kFnvOffset = 0xcbf29ce484222325U;
constexpr std::uint64_t kFnvPrime = 0x100000001b3U;

std::uint64_t add_bytes(std::uint64_t hash, std::string_view bytes) {
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * kFnvPrime;
  }
  // A zero byte ends each part, so that "ab" and "c" differ from "a" and "bc".
  return hash * kFnvPrime;
}

}  // namespace

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Info:
      return "info";
  }
  return "";
}

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::Ready:
      return "ready";
    case Verdict::Attention:
      return "attention";
    case Verdict::Blocked:
      return "blocked";
  }
  return "";
}

std::string_view to_string(Because because) {
  switch (because) {
    case Because::Absent:
      return "absent";
    case Because::Permission:
      return "permission";
    case Because::Error:
      return "error";
    case Because::Partial:
      return "partial";
    case Because::NotExpanded:
      return "not_expanded";
    case Because::Covered:
      return "covered";
  }
  return "";
}

std::string_view to_string(Applicability applicability) {
  switch (applicability) {
    case Applicability::Exact:
      return "exact";
    case Applicability::Placeholder:
      return "placeholder";
    case Applicability::Manual:
      return "manual";
  }
  return "";
}

Verdict verdict_of(const Report& report) {
  if (count(report, Severity::Error) > 0) return Verdict::Blocked;
  if (count(report, Severity::Warning) > 0) return Verdict::Attention;
  return Verdict::Ready;
}

bool is_complete(const Report& report) {
  return report.not_checked.empty() && report.modes_not_read.empty() && report.configurations_not_judged.empty();
}

std::size_t count(const Report& report, Severity severity) {
  return static_cast<std::size_t>(std::count_if(report.findings.begin(), report.findings.end(),
                                                [severity](const Finding& finding) { return finding.severity == severity; }));
}

void set_apart_what_was_not_asked(Report& report, stripe::Mode mode, std::string_view detail) {
  const auto was_not_asked = [mode](const NotChecked& entry) { return entry.on_request && entry.mode == mode; };
  for (const NotChecked& entry : report.not_checked) {
    if (!was_not_asked(entry)) continue;
    report.not_asked.push_back(entry);
    report.not_asked.back().detail = detail;
  }
  std::erase_if(report.not_checked, was_not_asked);
}

std::vector<stripe::Mode> modes_without_subscribers(const Report& report) {
  std::vector<stripe::Mode> modes;
  for (const stripe::Mode mode : {stripe::Mode::Live, stripe::Mode::Test}) {
    if (std::any_of(report.not_asked.begin(), report.not_asked.end(),
                    [mode](const NotChecked& entry) { return entry.mode == mode; })) {
      modes.push_back(mode);
    }
  }
  return modes;
}

void sort(Report& report) {
  sort_entries(report.findings);
  sort_entries(report.passed);
  sort_entries(report.not_checked);
  sort_entries(report.not_asked);
  sort_entries(report.suppressed);
}

Report restrict_to(const Report& report, stripe::Mode mode) {
  const auto speaks_of_other_mode = [mode](const auto& entry) { return entry.mode != mode; };
  Report part = report;
  std::erase_if(part.configurations, speaks_of_other_mode);
  std::erase_if(part.configurations_not_judged, speaks_of_other_mode);
  std::erase_if(part.findings, speaks_of_other_mode);
  std::erase_if(part.passed, speaks_of_other_mode);
  std::erase_if(part.not_checked, speaks_of_other_mode);
  std::erase_if(part.not_asked, speaks_of_other_mode);
  std::erase_if(part.suppressed, speaks_of_other_mode);
  std::erase_if(part.modes_not_read, [mode](stripe::Mode not_read) { return not_read != mode; });
  return part;
}

std::string fingerprint_of(std::string_view rule, stripe::Mode mode, const std::vector<ObjectReference>& objects) {
  std::vector<std::string_view> ids;
  ids.reserve(objects.size());
  for (const ObjectReference& object : objects) {
    ids.push_back(object.id);
  }
  std::sort(ids.begin(), ids.end());

  std::uint64_t hash = add_bytes(add_bytes(kFnvOffset, rule), stripe::to_string(mode));
  for (const std::string_view id : ids) {
    hash = add_bytes(hash, id);
  }

  std::string digits(16, '0');
  for (std::size_t place = digits.size(); place > 0; --place, hash >>= 4) {
    digits[place - 1] = "0123456789abcdef"[hash & 0xf];
  }
  return digits;
}

}  // namespace portal_guide::report
