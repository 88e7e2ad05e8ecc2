#include "core/report/stripe_cli.hpp"

#include <array>

#include "core/json_writer.hpp"
#include "core/report/shell_word.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::report {
namespace {

struct Resource {
  std::string_view path;
  std::string_view command;
};

/// The resources whose writes have commands of their own. Everything else goes through `stripe post`.
constexpr std::array kResources = {
    Resource{"/v1/billing_portal/configurations", "billing_portal configurations"},
    Resource{"/v1/prices", "prices"},
    Resource{"/v1/products", "products"},
    Resource{"/v1/webhook_endpoints", "webhook_endpoints"},
};

/// The name of a member of a parameter, such as "features[enabled]".
std::string below(std::string name, std::string_view member) { return name.append("[").append(member).append("]"); }

void append_parameters(const std::string& name, const OrderedJson& value,
                       std::vector<std::pair<std::string, std::string>>& parameters) {
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      append_parameters(name.empty() ? key : below(name, key), member, parameters);
    }
  } else if (value.is_array()) {
    for (std::size_t index = 0; index < value.size(); ++index) {
      append_parameters(below(name, std::to_string(index)), value[index], parameters);
    }
  } else if (value.is_null()) {
    parameters.emplace_back(name, "");
  } else if (value.is_string()) {
    parameters.emplace_back(name, value.get_ref<const std::string&>());
  } else {
    parameters.emplace_back(name, portal_guide::to_text(Json(value)));
  }
}

std::string command_of(const ApiCall& call) {
  for (const Resource& resource : kResources) {
    const std::string_view path = call.path;
    if (call.method != "POST" || path.substr(0, resource.path.size()) != resource.path) continue;
    const std::string_view rest = path.substr(resource.path.size());
    if (rest.empty()) return "stripe " + std::string(resource.command) + " create";
    if (rest.front() == '/' && rest.find('/', 1) == std::string_view::npos) {
      return "stripe " + std::string(resource.command) + " update " + shell_word(rest.substr(1));
    }
  }
  return "stripe " + text::in_lower_case(call.method) + " " + shell_word(call.path);
}

}  // namespace

std::vector<std::pair<std::string, std::string>> form_parameters(const OrderedJson& params) {
  std::vector<std::pair<std::string, std::string>> parameters;
  append_parameters("", params, parameters);
  return parameters;
}

std::string stripe_cli_command(const ApiCall& call, stripe::Mode mode) {
  std::string command;
  for (const std::string& piece : stripe_cli_pieces(call, mode)) {
    if (!command.empty()) command += ' ';
    command += piece;
  }
  return command;
}

std::vector<std::string> stripe_cli_pieces(const ApiCall& call, stripe::Mode mode) {
  std::vector<std::string> pieces = {command_of(call)};
  if (mode == stripe::Mode::Live) pieces.emplace_back("--live");
  for (auto& [name, value] : form_parameters(call.params)) {
    pieces.push_back("-d " + shell_word(name.append("=").append(value)));
  }
  return pieces;
}

}  // namespace portal_guide::report
