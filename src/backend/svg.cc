#include <cairo-svg.h>

#include <map>

#include "backend/painter.h"
#include "backend/sheet.h"
#include "base/number.h"

namespace handbill::backend {

namespace {

/// Units a millimetre: cairo keeps glyph outlines to 1/64 of a unit, which would be seen at one unit a millimetre.
constexpr double units = 40;

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// cairo numbers its surfaces, and so some ids, by a counter of the whole process: the same page would be other bytes
/// each time. Numbers each kind of id anew, in order of appearance.
class Renumber {
 public:
  explicit Renumber(std::string_view svg) : svg_(svg) {}

  std::string run() {
    for (std::size_t at = 0; at < svg_.size();) {
      const std::size_t found = svg_.find_first_of("#\"", at);
      if (found == std::string_view::npos) break;
      at = found + 1;
      const bool is_id = svg_[found] == '#' || svg_.substr(0, found).ends_with(" id=");
      if (is_id) at = rename(at);
    }
    out_ += svg_.substr(copied_);
    return std::move(out_);
  }

 private:
  /// Renames the id that begins at `begin` where it is letters and a number; the glyphs' are counted by document
  /// already.
  std::size_t rename(std::size_t begin) {
    std::size_t digits = begin;
    while (digits < svg_.size() && is_letter(svg_[digits])) ++digits;
    std::size_t end = digits;
    while (end < svg_.size() && is_digit(svg_[end])) ++end;
    const std::string_view kind = svg_.substr(begin, digits - begin);
    if (end == digits || kind.empty() || kind == "glyph") return begin;
    auto& numbers = numbers_[std::string(kind)];
    const auto [number, is_new] = numbers.emplace(std::string(svg_.substr(digits, end - digits)), numbers.size());
    out_ += svg_.substr(copied_, digits - copied_);
    out_ += std::to_string(number->second);
    copied_ = end;
    return end;
  }

  std::string_view svg_;
  std::size_t copied_ = 0;
  std::string out_;
  std::map<std::string, std::map<std::string, std::size_t>> numbers_;
};

/// cairo writes a blend as SVG 1.2 would have had it; what there is instead is CSS Compositing 1, 6.1.
void set_blends(std::string& svg) {
  constexpr std::string_view from = " comp-op=\"";
  constexpr std::string_view to = " style=\"mix-blend-mode:";
  for (std::size_t at = svg.find(from); at != std::string::npos; at = svg.find(from, at + to.size()))
    svg.replace(at, from.size(), to);
}

/// Says the page's size in millimetres; the view box keeps the finer units.
void set_size(std::string& svg, const base::Rect& media) {
  const std::size_t begin = svg.find(" width=\"");
  const std::size_t end = svg.find(" viewBox=\"");
  if (begin == std::string::npos || end == std::string::npos || begin > end) return;
  svg.replace(begin, end - begin,
              " width=\"" + base::to_text(media.width.to_mm(), 4) + "mm\" height=\"" +
                  base::to_text(media.height.to_mm(), 4) + "mm\"");
}

}  // namespace

base::Result<std::string> write_svg(const display::Pages& pages, const Options& options, text::SubsetCache& subsets,
                                    base::Diagnostics& diagnostics) {
  const display::Page* page = page_of(pages, options, diagnostics);
  if (page == nullptr) return base::Failed{};
  const base::Rect media = media_of(*page, options.extent);
  if (!is_sane(media, diagnostics)) return base::Failed{};
  FaceCache own;
  Faces faces =
      TRY(Faces::open({page}, subsets, options.faces != nullptr ? options.faces->inside() : own.inside(), diagnostics));
  Pictures pictures(PictureUse::pixels, options.colours);
  Tools tools{pages.inks, options.colours, PictureUse::pixels, faces, pictures};

  std::string bytes;
  const Surface surface(
      cairo_svg_surface_create_for_stream(append, &bytes, media.width.to_mm() * units, media.height.to_mm() * units));
  cairo_svg_surface_restrict_to_version(surface.get(), CAIRO_SVG_VERSION_1_2);
  const auto drawn = [&]() -> base::Result<base::Done> {
    const Context context(cairo_create(surface.get()));
    cairo_scale(context.get(), units * 25.4 / 72, units * 25.4 / 72);
    cairo_translate(context.get(), -media.left.to_pt(), -media.top.to_pt());
    Painter painter(context.get(), tools, diagnostics);
    TRY(painter.draw(*page));
    return check_surface(cairo_status(context.get()), diagnostics);
  }();
  // Finished in either case: cairo must not write to `bytes` when they are gone.
  cairo_surface_finish(surface.get());
  TRY(drawn);
  TRY(check_surface(cairo_surface_status(surface.get()), diagnostics));
  set_size(bytes, media);
  set_blends(bytes);
  return Renumber(bytes).run();
}

}  // namespace handbill::backend
