#pragma once

#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription_source.hpp"

namespace portal_guide::rules {

/// Runs every rule of the registry in every mode to which it applies, and puts the answers into the content's words. A mode
/// that the snapshot lacks stands in Report::modes_not_read, and only the rules that compare the modes are `absent` in it.
/// Where a mode has no section of subscriptions, the rules that need subscribers stand in Report::not_asked.
/// Pure: the same input gives the same report.
report::Report evaluate(const stripe::Snapshot& snapshot, const content::Content& content);

/// The same, for subscriptions that are read one after the other. It reads them once and keeps none of them. Fails as
/// SubscriptionSource::visit() does.
Expected<report::Report> evaluate(const stripe::SubscriptionSource& source, const content::Content& content);

}  // namespace portal_guide::rules
