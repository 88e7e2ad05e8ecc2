#include "core/cli/rule_examples.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace portal_guide::cli {
namespace {

constexpr std::array<std::string_view, 3> kFileMembers = {"$schema", "account", "examples"};
constexpr std::array<std::string_view, 5> kExampleMembers = {"rule", "mode", "path", "bad", "good"};

Failure<> expected(std::string_view what, const Json* found, std::string where) {
  return fail({.id = "content-type",
               .where = std::move(where),
               .arguments = {{"expected", std::string(what)}, {"observed", std::string(type_name(found))}}});
}

template <std::size_t Count>
std::optional<Error> unknown_member(const Json& object, const std::array<std::string_view, Count>& known,
                                    std::string_view where) {
  for (const auto& [key, value] : object.get_ref<const Json::object_t&>()) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    return Error{.id = "content-member", .where = pointer_append(where, key), .arguments = {{"observed", key}}};
  }
  return std::nullopt;
}

/// The text as a pointer to a value of the account. Nullopt where it is not one. Pointers with escapes are not accepted,
/// because no example needs them.
std::optional<Json::json_pointer> pointer_into(const Json& account, std::string_view path) {
  if (!path.starts_with('/') || path.find('~') != std::string_view::npos) return std::nullopt;
  Json::json_pointer pointer{std::string(path)};
  return account.contains(pointer) ? std::optional(std::move(pointer)) : std::nullopt;
}

Expected<RuleExample> read_example(const Json& entry, const Json& account, const std::string& where) {
  if (!entry.is_object()) return expected("an object", &entry, where);
  if (auto unknown = unknown_member(entry, kExampleMembers, where)) return fail(*std::move(unknown));

  const Json* const rule = find(entry, "rule");
  if (!as_string(rule)) return expected("the id of a rule", rule, pointer_append(where, "rule"));
  const Json* const mode = find(entry, "mode");
  if (as_string(mode) != "live" && as_string(mode) != "test") {
    return expected("live or test", mode, pointer_append(where, "mode"));
  }
  const Json* const path = find(entry, "path");
  const auto place = pointer_into(account, as_string(path).value_or(""));
  if (!place) return expected("a JSON pointer to a value of the account", path, pointer_append(where, "path"));
  const Json* const bad = find(entry, "bad");
  if (bad == nullptr) return expected("a value", bad, pointer_append(where, "bad"));
  const Json* const good = find(entry, "good");

  return RuleExample{.rule = std::string(*as_string(rule)),
                     .mode = as_string(mode) == "live" ? stripe::Mode::Live : stripe::Mode::Test,
                     .path = std::string(*as_string(path)),
                     .bad = *bad,
                     .good = good == nullptr ? account[*place] : *good};
}

}  // namespace

Expected<RuleExamples> RuleExamples::parse(std::string_view text) {
  auto document = parse_json(text);
  if (!document) return propagate(std::move(document));
  if (!document->is_object()) return expected("an object", &*document, "");
  if (auto unknown = unknown_member(*document, kFileMembers, "")) return fail(*std::move(unknown));
  const Json* const account = portal_guide::find(*document, "account");
  if (account == nullptr || !account->is_object()) return expected("a snapshot", account, "/account");
  const Json* const entries = portal_guide::find(*document, "examples");
  if (entries == nullptr || !entries->is_array()) return expected("a list", entries, "/examples");

  RuleExamples examples;
  examples.account_ = *account;
  for (const Json& entry : entries->get_ref<const Json::array_t&>()) {
    const std::string where = pointer_append("/examples", examples.examples_.size());
    auto example = read_example(entry, *account, where);
    if (!example) return propagate(std::move(example));
    if (examples.find(example->rule) != nullptr) {
      return fail({.id = "content-duplicate", .where = pointer_append(where, "rule"), .arguments = {{"id", example->rule}}});
    }
    examples.examples_.push_back(*std::move(example));
  }
  return examples;
}

const RuleExample* RuleExamples::find(std::string_view rule) const {
  const auto found =
      std::find_if(examples_.begin(), examples_.end(), [rule](const RuleExample& example) { return example.rule == rule; });
  return found == examples_.end() ? nullptr : &*found;
}

Json RuleExamples::account_with(const RuleExample& example, const Json& value) const {
  Json account = account_;
  // parse() has made sure that the path leads to a value.
  account[Json::json_pointer(example.path)] = value;
  return account;
}

}  // namespace portal_guide::cli
