#include "core/stripe/member_path.hpp"

namespace portal_guide::stripe {

const Json* find(const Json& object, MemberPath path) { return find_path(object, path.dotted()); }

std::string pointer_append(std::string_view pointer, MemberPath path) {
  std::string appended(pointer);
  std::string_view rest = path.dotted();
  while (true) {
    const std::size_t dot = rest.find('.');
    appended = pointer_append(appended, rest.substr(0, dot));
    if (dot == std::string_view::npos) return appended;
    rest.remove_prefix(dot + 1);
  }
}

}  // namespace portal_guide::stripe
