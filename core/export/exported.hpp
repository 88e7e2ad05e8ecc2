#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/export/choice.hpp"
#include "core/json.hpp"
#include "core/stripe/mode.hpp"
#include "core/stripe/snapshot.hpp"

/// A configuration of the portal as the calls that make it again, before it is written in a language.
namespace portal_guide::exporting {

/// An object that the configuration names by its id. Another mode or account has another id for it, so the code has a variable
/// in place of the id.
struct Reference {
  enum class Kind { Price, Product, PaymentMethodConfiguration, FeedbackOption };

  Kind kind = Kind::Price;
  /// What the variable is called, each once: "price_basic_month".
  std::string name;
  /// The id in the snapshot.
  std::string id;
  /// A price's lookup key, which every mode may have. Empty where it has none.
  std::string lookup_key = {};
  /// For a product: the place of a price that has a lookup key, and so brings the product with it.
  std::optional<std::size_t> found_with = std::nullopt;
  /// What the code's reader knows it by. Each is empty where the snapshot does not say.
  std::string product_name = {};
  /// Such as "9.00 EUR", or "tiered".
  std::string amount = {};
  std::string interval = {};
  std::size_t interval_count = 0;
};

/// Something about the configuration that the calls do not hold.
struct Remark {
  /// Dotted, from the configuration: "features.subscription_pause.enabled".
  std::string path;
  /// Why: the last part of the sentence's key, "export.left-out.<because>".
  std::string_view because;
  content::Arguments arguments = {};

  bool operator==(const Remark&) const = default;
};

struct Exported {
  stripe::Mode mode = stripe::Mode::Live;
  std::int64_t taken_at_unix_seconds = 0;
  /// Empty where the id cannot be written into a call.
  std::string id;
  bool is_default = false;
  bool is_active = true;
  /// The parameters of the call that makes the configuration. "{price_basic_month}" stands for the id of a reference.
  OrderedJson create = OrderedJson::object();
  /// The parameters of the call that gives an existing configuration the same settings.
  OrderedJson update = OrderedJson::object();
  /// Prices before their product.
  std::vector<Reference> references = {};
  /// Where the ids of references stand: the names of the parameters in Stripe's form encoding, such as
  /// "features[subscription_update][products][0][product]", and the places in `references`.
  std::map<std::string, std::size_t> places = {};
  std::vector<Remark> remarks = {};
};

/// Everything about the configuration that a call can set. Read-only members are left out without a remark.
Exported export_configuration(const stripe::Snapshot& snapshot, const Chosen& chosen);

/// "features[enabled]"; the member's own name where `name` is empty.
std::string form_name(std::string_view name, std::string_view member);

}  // namespace portal_guide::exporting
