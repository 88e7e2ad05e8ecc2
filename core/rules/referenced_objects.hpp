#pragma once

#include <string_view>
#include <unordered_map>

#include "core/rules/census.hpp"
#include "core/rules/context.hpp"

namespace portal_guide::rules {

/// What a rule found out about the objects that subscriptions refer to, such as their customers, before the pass over the
/// subscriptions. Views the snapshot, and must outlive the doubts that it gives.
class ReferencedObjects {
 public:
  /// Asks `judge` about every object of the section.
  ReferencedObjects(const Context& context, stripe::SectionName name,
                    Known<bool> (*judge)(const Context& context, const Located& object));
  ReferencedObjects(const ReferencedObjects&) = delete;
  ReferencedObjects& operator=(const ReferencedObjects&) = delete;

  /// What was found out about the object with this id; a doubt where `judge` had no answer, or where the object was not read.
  Verdict of(std::string_view id);

 private:
  Context context_;
  stripe::SectionName name_;
  std::unordered_map<std::string_view, Known<bool>> verdicts_;
  /// Why an object is not among them. Where the section was read, it speaks of the first such object.
  Unanswered unread_;
  bool names_unread_ = false;
};

}  // namespace portal_guide::rules
