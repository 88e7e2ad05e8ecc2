#include "core/troubleshoot/account_view.hpp"

#include <algorithm>

#include "core/stripe/judged_configurations.hpp"

namespace portal_guide::troubleshoot {
namespace {

using stripe::Section;
using stripe::SectionName;

std::string word_of(SectionName name, const content::Content& content) {
  std::string key = "section." + std::string(stripe::to_string(name));
  std::replace(key.begin(), key.end(), '_', '-');
  return content::text(content, key);
}

}  // namespace

Failure<std::string> AccountView::cannot_tell(std::string_view key, content::Arguments arguments) const {
  arguments.emplace("mode", content::text(content, "mode.word." + std::string(to_string(mode))));
  return fail(content::text(content, "not-checked." + std::string(key), arguments));
}

Failure<std::string> AccountView::partly_read(SectionName name) const {
  return cannot_tell("partial", {{"section", word_of(name, content)}});
}

Known<const Section*> AccountView::section(SectionName name) const {
  const Section& section = snapshot.section(mode, name);
  switch (section.state) {
    case Section::State::Read:
      return &section;
    case Section::State::Absent:
      return snapshot.has(mode) ? cannot_tell("section-absent", {{"section", word_of(name, content)}})
                                : cannot_tell("mode-absent");
    case Section::State::Failed:
    case Section::State::Malformed:
      break;
  }
  return cannot_tell("section-unreadable", {{"section", word_of(name, content)}});
}

Known<const Section*> AccountView::whole_section(SectionName name) const {
  auto read = section(name);
  if (read && !(*read)->complete) return partly_read(name);
  return read;
}

Known<std::vector<const Json*>> AccountView::configurations() const {
  const auto read = section(SectionName::BillingPortalConfigurations);
  if (!read) return propagate(read);
  std::vector<const Json*> configurations;
  for (const stripe::JudgedConfiguration& configuration : stripe::judged_configurations(snapshot, mode).list) {
    configurations.push_back(configuration.value);
  }
  if (!configurations.empty()) return configurations;
  if (!(*read)->complete) return partly_read(SectionName::BillingPortalConfigurations);
  return fail(content::text(content, "diagnose.no-configuration",
                            {{"mode", content::text(content, "mode.word." + std::string(to_string(mode)))}}));
}

}  // namespace portal_guide::troubleshoot
