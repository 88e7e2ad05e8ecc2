// Any answers, in any order, to a reader: it ends, stays below its reads, and what it has is a snapshot at every moment.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/stripe/reader.hpp"
#include "tests/fuzz/require.hpp"

using namespace portal_guide;
using namespace portal_guide::stripe;

namespace {

/// The first line says what happens, a character each; what follows are the bodies, one a line, taken in turn.
class Script {
 public:
  explicit Script(std::string_view text) : moves_(text.substr(0, text.find('\n'))) {
    std::string_view rest = text.substr(std::min(moves_.size() + 1, text.size()));
    while (!rest.empty()) {
      bodies_.push_back(rest.substr(0, rest.find('\n')));
      rest.remove_prefix(std::min(bodies_.back().size() + 1, rest.size()));
    }
  }
  std::size_t size() const { return moves_.size(); }
  char move(std::size_t index) const { return moves_[index]; }
  std::string_view body(std::size_t index) const { return bodies_.empty() ? "" : bodies_[index % bodies_.size()]; }

 private:
  std::string_view moves_;
  std::vector<std::string_view> bodies_;
};

void require_a_snapshot(const Reader& reader) {
  require(Snapshot::create(reader.snapshot()).has_value(), "what was read is a snapshot");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const Script script({reinterpret_cast<const char*>(bytes), size});
  std::int64_t now = 1'763'850'000'000;
  Reader reader({Mode::Live, Mode::Test}, now);
  std::vector<std::uint32_t> under_way;
  for (std::size_t index = 0; index < std::min<std::size_t>(script.size(), 200); ++index) {
    for (const ReadRequest& request : reader.next(now)) {
      under_way.push_back(request.id);
    }
    require(under_way.size() <= Reader::kConcurrency, "no more than four requests at once");
    require(reader.progress().reads_sent <= Reader::kMaxReads, "no more reads than allowed");
    const std::uint32_t id = under_way.empty() ? 0 : under_way.front();
    const auto answer = [&](int status, std::string_view retry_after) {
      const bool known =
          reader.answer({.id = id, .status = status, .retry_after = retry_after, .body = script.body(index)}, now, 0.5);
      require(known == !under_way.empty(), "what is under way can be answered, and nothing else");
      if (known) under_way.erase(under_way.begin());
    };
    const auto fail_with = [&](ReadFailure failure) {
      if (reader.failed(id, failure, now, 0.5)) under_way.erase(under_way.begin());
    };
    switch (script.move(index)) {
      case 'a':
        answer(200, "");
        break;
      case 'e':
        answer(403, "");
        break;
      case 'r':
        answer(429, script.body(index));
        break;
      case 's':
        answer(500, "");
        break;
      case 'n':
        fail_with(ReadFailure::Network);
        break;
      case 'b':
        fail_with(ReadFailure::Aborted);
        break;
      case 'p':
        reader.pause();
        break;
      case 'q':
        reader.resume();
        break;
      case 'w':
        now = std::max(now, reader.due_at_unix_ms().value_or(now));
        break;
      case 'x':
        reader.stop();
        under_way.clear();
        break;
      default:
        std::rotate(under_way.begin(), under_way.empty() ? under_way.end() : under_way.begin() + 1, under_way.end());
    }
  }
  require_a_snapshot(reader);
  reader.stop();
  require(reader.finished(), "a stopped reader has finished");
  require_a_snapshot(reader);
  return 0;
}
