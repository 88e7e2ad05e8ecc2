#include "core/export/export.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/export/exported.hpp"
#include "core/export/wording.hpp"
#include "core/export/write_node.hpp"
#include "core/export/write_params.hpp"
#include "core/export/write_shell.hpp"
#include "core/export/write_terraform.hpp"
#include "core/stripe/observed.hpp"

namespace portal_guide::exporting {
namespace {

template <class Value>
struct Named {
  std::string_view name;
  Value value;
};

constexpr std::array kFormatNames = {Named<Format>{"params", Format::Params}, Named<Format>{"curl", Format::Curl},
                                     Named<Format>{"cli", Format::Cli}, Named<Format>{"node", Format::Node},
                                     Named<Format>{"terraform", Format::Terraform}};
constexpr std::array kProviderNames = {Named<Provider>{"stripe", Provider::Stripe},
                                       Named<Provider>{"lukasaron", Provider::Lukasaron}};

template <class Value, std::size_t kCount>
std::optional<Value> value_named(const std::array<Named<Value>, kCount>& names, std::string_view name) {
  for (const Named<Value>& one : names) {
    if (one.name == name) return one.value;
  }
  return std::nullopt;
}

template <class Value, std::size_t kCount>
std::vector<std::string> names_in(const std::array<Named<Value>, kCount>& names) {
  std::vector<std::string> list;
  list.reserve(names.size());
  for (const Named<Value>& one : names) {
    list.emplace_back(one.name);
  }
  return list;
}

}  // namespace

std::optional<Format> format_named(std::string_view name) { return value_named(kFormatNames, name); }
std::optional<Provider> provider_named(std::string_view name) { return value_named(kProviderNames, name); }
std::vector<std::string> format_names() { return names_in(kFormatNames); }
std::vector<std::string> provider_names() { return names_in(kProviderNames); }

Expected<Written> write(const stripe::Snapshot& snapshot, const Options& options, const content::Content& content) {
  const auto chosen = choose_configuration(snapshot, options.choice, content);
  if (!chosen) return propagate(chosen);
  const Exported exported = export_configuration(snapshot, *chosen);
  Written written{.configuration = stripe::observed_text(chosen->configuration.id), .mode = chosen->mode, .text = {}};
  std::vector<Remark> remarks = exported.remarks;
  switch (options.format) {
    case Format::Params:
      written.text = to_params(exported, content);
      break;
    case Format::Curl:
    case Format::Cli: {
      ShellCode code = to_shell(exported, options.format == Format::Curl ? Caller::Curl : Caller::StripeCli, content);
      written.text = std::move(code.text);
      remarks = std::move(code.remarks);
      break;
    }
    case Format::Node:
      written.text = to_node(exported, content);
      break;
    case Format::Terraform: {
      TerraformCode code =
          to_terraform(exported, options.provider == Provider::Stripe ? stripe_provider() : lukasaron_provider(), content);
      written.text = std::move(code.text);
      remarks = std::move(code.remarks);
      break;
    }
  }
  for (const Remark& remark : remarks) {
    written.remarks.push_back(describe(remark, content));
  }
  return written;
}

}  // namespace portal_guide::exporting
