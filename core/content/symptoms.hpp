#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/content/content.hpp"
#include "core/stripe/mode.hpp"

/// What goes wrong, in the words of the people who see it, and what may be the cause.
namespace portal_guide::content {

/// What in a snapshot confirms a cause. core/troubleshoot judges it in each mode separately, with three answers: it holds, it
/// does not hold, or nobody can tell.
struct Condition {
  enum class Kind {
    /// The rule `name` finds something. The condition does not hold where the rule passes or does not exist for the mode.
    Finding,
    /// `name` is a fact of core/troubleshoot/facts.hpp, for things that no rule reports.
    Fact,
    /// The portal configuration holds `value` at the dotted path `name`. Where it holds a list of texts there, the list has
    /// `value` among them.
    Setting,
    /// All: every part holds. Any: at least one part holds. Not: the only part does not hold.
    All,
    Any,
    Not,
  };

  Kind kind = Kind::Finding;
  std::string name = {};
  /// The value of a Setting: a text or a flag.
  std::variant<bool, std::string> value = false;
  std::vector<Condition> parts = {};
  /// The only mode in which the condition can hold. Nullopt where it can hold in both.
  std::optional<stripe::Mode> mode = std::nullopt;
};

struct Cause {
  /// The cause as a statement.
  std::string cause;
  /// How to tell that this is the cause.
  std::string tell;
  /// The same as a question to somebody whose account nobody can look at. "Yes" speaks for this cause.
  std::string ask;
  /// What to do, step by step.
  std::vector<std::string> fix;
  /// What shows it: where it holds, this is the cause, and where it fails, it is not. Nullopt where a snapshot cannot show it.
  std::optional<Condition> check = std::nullopt;
  /// Whether the check is about some customers of the account only. Where it holds, it may or may not be true of the customer
  /// who asks.
  bool some_customers = false;
  /// What the cause cannot do without, such as a setting that many accounts have. It is asked where the check cannot tell:
  /// where it fails, this is not the cause, and where it holds, nobody knows yet.
  std::optional<Condition> needs = std::nullopt;
  /// Whether the check, or what it needs, is a setting as Stripe leaves it. So many accounts have it that it says nothing about
  /// which symptom is meant.
  bool default_setting = false;
  /// What somebody in support can tell the customer where this is the cause. Empty where the symptom's own sentence will do.
  std::string say;
  /// Link targets such as "step/return-url".
  std::vector<std::string> see;
};

/// What somebody in support can tell the customer.
struct Saying {
  std::string text;
  /// What the text takes for granted. Where it fails, the next one is told.
  std::optional<Condition> while_holds = std::nullopt;
};

/// What somebody sees or is told when the portal does not work, and the possible causes.
struct Symptom {
  std::string id;
  /// The id that support teams know it by, such as "OPEN-01".
  std::string catalogue;
  /// What it is about, such as "plan". Its name is the interface's sentence `area.<area>`.
  std::string area;
  /// The symptom as a user would say it.
  std::string title;
  /// Other ways in which people say it.
  std::vector<std::string> phrases;
  /// Error messages of Stripe's, word for word: the part of each that is the same for everybody.
  std::vector<std::string> errors;
  /// The likeliest first.
  std::vector<Cause> causes;
  /// What somebody in support can tell the customer. The first is true whichever cause it is; core/troubleshoot/saying.hpp
  /// chooses where an account is known.
  std::vector<Saying> say;
  std::vector<Source> sources;
};

/// The symptom with that id, or null where there is none. It lives as long as the symptoms.
const Symptom* find_symptom(const std::vector<Symptom>& symptoms, std::string_view id);

}  // namespace portal_guide::content
