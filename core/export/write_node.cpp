#include "core/export/write_node.hpp"

#include <algorithm>
#include <string_view>

#include "core/export/wording.hpp"
#include "core/report/paragraph.hpp"
#include "core/text/ascii.hpp"

namespace portal_guide::exporting {
namespace {

constexpr std::string_view kLineMark = "// ";

/// "priceBasicMonth" for "price_basic_month".
std::string in_camel_case(std::string_view name) {
  std::string camel;
  bool begins_word = false;
  for (const char c : name) {
    if (c == '_') {
      begins_word = true;
      continue;
    }
    camel += begins_word ? text::to_upper(c) : c;
    begins_word = false;
  }
  return camel;
}

/// A JSON string is one of JavaScript, too. Characters that hide or turn what a reader sees are escaped.
std::string string_literal(const std::string& text) {
  const bool is_plain = report::printable(text) == text;
  return OrderedJson(text).dump(-1, ' ', !is_plain, OrderedJson::error_handler_t::replace);
}

/// The name of a member, in quotes where JavaScript needs them or where the name means something to it.
std::string member_name(const std::string& name) {
  const bool is_identifier = !name.empty() && text::is_letter(name.front()) &&
                             std::all_of(name.begin(), name.end(), [](char c) { return text::is_alphanumeric(c) || c == '_'; });
  if (is_identifier) return name;
  // `{"__proto__": x}` sets no member of that name, and `{["__proto__"]: x}` does.
  return name == "__proto__" ? "[" + string_literal(name) + "]" : string_literal(name);
}

/// Writes the parameters as an object literal.
class NodeWriter {
 public:
  explicit NodeWriter(const Exported& exported) : exported_(exported) {}

  std::string value(const OrderedJson& value, const std::string& name, const std::string& indent) const {
    const auto place = exported_.places.find(name);
    if (place != exported_.places.end()) return in_camel_case(exported_.references[place->second].name);
    if (value.is_string()) return string_literal(value.get_ref<const std::string&>());
    if (value.is_object()) return object(value, name, indent);
    if (value.is_array()) return array(value, name, indent);
    return value.dump();
  }

 private:
  std::string object(const OrderedJson& members, const std::string& name, const std::string& indent) const {
    if (members.empty()) return "{}";
    std::string text = "{\n";
    const std::string inner = indent + "  ";
    for (const auto& [member, inside] : members.items()) {
      text += inner + member_name(member) + ": " + value(inside, form_name(name, member), inner) + ",\n";
    }
    return text + indent + "}";
  }

  std::string array(const OrderedJson& entries, const std::string& name, const std::string& indent) const {
    std::string text = "[";
    for (std::size_t index = 0; index < entries.size(); ++index) {
      text += (index == 0 ? "" : ", ") + value(entries[index], form_name(name, std::to_string(index)), indent);
    }
    return text + "]";
  }

  const Exported& exported_;
};

std::string lookup_helper(const content::Content& content) {
  return comment(words(content, "lookup"), kLineMark) +
         "const priceWithLookupKey = async (lookupKey) => {\n"
         "  const { data: [price] } = await stripe.prices.list({ lookup_keys: [lookupKey], active: true });\n"
         "  if (!price) throw new Error(`${lookupKey}: ${" +
         string_literal(words(content, "lookup-failed")) +
         "}`);\n"
         "  const { id, product } = price;\n"
         "  return { id, product: typeof product === \"string\" ? product : product.id };\n"
         "};\n";
}

std::string constants(const Exported& exported, const content::Content& content) {
  const std::vector<Reference>& references = exported.references;
  std::string lookups;
  std::string blanks;
  for (std::size_t place = 0; place < references.size(); ++place) {
    const Reference& reference = references[place];
    const std::string about = comment(describe(reference, exported, content), kLineMark);
    if (!is_looked_up(reference)) {
      blanks += about + "const " + in_camel_case(reference.name) + " = " + string_literal(blank_id(reference)) + ";\n";
    }
    if (reference.lookup_key.empty()) continue;
    lookups += about + "const { id: " + in_camel_case(reference.name);
    for (const Reference& product : references) {
      if (product.found_with == place) lookups += ", product: " + in_camel_case(product.name);
    }
    lookups += " } = await priceWithLookupKey(" + string_literal(reference.lookup_key) + ");\n";
  }
  std::string text;
  if (!blanks.empty()) text += "\n" + comment(words(content, "fill-in"), kLineMark) + blanks;
  if (!lookups.empty()) text += "\n" + lookup_helper(content) + "\n" + lookups;
  return text;
}

}  // namespace

std::string to_node(const Exported& exported, const content::Content& content) {
  return heading(exported, exported.remarks, {words(content, "key-of-the-mode")}, kLineMark, content) +
         "import Stripe from \"stripe\";\n\nconst stripe = new Stripe(process.env.STRIPE_SECRET_KEY);\n" +
         constants(exported, content) + "\nconst configuration = await stripe.billingPortal.configurations.create(" +
         NodeWriter(exported).value(exported.create, "", "") + ");\nconsole.log(configuration.id);\n";
}

}  // namespace portal_guide::exporting
