#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/content/content.hpp"
#include "core/stripe/mode.hpp"

/// What goes wrong in words of those who see it, and what may be behind it.
namespace portal_guide::content {

/// What in a snapshot confirms a cause. Judged in each mode by itself, with three answers: it holds, it does not, nobody
/// can tell (core/troubleshoot).
struct Condition {
  enum class Kind {
    /// The rule `name` finds something. It does not hold where the rule passes, or does not exist for the mode.
    Finding,
    /// `name` is a fact of core/troubleshoot/facts.hpp, for what no rule reports.
    Fact,
    /// `name` is a dotted path of the portal configuration, which holds `value`; in a list of texts, the list has it.
    Setting,
    /// Every part, at least one part, or not the only part holds.
    All,
    Any,
    Not,
  };

  Kind kind = Kind::Finding;
  std::string name = {};
  /// Of a Setting: a text, true or false.
  std::variant<bool, std::string> value = false;
  std::vector<Condition> parts = {};
  /// Judged in this mode only: in the other one it does not hold. Nullopt: in both.
  std::optional<stripe::Mode> mode = std::nullopt;
};

struct Cause {
  /// What is behind it, as a statement.
  std::string cause;
  /// How to tell.
  std::string tell;
  /// The same as a question to somebody whose account nobody can see: "yes" speaks for this cause.
  std::string ask;
  /// What to do, step by step.
  std::vector<std::string> fix;
  /// Nullopt where no snapshot can show it.
  std::optional<Condition> check = std::nullopt;
  /// The check is about some customers of the account: where it holds, it may or may not hold for the one who asks.
  bool some_customers = false;
  /// Link targets such as "step/return-url".
  std::vector<std::string> see;
};

/// What somebody sees or is told when the portal does not work, and what may be behind it.
struct Symptom {
  std::string id;
  /// The id that support teams know it by, such as "OPEN-01".
  std::string catalogue;
  /// What it is about, such as "plan"; `area.<area>` of the interface names it.
  std::string area;
  /// As a user would say it.
  std::string title;
  /// What people also say.
  std::vector<std::string> phrases;
  /// What Stripe answers, word for word; a part of the message that is the same for everybody.
  std::vector<std::string> errors;
  /// The likeliest first.
  std::vector<Cause> causes;
  /// What the agent can tell the customer.
  std::string say;
  std::vector<Source> sources;
};

/// Null where there is none. Lives as long as the symptoms.
const Symptom* find_symptom(const std::vector<Symptom>& symptoms, std::string_view id);

}  // namespace portal_guide::content
