#include "core/rules/legal_url.hpp"

namespace portal_guide::rules {

Answer judge_legal_url_missing(const Context& context, std::string_view member) {
  const auto configuration = configuration_under_test(context);
  if (!configuration) return unanswered(configuration.error());
  const auto profile = require_object(*configuration, "business_profile");
  if (!profile) return unanswered(profile.error());
  const std::string path = "business_profile." + std::string(member);
  const auto url = optional_string(*configuration, path);
  if (!url) return unanswered(url.error());
  if (!url->empty()) return {};

  OrderedJson params = OrderedJson::object();
  params["business_profile"][std::string(member)] = "{" + std::string(member) + "}";
  return {{update_of_configuration(*configuration, {{.path = pointer_of(*configuration, path), .observed = nullptr}},
                                   std::move(params), report::Applicability::Placeholder)}};
}

}  // namespace portal_guide::rules
