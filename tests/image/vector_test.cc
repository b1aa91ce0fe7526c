#include <cairo.h>
#include <gtest/gtest.h>
#include <librsvg/rsvg.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/handle.h"
#include "image/drawings.h"

namespace handbill::image {
namespace {

using Surface = base::Handle<cairo_surface_t, cairo_surface_destroy>;
using Context = base::Handle<cairo_t, cairo_destroy>;
using Pattern = base::Handle<cairo_pattern_t, cairo_pattern_destroy>;
using Document = base::Handle<RsvgHandle, g_object_unref>;

constexpr int scale = 6;

/// Draws a flat drawing the plainest way there is: what the fields of image.h say, and nothing else.
class Painter {
 public:
  Painter(const Vector& drawing, cairo_t* context) : drawing_(drawing), context_(context) {}

  void paint() {
    for (std::size_t i = 0; i < drawing_.paths.size(); ++i) {
      for (const VectorGroup& group : drawing_.groups) {
        if (group.first == i) cairo_push_group(context_);
      }
      paint(drawing_.paths[i]);
      for (auto group = drawing_.groups.rbegin(); group != drawing_.groups.rend(); ++group) {
        if (group->first + group->count == i + 1) end_group(group->opacity);
      }
    }
  }

 private:
  void end_group(double opacity) {
    cairo_pop_group_to_source(context_);
    cairo_paint_with_alpha(context_, opacity);
  }

  void paint(const VectorPath& path) {
    cairo_save(context_);
    for (const std::uint16_t index : path.clips) {
      const Clip& clip = drawing_.clips.at(index);
      trace(clip.path);
      cairo_set_fill_rule(context_, rule(clip.rule));
      cairo_clip(context_);
    }
    cairo_push_group(context_);
    trace(path.path);
    if (path.fill) {
      set(*path.fill);
      cairo_set_fill_rule(context_, rule(path.rule));
      cairo_fill_preserve(context_);
    }
    if (path.stroke) {
      set(*path.stroke);
      stroke(path.stroke_style);
    }
    cairo_new_path(context_);
    end_group(path.group_opacity);
    cairo_restore(context_);
  }

  void stroke(const VectorStroke& style) {
    cairo_set_line_width(context_, style.width);
    cairo_set_line_cap(context_, static_cast<cairo_line_cap_t>(style.cap));
    cairo_set_line_join(context_, static_cast<cairo_line_join_t>(style.join));
    cairo_set_miter_limit(context_, style.miter_limit);
    cairo_set_dash(context_, style.dashes.data(), static_cast<int>(style.dashes.size()), style.dash_offset);
    const cairo_matrix_t pen = matrix(style.pen);
    cairo_transform(context_, &pen);
    cairo_stroke(context_);
  }

  void trace(const PathData& path) {
    cairo_new_path(context_);
    const double* at = path.coordinates.data();
    for (const PathData::Verb verb : path.verbs) {
      switch (verb) {
        case PathData::Verb::move:
          cairo_move_to(context_, at[0], at[1]), at += 2;
          break;
        case PathData::Verb::line:
          cairo_line_to(context_, at[0], at[1]), at += 2;
          break;
        case PathData::Verb::curve:
          cairo_curve_to(context_, at[0], at[1], at[2], at[3], at[4], at[5]), at += 6;
          break;
        case PathData::Verb::close:
          cairo_close_path(context_);
          break;
      }
    }
  }

  void set(const VectorPaint& paint) {
    if (const auto* flat = std::get_if<Flat>(&paint)) {
      const color::Rgb8 rgb = drawing_.palette.at(flat->colour);
      cairo_set_source_rgba(context_, rgb.r / 255.0, rgb.g / 255.0, rgb.b / 255.0, flat->opacity);
      return;
    }
    const auto& at = std::get<Gradient>(paint);
    const Pattern pattern(at.radial ? cairo_pattern_create_radial(at.x0, at.y0, at.r0, at.x1, at.y1, at.r1)
                                    : cairo_pattern_create_linear(at.x0, at.y0, at.x1, at.y1));
    cairo_matrix_t map = matrix(at.transform);
    cairo_matrix_invert(&map);
    cairo_pattern_set_matrix(pattern.get(), &map);
    for (const Stop& stop : at.stops) {
      const color::Rgb8 rgb = drawing_.palette.at(stop.colour);
      cairo_pattern_add_color_stop_rgba(pattern.get(), stop.offset, rgb.r / 255.0, rgb.g / 255.0, rgb.b / 255.0,
                                        stop.opacity);
    }
    cairo_set_source(context_, pattern.get());
  }

