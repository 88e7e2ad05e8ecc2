#include "tests/core/export/reading.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/core/export/hcl_reading.hpp"

namespace portal_guide::exporting {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A folder in which code runs.
class Folder {
 public:
  Folder() {
    std::string pattern = (fs::path(testing::TempDir()) / "portal-guide-export-XXXXXX").string();
    EXPECT_NE(mkdtemp(pattern.data()), nullptr);
    path_ = pattern;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }

  fs::path add(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  void add_program(const std::string& name, const std::string& text) const {
    fs::permissions(add(name, text), fs::perms::owner_all);
  }
  std::string run(const std::string& command) const {
    const std::string line = "cd '" + path_.string() + "' && PATH=\"" + path_.string() + "/bin:$PATH\" CALLS='" +
                             path_.string() + "' STRIPE_SECRET_KEY=of-the-test " + command + " >output 2>errors </dev/null";
    EXPECT_EQ(std::system(line.c_str()), 0) << contents(path_ / "errors");
    return contents(path_ / "output");
  }
  std::string read(const std::string& name) const { return contents(path_ / name); }

 private:
  fs::path path_;
};

/// The ids in the sentence that says what a variable stands for: "… (price_1 in live mode)".
std::string id_in(const std::string& sentence) {
  const std::size_t end = sentence.rfind(" in live mode");
  if (end == std::string::npos) return "";
  const std::size_t begin = sentence.find_last_of(" (#/", end - 1) + 1;
  return sentence.substr(begin, end - begin);
}

/// Fills in what a person fills in: "price_…" becomes the id that the comment above it speaks of.
std::string filled_in(const std::string& code, const NewIds& ids) {
  std::string filled;
  std::string comment;
  bool in_comment = false;
  for (std::size_t begin = 0; begin < code.size();) {
    const std::size_t end = std::min(code.find('\n', begin), code.size());
    std::string line = code.substr(begin, end - begin);
    const bool is_comment = line.starts_with("# ") || line.starts_with("// ");
    if (is_comment) {
      comment = in_comment ? comment + line.substr(line.find(' ')) : line;
    } else if (const std::size_t dots = line.find("_…"); dots != std::string::npos || line.find("\"…\"") != std::string::npos) {
      const std::string blank = dots == std::string::npos ? "…"
                                                          : line.substr(line.find_last_of("\"=", dots) + 1,
                                                                        dots + 4 - line.find_last_of("\"=", dots) - 1);
      const auto id = ids.find(id_in(comment));
      EXPECT_NE(id, ids.end()) << comment << "\n" << line;
      if (id != ids.end()) line.replace(line.find(blank), blank.size(), id->second);
    }
    in_comment = is_comment;
    filled += line + "\n";
    begin = end + 1;
  }
  return filled;
}

std::string form_decoded(const std::string& text) {
  std::string decoded;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '%') {
      decoded += static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16));
      at += 2;
    } else {
      decoded += text[at] == '+' ? ' ' : text[at];
    }
  }
  return decoded;
}

using Parameters = std::vector<std::pair<std::string, std::string>>;

/// Lists, numbers and switches are texts in a form. Stripe reads them by the member's name, as its schema has it.
Json typed(const Json& value, const std::string& name) {
  if (value.is_object()) {
    Json members = Json::object();
    Json entries = Json::array();
    for (const auto& [member, inside] : value.items()) {
      members[member] = name == "metadata" ? inside : typed(inside, member);
      const bool is_index = name != "metadata" && member == std::to_string(entries.size());
      if (is_index) entries.push_back(members[member]);
    }
    return !entries.empty() && entries.size() == members.size() ? entries : members;
  }
  const auto text = value.get<std::string>();
  if (name == "enabled" && (text == "true" || text == "false")) return text == "true";
  if (name == "minimum" || name == "maximum" || name == "interval_count") return std::stoi(text);
  return text;
}

