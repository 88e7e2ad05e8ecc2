#pragma once

#include <string>
#include <vector>

#include "core/content/content.hpp"
#include "core/export/exported.hpp"
#include "core/export/terraform_provider.hpp"

namespace portal_guide::exporting {

struct TerraformCode {
  /// A file of Terraform's, laid out as `terraform fmt` does it, ending in a newline. It names no key.
  std::string text;
  /// Those of the configuration, and what this provider has no attribute for.
  std::vector<Remark> remarks;
};

TerraformCode to_terraform(const Exported& exported, const TerraformProvider& provider, const content::Content& content);

}  // namespace portal_guide::exporting
