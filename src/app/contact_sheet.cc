#include <algorithm>

#include "app/gather.h"
#include "app/handbill.h"
#include "app/matrix.h"
#include "app/sheet.h"
#include "paint/shapes.h"
#include "unicode/pair.h"
#include "unicode/unicode.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Length;
using base::mm;
using base::pt;
using base::Rect;
using base::Result;
using base::Size;

constexpr Size sheet_size{mm(420), mm(297)};  // A3, so that it can be printed
constexpr Length margin = mm(10);
constexpr Length head_height = mm(15);
constexpr Length row_name_width = mm(17);
constexpr Length column_name_height = mm(6);
constexpr Length gap = mm(3.5);
constexpr Length page_gap = mm(1);
constexpr Length band_gap = mm(4);

/// What a unit came to.
struct Cell {
  std::vector<std::vector<display::Item>> pages;  ///< in the inks of the sheet's own table when it is drawn
  std::vector<Size> sizes;
  color::InkTable inks;
  bool is_grey = false;
  std::string error;  ///< of one that failed
};

/// A table of cells: a layout's languages in its columns, editions in its rows.
struct Table {
  std::string layout;
  std::vector<std::string> languages;
  std::vector<std::string> editions;
  std::vector<const Cell*> cells;  ///< row by row; nothing where the job has no such unit

  [[nodiscard]] const Cell* at(std::size_t edition, std::size_t language) const {
    return cells[edition * languages.size() + language];
  }
};

/// All pages of a unit side by side.
Size extent_of(const std::vector<Size>& sizes) {
  Size all;
  for (const Size& size : sizes) {
    all.width += size.width;
    all.height = base::max(all.height, size.height);
  }
  return all;
}

/// The language by whose name a column goes: of two the second, as the first is mostly the same in all columns.
std::string name_language(const std::string& languages) {
  const unicode::Pair pair = unicode::split_pair(languages);
  return std::string(pair.second.empty() ? pair.first : pair.second);
}

/// How a table lies on the sheet: in bands below each other, each with all editions and some of the languages.
struct Arrangement {
  std::size_t columns = 1;  ///< of a band
  std::size_t bands = 1;
  double scale = 0;
  Size cell;  ///< what the largest unit takes
};

/// As large as the sheet allows, whatever the number of bands.
Arrangement arrange(const Table& table) {
  Size largest{mm(30), mm(30)};
  std::size_t most_pages = 1;
  for (const Cell* cell : table.cells) {
    if (cell == nullptr || cell->sizes.empty()) continue;
    const Size size = extent_of(cell->sizes);
    largest = {base::max(largest.width, size.width), base::max(largest.height, size.height)};
    most_pages = std::max(most_pages, cell->sizes.size());
  }
  const Length between = page_gap * static_cast<double>(most_pages - 1);
  const Length width = sheet_size.width - margin * 2 - row_name_width;
  const Length height = sheet_size.height - margin * 2 - head_height;
  Arrangement best;
  for (std::size_t bands = 1; bands <= table.languages.size(); ++bands) {
    const std::size_t columns = (table.languages.size() + bands - 1) / bands;
    const auto many = static_cast<double>(columns);
    const double rows = static_cast<double>(bands * table.editions.size());
    const Length column = (width - gap * (many - 1)) / many - between;
    const Length row =
        (height - column_name_height * static_cast<double>(bands) - band_gap * static_cast<double>(bands - 1)) / rows -
        gap;
    const double scale = std::min({column / largest.width, row / largest.height, 1.0});
    if (scale <= best.scale) continue;
    best = {columns, bands, scale, {largest.width * scale + between, largest.height * scale}};
  }
  return best;
}

/// Draws one table on one sheet.
class Sheet {
 public:
  Sheet(const Table& table, Labels& labels, color::InkTable& inks, const SheetInks& own)
      : table_(table), labels_(labels), inks_(inks), own_(own), plan_(arrange(table)) {}

  std::vector<display::Item> draw(const std::string& about) {
    items_.push_back(filled({{}, {}, sheet_size.width, sheet_size.height}, own_.ground));
    head(about);
    Length top = margin + head_height;
    for (std::size_t band = 0; band < plan_.bands; ++band) top = draw_band(band, top) + band_gap;
    return std::move(items_);
  }

