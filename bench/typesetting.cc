// typesetting LANGUAGE < LINE: how evenly a paragraph is justified at three measures by PangoLayout, by first fit with
// our own break rules, and by us. A row: how the blanks of the lines are stretched, in parts of what a blank bears
// (half of its width): root mean square and worst, over all lines but the last that go into their measure; lines that
// end with a hyphen; lines that are too wide even with all blanks narrowed.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/measure.h"
#include "text/openings.h"
#include "text/text.h"

namespace {

using namespace handbill;

constexpr double size = 10;
constexpr double measures[] = {110, 150, 210};

/// Bytes of the paragraph; blanks at the end hang.
struct Slice {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

std::vector<char32_t> characters_of(std::string_view text) {
  std::vector<char32_t> result;
  for (std::size_t at = 0; at < text.size(); at += base::decode(text, at).length)
    result.push_back(base::decode(text, at).code_point);
  return result;
}

std::vector<Slice> by_pango(text::Shaper::Inside& shaper, const std::string& text, double measure) {
  PangoLayout* const layout = pango_layout_new(shaper.context.get());
  PangoFontDescription* const font = pango_font_description_new();
  std::string families;
  for (std::size_t i = 0; i < shaper.fonts->inside().faces.size(); ++i)
    families += (i == 0 ? "hb" : ",hb") + std::to_string(i);
  pango_font_description_set_family(font, families.c_str());
  pango_font_description_set_absolute_size(font, size * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_layout_set_width(layout, static_cast<int>(measure * PANGO_SCALE));
  pango_layout_set_justify(layout, TRUE);
  pango_layout_set_text(layout, text.c_str(), static_cast<int>(text.size()));
  std::vector<Slice> lines;
  for (const GSList* each = pango_layout_get_lines_readonly(layout); each != nullptr; each = each->next) {
    const auto* const line = static_cast<const PangoLayoutLine*>(each->data);
    lines.push_back(
        {static_cast<std::uint32_t>(line->start_index), static_cast<std::uint32_t>(line->start_index + line->length)});
  }
  pango_font_description_free(font);
  g_object_unref(layout);
  return lines;
}

text::Setting justified(text::Wrap wrap) {
  text::Setting setting;
  setting.size = base::pt(size);
  setting.leading = base::pt(size * 1.5);
  setting.align = text::Align::justify;
  setting.wrap = wrap;
  return setting;
}

std::vector<Slice> by_us(const text::Shaped& shaped, double measure, text::Wrap wrap) {
  std::vector<Slice> lines;
  for (const text::Line& line : text::set(shaped, justified(wrap), {base::pt(1e6), base::pt(measure)}).lines)
    lines.push_back({line.begin, line.end});
  return lines;
}

struct Result {
  double squares = 0;
  double worst = 0;
  int counted = 0;
  int hyphens = 0;
  int overfull = 0;
};

Result judge(const text::Shaped& shaped, const std::vector<Slice>& lines, double measure) {
  const text::Shaped::Inside& text = shaped.inside();
  const auto cluster_at = [&](std::uint32_t byte) {
    const auto found = std::ranges::lower_bound(text.clusters, byte, {}, &text::ShapedCluster::begin);
    return static_cast<std::uint32_t>(found - text.clusters.begin());
  };
  Result result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text::LineCut line = text::cut_line(text, cluster_at(lines[i].begin), cluster_at(lines[i].end));
    text::Elastic sum;
    for (std::uint32_t at = line.begin; at + 1 < line.visible_end; ++at) sum = sum + text::elastic_behind(text, at);
    if (line.visible_end > line.begin) sum = sum + text::elastic_of_last(text, line.visible_end - 1);
    const double over = measure / size - line.width;
    result.hyphens += line.hyphen ? 1 : 0;
    if (-over > sum.shrink + 1e-6) {
      ++result.overfull;
    } else if (i + 1 < lines.size()) {
      line.room.width = base::pt(measure);
      line.is_last = false;
      const bool blanks = sum.stretch - sum.letters - sum.kashida > 1e-9;
      const double ratio = blanks ? text::open(text, justified(text::Wrap::pretty), line).blanks : over / 0.01;
      result.squares += ratio * ratio;
      result.worst = std::max(result.worst, std::abs(ratio));
      ++result.counted;
    }
  }
  return result;
}

void print(const char* language, double measure, const char* way, const Result& result) {
  std::printf("%-4s %5.0f  %-12s %7.2f %7.2f %5d %8d %9d\n", language, measure, way,
              std::sqrt(result.squares / std::max(result.counted, 1)), result.worst, result.counted + 1, result.hyphens,
              result.overfull);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: typesetting LANGUAGE < LINE\n", stderr);
    return 64;
  }
  std::string text;
  std::getline(std::cin, text);
  text::use_private_font_configuration();
  const text::FontCatalogue& catalogue = text::built_in_catalogue();
  text::Style style;
  style.language = argv[1];
  style.stack = catalogue.stack("sans/regular", argv[1])->faces;
  style.hyphens = text::Hyphens::automatic;
  style.margins = text::Margins::optical;
  const text::Style plain = style;
  // What a language's printers take besides blanks: Korean sets letters apart, Arabic draws them out.
  if (style.language == "ko") style.justification.letter_min = -0.03, style.justification.letter_max = 0.08;
  if (style.language == "ar") style.justification.kashida = 0.5;
  base::Diagnostics diagnostics;
  auto fonts = text::FontSet::make(catalogue, style.stack, characters_of(text), diagnostics);
  if (!fonts.ok()) return 1;
  text::Shaper shaper(std::move(fonts).value());
  const auto shaped = text::shape(shaper, {text, {}, {}}, style, diagnostics);
  const auto blanks = text::shape(shaper, {text, {}, {}}, plain, diagnostics);
  if (!shaped.ok() || !blanks.ok()) return 1;
  const auto row = [&](double measure, const char* way, const text::Shaped& what, const std::vector<Slice>& lines) {
    print(argv[1], measure, way, judge(what, lines, measure));
  };
  for (const double measure : measures) {
    row(measure, "PangoLayout", blanks.value(), by_pango(shaper.inside(), text, measure));
    row(measure, "first fit", blanks.value(), by_us(blanks.value(), measure, text::Wrap::greedy));
    row(measure, "openings", shaped.value(), by_us(shaped.value(), measure, text::Wrap::greedy));
    row(measure, "Handbill", shaped.value(), by_us(shaped.value(), measure, text::Wrap::pretty));
  }
}
