#include "tests/core/repository_content.hpp"

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

const std::vector<content::Symptom>& repository_symptoms() {
  static const std::vector<content::Symptom> symptoms = [] {
    auto parsed = content::parse_symptoms(cli::embedded_content());
    EXPECT_TRUE(parsed) << parsed.error().id << " at " << parsed.error().where;
    return parsed.value_or(std::vector<content::Symptom>{});
  }();
  return symptoms;
}

std::string repository_file(const std::string& path) {
  const std::ifstream file(std::string(PORTAL_GUIDE_SOURCE_DIR) + "/" + path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace portal_guide