 private:
  [[nodiscard]] Length left_of(std::size_t column) const {
    return margin + row_name_width + (plan_.cell.width + gap) * static_cast<double>(column);
  }

  void head(const std::string& about) {
    Label name{table_.layout, "en", pt(17), own_.words, true};
    const Length width = labels_.width(name);
    labels_.write(name, {margin, margin - mm(1.5), sheet_size.width, mm(9)}, items_);
    const Label what{about, "en", pt(8), own_.quiet};
    labels_.write(what, {margin + width + mm(5), margin + mm(1.2), sheet_size.width, mm(5)}, items_);
    const Length y = margin + mm(9);
    items_.push_back(filled({margin, y, sheet_size.width - margin * 2, pt(0.75)}, own_.words));
  }

  Length draw_band(std::size_t band, Length top) {
    const std::size_t first = band * plan_.columns;
    const std::size_t last = std::min(first + plan_.columns, table_.languages.size());
    for (std::size_t i = first; i < last; ++i) column_name(table_.languages[i], left_of(i - first), top);
    top += column_name_height;
    for (std::size_t row = 0; row < table_.editions.size(); ++row) {
      const Label name{table_.editions[row], "en", pt(7.5), own_.words, true, 2};
      labels_.write(name, {margin, top, row_name_width - mm(2), plan_.cell.height}, items_);
      for (std::size_t i = first; i < last; ++i) {
        const Cell* const cell = table_.at(row, i);
        if (cell != nullptr) draw_cell(*cell, {left_of(i - first), top, plan_.cell.width, plan_.cell.height});
      }
      top += plan_.cell.height + gap;
    }
    return top - gap;
  }

  void column_name(const std::string& tag, Length left, Length top) {
    const std::string last = name_language(tag);
    const Label name{unicode::own_name(last), last, pt(7.5), own_.words, true};
    const Length width = base::min(labels_.width(name), plan_.cell.width);
    // The line of a tall script is higher than its neighbours': all stand on one baseline in a box of their own.
    labels_.write(name, {left, top, width + pt(1), column_name_height}, items_);
    const Label small{tag, "en", pt(6.5), own_.quiet};
    if (width + labels_.width(small) + mm(1.5) <= plan_.cell.width)
      labels_.write(small, {left + width + mm(1.5), top + pt(0.8), plan_.cell.width, column_name_height}, items_);
  }

  void draw_cell(const Cell& cell, const Rect& frame) {
    if (cell.pages.empty()) return draw_error(cell, frame);
    Length left = frame.left;
    for (std::size_t i = 0; i < cell.pages.size(); ++i) {
      const Rect at{left, frame.top, cell.sizes[i].width * plan_.scale, cell.sizes[i].height * plan_.scale};
      Recolour recolour = cell.is_grey ? Recolour(cell.inks, inks_, grey) : Recolour(cell.inks, inks_);
      items_.push_back(filled(at, own_.paper));
      items_.emplace_back(placed_page(recolour.items(cell.pages[i]), cell.sizes[i], at));
      items_.push_back(outlined(at, own_.line, pt(0.25)));
      left = at.right() + page_gap;
    }
  }

  void draw_error(const Cell& cell, const Rect& frame) {
    items_.push_back(filled(frame, own_.pale));
    items_.push_back(outlined(frame, own_.wrong, pt(0.5)));
    const Rect inside = frame.inset({mm(1.5), mm(1.5), mm(1.5), mm(1.5)});
    const Label message{cell.error, "en", pt(6), own_.wrong, false, 40};
    labels_.write(message, inside, items_);
  }

  const Table& table_;
  Labels& labels_;
  color::InkTable& inks_;
  const SheetInks& own_;
  Arrangement plan_;
  std::vector<display::Item> items_;
};

/// The first error of a unit in a few words: `overflow: text is 4.1 mm too tall for ...`.
std::string error_of(const Work& work) {
  for (const base::Diagnostic& each : work.diagnostics.list()) {
    if (each.severity == base::Severity::error) return each.id + ": " + each.message;
  }
  return "one of its files has a mistake";
}

