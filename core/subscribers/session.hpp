#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/json.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/subscribers/ability.hpp"
#include "core/subscribers/judge.hpp"
#include "core/subscribers/portal.hpp"

/// What a session offers, also where it is not known which configuration it would use.
namespace portal_guide::subscribers {

/// One answer out of what each configuration gives: the answer that all give, else unknown, with every reason for it.
Verdict agreed(const std::vector<Verdict>& verdicts);

/// The portals that a session of one mode may open. Views the snapshot.
class Session {
 public:
  Session(const stripe::Snapshot& snapshot, stripe::Mode mode);

  const std::vector<Portal>& portals() const { return portals_; }
  /// Whether it is known which one a session opens.
  bool is_known() const { return portals_.size() == 1; }
  /// The configurations of the portals.
  std::vector<SessionConfiguration> configurations() const;
  bool holds_customer(std::string_view id) const { return portals_.front().objects->customers.find(id) != nullptr; }

  /// What is on offer in any of the portals, each price once.
  struct Price {
    std::string_view id;
    std::string_view product;
  };
  const std::vector<Price>& prices() const { return prices_; }

  /// What each portal answers, in their order. A price that a portal does not offer cannot be chosen in it.
  std::vector<Judgement> judge_each(const Json& subscription) const;
  /// What they have in common; the prices are those of prices().
  Judgement judge(const Json& subscription) const;
  static Judgement combined(const std::vector<Judgement>& judgements);
  Verdict judge_customer(Capability capability) const;

 private:
  std::vector<Portal> portals_;
  std::vector<Price> prices_;
  /// For each portal, the places among prices_ of its own prices.
  std::vector<std::vector<std::size_t>> places_;
};

}  // namespace portal_guide::subscribers
