#include <array>
#include <filesystem>
#include <utility>

#include "app/handbill.h"
#include "model/document.h"
#include "text/text.h"

namespace handbill::app {
namespace {

constexpr std::array<std::pair<Format, std::string_view>, 3> formats{{
    {Format::pdf, "pdf"},
    {Format::png, "png"},
    {Format::svg, "svg"},
}};

}  // namespace

void prepare_process() { text::use_private_font_configuration(); }

std::optional<std::string> find_project(const std::string& from) {
  std::error_code problem;
  auto start = std::filesystem::absolute(from, problem).lexically_normal();
  if (problem) return std::nullopt;
  if (!start.has_filename()) start = start.parent_path();  // `content/` is one step below its parent, as `content` is
  std::string steps = from;
  for (auto folder = start;; folder = folder.parent_path()) {
    if (std::filesystem::is_directory(folder / "layouts", problem) &&
        std::filesystem::is_directory(folder / "content", problem))
      return steps;
    if (folder == folder.parent_path()) return std::nullopt;
    steps = steps == "." ? ".." : steps + "/..";
  }
}

std::optional<Format> parse_format(std::string_view name) {
  for (const auto& [format, known] : formats) {
    if (known == name) return format;
  }
  return std::nullopt;
}

std::string_view name_of(Format format) {
  for (const auto& [known, name] : formats) {
    if (known == format) return name;
  }
  return {};
}

std::optional<std::string> schema(std::string_view kind) {
  for (const auto known : model::document_kinds()) {
    if (known == kind) return model::schema(kind);
  }
  return std::nullopt;
}

std::vector<std::string_view> schema_kinds() { return model::document_kinds(); }

std::string layout_reference() { return model::layout_reference(); }

}  // namespace handbill::app
