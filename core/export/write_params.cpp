#include "core/export/write_params.hpp"

#include "core/compare/step_calls.hpp"
#include "core/export/wording.hpp"

namespace portal_guide::exporting {
namespace {

std::string_view type_of(Reference::Kind kind) {
  switch (kind) {
    case Reference::Kind::Price:
      return "price";
    case Reference::Kind::Product:
      return "product";
    case Reference::Kind::PaymentMethodConfiguration:
      return "payment_method_configuration";
    case Reference::Kind::FeedbackOption:
      break;
  }
  return "feedback_option";
}

/// "/features/a/0" for "features[a][0]". Names of features hold nothing that a JSON pointer has to escape.
std::string pointer_of(const std::string& form_name) {
  std::string pointer = "/";
  for (const char c : form_name) {
    if (c == '[') {
      pointer += '/';
    } else if (c != ']') {
      pointer += c;
    }
  }
  return pointer;
}

OrderedJson call_with(std::string path, const OrderedJson& params) {
  return {{"method", "POST"}, {"path", std::move(path)}, {"params", params}};
}

OrderedJson references_of(const Exported& exported, const content::Content& content) {
  OrderedJson list = OrderedJson::array();
  for (std::size_t place = 0; place < exported.references.size(); ++place) {
    const Reference& reference = exported.references[place];
    OrderedJson entry = {{"placeholder", "{" + reference.name + "}"}, {"type", type_of(reference.kind)}, {"id", reference.id}};
    if (!reference.lookup_key.empty()) entry["lookup_key"] = reference.lookup_key;
    if (reference.found_with) entry["product_of"] = "{" + exported.references[*reference.found_with].name + "}";
    entry["about"] = describe(reference, exported, content);
    entry["at"] = OrderedJson::array();
    for (const auto& [name, referenced] : exported.places) {
      if (referenced == place) entry["at"].push_back(pointer_of(name));
    }
    list.push_back(std::move(entry));
  }
  return list;
}

}  // namespace

std::string to_params(const Exported& exported, const content::Content& content) {
  OrderedJson document = {{"format", "portal-export/1"},
                          {"mode", stripe::to_string(exported.mode)},
                          {"configuration", exported.id},
                          {"api", call_with(std::string(compare::kConfigurationsPath), exported.create)}};
  if (exported.is_default && !exported.id.empty()) {
    document["update"] = call_with(compare::path_below(compare::kConfigurationsPath, exported.id), exported.update);
  }
  document["references"] = references_of(exported, content);
  document["left_out"] = OrderedJson::array();
  for (const Remark& remark : exported.remarks) {
    document["left_out"].push_back({{"path", remark.path}, {"because", remark.because}, {"detail", describe(remark, content)}});
  }
  return document.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

}  // namespace portal_guide::exporting
