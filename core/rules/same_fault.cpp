#include "core/rules/same_fault.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace portal_guide::rules {
namespace {

/// As many values of one placeholder stand in a sentence.
constexpr std::size_t kValuesAtMost = 5;
constexpr std::string_view kBetween = ", ";

bool is_configuration(const report::ObjectReference& object) { return object.type == kConfigurationType; }

/// What two observations of one rule have in common where they are the same fault. A zero byte ends each part.
std::string key_of(const Observation& observation) {
  std::string key = observation.is_of_configuration ? "" : "/";
  key += std::string(observation.remark) + '\0';
  for (const report::ObjectReference& object : observation.objects) {
    if (!is_configuration(object)) key += object.id + '\0';
  }
  return key;
}

/// Whether the configuration is among those of the fault. A rule that finds two things in one configuration means two faults.
bool concerns(const Fault& fault, const stripe::JudgedConfiguration& configuration) {
  const auto& all = fault.configurations;
  return std::find(all.begin(), all.end(), &configuration) != all.end();
}

/// Gives each sighting the values of its own observation, because the sentences of a merged one hold those of all.
void keep_own_arguments(Observation& observation) {
  for (Sighting& sighting : observation.evidence) {
    sighting.arguments.insert(observation.arguments.begin(), observation.arguments.end());
  }
}

void name_configuration(Observation& observation, const stripe::JudgedConfiguration& configuration) {
  auto& objects = observation.objects;
  const report::ObjectReference reference = reference_to(kConfigurationType, configuration.id);
  if (std::find(objects.begin(), objects.end(), reference) == objects.end()) objects.push_back(reference);
}

std::size_t count_values(std::string_view joined) {
  std::size_t count = 1;
  for (std::size_t place = joined.find(kBetween); place != std::string_view::npos; place = joined.find(kBetween, place + 1)) {
    ++count;
  }
  return count;
}

bool holds_value(std::string_view joined, std::string_view value) {
  const std::string padded = std::string(kBetween) + std::string(joined) + std::string(kBetween);
  return padded.find(std::string(kBetween) + std::string(value) + std::string(kBetween)) != std::string::npos;
}

void join_arguments(content::Arguments& into, const content::Arguments& from) {
  for (const auto& [name, value] : from) {
    const auto [present, is_new] = into.emplace(name, value);
    if (is_new || holds_value(present->second, value) || present->second.ends_with("…")) continue;
    present->second += std::string(kBetween) + (count_values(present->second) < kValuesAtMost ? value : "…");
  }
}

bool updates_configuration(const report::ApiCall& call) {
  return call.path.starts_with(kConfigurationsPath) && call.path.size() > kConfigurationsPath.size();
}

void join_call(Observation& into, const Observation& from) {
  if (into.api == from.api) return;
  if (into.api && from.api && into.api->params == from.api->params && into.api->method == from.api->method &&
      updates_configuration(*into.api) && updates_configuration(*from.api)) {
    into.api->path = std::string(kConfigurationsPath) + "/{configuration}";
    into.applicability = report::Applicability::Placeholder;
    return;
  }
  into.api = std::nullopt;
  into.applicability = report::Applicability::Manual;
}

void join(Observation& into, Observation from) {
  for (Sighting& sighting : from.evidence) {
    const auto is_known = [&](const Sighting& known) {
      return known.path == sighting.path && known.observed == sighting.observed;
    };
    if (std::any_of(into.evidence.begin(), into.evidence.end(), is_known)) continue;
    into.evidence.push_back(std::move(sighting));
  }
  for (report::ObjectReference& object : from.objects) {
    if (std::find(into.objects.begin(), into.objects.end(), object) != into.objects.end()) continue;
    into.objects.push_back(std::move(object));
  }
  join_arguments(into.arguments, from.arguments);
  join_call(into, from);
}

}  // namespace

void FaultsOfConfigurations::add(Observation observation, const stripe::JudgedConfiguration& configuration) {
  keep_own_arguments(observation);
  if (observation.is_of_configuration) name_configuration(observation, configuration);
  std::vector<std::size_t>& alike = by_objects_[key_of(observation)];
  const auto same =
      std::find_if(alike.begin(), alike.end(), [&](std::size_t place) { return !concerns(faults_[place], configuration); });
  std::size_t index = faults_.size();
  if (same == alike.end()) {
    alike.push_back(index);
    faults_.push_back({.observation = std::move(observation), .configurations = {}});
  } else {
    index = *same;
    join(faults_[index].observation, std::move(observation));
  }
  Fault& fault = faults_[index];
  if (fault.observation.is_of_configuration) fault.configurations.push_back(&configuration);
}

}  // namespace portal_guide::rules