template <typename Member>
std::vector<std::string> each_once(const std::vector<Work>& works, const std::string& layout, Member member) {
  std::vector<std::string> names;
  for (const Work& work : works) {
    if (work.unit.layout == layout && std::ranges::find(names, work.unit.*member) == names.end())
      names.push_back(work.unit.*member);
  }
  return names;
}

Table table_of(const std::string& layout, const std::vector<Work>& works, const std::vector<Cell>& cells) {
  Table table{layout, each_once(works, layout, &Unit::language), each_once(works, layout, &Unit::edition), {}};
  table.cells.resize(table.languages.size() * table.editions.size());
  for (std::size_t i = 0; i < works.size(); ++i) {
    const Unit& unit = works[i].unit;
    if (unit.layout != layout) continue;
    const auto column = std::ranges::find(table.languages, unit.language) - table.languages.begin();
    const auto row = std::ranges::find(table.editions, unit.edition) - table.editions.begin();
    table.cells[static_cast<std::size_t>(row) * table.languages.size() + static_cast<std::size_t>(column)] = &cells[i];
  }
  return table;
}

std::string counted(std::size_t count, const char* what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

Lettering lettering_of(const Documents& documents) {
  Lettering lettering{{"en"}, {}};
  for (const Unit& unit : documents.units) {
    const std::string tag = name_language(unit.language);
    if (std::ranges::find(lettering.languages, tag) != lettering.languages.end()) continue;
    lettering.languages.push_back(tag);
    lettering.words.push_back(unicode::own_name(tag));
  }
  // What stands between numbers and names.
  lettering.words.emplace_back("\u00D7\u00B7\u2013\u201C\u201D\u2018\u2019\u2026");
  lettering.words.push_back(unicode::own_name("en"));
  return lettering;
}

}  // namespace

Report contact_sheet(const Job& job, base::Sources& sources, const Deliver& deliver, const Progress& progress,
                     Diagnostics& diagnostics) {
  Report report;
  std::vector<Cell> cells;
  const auto lettering = [&](const Documents& documents) {
    cells.resize(documents.units.size());
    return lettering_of(documents);
  };
  const Visit keep = [&](std::size_t index, const Standing& unit) {
    Cell& cell = cells[index];
    cell.inks = unit.pages.inks;
    cell.is_grey = unit.resolved.grey;
    for (const display::Page& page : unit.pages.pages) {
      cell.pages.push_back(page.items);
      cell.sizes.push_back(page.product.trim);
    }
  };
  auto matrix = lay_out(job, sources, keep, lettering, progress, diagnostics);
  if (!matrix) return report;
  std::vector<std::string> layouts;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Work& work = matrix->works[i];
    if (work.failed) cells[i].error = error_of(work);
    report.outcomes.push_back({work.unit, !work.failed, {}, 0, {}});
    if (std::ranges::find(layouts, work.unit.layout) == layouts.end()) layouts.push_back(work.unit.layout);
  }

  text::Shaper shaper(matrix->fonts);
  Labels labels(shaper, matrix->documents.fonts);
  display::Pages pages;
  pages.title = "Contact sheet: " + matrix->documents.campaign.name;
  pages.language = "en";
  const SheetInks own = add_sheet_inks(pages.inks);
  for (const std::string& layout : layouts) {
    const Table table = table_of(layout, matrix->works, cells);
    const std::string about = matrix->documents.campaign.name + "   " + counted(table.languages.size(), "language") +
                              ", " + counted(table.editions.size(), "edition");
    pages.pages.push_back(own_page(sheet_size, Sheet(table, labels, pages.inks, own).draw(about)));
  }
  diagnostics.append(gather(matrix->works));

  for (const Format format : job.formats.empty() ? std::vector{Format::pdf} : job.formats) {
    const std::size_t files = format == Format::pdf ? 1 : pages.pages.size();
    for (std::size_t i = 0; i < files; ++i) {
      auto bytes = own_file(job, pages, format, i, diagnostics);
      const std::string name =
          "contact-sheet" + (files == 1 ? std::string() : "-" + layouts[i]) + "." + std::string(name_of(format));
      if (!bytes || !deliver({{}, format, name, std::move(bytes).value()}, diagnostics)) return report;
    }
  }
  return report;
}

}  // namespace handbill::app
