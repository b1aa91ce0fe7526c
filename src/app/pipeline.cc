#include "app/pipeline.h"

#include <algorithm>
#include <set>

#include "app/batch.h"
#include "app/labels.h"
#include "app/release.h"
#include "app/slug.h"
#include "app/work_off.h"
#include "base/utf8.h"
#include "pdf/pdf.h"
#include "press/press.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;

void add_characters(std::string_view words, std::set<char32_t>& characters) {
  for (std::size_t at = 0; at < words.size();) {
    const base::Decoded decoded = base::decode(words, at);
    characters.insert(decoded.code_point);
    at += std::max<std::size_t>(decoded.length, 1);
  }
}

pdf::Medium medium_of(const FileKind& kind) { return kind.shop != nullptr ? pdf::Medium::press : pdf::Medium::bleed; }

}  // namespace

bool resolve_unit(const Job& job, const Resources& resources, style::Explain explain, Work& work) {
  const Documents& documents = resources.documents;
  const auto& layout = documents.layout_of(work.unit);
  const auto& language = documents.language_of(work.unit);
  const auto* const second = documents.second_language_of(work.unit);
  const auto& edition = documents.editions.find(work.unit.edition)->second;
  work.failed = true;
  const model::Details& details = resources.details != nullptr ? *resources.details : documents.details;
  if (!layout || !language || !edition || (second != nullptr && !*second)) return false;
  const auto& theme = documents.themes.find(layout->theme)->second;
  if (!theme) return false;
  const style::Inputs inputs{*layout, *theme,   documents.campaign, *language,
                             details, *edition, documents.fonts,    second == nullptr ? nullptr : &**second};
  style::Options options;
  options.explain = explain;
  options.final_ = job.final_ ? style::Final::yes : style::Final::no;
  options.paper = work.unit.paper.empty() ? style::Paper::as_laid_out : style::Paper::north_american;
  const style::LoadPicture load = [&](std::string_view name, base::Span asked_at) {
    return resources.pictures.get(name, asked_at, work.diagnostics);
  };
  options.load_own_picture = [&](std::string_view name, base::Span asked_at) {
    return resources.pictures.get_own(name, asked_at, work.diagnostics);
  };
  options.make_code = [&](std::string_view text, image::QrCorrection correction, base::Span span) {
    return resources.codes.get(text, correction, span, work.diagnostics);
  };
  options.list_pictures = [&](std::string_view folder) { return resources.pictures.drawings_in(folder); };
  auto resolved = style::resolve(inputs, load, options, work.diagnostics);
  if (!resolved) return false;
  work.resolved = std::move(resolved).value();
  work.failed = false;
  return true;
}

pdf::FinishOptions finish_options(const Job& job, const style::Resolved& resolved, const display::Pages& pages,
                                  const FileKind& kind) {
  pdf::FinishOptions options;
  options.title = pages.title;
  options.author = pages.author;
  options.language = pages.language;
  options.producer = std::string("Handbill ") + std::string(release);
  options.date = job.date;
  for (const auto& page : pages.pages) {
    auto boxes = pdf::boxes_of(page, medium_of(kind));
    if (resolved.links) boxes.links = pdf::links_of(page, boxes);
    options.pages.push_back(std::move(boxes));
  }
  options.viewer.no_scaling = resolved.print_at_full_size;
  options.viewer.right_to_left = resolved.right_to_left;
  if (pages.pages.size() > 1) {
    options.viewer.duplex = pages.pages.front().product.turn == product::Turn::long_edge
                                ? pdf::ViewerHints::Duplex::long_edge
                                : pdf::ViewerHints::Duplex::short_edge;
  }
  options.grey_only = resolved.grey;
  return options;
}

std::vector<Work> resolve_all(const Job& job, const Resources& resources, style::Explain explain, unsigned threads) {
  const auto& units = resources.documents.units;
  std::vector<Work> works(units.size());
  for (std::size_t i = 0; i < works.size(); ++i) works[i].unit = units[i];
  for_each_index(works.size(), threads,
                 [&](unsigned, std::size_t i) { static_cast<void>(resolve_unit(job, resources, explain, works[i])); });
  return works;
}

void resolve_each(const Job& job, const Resources& resources, std::span<Work> works, unsigned threads) {
  for_each_index(works.size(), threads, [&](unsigned, std::size_t i) {
    static_cast<void>(resolve_unit(job, resources, style::Explain::no, works[i]));
  });
}

