#include "tests/core/compare/carried_out.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "core/compare/compare.hpp"
#include "core/report/stripe_cli.hpp"
#include "core/stripe/snapshot.hpp"
#include "tests/core/compare/stripe_account.hpp"
#include "tests/core/repository_content.hpp"

namespace portal_guide::compare {
namespace {

/// What a person would type for what an earlier step gave, and for what only a person knows.
using Answers = std::map<std::string, std::string>;

void replace_answers(std::string& text, const Answers& answers) {
  for (const auto& [placeholder, answer] : answers) {
    for (std::size_t at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder, at + answer.size())) {
      text.replace(at, placeholder.size(), answer);
    }
  }
}

report::ApiCall filled(report::ApiCall call, const Answers& answers) {
  replace_answers(call.path, answers);
  std::string params = call.params.dump();
  replace_answers(params, answers);
  call.params = OrderedJson::parse(params, nullptr, false);
  return call;
}

}  // namespace

Comparison comparison_of(const Json& document) {
  const auto snapshot = stripe::Snapshot::create(document);
  EXPECT_TRUE(snapshot) << snapshot.error().id << " at " << snapshot.error().where;
  if (!snapshot) return {};
  auto comparison = compare(*snapshot, repository_content());
  EXPECT_TRUE(comparison) << comparison.error().id;
  return comparison ? *std::move(comparison) : Comparison{};
}

std::vector<std::string> lines(const Comparison& comparison) {
  std::vector<std::string> found;
  for (const Difference& difference : comparison.differences) {
    found.push_back(std::string(to_string(difference.action)) + " " + difference.path);
  }
  for (const Unmatched& entry : comparison.unmatched) {
    found.push_back("unmatched " + entry.id + " " + std::string(to_string(entry.reason)));
  }
  for (const NotPaired& entry : comparison.not_paired) {
    found.push_back("not paired " + entry.configuration.id + " " + std::string(to_string(entry.reason)));
  }
  for (const NotCompared& entry : comparison.not_compared) {
    found.push_back("not compared " + entry.path + " " + std::string(report::to_string(entry.because)));
  }
  return found;
}

Json carried_out(const Json& document, const Comparison& comparison) {
  StripeAccount live(document["live"]);
  Answers answers = {{"{return_url}", "https://acme.dev/account"},
                     {"{webhook_url}", "https://acme.dev/stripe"},
                     {"{privacy_policy_url}", "https://acme.dev/privacy"},
                     {"{payment_method_configuration}", "pmc_Live"}};
  // Nobody is there to do what no call does, and what waits for it.
  std::set<std::size_t> by_hand;
  for (const Step& step : comparison.plan) {
    const auto answer = [&](const std::string& type, const std::string& id) {
      answers["{" + type + "_from_step_" + std::to_string(step.order) + "}"] = id;
    };
    for (const std::size_t order : step.depends_on) {
      EXPECT_LT(order, step.order);
    }
    if (step.kind == StepKind::SaveSettings) {
      EXPECT_FALSE(step.call) << "only the Dashboard does this";
      answer("configuration", live.save_settings()["id"]);
    }
    if (!step.candidates.empty()) {
      const bool is_price = step.kind == StepKind::ChoosePrice;
      answer(is_price ? "price" : "product", step.candidates.front());
      const Json* chosen = live.find_object("prices", step.candidates.front());
      if (is_price && chosen != nullptr) answer("product", (*chosen)["product"]);
    }
    const bool waits_for_a_person =
        std::any_of(step.depends_on.begin(), step.depends_on.end(), [&](std::size_t order) { return by_hand.contains(order); });
    if (waits_for_a_person || (!step.call && step.candidates.empty() && step.kind != StepKind::SaveSettings)) {
      by_hand.insert(step.order);
      continue;
    }
    if (!step.call) continue;
    EXPECT_EQ(step.call->cli, report::stripe_cli_command(step.call->api, stripe::Mode::Live));
    const auto object = live.post(filled(step.call->api, answers));
    if (!object) {
      ADD_FAILURE() << "step " << step.order << ": " << object.error().arguments.at("because") << "\n" << step.call->cli;
      continue;
    }
    if (step.kind == StepKind::CreateConfiguration) answer("configuration", (*object)["id"]);
    if (step.kind == StepKind::CreateProduct) answer("product", (*object)["id"]);
    if (step.kind == StepKind::CreatePrice) answer("price", (*object)["id"]);
  }
  Json after = document;
  after["live"] = live.mode();
  return after;
}

std::vector<std::string> sorted(std::vector<std::string> list) {
  std::sort(list.begin(), list.end());
  return list;
}

}  // namespace portal_guide::compare
