#pragma once

#include <vector>

#include "core/troubleshoot/diagnose.hpp"

namespace portal_guide::troubleshoot {

/// Orders what the words found by what the account says: a symptom with a confirmed cause comes before others that match about
/// as well, unless what confirms it is a default setting, and one whose every cause is ruled out comes after all that have one
/// left. What the words name by an id or by an error message stays before what they only resemble. Otherwise the order stays.
void order_by_account(std::vector<Match>& matches);

}  // namespace portal_guide::troubleshoot
