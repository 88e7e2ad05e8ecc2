#pragma once

#include <cstddef>
#include <cstdint>

/// The door of core.wasm: four functions over the module's memory. web/core/core_module.ts is the other side.
///
/// Ownership: whoever calls owns every buffer on both ways. The caller allocates operation and input with
/// core_allocate(), may release them as soon as core_call() has returned, and releases the result. Nothing is kept
/// between calls, and no call keeps a pointer. A pointer is an offset into the exported memory; a call may grow the
/// memory, so views on it are made anew after each call.
extern "C" {

/// `size` bytes, aligned for any type; null where memory is exhausted. A size of 0 gives a pointer that can be released.
void* core_allocate(std::size_t size);

/// Takes what core_allocate() or core_call() returned, or null.
void core_release(void* buffer);

/// Runs the operation of that name (core_operations.hpp) on the input; both are UTF-8 and need no terminator. Returns
/// two little-endian 32-bit words and bytes: status (0: done, 1: failed), size, then `size` bytes of UTF-8: the
/// operation's output, or the Error as JSON. Null where memory is exhausted.
std::uint8_t* core_call(const char* operation, std::size_t operation_size, const char* input, std::size_t input_size);

}  // extern "C"
