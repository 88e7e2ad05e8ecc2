#include "core/stripe/session_configurations.hpp"

#include <optional>
#include <unordered_set>
#include <utility>

namespace portal_guide::stripe {
namespace {

Error not_a_text(std::string where, const Json& observed) {
  return {.id = "snapshot-type",
          .where = std::move(where),
          .arguments = {{"expected", "string"}, {"observed", std::string(type_name(&observed))}}};
}

/// Collects the names of one list.
class NameReader {
 public:
  /// A text, or an array of texts. Returns what is wrong.
  std::optional<Error> take(const Json& value, const std::string& where) {
    if (value.is_null()) return std::nullopt;
    if (!value.is_array()) return take_text(value, where);
    std::size_t index = 0;
    for (const Json& member : value) {
      if (auto fault = take_text(member, pointer_append(where, index++))) return fault;
    }
    return std::nullopt;
  }

  std::vector<NamedConfiguration> finish() && { return std::move(names_); }

 private:
  std::optional<Error> take_text(const Json& value, std::string where) {
    const auto id = as_string(&value);
    if (!id) return not_a_text(std::move(where), value);
    if (!id->empty() && seen_.insert(*id).second) names_.push_back({.id = std::string(*id), .pointer = std::move(where)});
    return std::nullopt;
  }

  std::vector<NamedConfiguration> names_;
  /// Views the document that is read.
  std::unordered_set<std::string_view> seen_;
};

Expected<std::vector<NamedConfiguration>> read_names(const Json* value, const std::string& where) {
  if (value == nullptr) return std::vector<NamedConfiguration>();
  NameReader reader;
  if (auto fault = reader.take(*value, where)) return fail(*std::move(fault));
  return std::move(reader).finish();
}

Json names_as_json(const std::vector<NamedConfiguration>& names) {
  if (names.size() == 1) return names.front().id;
  Json ids = Json::array();
  for (const NamedConfiguration& name : names) {
    ids.push_back(name.id);
  }
  return ids;
}

}  // namespace

SessionConfigurations in_either_mode(const std::vector<std::string>& ids) {
  SessionConfigurations configurations;
  std::unordered_set<std::string_view> seen;
  for (const std::string& id : ids) {
    if (!id.empty() && seen.insert(id).second) configurations.either.push_back({.id = id});
  }
  return configurations;
}

Expected<SessionConfigurations> read_session_configurations(const Json* value, const std::string& where) {
  SessionConfigurations configurations;
  if (value == nullptr || !value->is_object()) {
    auto either = read_names(value, where);
    if (!either) return propagate(std::move(either));
    configurations.either = *std::move(either);
    return configurations;
  }
  const Json* const of_test = find(*value, to_string(Mode::Test));
  const Json* const of_live = find(*value, to_string(Mode::Live));
  // An object of Stripe's, such as the configuration itself, must not pass for one that names nothing.
  if (of_test == nullptr && of_live == nullptr && !value->empty()) return fail(not_a_text(where, *value));
  auto test = read_names(of_test, pointer_append(where, to_string(Mode::Test)));
  if (!test) return propagate(std::move(test));
  auto live = read_names(of_live, pointer_append(where, to_string(Mode::Live)));
  if (!live) return propagate(std::move(live));
  configurations.test = *std::move(test);
  configurations.live = *std::move(live);
  return configurations;
}

Json to_json(const SessionConfigurations& configurations) {
  if (configurations.empty()) return nullptr;
  if (configurations.test.empty() && configurations.live.empty()) return names_as_json(configurations.either);
  Json modes = Json::object();
  for (const Mode mode : {Mode::Test, Mode::Live}) {
    // What may be in either mode is named for both, which is as near as one value can come to it.
    std::vector<NamedConfiguration> names = configurations.only(mode);
    names.insert(names.end(), configurations.either.begin(), configurations.either.end());
    if (!names.empty()) modes[std::string(to_string(mode))] = names_as_json(names);
  }
  return modes;
}

}  // namespace portal_guide::stripe