style::FontNeeds font_needs(const Documents& documents, std::span<const Work> works, const Lettering& lettering) {
  std::set<text::FaceId> faces;
  std::set<char32_t> characters;
  for (const auto& work : works) {
    if (!work.resolved) continue;
    const style::FontNeeds needs = style::font_needs(*work.resolved);
    faces.insert(needs.faces.begin(), needs.faces.end());
    characters.insert(needs.characters.begin(), needs.characters.end());
  }
  for (const Lettering& each : {lettering, slug_lettering(documents, works)}) {
    for (const std::string& language : each.languages) {
      for (const text::FaceId face : label_faces(documents.fonts, language)) faces.insert(face);
    }
    for (const std::string& words : each.words) add_characters(words, characters);
  }
  return {{faces.begin(), faces.end()}, {characters.begin(), characters.end()}};
}

Result<std::shared_ptr<const text::FontSet>> open_fonts(const Documents& documents, const std::vector<Work>& works,
                                                        const Lettering& lettering, Diagnostics& diagnostics) {
  style::FontNeeds needs = font_needs(documents, works, lettering);
  return text::FontSet::make(documents.fonts, std::move(needs.faces), needs.characters, diagnostics);
}

const Shop* shop_of(const Documents& documents, const Work& work) {
  return work.resolved->press && documents.shop ? &*documents.shop : nullptr;
}

std::vector<FileKind> kinds_of(Format format, std::size_t pages) {
  if (format == Format::pdf || pages < 2) return {{format, 0, pages}};
  std::vector<FileKind> kinds;
  for (std::size_t page = 0; page < pages; ++page) kinds.push_back({format, page, pages});
  return kinds;
}

backend::Options drawing_options(const Job& job, const style::Resolved& resolved, const FileKind& kind, Tools& tools) {
  backend::Options options;
  options.colours = resolved.grey ? backend::Colours::grey : backend::Colours::preview;
  options.extent = kind.format == Format::png ? backend::Extent::trim : backend::Extent::bleed;
  if (kind.format == Format::pdf && kind.shop != nullptr) {
    options.colours = backend::Colours::keys;
    options.extent = backend::Extent::press;
  }
  options.date = job.date;
  options.outline_text = job.outline_text;
  options.dpi = job.dpi;
  options.faces = &tools.faces;
  options.page = kind.page;
  return options;
}

Result<std::string> make_file(const Job& job, const style::Resolved& resolved, const display::Pages& pages,
                              const FileKind& kind, Tools& tools, Diagnostics& diagnostics) {
  const backend::Options options = drawing_options(job, resolved, kind, tools);
  switch (kind.format) {
    case Format::pdf: {
      const std::string drawn = TRY(backend::write_pdf(pages, options, tools.subsets, diagnostics));
      const pdf::FinishOptions about = finish_options(job, resolved, pages, kind);
      if (kind.shop == nullptr) return pdf::finish(drawn, about, diagnostics);
      return press::make(drawn, {about, pages.inks, kind.shop->profile, *kind.shop->output}, diagnostics);
    }
    case Format::png:
      return backend::write_png(pages, options, tools.subsets, diagnostics);
    case Format::svg:
      return backend::write_svg(pages, options, tools.subsets, diagnostics);
  }
  return Failed{};
}

layout::FitPlan shared_sizes(const Documents& documents, const Unit& unit) {
  layout::FitPlan plan;
  if (!documents.fit_lock) return plan;
  for (const auto& [group, let_out] : documents.campaign.one_size) {
    if (!shares_size(documents.campaign, group, unit.language)) continue;
    const auto& edition = documents.editions.find(unit.edition)->second;
    if (!edition) continue;
    const auto factor = documents.fit_lock->find(unit.layout, edition->names, group);
    if (factor) plan.groups.push_back({group, *factor, {}});
  }
  return plan;
}

std::string file_name(const Unit& unit, const FileKind& kind) {
  const bool is_numbered = kind.format != Format::pdf && kind.pages > 1;
  std::string number = is_numbered ? "-" + std::to_string(kind.page + 1) : std::string();
  if (kind.folded) number += "-folded";
  const std::string paper = unit.paper.empty() ? std::string() : "-" + unit.paper;
  return unit.edition + "/" + unit.layout + paper + "-" + unit.language + number + "." +
         std::string(name_of(kind.format));
}

}  // namespace handbill::app