Json from_form(const Parameters& parameters) {
  Json params = Json::object();
  for (const auto& [name, value] : parameters) {
    Json* place = &params;
    std::size_t begin = 0;
    std::string member = name.substr(0, name.find('['));
    while (true) {
      place = &(*place)[member];
      begin = name.find('[', begin);
      if (begin == std::string::npos) break;
      const std::size_t end = name.find(']', begin);
      member = name.substr(begin + 1, end - begin - 1);
      begin = end;
    }
    EXPECT_TRUE(place->is_null()) << name << " is sent twice";
    *place = value;
  }
  return typed(params, "");
}

/// Runs the script, and returns the arguments of the one call that is not a look-up.
std::vector<std::string> arguments_of(const std::string& program, const std::string& script, const Surroundings& around) {
  const Folder folder;
  folder.add("prices.json", around.prices.dump());
  // Look-ups are answered, and whatever else is called is written down, each argument with a zero byte behind it.
  folder.add_program(
      "bin/" + program,
      "#!/bin/bash\n"
      "for argument in \"$@\"; do\n"
      "  case \"$argument\" in\n"
      "    'lookup_keys[0]='*)\n"
      "      jq -c --arg key \"${argument#*=}\" '{data: [.[] | select(.lookup_key == $key)]}' \"$CALLS/prices.json\"\n"
      "      exit ;;\n"
      "  esac\n"
      "done\n"
      "printf '%s\\0' \"$@\" >> \"$CALLS/call\"\n"
      "echo >> \"$CALLS/calls\"\n"
      "echo '{\"id\": \"bpc_New\"}'\n");
  folder.add("script", filled_in(script, around.ids));
  folder.run("bash script");
  EXPECT_EQ(folder.read("calls"), "\n") << script;
  std::vector<std::string> arguments;
  const std::string call = folder.read("call");
  for (std::size_t begin = 0; begin < call.size();) {
    const std::size_t end = call.find('\0', begin);
    arguments.push_back(call.substr(begin, end - begin));
    begin = end + 1;
  }
  return arguments;
}

std::pair<std::string, std::string> split(const std::string& text) {
  const std::size_t equals = text.find('=');
  EXPECT_NE(equals, std::string::npos) << text;
  return {text.substr(0, equals), text.substr(equals + 1)};
}

/// Puts the ids in place of the variables, and makes objects of the blocks that Terraform knows one of.
Json as_params(const Json& value, const NewIds& variables, const std::string& name) {
  if (value.is_object() && value.size() == 1 && value.contains("var")) {
    const auto id = variables.find(value["var"].get<std::string>());
    EXPECT_NE(id, variables.end()) << value.dump();
    return id == variables.end() ? Json(nullptr) : Json(id->second);
  }
  if (value.is_array()) {
    const bool is_block =
        value.size() == 1 && value[0].is_object() && !value[0].contains("var") && name != "products" && name != "conditions";
    if (is_block) return as_params(value[0], variables, name);
    if (value.empty()) return "";
  }
  if (!value.is_structured()) return value;
  Json params = value;
  for (const auto& [member, inside] : params.items()) {
    inside = as_params(inside, variables, value.is_array() ? "" : member);
  }
  return params;
}

}  // namespace

Json params_of_document(const std::string& document, const Surroundings& around) {
  const Json exported = Json::parse(document, nullptr, false);
  EXPECT_FALSE(exported.is_discarded());
  EXPECT_EQ(exported["api"]["method"], "POST");
  EXPECT_EQ(exported["api"]["path"], "/v1/billing_portal/configurations");
  Json params = exported["api"]["params"];
  for (const Json& reference : exported["references"]) {
    Json id;
    if (reference.contains("lookup_key")) {
      for (const Json& price : around.prices) {
        if (price.value("lookup_key", Json(nullptr)) == reference["lookup_key"]) id = price["id"];
      }
    } else {
      id = around.ids.at(reference["id"].get<std::string>());
    }
    EXPECT_FALSE(reference["at"].empty()) << reference.dump();
    for (const Json& pointer : reference["at"]) {
      Json& place = params[Json::json_pointer(pointer.get<std::string>())];
      EXPECT_EQ(place, reference["placeholder"]);
      place = id;
    }
  }
  return params;
}

