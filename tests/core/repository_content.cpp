#include "tests/core/repository_content.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "core/cli/embedded_content.hpp"

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

const search::Index& repository_index() {
  static const search::Index index = search::Index::of(repository_content(), repository_knowledge());
  return index;
}

std::string repository_file(const std::string& path) {
  const std::ifstream file(std::string(PORTAL_GUIDE_SOURCE_DIR) + "/" + path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void expect_golden(const std::string& path, const std::string& text) {
  const std::filesystem::path file = std::filesystem::path(PORTAL_GUIDE_SOURCE_DIR) / path;
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
    return;
  }
  ASSERT_TRUE(std::filesystem::exists(file)) << path << ": run once with UPDATE_GOLDEN=1 and review what it writes";
  EXPECT_EQ(repository_file(path), text) << path << ": UPDATE_GOLDEN=1 rewrites it";
}

}  // namespace portal_guide
