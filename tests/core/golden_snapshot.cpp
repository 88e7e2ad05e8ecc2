#include "tests/core/golden_snapshot.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string_view>

#include <gtest/gtest.h>

#include "core/json.hpp"
#include "tests/core/repository_content.hpp"
#include "tests/core/rules/rule_case.hpp"

namespace portal_guide {
namespace {

namespace fs = std::filesystem;

/// The paths of the files of this extension in the folder, from the checkout's root.
std::vector<fs::path> snapshots_in(const fs::path& folder) {
  const fs::path root = PORTAL_GUIDE_SOURCE_DIR;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(root / folder)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path().lexically_relative(root));
  }
  return paths;
}

/// Inserts before the element `token` of an array, or behind its last one.
bool insert(Json& array, std::string_view token, const Json& value) {
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  if (error != std::errc() || end != token.data() + token.size() || index > array.size()) return false;
  array.insert(array.begin() + static_cast<std::ptrdiff_t>(index), value);
  return true;
}

/// One operation of a JSON Patch; false where it does not fit the document.
bool apply(const Json& operation, Json& document) {
  const auto name = as_string(find(operation, "op"));
  const auto path = as_string(find(operation, "path"));
  const Json* value = find(operation, "value");
  if (!name || !path || !path->starts_with('/')) return false;
  const Json::json_pointer place{std::string(*path)};
  if (!document.contains(place.parent_pointer())) return false;
  Json& parent = document[place.parent_pointer()];
  if (*name == "remove" && document.contains(place)) {
    if (parent.is_array()) {
      parent.erase(std::stoul(place.back()));
    } else {
      parent.erase(place.back());
    }
    return true;
  }
  if (value == nullptr) return false;
  if (*name == "replace" && document.contains(place)) {
    document[place] = *value;
    return true;
  }
  if (*name != "add") return false;
  if (parent.is_array()) return insert(parent, place.back(), *value);
  if (!parent.is_object()) return false;
  parent[place.back()] = *value;
  return true;
}

}  // namespace

std::vector<GoldenSnapshot> golden_snapshots() {
  std::vector<GoldenSnapshot> found;
  const auto add = [&](const fs::path& path, const fs::path& folder, const std::string& rule) {
    found.push_back({.path = path.string(), .expected = (folder / path.stem()).string(), .rule = rule});
  };
  for (const fs::path& path : snapshots_in("content/demo")) {
    add(path, "tests/golden/demo", "");
  }
  for (const auto& entry : fs::directory_iterator(fs::path(PORTAL_GUIDE_SOURCE_DIR) / "tests/golden")) {
    const fs::path name = entry.path().filename();
    for (const fs::path& path : snapshots_in("tests/golden" / name)) {
      add(path, "tests/golden" / name, name == "documents" ? "" : name.string());
    }
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return found;
}

std::string golden_snapshot(const std::string& path) {
  std::string text = repository_file(path);
  const Json patch = Json::parse(text, nullptr, false);
  return patch.is_array() ? patched_good_account(patch, path) : text;
}

std::string patched_good_account(const Json& patch, const std::string& name) {
  Json snapshot = rules::good_snapshot();
  for (const Json& operation : patch) {
    const bool fits = apply(operation, snapshot);
    EXPECT_TRUE(fits) << name << ": this does not fit tests/fixtures/good_account.json: " << operation.dump();
    if (!fits) return "";
  }
  return snapshot.dump();
}

}  // namespace portal_guide
