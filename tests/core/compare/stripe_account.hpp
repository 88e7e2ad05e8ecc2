#pragma once

#include <string>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/report/report.hpp"

/// One mode of an account as Stripe keeps it, as far as the plan of a comparison writes to it. It refuses what Stripe refuses:
/// unknown parameters, missing ones, values of another type (for configurations by Stripe's own schema), ids that are not
/// there, and what domain/ says of combinations. Nothing of the core is used.
namespace portal_guide::compare {

class StripeAccount {
 public:
  /// `mode` is a snapshot's member "live" or "test".
  explicit StripeAccount(Json mode);

  /// What the call answers with: the object. Fails with `refused` and "because".
  Expected<Json> post(const report::ApiCall& call);
  /// What saving the settings page does: a default configuration with Stripe's suggestions, unless there is one.
  Json save_settings();

  const Json& mode() const { return mode_; }
  Json* find_object(const std::string& section, const std::string& id);

 private:
  Expected<Json> post_configuration(const std::string& id, const Json& params);
  Expected<Json> post_product(const std::string& id, const Json& params);
  Expected<Json> post_price(const std::string& id, const Json& params);
  Expected<Json> post_webhook(const std::string& id, const Json& params);
  std::string judge_offer(const Json& products);
  Json& add(const std::string& section, Json object);

  Json mode_;
  int created_ = 0;
};

}  // namespace portal_guide::compare
