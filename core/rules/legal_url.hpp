#pragma once

#include <string>
#include <string_view>

#include "core/rules/context.hpp"
#include "core/rules/rule.hpp"

/// The two addresses in the business profile of a configuration: privacy policy and terms of service.
namespace portal_guide::rules {

/// Finds a configuration whose business profile lacks one of the two addresses.
Answer judge_legal_url_missing(const Context& context, stripe::MemberPath address);

enum class LegalUrlVerdict { Right, Wrong, Unknown };

/// Finds a configuration in which `judge_url` calls an address wrong. Addresses that are not set are not judged. Where no
/// address is wrong and one is unknown, the answer is `unknown`.
Answer judge_legal_urls(const Context& context, LegalUrlVerdict (*judge_url)(std::string_view url), const Unanswered& unknown);

}  // namespace portal_guide::rules
