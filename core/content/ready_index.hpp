#pragma once

#include <string>

namespace portal_guide::content {

/// What the build computes for the search from texts that readers never see, such as the phrases. The other texts travel
/// anyway, and are read again. core/search/ready.hpp writes and reads it.
struct ReadyIndex {
  /// Says for which texts it was computed.
  std::string check;
  /// Words that no other text holds, separated by spaces.
  std::string words;
  /// The phrases, as numbers of terms.
  std::string phrases;

  bool operator==(const ReadyIndex&) const = default;
};

}  // namespace portal_guide::content
