#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/rules/census.hpp"
#include "core/rules/context.hpp"

namespace portal_guide::rules {

/// A look at the e-mail addresses of the customers with a running subscription: walks over the customers that were read, once
/// the pass over the subscriptions has told which of them have one.
class EmailWatcher : public Watcher {
 public:
  /// Views the section.
  EmailWatcher(const Context& context, const stripe::Section& customers) : context_(context), customers_(customers) {}

  bool asks_for_customers() const final { return true; }
  void see(const SeenSubscription& /*seen*/) final {}
  /// What observe() found; where it found nothing, why there may be something: a subscription or an address that does not tell,
  /// or customers that were not read.
  Answer answer(const Census& census) final;

 protected:
  /// Is shown the customers in the section's order. `email` is empty where the customer has none.
  virtual void see_email(std::size_t index, std::string_view email) = 0;
  /// What is wrong with the customers that were shown, of which there are `total`; nullopt where nothing is.
  virtual std::optional<Observation> observe(std::size_t total) = 0;

  std::string_view id_at(std::size_t index) const { return id_of(customers_.items[index]); }
  std::string pointer_at(std::size_t index, stripe::MemberPath path) const {
    return pointer_append(customers_.pointers[index], path);
  }

 private:
  Context context_;
  const stripe::Section& customers_;
};

}  // namespace portal_guide::rules
