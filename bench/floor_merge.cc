// The floor of print runs: what a straight Cairo + Pango program costs that draws bench/merge's poster for a list of
// churches, a file each, in one loop, with hard-coded positions. No YAML, no checks, no subsetting beyond Cairo's own,
// the system's fontconfig. It is at its best: one font map, texts that stay the same are shaped once, the JPEG is
// passed through, and processes share the rows. Usage: floor-merge LANGUAGE TEXTS PHOTO.jpg ROWS OUTDIR WORKERS
// TEXTS holds one text a line, in the order of the enumerator Text; ROWS a church a line, its fields parted by tabs.

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <sys/wait.h>
#include <unistd.h>

#include <qrencode.h>
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace {

constexpr double mm = 72.0 / 25.4;
constexpr double bleed = 3;
constexpr double page_width = 210;

enum Text {
  headline,
  subhead,
  scan,
  scan_note,
  web,
  story_head,
  story_1,
  story_2,
  story_3,
  story_4,
  why_head,
  why_1,
  why_2,
  road_head,
  road,
  law_head,
  law,
  ask_head,
  ask_1,
  ask_2,
  target,
  text_count
};

struct Ink {
  double red, green, blue;
};

constexpr Ink night{0.063, 0.106, 0.2};
constexpr Ink track{0.8, 0.227, 0.094};
constexpr Ink paper{0.98, 0.965, 0.933};
constexpr Ink haze{0.788, 0.808, 0.851};

struct Place {
  double x, y, width;  // mm; x from the start edge
  double size;         // pt
  double leading;
  bool bold;
  bool justified;
  Ink ink;
};

struct Placed {
  PangoLayout* layout;
  Place place;
};

struct Row {
  std::string church, evening, venue;
};

/// What all files share.
struct Poster {
  bool mirrored = false;
  std::string family;
  PangoContext* context = nullptr;
  std::vector<Placed> texts;
  std::array<Placed, 3> row;  // church, evening, venue: set anew for each
  cairo_surface_t* photograph = nullptr;
  QRcode* code = nullptr;
};

Placed place(const Poster& poster, const Place& where, const std::string& text) {
  PangoLayout* layout = pango_layout_new(poster.context);
  PangoFontDescription* font =
      pango_font_description_from_string((poster.family + (where.bold ? " Bold" : "")).c_str());
  pango_font_description_set_absolute_size(font, where.size * PANGO_SCALE);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);
  pango_layout_set_width(layout, static_cast<int>(where.width * mm * PANGO_SCALE));
  pango_layout_set_auto_dir(layout, FALSE);
  pango_layout_set_alignment(layout, poster.mirrored ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_justify(layout, where.justified ? TRUE : FALSE);
  pango_layout_set_text(layout, text.c_str(), -1);
  return {layout, where};
}

/// The y (mm) below a text.
double below(const Placed& text) {
  return text.place.y + pango_layout_get_line_count(text.layout) * text.place.leading / mm;
}

void place_columns(Poster& poster, const std::vector<std::string>& texts, bool arabic) {
  const double size = arabic ? 11 : 9.5;
  const double leading = arabic ? 15 : 12.9;
  const auto column = [&](double x, Text first, Text last) {
    double y = arabic ? 168 : 170;
    for (int which = first; which <= last; ++which) {
      const bool head =
          which == story_head || which == why_head || which == road_head || which == law_head || which == ask_head;
      poster.texts.push_back(place(poster, {x, y, 86, size, leading, head, !head, head ? track : night}, texts[which]));
      y = below(poster.texts.back()) + (head ? 0.5 : 1.5);
    }
  };
  column(15, story_head, why_1);
  column(109, why_2, ask_2);
}

Poster make_poster(const std::string& language, const std::vector<std::string>& texts, const char* photograph) {
  Poster poster;
  const bool arabic = language == "ar";
  poster.mirrored = arabic;
  poster.family = language == "ko" ? "Noto Sans CJK KR" : arabic ? "Noto Sans Arabic, Noto Sans" : "Noto Sans";
  poster.context = pango_font_map_create_context(pango_cairo_font_map_get_default());
  pango_context_set_base_dir(poster.context, arabic ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  const double big = arabic ? 54 : 64;
  poster.texts.push_back(place(poster,
                               {15, 8.5,
                                arabic             ? 80.0
                                : language == "ko" ? 100.0
                                                   : 132.0,
                                big, 65.3, true, false, paper},
                               texts[headline]));
  poster.texts.push_back(place(poster, {15, 62, 180, 17, 21.25, true, false, haze}, texts[subhead]));
  poster.texts.push_back(place(poster, {134, 89, 61, 18, 19.8, true, false, track}, texts[scan]));
  poster.texts.push_back(place(poster, {134, 97, 61, 10, 13.5, false, false, night}, texts[scan_note]));
  poster.texts.push_back(place(poster, {134, 158.5, 61, 9.5, 12.9, true, false, night}, texts[web]));
  place_columns(poster, texts, arabic);
  poster.row[0] = place(poster, {15, 275, 86, 17, 20.4, true, false, paper}, "");
  poster.row[1] = place(poster, {109, 273, 86, 12, 15.6, true, false, paper}, "");
  poster.row[2] = place(poster, {109, 279, 86, 12, 15.6, false, false, paper}, "");
  poster.code = QRcode_encodeString(texts[target].c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1);

  std::ifstream file(photograph, std::ios::binary);
  static const std::string jpeg{std::istreambuf_iterator<char>(file), {}};
  poster.photograph = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1200, 800);
  cairo_surface_set_mime_data(poster.photograph, CAIRO_MIME_TYPE_JPEG,
                              reinterpret_cast<const unsigned char*>(jpeg.data()), jpeg.size(), nullptr, nullptr);
  return poster;
}

/// The left edge (pt) of something that begins x mm from the start edge.
double left(const Poster& poster, double x, double width) {
  return (poster.mirrored ? page_width - x - width : x) * mm;
}

void draw_text(cairo_t* cairo, const Poster& poster, const Placed& text) {
  const Place& where = text.place;
  cairo_set_source_rgb(cairo, where.ink.red, where.ink.green, where.ink.blue);
  double baseline = where.y * mm + where.size;
  PangoLayoutIter* lines = pango_layout_get_iter(text.layout);
  do {
    PangoRectangle extents;
    pango_layout_iter_get_line_extents(lines, nullptr, &extents);
    cairo_move_to(cairo, left(poster, where.x, where.width) + static_cast<double>(extents.x) / PANGO_SCALE, baseline);
    pango_cairo_show_layout_line(cairo, pango_layout_iter_get_line_readonly(lines));
    baseline += where.leading;
  } while (pango_layout_iter_next_line(lines));
  pango_layout_iter_free(lines);
}

void fill(cairo_t* cairo, double top, double height, const Ink& ink) {
  cairo_set_source_rgb(cairo, ink.red, ink.green, ink.blue);
  cairo_rectangle(cairo, -bleed * mm, top * mm, (page_width + 2 * bleed) * mm, height * mm);
  cairo_fill(cairo);
}

void draw_photograph(cairo_t* cairo, const Poster& poster) {
  cairo_save(cairo);
  cairo_translate(cairo, left(poster, 15, 111), 89 * mm);
  cairo_scale(cairo, 111 * mm / 1200, 74 * mm / 800);
  cairo_set_source_surface(cairo, poster.photograph, 0, 0);
  cairo_paint(cairo);
  cairo_restore(cairo);
}

void draw_code(cairo_t* cairo, const Poster& poster) {
  const QRcode& code = *poster.code;
  const double module = 44 * mm / (code.width + 8);
  const double x = left(poster, 129.7, 44);
  cairo_set_source_rgb(cairo, night.red, night.green, night.blue);
  for (int row = 0; row < code.width; ++row) {
    for (int column = 0; column < code.width; ++column) {
      if ((code.data[row * code.width + column] & 1) != 0)
        cairo_rectangle(cairo, x + (column + 4) * module, 113.5 * mm + (row + 4) * module, module, module);
    }
  }
  cairo_fill(cairo);
}

bool draw_file(const Poster& poster, const Row& row, const std::string& path) {
  cairo_surface_t* surface =
      cairo_pdf_surface_create(path.c_str(), (page_width + 2 * bleed) * mm, (297 + 2 * bleed) * mm);
  cairo_t* cairo = cairo_create(surface);
  cairo_translate(cairo, bleed * mm, bleed * mm);
  fill(cairo, -bleed, 297 + 2 * bleed, paper);
  fill(cairo, -bleed, 86, night);
  fill(cairo, 267, 33, track);
  draw_photograph(cairo, poster);
  draw_code(cairo, poster);
  for (const Placed& text : poster.texts) draw_text(cairo, poster, text);
  pango_layout_set_text(poster.row[0].layout, row.church.c_str(), -1);
  pango_layout_set_text(poster.row[1].layout, row.evening.c_str(), -1);
  pango_layout_set_text(poster.row[2].layout, row.venue.c_str(), -1);
  for (const Placed& text : poster.row) draw_text(cairo, poster, text);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  const bool good = cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy(surface);
  return good;
}

std::vector<std::string> lines_of(const char* path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

/// Draws the rows of one worker; each worker opens fonts and shapes for itself, as no font map outlives a fork well.
int work(char** argv, std::size_t worker, std::size_t workers) {
  const std::vector<std::string> texts = lines_of(argv[2]);
  if (texts.size() < text_count) {
    std::cerr << "expected " << text_count << " texts, found " << texts.size() << "\n";
    return 65;
  }
  const Poster poster = make_poster(argv[1], texts, argv[3]);
  const std::vector<std::string> rows = lines_of(argv[4]);
  for (std::size_t at = worker; at < rows.size(); at += workers) {
    std::istringstream fields(rows[at]);
    Row row;
    std::getline(fields, row.church, '\t');
    std::getline(fields, row.evening, '\t');
    std::getline(fields, row.venue, '\t');
    std::array<char, 32> name{};
    std::snprintf(name.data(), name.size(), "/poster-%06zu.pdf", at + 1);
    if (!draw_file(poster, row, argv[5] + std::string(name.data()))) return 73;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 7) {
    std::cerr << "usage: floor-merge LANGUAGE TEXTS PHOTO.jpg ROWS OUTDIR WORKERS\n";
    return 64;
  }
  const std::size_t workers = std::strtoul(argv[6], nullptr, 10);
  if (workers <= 1) return work(argv, 0, 1);
  for (std::size_t worker = 0; worker < workers; ++worker) {
    const pid_t child = fork();
    if (child < 0) return 70;
    if (child == 0) std::_Exit(work(argv, worker, workers));
  }
  int worst = 0;
  for (int status = 0; wait(&status) > 0;) worst = std::max(worst, WIFEXITED(status) ? WEXITSTATUS(status) : 70);
  return worst;
}
