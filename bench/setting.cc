// setting LANGUAGE < LINE: shapes the first 250 words of a paragraph, then fits them to a frame and places them. The
// latter is what scripts/bench-typesetting counts the instructions of, in fit_and_place().
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/text.h"

using namespace handbill;

/// The size that fills the frame, and then every glyph in its place; the number of lines.
extern "C" [[gnu::noinline]] std::size_t fit_and_place(const std::vector<text::Shaped>& paragraphs) {
  text::Setting setting;
  setting.align = text::Align::justify;
  const base::Size frame{base::pt(240), base::pt(400)};
  const auto size = text::fit(paragraphs, setting, {base::pt(5), base::pt(14), frame, 1.3});
  if (!size) return 0;
  setting.size = *size;
  setting.leading = *size * 1.3;
  return text::set(paragraphs.front(), setting, {frame.height * 2, frame.width}).lines.size();
}

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: setting LANGUAGE < LINE\n", stderr);
    return 64;
  }
  std::string line, words;
  std::getline(std::cin, line);
  std::vector<std::string> all;
  std::istringstream stream(line);
  for (std::string word; stream >> word;) all.push_back(word);
  for (std::size_t i = 0; i < 250 && !all.empty(); ++i) words += all[i % all.size()] + ' ';
  text::use_private_font_configuration();
  text::Style style;
  style.language = argv[1];
  style.stack = text::built_in_catalogue().stack("sans/regular", argv[1])->faces;
  style.hyphens = text::Hyphens::automatic;
  style.margins = text::Margins::optical;
  std::vector<char32_t> characters;
  for (std::size_t at = 0; at < words.size(); at += base::decode(words, at).length)
    characters.push_back(base::decode(words, at).code_point);
  base::Diagnostics diagnostics;
  auto fonts = text::FontSet::make(text::built_in_catalogue(), style.stack, characters, diagnostics);
  if (!fonts.ok()) return 1;
  text::Shaper shaper(std::move(fonts).value());
  auto shaped = text::shape(shaper, {words, {}, {}}, style, diagnostics);
  if (!shaped.ok()) return 1;
  const std::size_t lines = fit_and_place({std::move(shaped).value()});
  std::printf("%zu lines\n", lines);
  return lines == 0 ? 1 : 0;
}
