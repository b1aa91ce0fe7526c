// The floor: what a straight Cairo + Pango program costs that draws the English, Korean or Arabic poster-a4 with
// hard-coded positions. No YAML, no checks, no subsetting, the system's fontconfig. Usage: floor LANGUAGE TEXTS
// PICTURE.svg OUT.pdf TEXTS holds one text a line, in the order of the enumerator Text.

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>
#include <pango/pangocairo.h>

#include <qrencode.h>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

constexpr double mm = 72.0 / 25.4;

enum Text {
  headline,
  subhead,
  story_head,
  story_1,
  story_2,
  story_3,
  story_4,
  action_head,
  action_1,
  action_2,
  action_3,
  scan,
  scan_note,
  web,
  organisation,
  target,
  text_count
};

struct Page {
  cairo_t* cairo;
  std::string language;
  bool mirrored;
  std::vector<std::string> texts;
};

struct Place {
  double x, y, width;  // mm; x from the start edge
  double size;         // pt
  double leading;
  bool bold;
  double red, green, blue;
};

std::string family(const std::string& language) {
  if (language == "ko") return "Noto Sans CJK KR";
  if (language == "ar") return "Noto Sans Arabic, Noto Sans";
  return "Noto Sans";
}

/// Draws one text and gives the y (mm) below it.
double draw_text(const Page& page, Text which, const Place& place) {
  PangoLayout* layout = pango_cairo_create_layout(page.cairo);
  PangoFontDescription* font =
      pango_font_description_from_string((family(page.language) + (place.bold ? " Bold" : "")).c_str());
  pango_font_description_set_absolute_size(font, place.size * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_layout_set_width(layout, static_cast<int>(place.width * mm * PANGO_SCALE));
  pango_layout_set_line_spacing(layout, 0);
  pango_layout_set_text(layout, page.texts[which].c_str(), -1);
  cairo_set_source_rgb(page.cairo, place.red, place.green, place.blue);
  const double x = page.mirrored ? 210 - place.x - place.width : place.x;
  double baseline = place.y * mm + place.size;
  PangoLayoutIter* lines = pango_layout_get_iter(layout);
  do {
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(lines, nullptr, &extents);
    cairo_move_to(page.cairo, x * mm + static_cast<double>(extents.x) / PANGO_SCALE, baseline);
    pango_cairo_show_layout_line(page.cairo, pango_layout_iter_get_line_readonly(lines));
    baseline += place.leading;
  } while (pango_layout_iter_next_line(lines));
  pango_layout_iter_free(lines);
  pango_font_description_free(font);
  g_object_unref(layout);
  return (baseline - place.size) / mm;
}

void draw_picture(const Page& page, const char* path) {
  GError* error = nullptr;
  RsvgHandle* svg = rsvg_handle_new_from_file(path, &error);
  if (svg == nullptr) {
    std::cerr << error->message << "\n";
    std::exit(1);
  }
  cairo_save(page.cairo);
  if (page.mirrored) {
    cairo_translate(page.cairo, 210 * mm, 0);
    cairo_scale(page.cairo, -1, 1);
  }
  const RsvgRectangle at{-3 * mm, -3 * mm, 216 * mm, 165 * mm};
  rsvg_handle_render_document(svg, page.cairo, &at, nullptr);
  cairo_restore(page.cairo);
  g_object_unref(svg);
}

void draw_code(const Page& page, double x, double y, double width) {
  QRcode* const code = QRcode_encodeString(page.texts[target].c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  const double module = width * mm / (code->width + 8);
  const double left = (page.mirrored ? 210 - x - width : x) * mm;
  cairo_set_source_rgb(page.cairo, 0.063, 0.106, 0.2);
  for (int row = 0; row < code->width; ++row) {
    for (int column = 0; column < code->width; ++column) {
      if ((code->data[row * code->width + column] & 1) != 0)
        cairo_rectangle(page.cairo, left + (column + 4) * module, y * mm + (row + 4) * module, module, module);
    }
  }
  cairo_fill(page.cairo);
  QRcode_free(code);
}

void draw_page(const Page& page, const char* picture) {
  cairo_t* cairo = page.cairo;
  cairo_set_source_rgb(cairo, 0.98, 0.965, 0.933);
  cairo_paint(cairo);
  draw_picture(page, picture);
  constexpr double night[] = {0.063, 0.106, 0.2};
  draw_text(page, headline, {14, 62, 120, 76, 75, true, 0.98, 0.965, 0.933});
  draw_text(page, subhead, {14, 171, 182, 18, 22, true, night[0], night[1], night[2]});
  cairo_set_source_rgb(cairo, night[0], night[1], night[2]);
  cairo_rectangle(cairo, 14 * mm, 197 * mm, 88.5 * mm, 0.35 * mm);
  cairo_rectangle(cairo, 107.5 * mm, 197 * mm, 88.5 * mm, 0.35 * mm);
  cairo_fill(cairo);
  const auto body = [&](Text which, double x, double y, bool bold) {
    return draw_text(page, which, {x, y, 88.5, 10, 14, bold, night[0], night[1], night[2]});
  };
  double y = body(story_head, 14, 200, true);
  for (const Text which : {story_1, story_2, story_3, story_4}) y = body(which, 14, y, false) + 1.7;
  y = body(action_head, 107.5, 200, true);
  for (const Text which : {action_1, action_2, action_3}) y = body(which, 107.5, y, false) + 1.7;
  draw_code(page, 107.5, 249, 34);
  draw_text(page, scan, {146.5, 249, 49.5, 18, 22, true, 0.847, 0.263, 0.122});
  draw_text(page, scan_note, {146.5, 258, 49.5, 10, 14, false, night[0], night[1], night[2]});
  draw_text(page, web, {146.5, 263, 49.5, 10, 14, true, night[0], night[1], night[2]});
  draw_text(page, organisation, {146.5, 270, 49.5, 7.5, 9.6, false, night[0], night[1], night[2]});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: floor LANGUAGE TEXTS PICTURE.svg OUT.pdf\n";
    return 64;
  }
  std::vector<std::string> texts;
  std::ifstream file(argv[2]);
  for (std::string line; std::getline(file, line);) texts.push_back(line);
  if (texts.size() < text_count) {
    std::cerr << "expected " << text_count << " texts, found " << texts.size() << "\n";
    return 65;
  }
  cairo_surface_t* surface = cairo_pdf_surface_create(argv[4], 210 * mm, 297 * mm);
  cairo_t* cairo = cairo_create(surface);
  const std::string language = argv[1];
  draw_page({cairo, language, language == "ar", std::move(texts)}, argv[3]);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  const cairo_status_t status = cairo_surface_status(surface);
  cairo_surface_destroy(surface);
  return status == CAIRO_STATUS_SUCCESS ? 0 : 73;
}
