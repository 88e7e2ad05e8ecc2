#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Pieces of Terraform's language (HCL, https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md), laid out as `terraform
/// fmt` does it.
namespace portal_guide::exporting {

/// The text as a string in quotes, in which nothing is a template.
std::string hcl_string(std::string_view text);

/// What stands between two braces.
class HclBody {
 public:
  /// `name = expression`. Such lines that follow each other have their equals signs below each other.
  void attribute(std::string_view name, std::string_view expression);
  /// `name = { … }`
  void object(std::string_view name, const HclBody& body);
  /// `name = [{ … }, { … }]`
  void objects(std::string_view name, const std::vector<HclBody>& bodies);
  /// `header { … }`
  void block(std::string_view header, const HclBody& body);

  bool empty() const { return items_.empty(); }
  bool has(std::string_view name) const;
  /// The lines, each with its line break.
  std::string text() const;

 private:
  struct Item {
    std::string name;
    /// What stands behind the equals sign. Empty for what takes several lines.
    std::string expression;
    /// The lines of what takes several.
    std::string lines;
  };

  std::vector<Item> items_;
};

}  // namespace portal_guide::exporting
