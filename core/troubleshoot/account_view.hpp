#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/content/content.hpp"
#include "core/error.hpp"
#include "core/json.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::troubleshoot {

/// A value, or a sentence that says why it is not known.
template <class T>
using Known = tl::expected<T, std::string>;

/// One mode of a snapshot, and the sentences that say what it lacks. They are those of the rules' `not-checked`.
struct AccountView {
  const stripe::Snapshot& snapshot;
  stripe::Mode mode;
  const content::Content& content;

  Failure<std::string> cannot_tell(std::string_view key, content::Arguments arguments = {}) const;
  Failure<std::string> partly_read(stripe::SectionName name) const;
  /// As far as it was read.
  Known<const stripe::Section*> section(stripe::SectionName name) const;
  Known<const stripe::Section*> whole_section(stripe::SectionName name) const;
  /// The configurations that the app's sessions may use, at least one.
  Known<std::vector<const Json*>> configurations() const;
};

}  // namespace portal_guide::troubleshoot
