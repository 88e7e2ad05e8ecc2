#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/stripe/mode.hpp"

/// content/examples.json: for each rule the same account twice, with the fault and without it. The two differ in one place
/// only, so that place is what people are shown, and the whole account is what they can run a check on.
namespace portal_guide::cli {

struct RuleExample {
  std::string rule;
  /// Where the rule finds something in the bad account, and passes in the good one.
  stripe::Mode mode = stripe::Mode::Live;
  /// JSON pointer into the account to the one place that differs.
  std::string path;
  /// What stands there.
  Json bad;
  Json good;
};

class RuleExamples {
 public:
  /// Reads {"account": a snapshot, "examples": [{"rule", "mode", "path", "bad", "good"}]}, where `good` may be missing: then
  /// it is what the account holds at `path`. Fails as parse_json() does, or with `content-member`, `content-type` (also where
  /// nothing stands at a path) or `content-duplicate`; `where` points into the file.
  static Expected<RuleExamples> parse(std::string_view text);

  const std::vector<RuleExample>& all() const { return examples_; }
  /// Null where the rule has none. Valid as long as the examples are.
  const RuleExample* find(std::string_view rule) const;
  /// The account of which all examples are made.
  const Json& account() const { return account_; }
  /// The account with `value` in the example's place: a whole snapshot.
  Json account_with(const RuleExample& example, const Json& value) const;

 private:
  RuleExamples() = default;

  Json account_;
  std::vector<RuleExample> examples_;
};

}  // namespace portal_guide::cli
