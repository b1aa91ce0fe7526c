#include "app/labels.h"

#include <algorithm>

namespace handbill::app {
namespace {

using base::Length;

constexpr double leading = 1.25;

const text::Stack* stack_of(const text::FontCatalogue& catalogue, std::string_view language, bool bold) {
  const auto* found = catalogue.stack(bold ? "sans/bold" : "sans/regular", language);
  if (found != nullptr || catalogue.stacks.empty()) return found;
  return catalogue.stack(catalogue.stacks.front().name, language);
}

std::string in_ascii(std::string_view words) {
  std::string plain;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) plain += c;
    else if (byte >= 0xC0) plain += '?';
  }
  return plain;
}

}  // namespace

std::vector<text::FaceId> label_faces(const text::FontCatalogue& catalogue, std::string_view language) {
  std::vector<text::FaceId> faces;
  for (const bool bold : {false, true}) {
    const auto* const stack = stack_of(catalogue, language, bold);
    if (stack != nullptr) faces.insert(faces.end(), stack->faces.begin(), stack->faces.end());
  }
  std::ranges::sort(faces);
  faces.erase(std::unique(faces.begin(), faces.end()), faces.end());
  return faces;
}

std::optional<text::Shaped> Labels::shape(const Label& label) {
  const auto* const stack = stack_of(catalogue_, label.language, label.bold);
  if (stack == nullptr || label.words.empty()) return std::nullopt;
  text::Style style;
  style.language = label.language;
  style.stack = stack->faces;
  base::Diagnostics unsaid;  // A message that cannot be shown as it is stands on standard error, too.
  auto shaped = text::shape(shaper_, {label.words, {}, {}}, style, unsaid);
  if (!shaped) shaped = text::shape(shaper_, {in_ascii(label.words), {}, {}}, style, unsaid);
  return shaped ? std::optional(std::move(shaped).value()) : std::nullopt;
}

Length Labels::width(const Label& label) {
  const auto shaped = shape(label);
  return shaped ? label.size * shaped->max_content() : Length();
}

Length Labels::write(const Label& label, const base::Rect& frame, std::vector<display::Item>& items) {
  const auto shaped = shape(label);
  if (!shaped) return {};
  text::Setting setting;
  setting.size = label.size;
  setting.leading = label.size * leading;
  setting.max_lines = label.max_lines;
  setting.align = label.align;
  if (shaped->is_rtl() && label.align != text::Align::center)
    setting.align = label.align == text::Align::start ? text::Align::end : text::Align::start;
  const text::Set set = text::set(*shaped, setting, {frame.height, frame.width});
  for (const text::Line& line : set.lines) {
    for (const text::PlacedRun& run : line.runs) {
      const base::Point origin{frame.left + run.origin.x, frame.top + run.origin.y};
      items.emplace_back(display::GlyphRun{run.run, origin, label.ink, {}});
    }
  }
  return setting.leading * static_cast<double>(set.lines.size());
}

}  // namespace handbill::app
