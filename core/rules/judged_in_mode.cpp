#include "core/rules/judged_in_mode.hpp"

#include <utility>

namespace portal_guide::rules {
namespace {

using stripe::JudgedConfiguration;

bool has_same_name(const JudgedConfiguration& left, const JudgedConfiguration& right) {
  return !left.name.empty() && left.name == right.name;
}

bool has_same_metadata(const JudgedConfiguration& left, const JudgedConfiguration& right) {
  const Json* of_left = find(*left.value, stripe::configuration::kMetadata);
  const Json* of_right = find(*right.value, stripe::configuration::kMetadata);
  if (of_left == nullptr || of_right == nullptr || !of_left->is_object() || of_left->empty()) return false;
  return *of_left == *of_right;
}

/// The one configuration of which `is_same` holds; null where there is none, or more than one.
const JudgedConfiguration* only_one_like(const JudgedConfiguration& wanted, const std::vector<JudgedConfiguration>& list,
                                         bool (*is_same)(const JudgedConfiguration&, const JudgedConfiguration&)) {
  const JudgedConfiguration* found = nullptr;
  for (const JudgedConfiguration& candidate : list) {
    if (!is_same(wanted, candidate)) continue;
    if (found != nullptr) return nullptr;
    found = &candidate;
  }
  return found;
}

const JudgedConfiguration* counterpart_in(const JudgedConfiguration& wanted, const std::vector<JudgedConfiguration>& own,
                                          const std::vector<JudgedConfiguration>& others) {
  // The default is the first, where it is judged.
  if (wanted.is_default == true && others.front().is_default == true) return &others.front();
  if (own.size() == 1 && others.size() == 1) return &others.front();
  for (const auto is_same : {has_same_name, has_same_metadata}) {
    // Where two of this mode look alike, nobody knows which of them is meant.
    if (only_one_like(wanted, own, is_same) == nullptr) continue;
    if (const JudgedConfiguration* found = only_one_like(wanted, others, is_same)) return found;
  }
  return nullptr;
}

}  // namespace

Known<std::vector<JudgedConfiguration>> judged_in_mode(const Context& context) {
  stripe::JudgedConfigurations judged = stripe::judged_configurations(context.snapshot, context.mode);
  if (judged.list.empty()) return unanswered(lack_of_configuration(context, judged));
  return std::move(judged.list);
}

Known<std::vector<Located>> judged_where(const Context& context, Known<bool> (*holds)(const Located& configuration)) {
  const auto judged = judged_in_mode(context);
  if (!judged) return propagate(judged);
  std::vector<Located> found;
  std::optional<Unanswered> unknown;
  for (const JudgedConfiguration& candidate : *judged) {
    Located configuration = located(candidate);
    const auto answer = holds(configuration);
    if (!answer && !unknown) unknown = answer.error();
    if (answer && *answer) found.push_back(std::move(configuration));
  }
  if (found.empty() && unknown) return unanswered(*std::move(unknown));
  return found;
}

Known<Located> counterpart(const Context& context, stripe::Mode other_mode) {
  const auto others = judged_in_mode(context.in(other_mode));
  if (!others) return propagate(others);
  if (context.configuration == nullptr) return located(others->front());
  const auto own = judged_in_mode(context);
  if (!own) return propagate(own);
  if (const JudgedConfiguration* found = counterpart_in(*context.configuration, *own, *others)) return located(*found);
  return unanswered({.because = report::Because::Absent,
                     .detail = "not-checked.configuration-unpaired",
                     .arguments = {{"configuration", observed_text(context.configuration->id)}},
                     .mode = other_mode});
}

}  // namespace portal_guide::rules
