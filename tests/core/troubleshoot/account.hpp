#pragma once

#include <string>

#include "core/report/report.hpp"
#include "core/rules/evaluate.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/troubleshoot/judge.hpp"
#include "tests/core/repository_content.hpp"

namespace portal_guide::troubleshoot {

/// A snapshot as it was read and judged.
struct Account {
  explicit Account(const std::string& text)
      : snapshot(stripe::Snapshot::parse(text).value()), report(rules::evaluate(snapshot, repository_content())) {}

  Evidence evidence() const { return {.snapshot = snapshot, .report = report}; }

  stripe::Snapshot snapshot;
  report::Report report;
};

}  // namespace portal_guide::troubleshoot
