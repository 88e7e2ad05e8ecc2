#include "core/cli/diagnose_command.hpp"

#include <utility>

#include "core/rules/evaluate.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/troubleshoot/diagnose.hpp"

namespace portal_guide::cli {
namespace {

Diagnosed put_into(Format format, const troubleshoot::Diagnosis& diagnosis, const content::Content& content,
                   const report::TextStyle& style) {
  return {.found = !diagnosis.matches.empty(),
          .text = format == Format::Json ? troubleshoot::to_json(diagnosis, content)
                                         : troubleshoot::to_text(diagnosis, content, style)};
}

}  // namespace

Expected<Diagnosed> diagnose(const std::string& words, const std::optional<std::string>& snapshot_text,
                             const std::vector<content::Symptom>& symptoms, const content::Content& content,
                             const DiagnoseOptions& options) {
  const auto put = [&](const troubleshoot::Diagnosis& diagnosis) {
    return put_into(options.format, diagnosis, content, options.style);
  };
  const auto ask = [&](const troubleshoot::Evidence* evidence) {
    return options.index == nullptr ? troubleshoot::diagnose(words, symptoms, content, evidence)
                                    : troubleshoot::diagnose(words, symptoms, content, evidence, *options.index);
  };
  if (!snapshot_text) return ask(nullptr).map(put);
  const auto snapshot = stripe::Snapshot::parse(*snapshot_text);
  if (!snapshot) return propagate(snapshot);
  const report::Report report = rules::evaluate(*snapshot, content);
  const troubleshoot::Evidence evidence{.snapshot = *snapshot, .report = report};
  return ask(&evidence).map(put);
}

}  // namespace portal_guide::cli