  static cairo_matrix_t matrix(const base::Transform& map) { return {map.xx, map.yx, map.xy, map.yy, map.dx, map.dy}; }
  static cairo_fill_rule_t rule(FillRule rule) {
    return rule == FillRule::evenodd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING;
  }

  const Vector& drawing_;
  cairo_t* context_;
};

struct Canvas {
  Surface surface;
  Context context;
};
Canvas make_canvas(double width, double height) {
  Canvas canvas;
  canvas.surface.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width * scale),
                                                  static_cast<int>(height * scale)));
  canvas.context.reset(cairo_create(canvas.surface.get()));
  cairo_set_source_rgb(canvas.context.get(), 1, 1, 1);
  cairo_paint(canvas.context.get());
  return canvas;
}

/// Of all channels: how many differ by more than 24 of 255, in parts of a thousand.
double difference(cairo_surface_t* a, cairo_surface_t* b) {
  cairo_surface_flush(a);
  cairo_surface_flush(b);
  const int stride = cairo_image_surface_get_stride(a), height = cairo_image_surface_get_height(a);
  const auto size = static_cast<std::size_t>(stride) * static_cast<std::size_t>(height);
  const unsigned char* left = cairo_image_surface_get_data(a);
  const unsigned char* right = cairo_image_surface_get_data(b);
  std::size_t count = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (i % 4 != 3 && std::abs(left[i] - right[i]) > 24) ++count;
  }
  return 1000.0 * static_cast<double>(count) / static_cast<double>(size);
}

/// How much white is left, in parts of a thousand: a picture that is all white proves nothing.
double whiteness(cairo_surface_t* surface) {
  const auto size = static_cast<std::size_t>(cairo_image_surface_get_stride(surface)) *
                    static_cast<std::size_t>(cairo_image_surface_get_height(surface));
  const unsigned char* data = cairo_image_surface_get_data(surface);
  std::size_t white = 0;
  for (std::size_t i = 0; i < size; i += 4) white += data[i] == 255 && data[i + 1] == 255 && data[i + 2] == 255;
  return 4000.0 * static_cast<double>(white) / static_cast<double>(size);
}

struct Case {
  const char* name;
  const char* elements;
};

class SameAsLibrsvg : public testing::TestWithParam<Case> {};

void expect_same_as_librsvg(const std::string& svg) {
  const auto drawing = loaded(svg);
  ASSERT_TRUE(drawing);
  const Canvas ours = make_canvas(drawing->width, drawing->height);
  cairo_scale(ours.context.get(), scale, scale);
  Painter(*drawing, ours.context.get()).paint();

  const Canvas theirs = make_canvas(drawing->width, drawing->height);
  const Document document(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
  ASSERT_TRUE(document);
  const RsvgRectangle viewport{0, 0, drawing->width * scale, drawing->height * scale};
  ASSERT_TRUE(rsvg_handle_render_document(document.get(), theirs.context.get(), &viewport, nullptr));

  // Edges of clips are softened path by path here, once for the group there.
  EXPECT_LT(difference(ours.surface.get(), theirs.surface.get()), 1);
  EXPECT_LT(whiteness(theirs.surface.get()), 990);
}

TEST_P(SameAsLibrsvg, InEveryPixelThatMatters) { expect_same_as_librsvg(svg_of(GetParam().elements)); }

TEST(ShippedArt, IsDrawnAsLibrsvgDrawsIt) {
  int count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(PROJECT_FOLDER "/content")) {
    if (entry.path().extension() != ".svg") continue;
    SCOPED_TRACE(entry.path().filename());
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string svg{std::istreambuf_iterator<char>(in), {}};
    // What is drawn in the ink of the words around it has no colour of its own.
    if (svg.find("currentColor") != std::string::npos) continue;
    expect_same_as_librsvg(svg);
    ++count;
  }
  EXPECT_GE(count, 3);
}

