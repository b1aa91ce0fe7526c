#pragma once

#include <optional>
#include <utility>

namespace handbill::base {

/// "It failed"; the reasons are in the Diagnostics that the callee was given.
struct [[nodiscard]] Failed {};

/// A value, or Failed.
template <typename T>
class [[nodiscard]] Result {
 public:
  // Implicit, so that a function may `return value;` or `return Failed{};`.
  Result(T value) : value_(std::move(value)) {}
  Result(Failed) {}

  [[nodiscard]] bool ok() const { return value_.has_value(); }
  explicit operator bool() const { return ok(); }
  [[nodiscard]] T& value() & { return value_.value(); }
  [[nodiscard]] const T& value() const& { return value_.value(); }
  [[nodiscard]] T&& value() && { return std::move(value_).value(); }
  [[nodiscard]] T& operator*() & { return value_.value(); }
  [[nodiscard]] const T& operator*() const& { return value_.value(); }
  T* operator->() { return &value_.value(); }
  const T* operator->() const { return &value_.value(); }

 private:
  std::optional<T> value_;
};

/// For functions that give nothing back but may fail.
struct Done {};

}  // namespace handbill::base

/// The value of a Result, or leave this function with Failed.
#define TRY(expression)                                       \
  __extension__({                                             \
    auto try_result_ = (expression);                          \
    if (!try_result_.ok()) return ::handbill::base::Failed{}; \
    std::move(try_result_).value();                           \
  })
