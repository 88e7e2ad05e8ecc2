#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/export/exported.hpp"
#include "core/stripe/plan_match.hpp"
#include "core/stripe/snapshot.hpp"

namespace portal_guide::exporting {

/// Gives each object that a configuration names a variable. Views live as long as the snapshot.
class References {
 public:
  References(const stripe::Snapshot& snapshot, stripe::Mode mode);

  /// The place of the reference to this object, which is made where there is none yet.
  std::size_t price(std::string_view id, std::string_view product_id);
  /// `prices` are the places of the product's prices, one of which may bring it.
  std::size_t product(std::string_view id, const std::vector<std::size_t>& prices);
  std::size_t other(Reference::Kind kind, std::string_view id, std::string_view name);

  /// What stands for the id in a call until somebody knows it: "{price_basic_month}".
  std::string placeholder(std::size_t place) const;
  std::vector<Reference> take() && { return std::move(references_); }

 private:
  std::size_t add(Reference reference, std::string_view id);
  /// The name, or with a number behind it the first one that no other reference has.
  std::string unused(const std::string& name);

  stripe::PlanCatalogue catalogue_;
  std::unordered_map<std::string_view, const Json*> prices_;
  std::vector<Reference> references_;
  std::map<std::string, std::size_t> places_;
  std::set<std::string> used_;
};

}  // namespace portal_guide::exporting
