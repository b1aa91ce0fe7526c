#include <algorithm>

#include "style/boxes.h"

namespace handbill::style {

namespace {

/// In the campaign's folder.
constexpr std::string_view folder = "art/icons";
constexpr std::string_view sign = "\uFFFC";

/// Lists the folder once, for the first icon.
const std::vector<std::string>& files_of(Desk& desk) {
  if (!desk.icon_files) desk.icon_files = desk.options.list_pictures(folder);
  return *desk.icon_files;
}

std::vector<std::string_view> names_in(const std::vector<std::string>& files) {
  std::vector<std::string_view> names;
  for (const std::string_view file : files) {
    const std::string_view name = file.substr(0, file.find('.'));
    if (names.empty() || names.back() != name) names.push_back(name);
  }
  return names;
}

void report_unknown(const Icon& icon, const std::vector<std::string>& files, base::Diagnostics& diagnostics) {
  const std::vector<std::string_view> names = names_in(files);
  auto& error = diagnostics.error(
      "no-such-icon", icon.span, "there is no icon `" + icon.name + "` in " + std::string(folder) + " of the campaign");
  if (const auto near = base::nearest(icon.name, names); !near.empty())
    error.hint("did you mean `{icon:" + std::string(near) + "}`?");
  std::string all;
  for (const std::string_view name : names) (all += all.empty() ? "" : ", ") += name;
  if (all.empty()) error.hint("draw it as " + std::string(folder) + "/" + icon.name + ".svg");
  else error.hint("the icons are " + all);
}

/// `phone.svg`; in right-to-left languages `arrow.rtl.svg`, where there is one. Empty where the icon is not there.
std::string file_of(const Icon& icon, Desk& desk) {
  std::string file = icon.name + ".svg";
  if (!desk.options.list_pictures) return file;
  const std::vector<std::string>& files = files_of(desk);
  const auto has = [&](std::string_view name) { return std::ranges::find(files, name) != files.end(); };
  if (desk.language->tag.right_to_left && has(icon.name + ".rtl.svg")) return icon.name + ".rtl.svg";
  if (has(file)) return file;
  report_unknown(icon, files, desk.diagnostics);
  return {};
}

void draw(Icon& icon, Desk& desk) {
  const std::string file = file_of(icon, desk);
  if (file.empty()) return;
  const std::string path = std::string(folder) + "/" + file;
  auto loaded = desk.load_picture(path, icon.span);
  if (!loaded) return;
  const auto picture = std::move(loaded).value();
  const auto* drawing = std::get_if<image::VectorRef>(&picture);
  if (drawing == nullptr) return;  // the name ends in .svg
  icon.drawing = *drawing;
  icon.inks = map_inks(**drawing, path, icon.span, desk);
  const auto own = std::ranges::find((*drawing)->palette, image::current_colour);
  if (own != (*drawing)->palette.end()) icon.in_text_ink = static_cast<std::size_t>(own - (*drawing)->palette.begin());
}

}  // namespace

void draw_icons(std::vector<Paragraph>& paragraphs, Desk& desk) {
  for (Paragraph& paragraph : paragraphs) {
    for (Icon& icon : paragraph.icons) draw(icon, desk);
  }
}

void Texts::put_icon(std::string_view said, base::Span span, Paragraph& out) {
  const std::size_t bar = said.find('|');
  Icon icon;
  icon.name = said.substr(0, bar);
  if (bar != std::string_view::npos) icon.words = said.substr(bar + 1);
  icon.span = span;
  out.icons.push_back(std::move(icon));
  const auto begin = static_cast<std::uint32_t>(out.text.size());
  out.text += sign;
  out.parts.push_back({begin,
                       static_cast<std::uint32_t>(out.text.size()),
                       model::plain,
                       {},
                       static_cast<std::uint16_t>(out.icons.size())});
}

void say_icon(const Paragraph& paragraph, const TextPart& part, std::string& text) {
  if (part.icon == 0) return;
  const std::string& words = paragraph.icons[part.icon - 1U].words;
  const bool before_blank = words.empty() && part.end < text.size() && text[part.end] == ' ';
  const bool behind_blank = part.begin == 0 || text[part.begin - 1U] == ' ' || text[part.begin - 1U] == '\n';
  text.replace(part.begin, part.end - part.begin + (before_blank && behind_blank ? 1U : 0U), words);
}

std::string plain_words(const Paragraph& paragraph) {
  std::string text = paragraph.text;
  for (std::size_t i = paragraph.parts.size(); i-- > 0;) say_icon(paragraph, paragraph.parts[i], text);
  return text;
}

}  // namespace handbill::style
