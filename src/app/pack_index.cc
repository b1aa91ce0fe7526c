#include "app/pack_index.h"

#include <algorithm>
#include <optional>

#include "app/own_layout.h"
#include "base/number.h"
#include "unicode/unicode.h"

namespace handbill::app {
namespace {

constexpr double margin_mm = 16;
constexpr double width_mm = 210 - 2 * margin_mm;
constexpr double column_gap_mm = 5;
constexpr double row_gap_mm = 2.5;
constexpr std::size_t most_columns = 4;
constexpr std::size_t most_rows = 3;
/// What the words below a picture take about, and what all rows of a page have.
constexpr double caption_mm = 26;
constexpr double grid_mm = 208;
/// Height of a picture by the width of its column: an upright sheet of an A size.
constexpr double tallest = 1.42;

std::string styles() {
  return R"(styles:
  text: {font: sans/regular, size: 7.5pt, min-size: 5pt, leading: 1.3, ink: words}
  bold: {extends: text, font: sans/bold}
  over: {extends: bold, size: 9pt}
  title: {extends: bold, size: 30pt, min-size: 15pt, leading: 1.1, text-wrap: balance}
  name: {extends: bold, size: 9.5pt, leading: 1.2}
  file: {extends: text, ink: words 75%}
  tip: {extends: text, size: 13pt, min-size: 7pt, leading: 1.4, space-after: 0.65em}
  figure: {extends: bold, size: 13pt, text-align: center}
  turn: {extends: text, size: 10pt, min-size: 6pt, leading: 1.3}
)";
}

int chroma(color::Rgb8 colour) {
  return std::max({colour.r, colour.g, colour.b}) - std::min({colour.r, colour.g, colour.b});
}

std::string ink_line(const std::string& name, const color::Ink& ink) {
  const auto percent = [](double part) { return base::to_text(part * 100, 2); };
  return "  " + name + ": {cmyk: [" + percent(ink.cmyk.c) + ", " + percent(ink.cmyk.m) + ", " + percent(ink.cmyk.y) +
         ", " + percent(ink.cmyk.k) + "], preview: '" + color::hex(ink.preview) + "'}\n";
}

/// Boxes in YAML's flow style.
std::string joined(const std::vector<std::string>& all) {
  std::string list;
  for (const std::string& one : all) list += (list.empty() ? "" : ", ") + one;
  return list;
}
std::string box(std::string_view kind, const std::vector<std::string>& children, std::string_view more = {}) {
  return "{" + std::string(kind) + ": [" + joined(children) + "]" + std::string(more) + "}";
}
std::string text(const std::string& words, std::string_view style, std::string_view more = {}) {
  return "{text: " + words + ", style: " + std::string(style) + std::string(more) + "}";
}
std::string rule(std::string_view thickness, std::string_view ink) {
  return "{rule: horizontal, thickness: " + std::string(thickness) + ", ink: " + std::string(ink) + "}";
}
std::string in_mm(double value) { return base::to_text(value, 2) + "mm"; }

/// How many pieces stand beside each other.
std::size_t columns_for(std::size_t pieces) {
  if (pieces <= 2) return 2;
  return pieces <= 6 ? 3 : most_columns;
}

/// The largest panel: what is in the hand when the sheet is folded.
base::Size closed(const product::Folding& folding) {
  base::Size size;
  for (const product::Panel& panel : folding.panels) {
    if (panel.rect.width > size.width || panel.rect.height > size.height) size = panel.rect.size();
  }
  return size;
}

class Writer {
 public:
  explicit Writer(const PackIndex& index) : index_(index), columns_(columns_for(index.pieces.size())) {}

  std::string write() {
    const std::size_t a_page = columns_ * most_rows;
    std::string pages;
    for (std::size_t first = 0; first < index_.pieces.size(); first += a_page)
      pages += page("index-" + std::to_string(first / a_page + 1),
                    sheet(first, std::min(first + a_page, index_.pieces.size())));
    if (knows("tips")) pages += page("tips", tips());
    return "layout: " + own_layout_name("handbill-pack", index_.language.tag.tag) + "\ntitle: " + title() +
           "\ntheme: " + std::string(index_theme_name) + "\npage: {size: A4, safe: 8mm, margin: [15mm, " +
           in_mm(margin_mm) + ", 13mm, " + in_mm(margin_mm) + "]}\n" + styles() + "pages:\n" + pages;
  }

