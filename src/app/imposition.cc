#include "app/imposition.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "app/press_sheets.h"
#include "app/release.h"
#include "app/sheet_marks.h"
#include "backend/backend.h"
#include "pdf/place.h"
#include "press/press.h"
#include "product/product.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;
using impose::Flip;
using impose::Paper;

constexpr std::size_t pdf_limit = std::size_t{512} << 20;

template <typename Kind>
bool is(const impose::Scheme& scheme) {
  return std::holds_alternative<Kind>(scheme);
}

Paper paper_of(std::string_view name) { return {std::string(name), product::paper_size(name).value(), {}}; }

/// Paper for a press is larger than what it is for, and is cut in any case.
base::Length edge_of(const Paper& paper, bool for_press) {
  return for_press || paper.name.starts_with("SRA") ? base::mm(3) : base::mm(5);
}

/// On a press SRA3, for a booklet what its spread fills, for all else A4.
Paper chosen_paper(const impose::Scheme& scheme, const std::vector<impose::Page>& pages, bool for_press) {
  if (for_press) return paper_of("SRA3");
  if (!is<impose::Booklet>(scheme) || pages.empty()) return paper_of("A4");
  const base::Size page = pages.front().trim;
  constexpr std::array<std::string_view, 5> usual{"A4", "Letter", "A3", "Tabloid", "SRA3"};
  for (const std::string_view name : usual) {
    const Paper paper = paper_of(name);
    const bool lies = base::fits(page.width * 2, paper.size.height) && base::fits(page.height, paper.size.width);
    const bool stands = base::fits(page.width * 2, paper.size.width) && base::fits(page.height, paper.size.height);
    if (lies || stands) return paper;
  }
  return paper_of("A3");
}

bool is_pair(const impose::Scheme& scheme, std::size_t pages) {
  const auto* cells = std::get_if<impose::NUp>(&scheme);
  return cells != nullptr && cells->order == impose::NUp::Order::repeat && pages == 2;
}

Flip chosen_flip(const SheetJob& job, const pdf::SourceFile& file) {
  if (job.flip) return *job.flip;
  if (is<impose::Tiles>(job.scheme)) return Flip::none;
  const bool two_sided = file.duplex != pdf::ViewerHints::Duplex::unsaid && file.pages.size() % 2 == 0;
  return two_sided || is_pair(job.scheme, file.pages.size()) ? Flip::upright : Flip::none;
}

/// The piece is turned over as its own PDF says; the edge that is meant depends on how it stands.
impose::Turn turn_of(const pdf::SourceFile& file) {
  using Duplex = pdf::ViewerHints::Duplex;
  if (file.duplex == Duplex::unsaid || file.pages.empty()) return impose::Turn::sideways;
  const base::Size page = file.pages.front().trim;
  const bool long_edge_is_the_side = page.height >= page.width;
  return (file.duplex == Duplex::long_edge) == long_edge_is_the_side ? impose::Turn::sideways : impose::Turn::upwards;
}

std::string name_of(const SheetJob& job, const std::string& paper) {
  const std::string stem = std::filesystem::path(job.file).stem().string();
  const std::string ending = job.settings.press ? "-press.pdf" : ".pdf";
  if (is<impose::Calibration>(job.scheme)) return "calibration-" + paper + ".pdf";
  if (is<impose::Booklet>(job.scheme)) return stem + "-booklet" + ending;
  if (is<impose::Tiles>(job.scheme)) return stem + "-tiles.pdf";
  const auto& cells = std::get<impose::NUp>(job.scheme);
  const int count = cells.columns > 0 ? cells.columns * cells.rows : cells.cells;
  return stem + "-" + std::to_string(count) + "up" + ending;
}

pdf::FinishOptions about(const SheetJob& job, const pdf::SourceFile& file, const impose::Plan& plan,
                         const std::string& name) {
  using Duplex = pdf::ViewerHints::Duplex;
  pdf::FinishOptions options;
  options.title = file.title.empty() ? std::filesystem::path(name).stem().string() : file.title;
  options.author = file.author;
  options.language = file.language;
  options.producer = std::string("Handbill ") + std::string(release);
  options.date = job.date;
  if (plan.press) return options;
  options.viewer.no_scaling = true;
  options.viewer.right_to_left = file.right_to_left;
  options.viewer.duplex = plan.flip == Flip::long_edge    ? Duplex::long_edge
                          : plan.flip == Flip::short_edge ? Duplex::short_edge
                                                          : Duplex::unsaid;
  return options;
}

