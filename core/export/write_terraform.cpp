#include "core/export/write_terraform.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <utility>

#include "core/compare/instructions.hpp"
#include "core/export/hcl.hpp"
#include "core/export/wording.hpp"
#include "core/stripe/observed.hpp"

namespace portal_guide::exporting {
namespace {

constexpr std::string_view kHclMark = "# ";

std::string below_path(std::string_view path, std::string_view member) {
  return path.empty() ? std::string(member) : std::string(path).append(".").append(member);
}

/// Writes the parameters of a call as the body of a resource.
class TerraformWriter {
 public:
  TerraformWriter(const Exported& exported, const TerraformProvider& provider) : exported_(exported), provider_(provider) {}

  std::string resource() {
    HclBody body;
    if (!exported_.is_active) body.attribute("active", "false");
    if (provider_.needs_business_profile && !exported_.create.contains("business_profile")) body.block("business_profile", {});
    add_members(body, exported_.create, {});
    HclBody file;
    file.block(R"(resource ")" + std::string(provider_.resource) + R"(" "portal")", body);
    return file.text();
  }

  std::vector<Remark> take_remarks() { return std::move(remarks_); }
  /// The places of the references that the resource names.
  const std::set<std::size_t>& used() const { return used_; }

 private:
  /// Where a value stands: among the provider's attributes, and in Stripe's form encoding.
  struct Place {
    std::string path;
    std::string name;

    Place member(const std::string& member) const { return {below_path(path, member), form_name(name, member)}; }
    Place entry(std::size_t index) const { return {path, form_name(name, std::to_string(index))}; }
  };

  void add_members(HclBody& body, const OrderedJson& members, const Place& place) {
    for (const auto& [member, value] : members.items()) {
      add(body, member, value, place.member(member));
    }
  }

  void add(HclBody& body, const std::string& member, const OrderedJson& value, const Place& place) {
    const ProviderAttribute* attribute = find_attribute(provider_, place.path);
    // What is not set is not missing either.
    if (!knows(provider_, place.path) && value == "") return;
    if (!knows(provider_, place.path)) {
      remark({.path = stripe::observed_text(place.path),
              .because = "no-attribute",
              .arguments = {{"value", compare::shown(value)}}});
    } else if (attribute != nullptr && attribute->kind == ProviderAttribute::Kind::Map) {
      add_map(body, member, value);
    } else if (value.is_object()) {
      add_object(body, member, value, place);
    } else if (value.is_array() && value.front().is_object()) {
      add_objects(body, member, value, place);
    } else {
      add_value(body, member, value, attribute, place);
    }
  }

  void add_value(HclBody& body, const std::string& member, const OrderedJson& value, const ProviderAttribute* attribute,
                 const Place& place) {
    const bool is_list = attribute != nullptr && attribute->kind == ProviderAttribute::Kind::List;
    // A call clears with an empty text. A new configuration has nothing to clear, but for lists that the provider requires.
    if (value != "") {
      body.attribute(member, expression(value, place));
    } else if (is_list && (provider_.objects == TerraformProvider::Objects::Attributes || !holds_objects(place.path))) {
      body.attribute(member, "[]");
    }
  }

  void add_map(HclBody& body, const std::string& member, const OrderedJson& members) {
    HclBody map;
    for (const auto& [key, value] : members.items()) {
      map.attribute(hcl_string(key), hcl_string(value.get<std::string>()));
    }
    body.object(member, map);
  }

  void add_object(HclBody& body, const std::string& member, const OrderedJson& members, const Place& place) {
    HclBody inner;
    add_members(inner, members, place);
    for (const ProviderAttribute& attribute : provider_.attributes) {
      const std::size_t dot = attribute.path.rfind('.');
      if (!attribute.required || dot == std::string_view::npos || attribute.path.substr(0, dot) != place.path) continue;
      if (inner.has(attribute.path.substr(dot + 1))) continue;
      remark({.path = place.path, .because = "needs", .arguments = {{"missing", std::string(attribute.path.substr(dot + 1))}}});
      return;
    }
    // Every resource has features, if only empty ones.
    if (inner.empty() && place.path != "features") return;
    if (provider_.objects == TerraformProvider::Objects::Blocks) {
      body.block(member, inner);
    } else {
      body.object(member, inner);
    }
  }