 private:
  [[nodiscard]] bool knows(std::string_view name) const { return index_.language.texts.contains(name); }
  [[nodiscard]] std::string title() const {
    return knows("pack-title") ? "$pack-title" : yaml_text(index_.campaign.name);
  }
  /// In an order of its own, whatever the page's: numbers and names of files.
  [[nodiscard]] std::string figures(const std::string& words) const {
    return yaml_text(index_.language.tag.right_to_left ? "\u2066" + words + "\u2069" : words);
  }

  static std::string page(const std::string& id, const std::string& body) {
    return "  - {id: " + id + ", body: " + body + "}\n";
  }

  /// Whose pack it is, and in which language.
  [[nodiscard]] std::string head() const {
    const std::string campaign = knows("campaign") ? "$campaign" : yaml_text(index_.campaign.name);
    return box("row",
               {text(campaign, "over", ", ink: accent, width: 1fr"),
                text(yaml_text(unicode::own_name(index_.language.tag.tag)), "over", ", width: 1fr, text-align: end")});
  }

  [[nodiscard]] std::string foot() const {
    std::string folders;
    for (const std::string& folder : index_.folders) folders += (folders.empty() ? "" : "   ") + folder + "/";
    return box("column",
               {rule("0.25mm", "words"), box("row", {text(figures(folders), "file", ", width: 1fr"),
                                                     text("$web", "file", ", width: 1fr, text-align: end")})},
               ", gap: 2mm");
  }

  std::string sheet(std::size_t first, std::size_t last) {
    const double width = (width_mm - column_gap_mm * static_cast<double>(columns_ - 1)) / static_cast<double>(columns_);
    std::vector<std::string> cells;
    for (std::size_t i = first; i < last; ++i) add_cells(i, i - first, cells);
    const std::size_t rows = (last - first + columns_ - 1) / columns_;
    const double height = std::min(grid_mm, (width * tallest + caption_mm) * static_cast<double>(rows));
    std::string columns;
    for (std::size_t i = 0; i < columns_; ++i) columns += (i == 0 ? "" : ", ") + in_mm(width);
    std::string tracks;
    for (std::size_t i = 0; i < rows; ++i) tracks += i == 0 ? "1fr, auto" : ", 1fr, auto";
    const std::string grid =
        box("grid", cells,
            ", columns: [" + columns + "], rows: [" + tracks + "], column-gap: " + in_mm(column_gap_mm) +
                ", row-gap: " + in_mm(row_gap_mm) + ", height: " + in_mm(height));
    return box("column",
               {head(), text(title(), "title", ", role: h1, max-lines: 2"), rule("0.8mm", "accent"), grid,
                "{space:, grow: 1}", foot()},
               ", gap: 3.5mm");
  }

  /// The room for the piece's picture, and under it what there is to say.
  void add_cells(std::size_t index, std::size_t place, std::vector<std::string>& cells) const {
    const IndexPiece& piece = index_.pieces[index];
    const auto cell = [&](std::size_t row) {
      return ", cell: {column: " + std::to_string(place % columns_ + 1) +
             ", row: " + std::to_string(place / columns_ * 2 + row) + "}";
    };
    cells.push_back("{space:, id: piece-" + std::to_string(index + 1) + cell(1) + "}");
    std::vector<std::string> words{text(piece.name, "name", ", role: h2"), text(figures(sizes(piece)), "text")};
    if (piece.pages.size() == 2 && knows(turn_text(piece))) words.push_back(text("$" + turn_text(piece), "text"));
    words.push_back(text(figures(piece.file), "file"));
    cells.push_back(
        box("column", words, ", gap: 0.6mm, border-top: 0.35mm words, padding: [1.6mm, 0mm, 4mm, 0mm]" + cell(2)));
  }

  static std::string turn_text(const IndexPiece& piece) {
    return piece.pages.front().turn == product::Turn::long_edge ? "turn-long" : "turn-short";
  }

