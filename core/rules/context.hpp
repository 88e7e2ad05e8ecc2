#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/json.hpp"
#include "core/rules/rule.hpp"
#include "core/stripe/judged_configurations.hpp"
#include "core/stripe/members.hpp"
#include "core/stripe/observed.hpp"
#include "core/stripe/reference.hpp"
#include "core/stripe/snapshot.hpp"

/// What rules ask of a snapshot. Each question is answered with a value, or with the reason why no value is known. A rule hands
/// that reason on, so that it never passes for lack of knowledge.
namespace portal_guide::rules {

struct Context {
  const stripe::Snapshot& snapshot;
  stripe::Mode mode;
  /// The configuration that is judged; null for rules about the mode as a whole.
  const stripe::JudgedConfiguration* configuration = nullptr;

  /// The same snapshot in another mode, as a whole.
  Context in(stripe::Mode other_mode) const { return {.snapshot = snapshot, .mode = other_mode}; }
  /// The same mode, for a judgement of this configuration. The configuration must outlive it.
  Context of(const stripe::JudgedConfiguration& judged) const {
    return {.snapshot = snapshot, .mode = mode, .configuration = &judged};
  }
};

/// An object of the snapshot and where it stands. Views live as long as the snapshot.
struct Located {
  const Json* value = nullptr;
  std::string pointer;
  /// Empty where the object has no id, or one that is not a text.
  std::string_view id;
};

/// The object's member, such as stripe::configuration::kActive. There is no answer where the member is missing (`absent`) or
/// of another type (`error`).
Known<bool> require_bool(const Located& object, stripe::MemberPath path);
Known<const Json*> require_array(const Located& object, stripe::MemberPath path);
Known<const Json*> require_object(const Located& object, stripe::MemberPath path);
Known<std::string_view> require_string(const Located& object, stripe::MemberPath path);
/// A text that Stripe leaves out, or sends as null, where it was never set. Empty where there is none; `error` where the member
/// is of another type.
Known<std::string_view> optional_string(const Located& object, stripe::MemberPath path);

/// The JSON pointer of the object's member, whether it is there or not.
std::string pointer_of(const Located& object, stripe::MemberPath path);
using stripe::id_of;
// What evidence may show of a snapshot.
using stripe::observed;
using stripe::observed_text;
using stripe::observed_url;

/// The section, whether all of it was read or a part. Where none of it was: `absent`, `permission` or `error`.
Known<const stripe::Section*> require_section(const Context& context, stripe::SectionName name);
/// The same for a section of which only the state and the fault are at hand.
Known<void> require_section(const Context& context, stripe::SectionName name, stripe::Section::State state,
                            const std::optional<Error>& fault);
/// A section's pointer, such as "/live/products".
std::string section_pointer(const Context& context, stripe::SectionName name);
/// The section's objects, in its order.
std::vector<Located> items_of(const stripe::Section& section);
/// The object with this id; the first where the section holds several, and nullopt where it holds none.
std::optional<Located> find_item(const stripe::Section& section, std::string_view id);

/// The section's objects by id, for rules that look up many of them.
std::unordered_map<std::string_view, Located> items_by_id(const stripe::Section& section);

/// `partial`: the answer may rest on a part of the section that was not read.
Unanswered partly_read(const Context& context, stripe::SectionName name);
/// For an object that others refer to and that the section does not hold: `partial` where it may be on a page that was not
/// read, else `absent`.
Unanswered object_absent(const Context& context, stripe::SectionName name, std::string_view id);
/// `covered`: this rule reports what is wrong.
Unanswered covered_by(std::string_view rule_id);
/// `absent`: there is nothing at the pointer.
Unanswered member_absent(std::string pointer);
/// `error`: what is at the pointer is not what Stripe documents.
Unanswered member_malformed(std::string pointer);
/// `error`: the answer rests on the value at the pointer, which we do not know.
Unanswered value_unknown(std::string pointer, std::string_view value);
/// The answer of a rule that cannot tell.
Failure<Unanswered> unanswered(Unanswered reason);

/// The mode's default configuration; nullopt where the complete list holds none.
Known<std::optional<Located>> default_configuration(const Context& context);
/// The rule that reports a missing default configuration: live-configuration-missing in live mode where test mode has one,
/// default-configuration-missing otherwise.
std::string_view rule_of_missing_default(const Context& context);
/// An object for rules, of a configuration that is judged.
Located located(const stripe::JudgedConfiguration& configuration);
/// Why no configuration of the mode can be judged. `judged.list` is empty.
Unanswered lack_of_configuration(const Context& context, const stripe::JudgedConfigurations& judged);
/// Why nobody can tell what sessions of the mode use that name a configuration: none that the app names was found in it.
/// Nullopt where one was, or where none is named for the mode.
std::optional<Unanswered> lack_of_named(const Context& context);
/// The configuration that the context names; where it names none, the first of those that are judged in the mode.
Known<Located> configuration_under_test(const Context& context);

/// Whether an id of the snapshot may stand in a call: it consists of letters, digits, hyphens and underscores, and does not
/// look like a key.
bool is_plain_id(std::string_view id);
/// The texts of a list for a call, in order. Nullopt where one of its members is not a text for which is_plain_id() holds.
std::optional<OrderedJson> plain_texts(const Json& list);
/// A call that updates the object. Nullopt where its id may not stand in a call.
std::optional<report::ApiCall> update_call(std::string_view collection_path, std::string_view id, OrderedJson params);
report::ObjectReference reference_to(std::string_view type, std::string_view id);
/// What was seen in a configuration, with the call that mends it. `{configuration}` is the configuration's id.
Observation update_of_configuration(const Located& configuration, std::vector<Sighting> evidence, OrderedJson params,
                                    report::Applicability applicability);
/// The same without a call: where a person has to decide, or where a call would have to repeat a text that may not stand in
/// one.
Observation sighting_in_configuration(const Located& configuration, std::vector<Sighting> evidence);

/// The `object` of a portal configuration.
inline constexpr std::string_view kConfigurationType = "billing_portal.configuration";
inline constexpr std::string_view kConfigurationsPath = "/v1/billing_portal/configurations";
inline constexpr std::string_view kCustomersPath = "/v1/customers";
inline constexpr std::string_view kPaymentMethodConfigurationsPath = "/v1/payment_method_configurations";
inline constexpr std::string_view kProductsPath = "/v1/products";
inline constexpr std::string_view kPricesPath = "/v1/prices";
inline constexpr std::string_view kWebhookEndpointsPath = "/v1/webhook_endpoints";

}  // namespace portal_guide::rules
