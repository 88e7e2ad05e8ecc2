#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/json.hpp"
#include "core/rules/rule.hpp"
#include "core/stripe/reference.hpp"
#include "core/stripe/snapshot.hpp"

/// What the rules ask of a snapshot. Each question is answered with a value, or with the reason why it has none: a rule
/// hands that reason on, so that nothing unknown ever passes.
namespace portal_guide::rules {

struct Context {
  const stripe::Snapshot& snapshot;
  stripe::Mode mode;

  /// The same snapshot, seen in another mode.
  Context in(stripe::Mode other_mode) const { return {.snapshot = snapshot, .mode = other_mode}; }
};

/// An object of the snapshot and where it stands. Views live as long as the snapshot.
struct Located {
  const Json* value = nullptr;
  std::string pointer;
  /// Empty where the object has none, or one that is no text.
  std::string_view id;
};

/// The object's member behind a dotted path, such as "features.invoice_history.enabled". A missing member is no answer
/// (`absent`), one of another type is none either (`error`).
Known<bool> require_bool(const Located& object, std::string_view dotted_path);
Known<const Json*> require_array(const Located& object, std::string_view dotted_path);
Known<const Json*> require_object(const Located& object, std::string_view dotted_path);
Known<std::string_view> require_string(const Located& object, std::string_view dotted_path);
/// A text that may be missing: Stripe leaves out or nulls what was never set. Empty where there is none; `error` where the
/// member is of another type.
Known<std::string_view> optional_string(const Located& object, std::string_view dotted_path);

/// The JSON pointer of a member behind a dotted path of an object.
std::string pointer_of(const Located& object, std::string_view dotted_path);
using stripe::id_of;

/// The section as it was read, whole or not; otherwise `absent`, `permission` or `error`.
Known<const stripe::Section*> require_section(const Context& context, stripe::SectionName name);
/// Whether a section of which only the state is known was read.
Known<void> require_section(const Context& context, stripe::SectionName name, stripe::Section::State state,
                            const std::optional<Error>& fault);
/// A section's pointer, such as "/live/products".
std::string section_pointer(const Context& context, stripe::SectionName name);
/// The section's objects, in its order.
std::vector<Located> items_of(const stripe::Section& section);
/// The object with this id, if the section holds it; the first where several do.
std::optional<Located> find_item(const stripe::Section& section, std::string_view id);

/// The section's objects by id, for rules that look up many.
std::unordered_map<std::string_view, Located> items_by_id(const stripe::Section& section);

/// `partial`, for a finding that would rest on what an incomplete section does not hold.
Unanswered partly_read(const Context& context, stripe::SectionName name);
/// For an object that others name and a section does not hold: `partial` where it may be on a page that was not read, else
/// `absent`.
Unanswered object_absent(const Context& context, stripe::SectionName name, std::string_view id);
/// `covered`, by the rule that says what is wrong.
Unanswered covered_by(std::string_view rule_id);
/// `absent`: nothing stands at the pointer.
Unanswered member_absent(std::string pointer);
/// `error`: what stands at the pointer is not what Stripe documents.
Unanswered member_malformed(std::string pointer);
/// `error`: a value at the pointer that we do not know, on which the answer would rest.
Unanswered value_unknown(std::string pointer, std::string_view value);
/// The answer of a rule that cannot give one.
Failure<Unanswered> unanswered(Unanswered reason);

/// The mode's default configuration; nullopt where the complete list holds none.
Known<std::optional<Located>> default_configuration(const Context& context);
/// The rule that reports a missing default configuration: in live mode live-configuration-missing, where test mode has one.
std::string_view rule_of_missing_default(const Context& context);
/// The mode's default configuration; where the complete list holds none, `covered` by the rule that says so.
Known<Located> require_default_configuration(const Context& context);
/// The configuration under test: the one `integration.session_configuration` names, else the default. Where the complete
/// list lacks it, `covered` by the rule that says so.
Known<Located> configuration_under_test(const Context& context);

/// Whether an id of the snapshot is made of letters, digits, hyphens and underscores only, and looks like no key: such an id
/// may stand in a call.
bool is_plain_id(std::string_view id);
/// A list's texts as a call may carry them, in order; none where one is no text, or not plain as is_plain_id() has it.
std::optional<OrderedJson> plain_texts(const Json& list);
/// A call that updates the object; none where its id could not stand in a path.
std::optional<report::ApiCall> update_call(std::string_view collection_path, std::string_view id, OrderedJson params);
report::ObjectReference reference_to(std::string_view type, std::string_view id);
/// What was seen in a configuration, with the call that mends it there. `{configuration}` is its id.
Observation update_of_configuration(const Located& configuration, std::vector<Sighting> evidence, OrderedJson params,
                                    report::Applicability applicability);
/// The same where a person has to decide, or where what a call must repeat of the snapshot could not stand in one.
Observation sighting_in_configuration(const Located& configuration, std::vector<Sighting> evidence);

inline constexpr std::string_view kConfigurationsPath = "/v1/billing_portal/configurations";
inline constexpr std::string_view kCustomersPath = "/v1/customers";
inline constexpr std::string_view kPaymentMethodConfigurationsPath = "/v1/payment_method_configurations";
inline constexpr std::string_view kProductsPath = "/v1/products";
inline constexpr std::string_view kPricesPath = "/v1/prices";
inline constexpr std::string_view kWebhookEndpointsPath = "/v1/webhook_endpoints";

}  // namespace portal_guide::rules