const std::
    vector<Case>
        drawings{
            {"rect", R"(<rect x="5" y="5" width="40.5" height="20.25" fill="#d8431f"/>)"},
            {"rounded_rect",
             R"(<rect x="5" y="5" width="40" height="20" rx="8" ry="4" fill="#101b33" stroke="#d8431f" stroke-width="2"/>)"},
            {"circle_and_ellipse",
             R"(<circle cx="30" cy="30" r="20" fill="teal"/><ellipse cx="70" cy="30" rx="25" ry="10" fill="navy"/>)"},
            {"arcs", R"(<path d="M10 30A20 12 30 0 1 50 30a10 10 0 1 0 20 0q10-30 20 5t5 5H10z" fill="olive"/>)"},
            {"dashes_and_transform",
             R"x(<g transform="rotate(10) scale(1.5)"><path d="M5 5L50 10L20 30" fill="none" stroke="#123" stroke-width="3" stroke-dasharray="6 2 1" stroke-dashoffset="2" stroke-linecap="round" stroke-linejoin="round"/></g>)x"},
            {"joins_and_caps",
             R"(<g fill="none" stroke="#123" stroke-width="6"><path d="M10 10L40 15L12 22" stroke-miterlimit="10"/><path d="M60 10L90 15L62 22" stroke-linejoin="bevel" stroke-linecap="square"/><path d="M10 40L40 45L12 52" stroke-miterlimit="1"/></g>)"},
            {"stretched_stroke",
             R"x(<circle transform="scale(4 1) skewX(20)" cx="10" cy="30" r="8" fill="none" stroke="#d8431f" stroke-width="3" stroke-dasharray="5 2"/>)x"},
            {"mirrored_stroke",
             R"x(<path transform="matrix(-2 0 0 2 100 0)" d="M5 5h30v20" fill="none" stroke="#d8431f" stroke-width="2" stroke-dasharray="5 2"/>)x"},
            {"evenodd",
             R"(<path d="M10 10h40v40h-40zM20 20h20v20h-20z" fill="green" fill-rule="evenodd"/><path d="M60 10h30v40h-30zM65 20h20v20h-20z" fill="green"/>)"},
            {"clip_path",
             R"x(<clipPath id="c"><circle cx="40" cy="30" r="20"/></clipPath><clipPath id="d" clip-path="url(#c)"><path clip-rule="evenodd" d="M20 10h50v50h-50zM30 20h20v10h-20z"/></clipPath><rect clip-path="url(#d)" width="100" height="60" fill="purple"/>)x"},
            {"clip_by_bounding_box",
             R"x(<clipPath id="c" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".5"/></clipPath><g transform="rotate(15)"><rect clip-path="url(#c)" x="20" y="5" width="60" height="30" fill="#048"/></g>)x"},
            {"opacity_of_fill_and_stroke",
             R"(<rect x="10" y="10" width="40" height="30" fill="red" stroke="blue" stroke-width="8" opacity=".5"/>)"},
            {"fill_and_stroke_opacity",
             R"(<rect x="10" y="10" width="40" height="30" fill="red" stroke="blue" stroke-width="8" fill-opacity=".3" stroke-opacity=".6"/>)"},
            {"opacity_of_overlapping_group",
             R"(<g opacity=".4"><rect x="10" y="10" width="40" height="30" fill="red"/><circle cx="50" cy="30" r="15" fill="blue"/></g>)"},
            {"opacity_within_opacity",
             R"(<rect y="20" width="100" height="5"/><g opacity=".7"><rect x="10" y="10" width="40" height="30" fill="red"/><g opacity=".5"><circle cx="50" cy="30" r="15" fill="blue"/><circle cx="60" cy="30" r="15" fill="lime"/></g></g>)"},
            {"clip_around_a_group",
             R"x(<clipPath id="c"><circle cx="40" cy="30" r="18"/></clipPath><g clip-path="url(#c)" opacity=".5"><rect x="10" y="10" width="40" height="30" fill="red"/><rect x="30" y="20" width="40" height="30"/></g>)x"},
            {"linear_gradient",
             R"x(<linearGradient id="l" x1=".1" y1=".2" x2=".9" y2=".5"><stop offset=".2" stop-color="#d8431f"/><stop offset=".5" stop-color="#fff" stop-opacity=".5"/><stop offset="1" stop-color="#101b33"/></linearGradient><rect x="10" y="5" width="80" height="30" fill="url(#l)"/>)x"},
            {"skewed_linear_gradient",
             R"x(<linearGradient id="l" gradientUnits="userSpaceOnUse" x1="10" x2="60" gradientTransform="skewX(40) rotate(20)"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient><rect width="100" height="60" fill="url(#l)"/>)x"},
            {"radial_gradient",
             R"x(<radialGradient id="r" gradientUnits="userSpaceOnUse" cx="50" cy="30" r="25" fx="40" fy="25"><stop stop-color="#fff"/><stop offset="1" stop-color="#d8431f"/></radialGradient><rect width="100" height="60" fill="url(#r)"/>)x"},
            {"stretched_radial_gradient",
             R"x(<radialGradient id="r"><stop stop-color="#fff"/><stop offset="1" stop-color="#d8431f"/></radialGradient><rect width="100" height="40" fill="url(#r)"/>)x"},
            {"gradient_on_a_stroke",
             R"x(<linearGradient id="l"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient><g transform="rotate(8) scale(2)"><path d="M5 5C20 30 30-10 45 20" fill="none" stroke="url(#l)" stroke-width="4"/></g>)x"},
            {"gradient_without_length",
             R"x(<linearGradient id="l" x2="0"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient><rect width="50" height="40" fill="url(#l)"/>)x"},
            {"nested_groups",
             R"x(<g transform="translate(20 10)" fill="#345"><g transform="scale(.5 2)"><rect width="40" height="10"/><g transform="rotate(30 60 5)"><rect x="50" width="20" height="10" fill="#d8431f"/></g></g></g>)x"},
            {"use_and_symbol",
             R"(<defs><symbol id="s" viewBox="0 0 10 10"><path d="M0 0H10V10z"/><circle cx="0" cy="10" r="4" fill="red"/></symbol><path id="p" d="M0 0h8v8z"/></defs><use xlink:href="#s" x="10" y="10" width="40" height="30"/><use xlink:href="#p" x="70" y="20" fill="teal"/>)"},
            {"beyond_the_edges",
             R"(<circle cx="0" cy="0" r="30" fill="teal"/><path d="M-20 50H120" stroke="red" stroke-width="30"/><rect x="-2000" y="25" width="5000" height="4"/>)"},
            {"markers",
             R"x(<marker id="m" markerWidth="4" markerHeight="4" refX="2" refY="2" orient="auto"><path d="M0 0L4 2L0 4z" fill="red"/></marker><path d="M10 50L50 10L90 50" fill="none" stroke="#000" stroke-width="3" marker-start="url(#m)" marker-mid="url(#m)" marker-end="url(#m)"/>)x"},
            {"style_sheet",
             R"(<style>.a { fill: #d8431f; stroke: #000; stroke-width: 3 } #b { opacity: .5 }</style><rect class="a" x="5" y="5" width="40" height="20"/><rect id="b" x="50" y="5" width="40" height="20"/>)"},
            {"stroke_of_a_point",
             R"(<path d="M20 20h0M50 20h0" stroke="#000" stroke-width="12" stroke-linecap="round"/><path d="M80 20h0" stroke="#000" stroke-width="12" stroke-linecap="square"/>)"},
            {"inner_svg",
             R"(<svg x="10" y="10" width="40" height="20" viewBox="0 0 10 10" preserveAspectRatio="xMinYMin slice"><circle cx="5" cy="5" r="5" fill="teal"/></svg>)"},
        };

INSTANTIATE_TEST_SUITE_P(Vector, SameAsLibrsvg, testing::ValuesIn(drawings),
                         [](const auto& one) { return std::string(one.param.name); });

}  // namespace
}  // namespace handbill::image
