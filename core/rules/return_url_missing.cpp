#include "core/rules/return_url.hpp"

namespace portal_guide::rules::return_url_missing {
namespace {

Answer judge(const Context& context) {
  const auto url = return_url(context);
  if (!url) return propagate(url);
  // An app that passes an address with each session needs none in the configuration.
  if (!url->text.empty() || !url->configuration) return {};
  return {{update_of_configuration(*url->configuration, {{.path = url->pointer, .observed = nullptr}},
                                   {{"default_return_url", kReturnUrlPlaceholder}}, report::Applicability::Placeholder)}};
}

}  // namespace

extern const Rule kRule{.id = "return-url-missing", .severity = report::Severity::Error, .modes = Modes::Both, .judge = judge};

}  // namespace portal_guide::rules::return_url_missing
