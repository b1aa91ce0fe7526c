#include "app/own_layout.h"

#include <nlohmann/json.hpp>

namespace handbill::app {

std::string own_layout_name(std::string_view kind, std::string_view tag) {
  std::string name = std::string(kind) + "-";
  for (const char c : tag) name += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return name;
}

std::string yaml_text(const std::string& text) {
  // A text that begins with a dollar sign names another; two stand for the sign.
  return nlohmann::json((text.starts_with('$') ? "$" : "") + text)
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace handbill::app
