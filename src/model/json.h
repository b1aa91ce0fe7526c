#pragma once

#include <string>
#include <string_view>

namespace handbill::model {

/// Writes indented JSON, one value after the other. Objects and lists are closed by the guard that opened them.
class Json {
 public:
  /// Closes what it opened at the end of its scope.
  class Scope {
   public:
    Scope(Json& json, char end) : json_(json), end_(end) {}
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    ~Scope() { json_.close(end_); }

   private:
    Json& json_;
    char end_;
  };

  [[nodiscard]] Scope object() { return open('{', '}'); }
  [[nodiscard]] Scope list() { return open('[', ']'); }
  Json& key(std::string_view name);
  void text(std::string_view value);
  /// A number, true, false or null, as it is.
  void literal(std::string_view value);
  /// The document, with a line break at its end.
  [[nodiscard]] std::string take() && { return std::move(out_) + "\n"; }

 private:
  Scope open(char begin, char end);
  void close(char end);
  void begin_value();
  void append_string(std::string_view value);

  std::string out_;
  std::size_t depth_ = 0;
  bool first_ = true;  ///< nothing in the open object or list yet
  bool after_key_ = false;
};

}  // namespace handbill::model
