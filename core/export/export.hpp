#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/export/choice.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/snapshot.hpp"

/// A configuration of the portal as code that makes it again, in another mode, in another account, or from a repository.
namespace portal_guide::exporting {

enum class Format { Params, Curl, Cli, Node, Terraform };
enum class Provider { Stripe, Lukasaron };

/// By the names that --format and --provider take.
std::optional<Format> format_named(std::string_view name);
std::optional<Provider> provider_named(std::string_view name);
std::vector<std::string> format_names();
std::vector<std::string> provider_names();

struct Options {
  Choice choice = {};
  Format format = Format::Params;
  /// For Terraform only.
  Provider provider = Provider::Stripe;
};

struct Written {
  /// The configuration that was exported, without anything that has to be hidden.
  std::string configuration;
  stripe::Mode mode = stripe::Mode::Live;
  /// The code, which ends in a newline. The same snapshot and options always give the same bytes.
  std::string text;
  /// One sentence for each thing that the code does not hold. Where the language has comments, they stand in the code, too.
  std::vector<std::string> remarks = {};
};

/// Fails as choose_configuration() does.
Expected<Written> write(const stripe::Snapshot& snapshot, const Options& options, const content::Content& content);

}  // namespace portal_guide::exporting