Json params_of_curl(const std::string& script, const Surroundings& around) {
  const std::vector<std::string> arguments = arguments_of("curl", script, around);
  Parameters parameters;
  std::vector<std::string> others;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    if (arguments[at] != "-d" && arguments[at] != "--data-urlencode") {
      others.push_back(arguments[at]);
      continue;
    }
    auto [name, value] = split(arguments[at + 1]);
    // curl reads a file where an argument begins so.
    EXPECT_EQ(name.find('@'), std::string::npos) << name;
    if (arguments[at] == "-d") value = form_decoded(value);
    parameters.emplace_back(form_decoded(name), value);
    ++at;
  }
  EXPECT_EQ(others,
            (std::vector<std::string>{"-sS", "https://api.stripe.com/v1/billing_portal/configurations", "-u", "of-the-test:"}));
  return from_form(parameters);
}

Json params_of_cli(const std::string& script, const Surroundings& around) {
  const std::vector<std::string> arguments = arguments_of("stripe", script, around);
  Parameters parameters;
  std::vector<std::string> others;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    if (arguments[at] == "-d") {
      parameters.push_back(split(arguments[++at]));
    } else {
      others.push_back(arguments[at]);
    }
  }
  EXPECT_EQ(others, (std::vector<std::string>{"billing_portal", "configurations", "create"}));
  return from_form(parameters);
}

Json params_of_node(const std::string& module, const Surroundings& around) {
  const Folder folder;
  folder.add("prices.json", around.prices.dump());
  folder.add("node_modules/stripe/package.json", R"({"name": "stripe", "type": "module", "exports": "./stripe.js"})");
  folder.add("node_modules/stripe/stripe.js", R"(
import { appendFileSync, readFileSync } from "node:fs";
const prices = JSON.parse(readFileSync("prices.json", "utf8"));
export default class {
  constructor(key) { if (key !== "of-the-test") throw new Error("another key"); }
  prices = { list: async ({ lookup_keys, active }) => ({ data: active ? prices.filter((price) => lookup_keys.includes(price.lookup_key)) : [] }) };
  billingPortal = { configurations: { create: async (params) => {
    appendFileSync("call", JSON.stringify(params));
    return { id: "bpc_New" };
  } } };
}
)");
  folder.add("module.mjs", filled_in(module, around.ids));
  EXPECT_EQ(folder.run("node module.mjs"), "bpc_New\n");
  const Json params = Json::parse(folder.read("call"), nullptr, false);
  EXPECT_FALSE(params.is_discarded()) << module;
  return params.is_discarded() ? Json(nullptr) : params;
}

Json params_of_terraform(const std::string& file, const std::string& source, const std::string& type,
                         const Surroundings& around) {
  Json resource;
  NewIds variables;
  for (const HclBlock& block : read_hcl(file)) {
    if (block.type == "terraform") {
      EXPECT_EQ(block.body, Json({{"required_providers", {{{"stripe", {{"source", source}}}}}}}));
    } else if (block.type == "variable") {
      EXPECT_EQ(block.body["type"], Json({{"type", "string"}}));
      const std::string id = id_in(block.body["description"].get<std::string>());
      EXPECT_TRUE(around.ids.contains(id)) << block.body.dump();
      variables[block.labels.at(0)] = around.ids.contains(id) ? around.ids.at(id) : "";
    } else {
      EXPECT_EQ(block.type, "resource");
      EXPECT_EQ(block.labels, (std::vector<std::string>{type, "portal"}));
      EXPECT_TRUE(resource.is_null());
      resource = block.body;
    }
  }
  Json params = as_params(resource, variables, "");
  // The provider sends these in a call of their own, or makes them of nothing.
  params.erase("active");
  if (params.contains("business_profile") && params["business_profile"].empty()) params.erase("business_profile");
  return params;
}

}  // namespace portal_guide::exporting
