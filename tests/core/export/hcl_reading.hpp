#pragma once

#include <string>
#include <vector>

#include "core/json.hpp"

/// A small reader of Terraform's language: blocks, attributes, strings, numbers, lists, objects and references to variables.
/// It takes nothing else, so code that passes it is of a simple shape.
namespace portal_guide::exporting {

struct HclBlock {
  std::string type;
  std::vector<std::string> labels;
  /// Attributes are values, and blocks inside are lists of objects. A reference is {"var": name}.
  Json body = Json::object();
};

/// Fails an expectation, and returns what it read until then, where the text is not what it takes.
std::vector<HclBlock> read_hcl(const std::string& text);

}  // namespace portal_guide::exporting
