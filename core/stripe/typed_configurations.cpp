#include "core/stripe/typed_configurations.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/stripe/observed.hpp"
#include "core/stripe/plain_id.hpp"

namespace portal_guide::stripe {
namespace {

constexpr std::string_view kPrefix = "bpc_";
constexpr std::string_view kSeparators = " ,\t\r\n";

bool is_configuration_id(std::string_view text) {
  return text.size() > kPrefix.size() && text.starts_with(kPrefix) && is_plain_id(text);
}

void add(std::vector<NamedConfiguration>& names, std::string_view id) {
  const bool is_known = std::any_of(names.begin(), names.end(), [id](const NamedConfiguration& name) { return name.id == id; });
  if (!is_known) names.push_back({.id = std::string(id)});
}

}  // namespace

Expected<SessionConfigurations> typed_configurations(std::string_view text) {
  SessionConfigurations typed;
  while (true) {
    const std::size_t begin = text.find_first_not_of(kSeparators);
    if (begin == std::string_view::npos) return typed;
    const std::size_t end = std::min(text.find_first_of(kSeparators, begin), text.size());
    const std::string_view part = text.substr(begin, end - begin);
    text.remove_prefix(end);
    std::string_view id = part;
    std::vector<NamedConfiguration>* names = &typed.either;
    for (const Mode mode : {Mode::Test, Mode::Live}) {
      const std::string prefix = std::string(to_string(mode)) + "=";
      if (!part.starts_with(prefix)) continue;
      id.remove_prefix(prefix.size());
      names = mode == Mode::Live ? &typed.live : &typed.test;
    }
    if (!is_configuration_id(id)) {
      return fail({.id = "configuration-id", .arguments = {{"observed", observed_text(part)}}});
    }
    add(*names, id);
  }
}

}  // namespace portal_guide::stripe
