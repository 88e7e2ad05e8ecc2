#include "core/compare/compare.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/compare/append.hpp"
#include "core/compare/configuration_pairs.hpp"
#include "core/compare/plan.hpp"
#include "core/compare/plans.hpp"
#include "core/compare/settings.hpp"
#include "core/compare/side.hpp"
#include "core/compare/webhooks.hpp"
#include "core/compare/wording.hpp"

namespace portal_guide::compare {
namespace {

using stripe::Mode;

/// Both modes with the configurations that sessions may use.
struct Account {
  Side test;
  Side live;
  Candidates of_test;
  Candidates of_live;
};

Account read_account(const stripe::Snapshot& snapshot) {
  Account account{.test = {.snapshot = snapshot, .mode = Mode::Test},
                  .live = {.snapshot = snapshot, .mode = Mode::Live},
                  .of_test = {},
                  .of_live = {}};
  account.of_test = read_candidates(account.test);
  account.of_live = read_candidates(account.live);
  return account;
}

std::string id_of_default(const Candidates& mode) {
  const auto found = std::find_if(mode.candidates.begin(), mode.candidates.end(),
                                  [](const Candidate& candidate) { return candidate.is_default; });
  return found == mode.candidates.end() ? "" : configuration_of(found->located).id;
}

void name_configurations(Comparison& comparison, const Account& account) {
  if (comparison.pairs.empty()) {
    comparison.test_configuration = id_of_default(account.of_test);
    comparison.live_configuration = id_of_default(account.of_live);
    return;
  }
  const ConfigurationPair& first = comparison.pairs.front();
  comparison.test_configuration = first.test.id;
  if (first.live) comparison.live_configuration = first.live->id;
}

NotPaired not_paired(const UnpairedCandidate& unpaired, const content::Content& content) {
  NotPaired entry{.mode = unpaired.mode,
                  .configuration = configuration_of(unpaired.candidate->located),
                  .reason = unpaired.reason,
                  .why = {}};
  std::vector<std::string> labels;
  for (const Candidate* candidate : unpaired.fitting) {
    entry.candidates.push_back(configuration_of(candidate->located).id);
    labels.push_back(label_of(configuration_of(candidate->located)));
  }
  const auto word_for = [&content](Mode mode) {
    return content::text(content, "mode.word." + std::string(stripe::to_string(mode)));
  };
  entry.why = sentence(content, "compare.not-paired." + std::string(to_string(unpaired.reason)),
                       {{"configuration", label_of(entry.configuration)},
                        {"mode", word_for(unpaired.mode)},
                        {"other-mode", word_for(stripe::other(unpaired.mode))},
                        {"candidates", joined(labels, ", ")}});
  return entry;
}

ConfigurationPair described(const CandidatePair& pair) {
  ConfigurationPair described{.test = configuration_of(pair.test->located), .live = std::nullopt, .by = pair.by};
  if (pair.live != nullptr) described.live = configuration_of(pair.live->located);
  return described;
}

/// Both sides of the pair, and how their settings differ.
ComparedPair compare_pair(const Account& account, const CandidatePair& pair, bool is_one_of_several,
                          const content::Content& content) {
  ComparedPair compared{.sides = {.test = account.test, .live = account.live}, .settings = {}};
  compared.sides.test.configuration = pair.test->located;
  if (pair.live != nullptr) {
    compared.sides.live.configuration = pair.live->located;
    compared.settings = compare_settings(pair.test->located, pair.live->located, content);
  }
  if (is_one_of_several) {
    const Configuration configuration = configuration_of(pair.test->located);
    compared.id = configuration.id;
    compared.label = label_of(configuration);
  }
  return compared;
}

template <class Entry>
std::vector<Entry> about(const std::string& configuration, std::vector<Entry> entries) {
  for (Entry& entry : entries) {
    entry.configuration = configuration;
  }
  return entries;
}

/// Notes what the findings could not tell.
void add_gaps(Comparison& comparison, const Findings& findings) {
  append(comparison.matched, findings.plans.matched);
  append(comparison.unmatched, findings.plans.unmatched);
  for (std::size_t index = 0; index < findings.pairs.size(); ++index) {
    const ComparedPair& pair = findings.pairs[index];
    const Plans& plans = findings.plans.of_pairs[index];
    append(comparison.unmatched, about(pair.id, plans.unmatched));
    append(comparison.not_compared, about(pair.id, pair.settings.not_compared));
    if (index == 0) append(comparison.not_compared, findings.plans.not_compared);
    append(comparison.not_compared, about(pair.id, plans.not_compared));
  }
  if (findings.webhooks.not_compared) comparison.not_compared.push_back(*findings.webhooks.not_compared);
}

}  // namespace

Expected<Comparison> compare(const stripe::Snapshot& snapshot, const content::Content& content) {
  for (const Mode mode : {Mode::Test, Mode::Live}) {
    if (!snapshot.has(mode)) {
      return fail({.id = "compare-one-mode",
                   .where = pointer_append("", stripe::to_string(mode)),
                   .arguments = {{"missing", std::string(stripe::to_string(mode))}}});
    }
  }
  const Account account = read_account(snapshot);
  if (account.of_test.candidates.empty() && !account.of_test.default_gap) {
    return fail({.id = "compare-no-test-default", .where = "/test/billing_portal_configurations"});
  }
  const CandidatePairs paired = pair_candidates(account.of_test, account.of_live, content);
  Comparison comparison;
  comparison.taken_at_unix_seconds = snapshot.taken_at_unix_seconds();
  for (const CandidatePair& pair : paired.pairs) {
    comparison.pairs.push_back(described(pair));
  }
  for (const UnpairedCandidate& unpaired : paired.unpaired) {
    comparison.not_paired.push_back(not_paired(unpaired, content));
  }
  name_configurations(comparison, account);
  for (const Candidates* mode : {&account.of_test, &account.of_live}) {
    if (mode->default_gap) comparison.not_compared.push_back(not_compared_at("configuration", *mode->default_gap, content));
    if (mode->rest_gap) comparison.not_compared.push_back(not_compared_at("configuration", *mode->rest_gap, content));
  }

  Findings findings{.pairs = {}, .plans = {}, .webhooks = compare_webhooks(account.test, account.live, content)};
  std::vector<Sides> sides;
  for (const CandidatePair& pair : paired.pairs) {
    findings.pairs.push_back(compare_pair(account, pair, paired.pairs.size() > 1, content));
    sides.push_back(findings.pairs.back().sides);
  }
  findings.plans = compare_plans(sides, content);
  add_gaps(comparison, findings);
  // No plan is made where no two configurations could be compared.
  if (!findings.pairs.empty()) {
    Plan plan = make_plan(std::move(findings), content);
    comparison.differences = std::move(plan.differences);
    comparison.plan = std::move(plan.steps);
  }
  return comparison;
}

std::string_view to_string(Action action) {
  constexpr std::array<std::string_view, 4> kNames = {"set", "decide", "manual", "keep"};
  return kNames[static_cast<std::size_t>(action)];
}

std::string_view to_string(Reason reason) {
  constexpr std::array<std::string_view, 9> kNames = {"ambiguous", "no-counterpart",   "archived",
                                                      "deleted",   "archived-in-test", "missing",
                                                      "tiered",    "amount-unknown",   "not-read"};
  return kNames[static_cast<std::size_t>(reason)];
}

std::string_view to_string(MatchedBy by) {
  constexpr std::array<std::string_view, 3> kNames = {"lookup_key", "description", "name"};
  return kNames[static_cast<std::size_t>(by)];
}

std::string_view to_string(StepKind kind) {
  constexpr std::array<std::string_view, 10> kNames = {
      "create-product", "update-product", "choose-product",       "create-price",      "update-price",
      "choose-price",   "save-settings",  "create-configuration", "set-configuration", "set-webhook"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view to_string(PairedBy by) {
  constexpr std::array<std::string_view, 7> kNames = {"default", "named", "name", "metadata", "settings", "only", "nothing"};
  return kNames[static_cast<std::size_t>(by)];
}

std::string label_of(const Configuration& configuration) {
  return configuration.name.empty() ? configuration.id : configuration.name + " (" + configuration.id + ")";
}

std::string label_of_pair(const Comparison& comparison, const std::string& test_id) {
  const auto pair = std::find_if(comparison.pairs.begin(), comparison.pairs.end(),
                                 [&](const ConfigurationPair& each) { return each.test.id == test_id; });
  return pair == comparison.pairs.end() ? test_id : label_of(pair->test);
}

bool tells_pairs(const Comparison& comparison) {
  return comparison.pairs.size() > 1 || (!comparison.pairs.empty() && !comparison.not_paired.empty()) ||
         std::any_of(comparison.pairs.begin(), comparison.pairs.end(), [](const ConfigurationPair& pair) {
           return pair.by != PairedBy::Default && pair.by != PairedBy::Nothing;
         });
}

bool is_same(const Comparison& comparison) {
  return comparison.not_paired.empty() && comparison.unmatched.empty() && comparison.not_compared.empty() &&
         std::all_of(comparison.differences.begin(), comparison.differences.end(),
                     [](const Difference& difference) { return difference.action == Action::Keep; });
}

}  // namespace portal_guide::compare
