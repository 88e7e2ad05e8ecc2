#include "core/rules/referenced_objects.hpp"

namespace portal_guide::rules {

ReferencedObjects::ReferencedObjects(const Context& context, stripe::SectionName name,
                                     Known<bool> (*judge)(const Context& context, const Located& object))
    : context_(context), name_(name) {
  const auto section = require_section(context, name);
  if (!section) {
    unread_ = section.error();
    names_unread_ = true;
    return;
  }
  for (const Located& object : items_of(**section))
    verdicts_.emplace(object.id, judge(context, object));
}

Verdict ReferencedObjects::of(std::string_view id) {
  const auto found = verdicts_.find(id);
  if (found == verdicts_.end()) {
    if (!names_unread_) unread_ = object_absent(context_, name_, id);
    names_unread_ = true;
    return doubt_because(unread_);
  }
  if (!found->second) return doubt_because(found->second.error());
  return *found->second;
}

}  // namespace portal_guide::rules