  /// `297 × 210 mm × 2 › 100 × 210 mm`: the sheet, its sides, and what is in the hand when it is folded.
  static std::string sizes(const IndexPiece& piece) {
    const auto of = [](base::Size size) {
      return base::to_text(size.width.to_mm(), 0) + " × " + base::to_text(size.height.to_mm(), 0);
    };
    const product::Product& front = piece.pages.front();
    std::string words = of(front.trim);
    if (front.folding.fold != product::Fold::none) words += " › " + of(closed(front.folding));
    words += " mm";
    if (piece.pages.size() > 1) words += " × " + std::to_string(piece.pages.size());
    return words;
  }

  [[nodiscard]] std::string tips() const {
    const std::string heading = knows("tips-title") ? "$tips-title" : title();
    return box("column",
               {head(), text(heading, "title", ", role: h1, max-lines: 2"), rule("0.8mm", "accent"),
                text("$tips", "tip", ", role: list, marker: '1.', max-width: 132mm, padding: [4mm, 0mm, 0mm, 0mm]"),
                "{space:, height: 4mm}", turns(), "{space:, grow: 1}", ruler(), foot()},
               ", gap: 3.5mm");
  }

  /// A sheet's two sides and the edge between them, for each way of turning that a piece asks for.
  [[nodiscard]] std::string turns() const {
    std::vector<std::string> ways;
    for (const char* way : {"turn-long", "turn-short"}) {
      const auto is_turned = [&](const IndexPiece& piece) {
        return piece.pages.size() == 2 && turn_text(piece) == way;
      };
      if (!knows(way) || std::ranges::none_of(index_.pieces, is_turned)) continue;
      const bool is_long = std::string_view(way) == "turn-long";
      const auto side = [&](const char* number) {
        return box("column", {"{space:, grow: 1}", text(yaml_text(number), "figure"), "{space:, grow: 1}"},
                   std::string(", width: 17mm, height: 24mm, border: 0.25mm words"));
      };
      const std::string edge = std::string("{column: [{space:, grow: 1}], fill: accent") +
                               (is_long ? ", width: 1mm, height: 24mm}" : ", width: 17mm, height: 1mm}");
      ways.push_back(
          box("column",
              {box("column", {"{space:, grow: 1}", box(is_long ? "row" : "column", {side("1"), edge, side("2")})},
                   ", height: 49mm"),
               text("$" + std::string(way), "turn")},
              ", width: 60mm, gap: 3mm"));
    }
    if (ways.empty()) return "{space:, height: 0mm}";
    return box("row", ways, ", gap: 12mm");
  }

  /// Exactly 100 mm, to be measured: who prints at another size sees it here.
  [[nodiscard]] std::string ruler() const {
    std::vector<std::string> parts;
    for (int i = 0; i < 10; ++i)
      parts.push_back("{column: [{space:, grow: 1}], width: 10mm, height: 3mm, fill: " +
                      std::string(i % 2 == 0 ? "words" : "words 15%") + "}");
    return box("column", {box("row", parts, ", width: 100mm"), text(figures("100 mm = 100 %"), "turn")},
               ", gap: 1.5mm");
  }

  const PackIndex& index_;
  std::size_t columns_;
};

}  // namespace

std::string index_theme(const color::InkTable& inks) {
  const color::Rgb8 white{255, 255, 255};
  color::Ink words{"black", {0, 0, 0, 1}, {0, 0, 0}, {}};
  std::optional<color::Ink> dark;
  std::optional<color::Ink> loud;
  for (const color::Ink& ink : inks.inks()) {
    if (ink.is_grey()) continue;
    const double contrast = color::contrast(ink.preview, white);
    if (contrast >= 10 && (!dark || color::luminance(ink.preview) < color::luminance(dark->preview))) dark = ink;
    if (contrast >= 4.5 && (!loud || chroma(ink.preview) > chroma(loud->preview))) loud = ink;
  }
  if (dark) words = *dark;
  return "theme: " + std::string(index_theme_name) + "\ninks:\n" + ink_line("words", words) +
         ink_line("accent", loud.value_or(words)) + "  black: {cmyk: [0, 0, 0, 100], preview: '#000000'}\n";
}

std::string index_layout(const PackIndex& index) { return Writer(index).write(); }

}  // namespace handbill::app
