#include "core/compare/instructions.hpp"

#include <utility>

#include "core/compare/append.hpp"
#include "core/compare/wording.hpp"

namespace portal_guide::compare {
namespace {

std::string value_instruction(const std::string& member, const OrderedJson& value, const content::Content& content) {
  if (value == "") return sentence(content, "compare.do.clear", {{"member", member}});
  return sentence(content, "compare.do.value", {{"member", member}, {"value", shown(value)}});
}

/// What stands for each parameter below `name` in the sentence of its section.
std::vector<std::string> section_values(const std::string& name, const OrderedJson& value,
                                        const std::vector<std::string>& plan_names, const content::Content& content) {
  if (value.is_object()) {
    std::vector<std::string> values;
    for (const auto& [member, inner] : value.items()) {
      append(values, section_values(name + "." + member, inner, plan_names, content));
    }
    return values;
  }
  if (value == "") return {sentence(content, "compare.do.value-none", {{"member", name}})};
  if (name == "products") return {sentence(content, "compare.do.value-plans", {{"plans", joined(plan_names, ", ")}})};
  return {sentence(content, "compare.do.value-short", {{"member", name}, {"value", shown(value)}})};
}

std::string section_instruction(const std::string& section, const OrderedJson& members,
                                const std::vector<std::string>& plan_names, const content::Content& content) {
  std::vector<std::string> values;
  for (const auto& [name, value] : members.items()) {
    append(values, section_values(name, value, plan_names, content));
  }
  return sentence(content, "compare.do.section",
                  {{"section", sentence(content, "compare.section." + section)}, {"values", joined(values, "; ")}});
}

}  // namespace

std::string shown(const OrderedJson& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::vector<std::string> members;
  for (const OrderedJson& member : value) {
    members.push_back(shown(member));
  }
  return joined(members, ", ");
}

std::vector<std::string> value_instructions(const OrderedJson& params, const content::Content& content) {
  std::vector<std::string> instructions;
  for (const auto& [name, value] : params.items()) {
    if (!value.is_object()) {
      instructions.push_back(value_instruction(name, value, content));
      continue;
    }
    for (const auto& [member, inner] : value.items()) {
      instructions.push_back(value_instruction(std::string(name).append(".").append(member), inner, content));
    }
  }
  return instructions;
}

std::vector<std::string> by_hand_instructions(const std::vector<Difference>& differences, const content::Content& content) {
  std::vector<std::string> instructions;
  for (const Difference& difference : differences) {
    if (difference.action != Action::Manual) continue;
    instructions.push_back(sentence(content, "compare.do.member-by-hand",
                                    {{"path", difference.path},
                                     {"test", shown(OrderedJson(difference.test))},
                                     {"live", shown(OrderedJson(difference.live))}}));
  }
  return instructions;
}

SettingsPage dashboard_page(const content::Content& content) {
  return {.open = sentence(content, "compare.do.open-settings"), .save = sentence(content, "compare.do.save")};
}

SettingsPage call_only(const std::string& label, const content::Content& content) {
  return {.open = sentence(content, "compare.do.call-only", {{"configuration", label}}), .save = {}};
}

std::vector<std::string> on_page(const SettingsPage& page, std::vector<std::string> instructions) {
  instructions.insert(instructions.begin(), page.open);
  if (!page.save.empty()) instructions.push_back(page.save);
  return instructions;
}

std::vector<std::string> configuration_instructions(const SettingsPage& page, const OrderedJson& params,
                                                    const std::vector<std::string>& plan_names,
                                                    const content::Content& content) {
  std::vector<std::string> instructions;
  const auto add = [&](const std::string& section, const OrderedJson& members) {
    instructions.push_back(section_instruction(section, members, plan_names, content));
  };
  const auto features = params.find("features");
  if (features != params.end()) {
    for (const auto& [feature, members] : features->items()) {
      add(kebab_case(feature), members);
    }
  }
  for (const auto& [name, value] : params.items()) {
    if (name == "features") continue;
    // The configuration's name and its metadata are one section, whose members are the parameters themselves.
    const bool is_label = name == "name" || name == "metadata";
    add(is_label ? "label" : kebab_case(name), value.is_object() && !is_label ? value : OrderedJson{{name, value}});
  }
  return on_page(page, std::move(instructions));
}

}  // namespace portal_guide::compare
