#include "wasm/bindings/core_export.hpp"

#include <array>
#include <optional>

#include "core/export/export.hpp"
#include "core/json.hpp"
#include "core/stripe/mode.hpp"
#include "wasm/bindings/core_snapshot_input.hpp"

namespace portal_guide::bindings {
namespace {

std::optional<stripe::Mode> mode_named(std::string_view name) {
  for (const stripe::Mode mode : {stripe::Mode::Test, stripe::Mode::Live}) {
    if (stripe::to_string(mode) == name) return mode;
  }
  return std::nullopt;
}

/// Reads a member that may be left out into `value`.
template <class Target, class Value>
Expected<void> read_choice(const Json& members, std::string_view name, std::optional<Value> (*read)(std::string_view),
                           Target& target) {
  const Json* member = find(members, name);
  if (member == nullptr) return {};
  const auto text = as_string(member);
  const auto value = text ? read(*text) : std::nullopt;
  if (!value) return fail({.id = "operation-input", .where = pointer_append("", name)});
  target = *value;
  return {};
}

std::optional<std::string> any_text(std::string_view text) { return std::string(text); }

}  // namespace

Expected<std::string> export_configuration(std::string_view input) {
  const auto given = read_snapshot_input(input);
  if (!given) return propagate(given);
  const Json& members = given->members;
  exporting::Options options;
  for (const auto& read : std::array{read_choice(members, "configuration", any_text, options.choice.configuration),
                                     read_choice(members, "mode", mode_named, options.choice.mode),
                                     read_choice(members, "format", exporting::format_named, options.format),
                                     read_choice(members, "provider", exporting::provider_named, options.provider)}) {
    if (!read) return propagate(read);
  }
  return exporting::write(given->snapshot, options, given->content).map([](const exporting::Written& written) {
    return written.text;
  });
}

}  // namespace portal_guide::bindings
