#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

#include "core/json.hpp"

namespace portal_guide::stripe {

/// The text of tests/fixtures/<name>. Fails the test where there is none.
inline std::string read_fixture(const std::string& name) {
  std::ifstream file(std::string(PORTAL_GUIDE_SOURCE_DIR) + "/tests/fixtures/" + name, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

inline Json parse_fixture(const std::string& name) {
  auto parsed = parse_json(read_fixture(name));
  EXPECT_TRUE(parsed.has_value()) << name;
  return parsed ? *std::move(parsed) : Json();
}

}  // namespace portal_guide::stripe
