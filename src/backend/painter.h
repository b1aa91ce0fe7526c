#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "backend/backend.h"
#include "backend/faces.h"
#include "backend/handles.h"
#include "backend/outlines.h"
#include "backend/pictures.h"
#include "backend/plates.h"

namespace handbill::backend {

/// The box whose part in a page's ink is asked for.
struct Focus {
  enum class Asked {
    alone,    ///< nothing else is drawn
    bleached  ///< all is drawn, the box as bare paper: it knocks out what it knocks out, and leaves no ink
  } asked = Asked::alone;
  std::string_view box_id;
};

/// What a document is drawn with; made once, used for every page of it.
struct Tools {
  const color::InkTable& inks;
  Colours colours = Colours::preview;
  PictureUse use = PictureUse::pdf;
  Faces& faces;
  Pictures& pictures;
  const PlatePass* pass = nullptr;  ///< for Colours::plates: which
  Outlines* outlines = nullptr;     ///< letters are drawn as shapes by it
  const Focus* focus = nullptr;     ///< for Colours::plates: a box that is looked at by itself
};

/// Draws items on a cairo context whose user space is points from the trim's top left. The same for every kind of
/// surface.
class Painter {
 public:
  Painter(cairo_t* context, Tools& tools, base::Diagnostics& diagnostics)
      : context_(context), tools_(tools), diagnostics_(diagnostics) {}

  /// The page, and its marks outside the bleed.
  [[nodiscard]] base::Result<base::Done> draw(const display::Page& page);
  [[nodiscard]] base::Result<base::Done> draw(const std::vector<display::Item>& items);

 private:
  [[nodiscard]] base::Result<base::Done> draw(const display::GlyphRun& run);
  [[nodiscard]] base::Result<base::Done> draw(const display::Path& path);
  [[nodiscard]] base::Result<base::Done> draw(const display::Image& image);
  [[nodiscard]] base::Result<base::Done> draw(const display::Vector& vector);
  [[nodiscard]] base::Result<base::Done> draw(const display::Link& link);
  [[nodiscard]] base::Result<base::Done> draw(const display::Anchor& anchor);
  [[nodiscard]] base::Result<base::Done> draw(const display::Group& group);

  [[nodiscard]] base::Result<base::Done> show(const display::GlyphRun& item, const OpenFace& face, const CairoRun& run);
  /// Turns to an item; false where it is not to be drawn.
  [[nodiscard]] bool turn_to(const display::Source& source);
  /// What is drawn from here on is put together before it is laid on the page.
  void open_group();
  void close_group();
  /// Overprinting in a group is over by then.
  void draw_over();
  [[nodiscard]] std::optional<DeviceColour> colour_of(const color::InkTint& paint, color::Drawn drawn) const;
  void draw_path(const display::Vector& vector, const image::VectorPath& path);
  void trace(const image::PathData& path);
  void clip_to(const base::Rect& rect);
  // False where it overprints and leaves the plates at hand as they are: then nothing is to be drawn with it.
  [[nodiscard]] bool set_paint(const display::Paint& paint, color::Drawn drawn = color::Drawn::area);
  [[nodiscard]] bool set_paint(const display::Vector& vector, const image::VectorPaint& paint, double opacity,
                               color::Drawn drawn = color::Drawn::area);
  [[nodiscard]] bool set_ink(const color::InkTint& paint, double opacity, color::Drawn drawn = color::Drawn::area);
  void add_stop(cairo_pattern_t* pattern, double offset, const color::InkTint& paint, double opacity);
  void set_stroke(const display::Stroke& stroke);
  void stroke(const image::VectorStroke& style);

  /// Done where cairo is content; else `draw-failed` with cairo's reason.
  [[nodiscard]] base::Result<base::Done> check(base::Span span);
  [[nodiscard]] base::Result<base::Done> refuse(base::Span span, std::string message);

  cairo_t* context_;
  Tools& tools_;
  base::Diagnostics& diagnostics_;
  int groups_ = 0;            // that are open
  bool is_bleached_ = false;  // the item at hand
};

}  // namespace handbill::backend
