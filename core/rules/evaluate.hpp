#pragma once

#include "core/content/content.hpp"
#include "core/report/report.hpp"
#include "core/stripe/snapshot.hpp"
#include "core/stripe/subscription_source.hpp"

namespace portal_guide::rules {

/// Runs every rule of the registry over every mode it applies to and puts the answers into the content's words.
/// A mode that the snapshot lacks gives `absent` for each of its rules. Pure: same input, same report.
report::Report evaluate(const stripe::Snapshot& snapshot, const content::Content& content);

/// The same for subscriptions that are read one after the other, once, while nothing is kept of them. Fails as
/// SubscriptionSource::visit() does.
Expected<report::Report> evaluate(const stripe::SubscriptionSource& source, const content::Content& content);

}  // namespace portal_guide::rules
