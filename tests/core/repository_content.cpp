#include "tests/core/repository_content.hpp"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "core/cli/embedded_content.hpp"
#include "core/troubleshoot/ranking.hpp"

namespace portal_guide {

const content::Content& repository_content() {
  static const content::Content content = [] {
    auto parsed = content::parse_content(cli::embedded_content());
    EXPECT_TRUE(parsed) << parsed.error().id << " at " << parsed.error().where;
    return parsed.value_or(content::Content{});
  }();
  return content;
}

const content::Knowledge& repository_knowledge() {
  static const content::Knowledge knowledge = [] {
    auto parsed = content::parse_knowledge(cli::embedded_content());
    EXPECT_TRUE(parsed) << parsed.error().id << " at " << parsed.error().where;
    return parsed.value_or(content::Knowledge{});
  }();
  return knowledge;
}

const std::vector<content::Symptom>& repository_symptoms() { return repository_knowledge().symptoms; }

const search::Index& repository_symptom_index() {
  static const search::Index index = troubleshoot::index_of(repository_symptoms(), repository_knowledge().synonyms);
  return index;
}

std::string repository_file(const std::string& path) {
  const std::ifstream file(std::string(PORTAL_GUIDE_SOURCE_DIR) + "/" + path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace portal_guide
