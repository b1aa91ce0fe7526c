#include "app/piece.h"

#include "app/parts.h"
#include "app/press_checks.h"
#include "app/slug.h"
#include "app/work_off.h"
#include "base/hash.h"
#include "display/hash.h"
#include "press/press.h"

namespace handbill::app {
namespace {

/// What rows have in common is little: the texts of a few pages. The rest is of one row alone, and not asked for again.
constexpr Remembers remembered{std::size_t{512} << 10, std::size_t{128} << 10, 8};

/// Of all that the shared parts of a unit's pages are made from.
std::string key_of(const Unit& unit, const display::Pages& shared) {
  base::Hash hash;
  for (const display::Page& page : shared.pages)
    hash.add(display::hash_of(page.items)).add(display::hash_of(page.marks));
  return unit.layout + '\n' + unit.language + '\n' + unit.edition + '\n' + std::to_string(hash.value());
}

}  // namespace

base::Result<base::Done> PieceMaker::take_fonts(const Work& work, base::Diagnostics& diagnostics) {
  const style::FontNeeds needs = font_needs(kit_.documents, {&work, 1}, {});
  const RunFonts::SetRef fonts = TRY(kit_.fonts.covering(needs, fonts_, diagnostics));
  if (fonts == fonts_) return base::Done{};
  fonts_ = fonts;
  tools_.emplace(fonts->fonts, remembered);
  return base::Done{};
}

base::Result<Piece> PieceMaker::make(Work& work, const model::Details& details) {
  const Documents& documents = kit_.documents;
  clock_.turn_to(Stage::style);
  if (!resolve_unit(kit_.job, {documents, kit_.pictures, kit_.codes, &details}, style::Explain::no, work))
    return base::Failed{};
  const Shop* const shop = shop_of(documents, work);
  if (shop != nullptr) use_profile(shop->profile, *work.resolved);
  TRY(take_fonts(work, work.diagnostics));
  clock_.turn_to(Stage::layout);
  tools_->shaper.forget_local();
  layout::Context context{tools_->shaper, shared_sizes(documents, work.unit)};
  const auto placed = TRY(layout::place(*work.resolved, context, work.diagnostics));
  if (kit_.job.strict && has_warnings(work.diagnostics)) return base::Failed{};
  clock_.turn_to(Stage::paint);
  paint::Painted painted = paint_unit(kit_.job, documents, work, placed, {}, *tools_);
  if (shop != nullptr && !check_press({painted.pages, painted.sources, *shop}, *tools_, work.diagnostics))
    return base::Failed{};
  if (!check_fills(painted.pages, work, *tools_)) return base::Failed{};
  if (kit_.job.strict && has_warnings(work.diagnostics)) return base::Failed{};
  return assemble(work, std::move(painted.pages));
}

base::Result<Piece> PieceMaker::assemble(Work& work, display::Pages pages) {
  const style::Resolved& resolved = *work.resolved;
  base::Diagnostics& diagnostics = work.diagnostics;
  const FileKind kind{Format::pdf, 0, pages.pages.size(), false, shop_of(kit_.documents, work)};
  const pdf::FinishOptions about = finish_options(kit_.job, resolved, pages, kind);
  const backend::Options drawing = drawing_options(kit_.job, resolved, kind, *tools_);
  const Parts parts = take_apart(std::move(pages), resolved.local_boxes);
  const auto print = [&]() -> press::Options {
    return {about, parts.shared.inks, kind.shop->profile, *kind.shop->output};
  };
  const auto share = [&]() -> base::Result<pdf::SharedPartsRef> {
    const auto drawn = backend::write_pdf(parts.shared, drawing, tools_->subsets, diagnostics);
    if (!drawn) return base::Failed{};
    return kind.shop == nullptr ? pdf::share_parts(drawn.value(), about, diagnostics)
                                : press::share_parts(drawn.value(), print(), diagnostics);
  };

  clock_.turn_to(Stage::shared);
  const SharedHeadRef head = TRY(kit_.heads.get(key_of(work.unit, parts.shared), share));
  clock_.turn_to(Stage::draw);
  std::string drawn;
  if (!parts.own.pages.empty()) drawn = TRY(backend::write_pdf(parts.own, drawing, tools_->subsets, diagnostics));
  clock_.turn_to(Stage::finish);
  pdf::Sheaf sheaf =
      TRY(kind.shop == nullptr ? pdf::bind_parts(head->parts, drawn, parts.order, about, diagnostics)
                               : press::bind_parts(head->parts, drawn, parts.order, print(), diagnostics));
  // Told apart by what is its own and by what it shares.
  pdf::FinishOptions said = kind.shop == nullptr ? about : press::about_file(print(), head->hashed.hex() + drawn);
  Piece piece{head, std::move(sheaf), std::move(said), parts.order.size()};
  if (kind.shop != nullptr)
    TRY(press::check_file(std::string(head->parts->head()) + file_of(piece).rest, kind.shop->profile.standard,
                          diagnostics));
  return piece;
}

PieceFile PieceMaker::file_of(const Piece& piece) {
  clock_.turn_to(Stage::finish);
  return {piece.head, pdf::complete(piece.sheaf, piece.about)};
}

}  // namespace handbill::app
