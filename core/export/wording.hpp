#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/content.hpp"
#include "core/export/exported.hpp"

/// What the exported code says to its readers, in the content's language. None of it can end a comment or a line.
namespace portal_guide::exporting {

/// What the variable stands for, such as "Basic, 9.00 EUR, each month (price_1 in live mode)".
std::string describe(const Reference& reference, const Exported& exported, const content::Content& content);

/// One sentence about something that the code does not hold.
std::string describe(const Remark& remark, const content::Content& content);

/// What stands above the code: which configuration it makes, the further sentences `notes`, and then the remarks. Each line
/// begins with `mark`, such as "# ".
std::string heading(const Exported& exported, const std::vector<Remark>& remarks, const std::vector<std::string>& notes,
                    std::string_view mark, const content::Content& content);

/// The sentence as lines of a comment.
std::string comment(std::string_view sentence, std::string_view mark);

/// The sentence "export.<key>", as plain text.
std::string words(const content::Content& content, std::string_view key, const content::Arguments& arguments = {});

/// Whether the code has variables that no look-up fills.
bool has_blanks(const Exported& exported);
/// Whether code that can ask Stripe finds the id by itself.
bool is_looked_up(const Reference& reference);
/// The beginning of such an object's ids with "…" behind it, for somebody to replace.
std::string blank_id(const Reference& reference);

}  // namespace portal_guide::exporting