/// The file on the command line opens its own folder as a root.
Result<std::string> bytes_of(const std::string& file, base::Sources& sources, Diagnostics& diagnostics) {
  const std::filesystem::path path(file);
  const base::Root root{path.has_parent_path() ? path.parent_path().string() : "."};
  const auto id = TRY(sources.read({root, path.filename().string(), pdf_limit, {}}, diagnostics));
  return std::string(sources.bytes(id));
}

/// A job's source, read.
struct Source {
  std::string bytes;
  pdf::SourceFile file;
  pdf::PressFacts facts;  ///< where it goes to a press
};

Result<Source> read_source(const SheetJob& job, base::Sources& sources, Diagnostics& diagnostics) {
  Source source;
  if (is<impose::Calibration>(job.scheme)) return source;
  source.bytes = TRY(bytes_of(job.file, sources, diagnostics));
  source.file = TRY(pdf::read_source(source.bytes, job.file, diagnostics));
  if (job.settings.press) source.facts = TRY(pdf::read_press_facts(source.bytes, job.file, diagnostics));
  return source;
}

impose::Settings settings_of(const SheetJob& job, const Source& source) {
  impose::Settings settings = job.settings;
  const bool for_press = settings.press.has_value();
  if (settings.paper.name.empty()) settings.paper = chosen_paper(job.scheme, source.file.pages, for_press);
  settings.edge = edge_of(settings.paper, for_press);
  settings.flip = chosen_flip(job, source.file);
  settings.turn = turn_of(source.file);
  settings.right_to_left = settings.right_to_left || source.file.right_to_left;
  if (!for_press) return settings;
  const bool two_sided = is<impose::Booklet>(job.scheme) || settings.flip != Flip::none;
  settings.press = press_of(job, source.facts, two_sided);
  return settings;
}

/// The plan's sheets as the file of that name.
Result<std::string> print(const SheetJob& job, const Source& source, const impose::Plan& plan, const std::string& name,
                          base::Sources& sources, Diagnostics& diagnostics) {
  const SheetWords words(job.project, job.language.empty() ? source.file.language : job.language, sources);
  const auto fonts = TRY(sheet_fonts(job.project, sources, diagnostics));
  const display::Pages marks =
      TRY(draw_marks(plan, mark_inks(plan, source.facts.separations), words, fonts, diagnostics));
  text::SubsetCache subsets;
  backend::Options options;
  options.date = job.date;
  if (plan.press) options.colours = backend::Colours::keys;
  std::string drawn = TRY(backend::write_pdf(marks, options, subsets, diagnostics));
  pdf::FinishOptions finish = about(job, source.file, plan, name);
  if (plan.press) {
    drawn = TRY(press::make_marks(drawn, marks.inks, diagnostics));
    finish.standard = kept_standard(source.bytes, job.file, source.facts, diagnostics);
    finish.document_id = press::document_id(source.bytes + drawn);
    finish.trapped = source.facts.trapped;
  }
  return pdf::place({source.bytes, job.file, drawn, plan}, finish, diagnostics);
}

}  // namespace

Result<Sheets> make_sheets(const SheetJob& job, base::Sources& sources, Diagnostics& diagnostics) {
  const Source source = TRY(read_source(job, sources, diagnostics));
  const impose::Settings settings = settings_of(job, source);
  impose::Plan plan = TRY(impose::plan(source.file.pages, job.scheme, settings, diagnostics));
  const std::string name = name_of(job, settings.paper.name);
  std::string made = TRY(print(job, source, plan, name, sources, diagnostics));
  Paper paper = settings.paper;
  paper.size = plan.sides.front().size;
  return Sheets{name, std::move(made), std::move(plan), paper, source.file.pages.size()};
}

}  // namespace handbill::app
