#include "text/fonts.h"

#include <algorithm>

#include "text/font_table.h"

namespace handbill::text {

namespace {

std::vector<FaceId> face_ids(std::span<const std::uint16_t> indexes) {
  std::vector<FaceId> result;
  result.reserve(indexes.size());
  for (const std::uint16_t index : indexes) result.push_back({index});
  return result;
}

FontCatalogue make_catalogue(const FontTable& table) {
  FontCatalogue result;
  result.folders.assign(table.folders.begin(), table.folders.end());
  result.faces.reserve(table.faces.size());
  for (const FontTable::Face& face : table.faces) {
    result.faces.push_back({std::string(face.id), std::string(face.file), face.index, std::string(face.format),
                            std::string(face.sha256), std::string(face.licence), std::string(face.sample),
                            std::string(face.package)});
  }
  result.stacks.reserve(table.stacks.size());
  for (const FontTable::Stack& stack : table.stacks) {
    result.stacks.push_back(
        {std::string(stack.name), std::string(stack.language), face_ids(stack.faces), stack.scale, stack.leading});
  }
  result.any = face_ids(table.any);
  return result;
}

}  // namespace

std::optional<FaceId> FontCatalogue::find(std::string_view id) const {
  const auto found = std::ranges::find(faces, id, &FaceInfo::id);
  if (found == faces.end()) return std::nullopt;
  return FaceId{static_cast<std::uint16_t>(found - faces.begin())};
}

const FaceInfo& FontCatalogue::at(FaceId id) const { return faces.at(id.value); }

const Stack* FontCatalogue::stack(std::string_view name, std::string_view language) const {
  const auto named = [&](std::string_view tag) {
    const auto found =
        std::ranges::find_if(stacks, [&](const Stack& stack) { return stack.name == name && stack.language == tag; });
    return found == stacks.end() ? nullptr : &*found;
  };
  for (std::string_view tag = language; !tag.empty();) {
    if (const Stack* found = named(tag)) return found;
    const std::size_t cut = tag.rfind('-');
    tag = cut == std::string_view::npos ? std::string_view() : tag.substr(0, cut);
  }
  return named("*");
}

std::vector<std::string_view> FontCatalogue::stack_names() const {
  std::vector<std::string_view> result;
  for (const Stack& stack : stacks) {
    if (std::ranges::find(result, stack.name) == result.end()) result.push_back(stack.name);
  }
  return result;
}

const FontCatalogue& built_in_catalogue() {
  // Built at the first call, once for all threads; the data itself is constant.
  static const FontCatalogue catalogue = make_catalogue(font_table());
  return catalogue;
}

std::string_view built_in_catalogue_source() { return font_table().source; }

}  // namespace handbill::text
