#pragma once

#include <optional>
#include <string>

#include "core/content/knowledge.hpp"
#include "core/error.hpp"
#include "core/stripe/mode.hpp"

namespace portal_guide::cli {

struct LinkOptions {
  /// "step/return-url".
  std::string target;
  /// The page's address. Where it is empty, only the fragment is printed.
  std::string base = {};
  std::optional<stripe::Mode> mode = std::nullopt;
  std::string lang = {};
  std::string note = {};
};

/// The address that opens the target. Fails as link::decode() does, with `link-base` ("observed") or `link-unknown`
/// ("observed"): nobody is sent a link that leads nowhere.
Expected<std::string> make_link(const LinkOptions& options, const content::Content& content,
                                const content::Knowledge& knowledge);

/// What a link opens, in lines for people. Fails as link::decode() does.
Expected<std::string> describe_link(const std::string& address, const content::Content& content,
                                    const content::Knowledge& knowledge);

}  // namespace portal_guide::cli
