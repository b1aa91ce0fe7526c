#pragma once

#include <memory>

namespace handbill::base {

template <auto free_function>
struct FreeWith {
  template <typename T>
  void operator()(T* pointer) const {
    if (pointer != nullptr) free_function(pointer);
  }
};

/// Owns a C library's object and gives it back with `free_function`; as large as the raw pointer.
template <typename T, auto free_function>
using Handle = std::unique_ptr<T, FreeWith<free_function>>;

}  // namespace handbill::base
