#pragma once

#include <string>
#include <vector>

#include "core/compare/comparison.hpp"
#include "core/json.hpp"

/// Compares accounts, and carries out what a comparison plans.
namespace portal_guide::compare {

/// The test fails where the document cannot be compared.
Comparison comparison_of(const Json& document);

/// A comparison as rows write it: "set features.a.b", "unmatched price_1 archived", "not paired bpc_1 ambiguous".
std::vector<std::string> lines(const Comparison& comparison);
std::vector<std::string> sorted(std::vector<std::string> list);

/// The document with the plan carried out in live mode, as Stripe would. What Stripe refuses fails the test.
Json carried_out(const Json& document, const Comparison& comparison);

}  // namespace portal_guide::compare
