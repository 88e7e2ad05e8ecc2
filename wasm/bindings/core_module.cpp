#include "wasm/bindings/core_module.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "wasm/bindings/core_operations.hpp"

namespace {

using portal_guide::Expected;

enum class Status : std::uint32_t { Done = 0, Failed = 1 };

std::uint8_t* frame(Status status, std::string_view bytes) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const auto word = static_cast<std::uint32_t>(status);
  auto* result = static_cast<std::uint8_t*>(std::malloc(sizeof word + sizeof size + bytes.size()));
  if (result == nullptr) return nullptr;
  // WebAssembly is little-endian.
  std::memcpy(result, &word, sizeof word);
  std::memcpy(result + sizeof word, &size, sizeof size);
  std::copy(bytes.begin(), bytes.end(), result + sizeof word + sizeof size);
  return result;
}

}  // namespace

extern "C" {

void* core_allocate(std::size_t size) { return std::malloc(std::max<std::size_t>(size, 1)); }

void core_release(void* buffer) { std::free(buffer); }

std::uint8_t* core_call(const char* operation, std::size_t operation_size, const char* input, std::size_t input_size) {
  const Expected<std::string> output = portal_guide::bindings::call({operation, operation_size}, {input, input_size});
  return output ? frame(Status::Done, *output) : frame(Status::Failed, portal_guide::bindings::to_json(output.error()));
}

}  // extern "C"
