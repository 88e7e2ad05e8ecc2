#include "core/compare/catalogue_steps.hpp"

#include <optional>
#include <string>
#include <utility>

#include "core/compare/append.hpp"
#include "core/compare/instructions.hpp"
#include "core/compare/step_calls.hpp"
#include "core/compare/steps.hpp"
#include "core/compare/wording.hpp"
#include "core/stripe/observed.hpp"
#include "core/stripe/plain_id.hpp"

namespace portal_guide::compare {
namespace {

/// What the content's sentences name of a product or a price.
template <class Supplied>
content::Arguments arguments_of(const Supplied& supplied) {
  return {{"name", supplied.name}, {"ids", joined(supplied.candidates, ", ")}};
}

/// Changes an object that live mode has. None where nothing about it changes.
template <class Supplied>
std::optional<Step> update_step(StepKind kind, const Supplied& supplied, std::string_view collection, std::string_view thing,
                                const content::Content& content) {
  const auto by_hand = by_hand_instructions(supplied.differences, content);
  if (supplied.params.empty() && by_hand.empty()) return std::nullopt;
  Step step{.kind = kind,
            .title = sentence(content, std::string("compare.step.update-").append(thing), arguments_of(supplied)),
            .instructions = {sentence(content, std::string("compare.do.open-").append(thing),
                                      {{"id", stripe::observed_text(supplied.live_id)}})}};
  append(step.instructions, value_instructions(supplied.params, content));
  append(step.instructions, by_hand);
  if (!supplied.params.empty() && stripe::is_plain_id(supplied.live_id)) {
    set_call(step, path_below(collection, supplied.live_id), supplied.params, report::Applicability::Exact);
  }
  return step;
}

/// Has a person choose among what live mode has.
template <class Supplied>
Step choice_step(StepKind kind, const Supplied& supplied, std::string_view thing, const content::Content& content) {
  const content::Arguments arguments = arguments_of(supplied);
  return {.kind = kind,
          .title = sentence(content, std::string("compare.step.choose-").append(thing), arguments),
          .decision = sentence(content, "compare.decide.choose", arguments),
          .candidates = supplied.candidates,
          .instructions = {sentence(content, "compare.do.open-products"), sentence(content, "compare.do.choose", arguments)}};
}

Step new_product_step(const ProductSupply& product, const content::Content& content) {
  const content::Arguments arguments = arguments_of(product);
  Step step{.kind = StepKind::CreateProduct,
            .title = sentence(content, "compare.step.create-product", arguments),
            .instructions = {sentence(content, "compare.do.open-products"),
                             sentence(content, "compare.do.create-product", arguments)}};
  append(step.instructions, value_instructions(product.params, content));
  if (product.supply == Supply::Create) {
    set_call(step, std::string(kProductsPath), product.params, report::Applicability::Exact);
  } else {
    step.instructions.push_back(sentence(content, "compare.do.by-hand"));
  }
  return step;
}

Step new_price_step(const PriceSupply& price, const ProductSupply& product, const content::Content& content) {
  Step step{.kind = StepKind::CreatePrice,
            .title = sentence(content, "compare.step.create-price", arguments_of(price)),
            .instructions = {sentence(content, "compare.do.open-products"),
                             sentence(content, "compare.do.create-price", {{"name", product.name}})}};
  append(step.instructions, value_instructions(price.params, content));
  if (!price.counterpart.empty()) {
    step.decision = sentence(content, "compare.decide.replace-price",
                             {{"name", price.name}, {"ids", stripe::observed_text(price.counterpart)}});
  }
  const std::string product_id = id_or_placeholder(step, product.live_id, "product", product.step);
  if (price.supply == Supply::Create && !product_id.empty()) {
    OrderedJson params = {{"product", product_id}};
    merge(params, price.params);
    set_call(step, std::string(kPricesPath), std::move(params), report::Applicability::Exact);
  } else {
    step.instructions.push_back(sentence(content, "compare.do.by-hand"));
  }
  return step;
}

std::optional<Step> step_for(const ProductSupply& product, const content::Content& content) {
  switch (product.supply) {
    case Supply::Existing:
      return update_step(StepKind::UpdateProduct, product, kProductsPath, "product", content);
    case Supply::Create:
    case Supply::CreateByHand:
      return new_product_step(product, content);
    case Supply::Choose:
      return choice_step(StepKind::ChooseProduct, product, "product", content);
    case Supply::Leave:
    case Supply::Unknown:
      break;
  }
  return std::nullopt;
}

std::optional<Step> step_for(const PriceSupply& price, const ProductSupply& product, const content::Content& content) {
  switch (price.supply) {
    case Supply::Existing: {
      auto step = update_step(StepKind::UpdatePrice, price, kPricesPath, "price", content);
      // The product is made active before its price.
      if (step && product.params.contains("active") && price.params.contains("active")) depend(*step, product.step);
      return step;
    }
    case Supply::Create:
    case Supply::CreateByHand:
      return new_price_step(price, product, content);
    case Supply::Choose:
      return choice_step(StepKind::ChoosePrice, price, "price", content);
    case Supply::Leave:
    case Supply::Unknown:
      break;
  }
  return std::nullopt;
}

template <class Supplied>
void add(std::vector<Step>& steps, std::optional<Step> step, Supplied& supplied, const content::Content& content) {
  if (!step) return;
  supplied.step = add_step(steps, *std::move(step), kProductsPage, content);
  for (Difference& difference : supplied.differences) {
    difference.steps = {supplied.step};
  }
}

}  // namespace

void add_catalogue_steps(std::vector<Step>& steps, ComparedPlans& plans, const content::Content& content) {
  for (ProductSupply& product : plans.products) {
    add(steps, step_for(product, content), product, content);
  }
  for (PriceSupply& price : plans.prices) {
    add(steps, step_for(price, plans.products[price.product], content), price, content);
  }
}

}  // namespace portal_guide::compare
