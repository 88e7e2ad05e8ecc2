#pragma once

#include <span>
#include <string_view>

/// The two public Terraform providers for Stripe, as far as a configuration of the portal goes. docs/export.md says where their
/// attributes were looked up and when.
namespace portal_guide::exporting {

/// An attribute of the resource. An object that holds attributes is not listed itself, unless another object requires it.
struct ProviderAttribute {
  enum class Kind { Value, List, Map };

  /// From the resource, with dots; entries of lists have no step of their own.
  std::string_view path;
  Kind kind = Kind::Value;
  /// Whether the object that holds it needs it.
  bool required = false;
};

struct TerraformProvider {
  enum class Objects {
    /// `features { … }`, and lists of objects as blocks that repeat.
    Blocks,
    /// `features = { … }`, and lists of objects in brackets.
    Attributes,
  };

  /// What `--provider` calls it.
  std::string_view name;
  /// Its address in Terraform's registry.
  std::string_view source;
  /// The type of the resource.
  std::string_view resource;
  Objects objects = Objects::Attributes;
  /// Sorted by path.
  std::span<const ProviderAttribute> attributes;
  /// Whether the resource has to have a business profile, even an empty one.
  bool needs_business_profile = false;
};

/// stripe/stripe, Stripe's own.
const TerraformProvider& stripe_provider();
/// lukasaron/stripe, the older one of the two.
const TerraformProvider& lukasaron_provider();

/// Null where the provider has no such attribute.
const ProviderAttribute* find_attribute(const TerraformProvider& provider, std::string_view path);
/// Whether the provider has an attribute at the path or below it.
bool knows(const TerraformProvider& provider, std::string_view path);

}  // namespace portal_guide::exporting
