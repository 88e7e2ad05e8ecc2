#pragma once

#include <cstddef>
#include <cstdint>

/// The functions that core.wasm exports, which work on the module's memory. web/core/core_module.ts is the other side.
///
/// The caller owns every buffer, in both directions. It allocates operation and input with core_allocate(), may release them as
/// soon as core_call() has returned, and releases the result. No call keeps a pointer, and nothing is kept between calls except
/// where an operation says so. A pointer is an offset into the exported memory. A call may grow the memory, so the caller makes
/// new views of it after each call.
extern "C" {

/// Allocates `size` bytes, aligned for any type. Returns null where memory is exhausted. A size of 0 gives a pointer that can
/// be released.
void* core_allocate(std::size_t size);

/// Releases what core_allocate() or core_call() returned. Null does nothing.
void core_release(void* buffer);

/// Runs the operation of that name (core_operations.hpp) on the input. Both are UTF-8 and need no terminator. The result holds
/// two little-endian 32-bit words, the status (0: done, 1: failed) and a size, and then as many bytes of UTF-8: the output of
/// the operation, or the Error as JSON. It is null where memory is exhausted.
std::uint8_t* core_call(const char* operation, std::size_t operation_size, const char* input, std::size_t input_size);

}  // extern "C"