  void add_objects(HclBody& body, const std::string& member, const OrderedJson& entries, const Place& place) {
    std::vector<HclBody> objects;
    for (std::size_t index = 0; index < entries.size(); ++index) {
      HclBody inner;
      add_members(inner, entries[index], place.entry(index));
      objects.push_back(std::move(inner));
    }
    if (provider_.objects == TerraformProvider::Objects::Attributes) {
      body.objects(member, objects);
      return;
    }
    for (const HclBody& object : objects) {
      body.block(member, object);
    }
  }

  std::string expression(const OrderedJson& value, const Place& place) {
    const auto reference = exported_.places.find(place.name);
    if (reference != exported_.places.end()) {
      used_.insert(reference->second);
      return "var." + exported_.references[reference->second].name;
    }
    if (value.is_string()) return hcl_string(value.get_ref<const std::string&>());
    if (!value.is_array()) return value.dump();
    std::string list;
    for (std::size_t index = 0; index < value.size(); ++index) {
      list += (index == 0 ? "" : ", ") + expression(value[index], place.entry(index));
    }
    return "[" + list + "]";
  }

  /// Whether the attribute is a list of objects.
  bool holds_objects(const std::string& path) const {
    return std::any_of(provider_.attributes.begin(), provider_.attributes.end(), [&](const ProviderAttribute& attribute) {
      return attribute.path.substr(0, path.size() + 1) == path + ".";
    });
  }

  /// The same attribute of several entries is remarked on once.
  void remark(Remark remark) {
    const auto same = [&](const Remark& present) { return present.path == remark.path && present.because == remark.because; };
    if (std::none_of(remarks_.begin(), remarks_.end(), same)) remarks_.push_back(std::move(remark));
  }

  const Exported& exported_;
  const TerraformProvider& provider_;
  std::vector<Remark> remarks_;
  std::set<std::size_t> used_;
};

std::string provider_block(const TerraformProvider& provider) {
  HclBody source;
  source.attribute("source", hcl_string(provider.source));
  HclBody providers;
  providers.object("stripe", source);
  HclBody terraform;
  terraform.block("required_providers", providers);
  HclBody file;
  file.block("terraform", terraform);
  return file.text();
}

/// A variable for each id, because neither provider looks a price up by its key.
std::string variable_blocks(const Exported& exported, const std::set<std::size_t>& used, const content::Content& content) {
  std::string text;
  for (const std::size_t place : used) {
    const Reference& reference = exported.references[place];
    std::string about = describe(reference, exported, content);
    if (!reference.lookup_key.empty()) about += ". " + words(content, "lookup-key", {{"key", reference.lookup_key}});
    HclBody variable;
    variable.attribute("type", "string");
    variable.attribute("description", hcl_string(about));
    HclBody file;
    file.block("variable " + hcl_string(reference.name), variable);
    text += "\n" + file.text();
  }
  return text;
}

}  // namespace

TerraformCode to_terraform(const Exported& exported, const TerraformProvider& provider, const content::Content& content) {
  TerraformWriter writer(exported, provider);
  const std::string resource = writer.resource();
  TerraformCode code;
  for (const Remark& remark : exported.remarks) {
    // The resource has an attribute for it.
    if (remark.because != "inactive") code.remarks.push_back(remark);
  }
  for (Remark& remark : writer.take_remarks()) {
    remark.arguments["provider"] = provider.source;
    code.remarks.push_back(std::move(remark));
  }
  std::vector<std::string> notes;
  if (!writer.used().empty()) notes.push_back(words(content, "fill-in-variables"));
  code.text = heading(exported, code.remarks, notes, kHclMark, content) + provider_block(provider) +
              variable_blocks(exported, writer.used(), content) + "\n" + resource;
  return code;
}

}  // namespace portal_guide::exporting
