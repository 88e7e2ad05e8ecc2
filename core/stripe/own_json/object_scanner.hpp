#pragma once

#include <cstdint>

#include "core/error.hpp"
#include "core/json.hpp"
#include "core/stripe/text_source.hpp"

/// Walks through a text of JSON values that stand one behind the other, with any blanks between them: a document, JSON Lines,
/// or documents that were appended to each other.
namespace portal_guide::stripe::own_json {

/// Where a value stands in its text, in bytes.
struct TextSpan {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

enum class ListKind {
  /// A bare array.
  Array,
  /// An object whose `data` is an array.
  Object,
};

/// Is shown one value after the other. What it returns as an Error ends the walk.
class ValueVisitor {
 public:
  virtual ~ValueVisitor() = default;
  /// A value that is no list: outermost, or in the list that was begun last.
  virtual Expected<void> visit(Json&& value, const TextSpan& span) = 0;
  virtual void begin_list(ListKind kind) = 0;
  /// The list that was begun last, without its elements. Null for an Array.
  virtual Expected<void> end_list(const Json& list, const TextSpan& span) = 0;
};

/// Shows every value of the text. Elements of an outermost array may be lists themselves. Memory: the largest value, of at most
/// 8 MiB, and half a megabyte; the elements of a list count as values of their own.
///
/// Fails as parse_json() does, with line and column in the whole text, as the source does, and as the visitor does.
Expected<void> visit_values(TextSource& source, ValueVisitor& visitor);

}  // namespace portal_guide::stripe::own_json
