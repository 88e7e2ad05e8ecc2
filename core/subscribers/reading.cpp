#include "core/subscribers/reading.hpp"

namespace portal_guide::subscribers {

using stripe::Section;

std::string_view to_string(Reading reading) {
  switch (reading) {
    case Reading::Whole:
      return "whole";
    case Reading::Partly:
      return "partly";
    case Reading::Absent:
      return "absent";
    case Reading::Failed:
      break;
  }
  return "failed";
}

Reading reading_of(const stripe::SubscriptionList& list) {
  switch (list.state) {
    case Section::State::Absent:
      return Reading::Absent;
    case Section::State::Failed:
    case Section::State::Malformed:
      return Reading::Failed;
    case Section::State::Read:
      break;
  }
  return list.complete ? Reading::Whole : Reading::Partly;
}

}  // namespace portal_guide::subscribers
