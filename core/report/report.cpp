#include "core/report/report.hpp"

#include <algorithm>
#include <tuple>

namespace portal_guide::report {
namespace {

/// Live before test, as a number to sort by.
int rank(stripe::Mode mode) { return mode == stripe::Mode::Live ? 0 : 1; }

std::string_view first_id(const std::vector<ObjectReference>& objects) {
  return objects.empty() ? std::string_view{} : std::string_view{objects.front().id};
}

template <class T>
bool before(const T& a, const T& b) {
  return std::tuple(rank(a.mode), std::string_view{a.rule}) < std::tuple(rank(b.mode), std::string_view{b.rule});
}

constexpr std::uint64_t kFnvOffset = 0xcbf29ce484222325U;
constexpr std::uint64_t kFnvPrime = 0x100000001b3U;

std::uint64_t add_bytes(std::uint64_t hash, std::string_view bytes) {
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * kFnvPrime;
  }
  // A zero byte ends each part, so that "ab" + "c" and "a" + "bc" differ.
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

std::size_t count(const Report& report, Severity severity) {
  return static_cast<std::size_t>(std::count_if(report.findings.begin(), report.findings.end(),
                                                [severity](const Finding& finding) { return finding.severity == severity; }));
}

void sort(Report& report) {
  std::stable_sort(report.findings.begin(), report.findings.end(), [](const Finding& a, const Finding& b) {
    return std::tuple(rank(a.mode), a.severity, std::string_view{a.rule}, first_id(a.objects)) <
           std::tuple(rank(b.mode), b.severity, std::string_view{b.rule}, first_id(b.objects));
  });
  std::stable_sort(report.passed.begin(), report.passed.end(), before<Passed>);
  std::stable_sort(report.not_checked.begin(), report.not_checked.end(), before<NotChecked>);
  std::stable_sort(report.suppressed.begin(), report.suppressed.end(), before<Suppressed>);
}

Report restrict_to(const Report& report, stripe::Mode mode) {
  const auto speaks_of_other_mode = [mode](const auto& entry) { return entry.mode != mode; };
  Report part = report;
  std::erase_if(part.findings, speaks_of_other_mode);
  std::erase_if(part.passed, speaks_of_other_mode);
  std::erase_if(part.not_checked, speaks_of_other_mode);
  std::erase_if(part.suppressed, speaks_of_other_mode);
  return part;
}

std::string fingerprint_of(std::string_view rule, stripe::Mode mode, const std::vector<ObjectReference>& objects) {
  std::vector<std::string_view> ids;
  ids.reserve(objects.size());
  for (const ObjectReference& object : objects)
    ids.push_back(object.id);
  std::sort(ids.begin(), ids.end());

  std::uint64_t hash = add_bytes(add_bytes(kFnvOffset, rule), stripe::to_string(mode));
  for (const std::string_view id : ids)
    hash = add_bytes(hash, id);

  std::string digits(16, '0');
  for (std::size_t place = digits.size(); place > 0; --place, hash >>= 4) {
    digits[place - 1] = "0123456789abcdef"[hash & 0xf];
  }
  return digits;
}

}  // namespace portal_guide::report
