#include "app/slug.h"

#include <algorithm>
#include <array>

#include "app/iso_date.h"
#include "base/number.h"
#include "paint/marks.h"
#include "unicode/pair.h"
#include "unicode/pseudo.h"

namespace handbill::app {
namespace {

using base::Length;

constexpr Length type_size = base::pt(5);
constexpr Length from_corner = base::mm(4);
/// Above the bleed there are 8 mm of slug; two lines of this type stand in the middle of them.
constexpr Length above = base::mm(6.5);

bool wants_slug(const Documents& documents, const style::Resolved& resolved) {
  const bool by_shop = resolved.press && documents.shop && documents.shop->profile.marks.slug;
  return by_shop || std::ranges::any_of(resolved.pages, [](const auto& page) { return page.product.marks.slug; });
}

/// Whether no native reader has signed its words, or it holds sample details.
bool is_proof(const Documents& documents, const Work& work) {
  if (work.resolved->sample_mark) return true;
  const unicode::Pair pair = unicode::split_pair(work.unit.language);
  return std::ranges::any_of(std::array{pair.first, pair.second}, [&](std::string_view tag) {
    if (tag.empty() || unicode::is_pseudo(tag)) return false;
    const auto& language = documents.languages.find(tag)->second;
    return !language || !language->reviewed;
  });
}

std::string side_of(std::size_t page, std::size_t pages) {
  if (pages < 2) return {};
  if (pages == 2) return page == 0 ? "front" : "back";
  return "page " + std::to_string(page + 1) + " of " + std::to_string(pages);
}

std::string words_of(const Job& job, const Documents& documents, const Work& work, const std::string& side,
                     const product::Product& product) {
  const auto whole = [](Length length) { return base::to_text(length.to_mm(), 1); };
  std::string words = work.unit.layout;
  const auto add = [&](const std::string& more) {
    if (!more.empty()) words += "  \u00B7  " + more;
  };
  add(side);
  add(work.unit.language);
  add(whole(product.trim.width) + " \u00D7 " + whole(product.trim.height) + " mm");
  if (!job.revision.empty()) add("revision " + job.revision);
  add(iso_date(job.date));
  if (work.resolved->press && documents.shop) add(documents.shop->profile.name + " " + documents.shop->profile.version);
  if (is_proof(documents, work)) add("PROOF");
  return words;
}

/// From the corner to the first thing that stands in the way: a fold's tick, or the target in the middle.
base::Rect room_of(const product::Product& product) {
  Length end = product.trim.width / 2;
  for (const Length fold : product.folding.across) end = base::min(end, fold);
  return {from_corner, product.bleed_rect().top - above, end - from_corner * 2, base::mm(5)};
}

}  // namespace

Lettering slug_lettering(const Documents& documents, std::span<const Work> works) {
  const bool any = std::ranges::any_of(
      works, [&](const Work& work) { return work.resolved && wants_slug(documents, *work.resolved); });
  if (!any) return {};
  std::string signs = "\u00B7\u00D7";
  for (char sign = ' '; sign <= '~'; ++sign) signs += sign;
  return {{"en"}, {signs}};
}

paint::Painted paint_unit(const Job& job, const Documents& documents, const Work& work, const layout::Placed& placed,
                          const std::vector<paint::Overlay>& overlays, Tools& tools) {
  paint::Painted painted = paint::paint(*work.resolved, placed, overlays);
  auto& pages = painted.pages;
  Labels labels(tools.shaper, documents.fonts);
  for (std::size_t i = 0; i < pages.pages.size(); ++i) {
    display::Page& page = pages.pages[i];
    if (!page.product.marks.slug) continue;
    const color::InkTint ink =
        paint::mark_ink(pages.inks, work.resolved->press ? paint::For::press : paint::For::reader);
    const Label line{
        words_of(job, documents, work, side_of(i, pages.pages.size()), page.product), "en", type_size, ink, false, 2};
    labels.write(line, room_of(page.product), page.marks);
  }
  return painted;
}

}  // namespace handbill::app
