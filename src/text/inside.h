#pragma once

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pango.h>

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/handle.h"
#include "text/text.h"

namespace handbill::text {

using HbBlob = base::Handle<hb_blob_t, hb_blob_destroy>;
using HbFace = base::Handle<hb_face_t, hb_face_destroy>;
using HbFont = base::Handle<hb_font_t, hb_font_destroy>;
template <typename T>
using GRef = base::Handle<T, g_object_unref>;

/// Everything is immutable in HarfBuzz's sense, so that threads may share a face.
struct Face::Inside {
  FaceId id;
  FaceInfo info;
  std::string path;
  HbFace face;
  HbFont font;  ///< scaled to units an em
  double upem = 1000;

  /// The face's glyph for a code point; 0 where there is none.
  [[nodiscard]] std::uint32_t glyph(char32_t code_point) const;
  /// True where the character can be shown: by a glyph of its own, or as HarfBuzz makes blanks and the no-break hyphen.
  [[nodiscard]] bool covers(char32_t code_point) const;
};

struct FontSet::Inside {
  std::vector<FaceRef> faces;  ///< the number of a face here is the N of its family name `hbN`
  base::Handle<FcConfig, FcConfigDestroy> config;
};

/// Where a line may end before a cluster.
enum class Opportunity : std::uint8_t {
  none,
  emergency,  ///< only inside a word that is wider than its line: Korean words, addresses of the web
  hyphen,     ///< with a hyphen that the text does not have
  normal,
  forced,
};

/// What a cluster is for the line breaker.
enum class ClusterKind : std::uint8_t {
  letter,
  space,        ///< hangs at a line's end, stretches in justified lines
  soft_hyphen,  ///< seen only where a line ends at it
  line_feed,    ///< a forced break; shows nothing
  invisible,    ///< a control without ink
};

/// A piece of one face, direction, language and stance.
struct ShapedItem {
  FaceRef face;
  std::uint8_t level = 0;
  std::string language;
  Stance stance = Stance::horizontal;
  double squeeze = 1;      ///< width of each glyph as a part of its own: digits that share one square
  std::uint16_t part = 0;  ///< as Run::part
  double scale = 1;        ///< of the size
  double rise = 0;         ///< em of the paragraph, over its baseline
  /// Of a drawing, ratios of the paragraph's size; 0: the item is letters.
  base::Axes<double> drawing{};
  [[nodiscard]] bool is_drawing() const { return drawing.y > 0; }
  [[nodiscard]] bool rtl() const { return (level & 1) != 0; }
};

/// Ratios of the size; `advance` is along the line, x and y are offsets on the page from the pen, y down.
struct ShapedGlyph {
  std::uint32_t id = 0;
  double advance = 0;
  double x = 0;
  double y = 0;
};

/// In logical order; its glyphs are in visual order.
struct ShapedCluster {
  std::uint32_t begin = 0;  ///< byte of the paragraph; the end is the next one's begin
  std::uint32_t glyph = 0;
  std::uint16_t glyphs = 0;
  std::uint16_t item = 0;
  Opportunity before = Opportunity::none;
  ClusterKind kind = ClusterKind::letter;
  bool ideographic = false;  ///< takes a share of the room in justified lines, behind it
  bool spaced = false;       ///< of a script whose letters stand apart
  bool kashida = false;      ///< a stroke may stand between it and the next one
  bool pinned = false;       ///< a line should begin with it: its author said so
  bool gap = false;          ///< behind it the language changes between ideographs and Latin
  double after = 0;          ///< room behind it that a line's end drops: tracking and such gaps
  float start_hang = 0;      ///< by how much it stands over the edge where a line starts with it
  float end_hang = 0;        ///< and where one ends
};

/// A place where a line may end, but for need; all lengths are ratios of the size.
struct LineEnd {
  std::uint32_t cluster = 0;  ///< the next line begins with it
  double right = 0;           ///< x of the end, hyphen included
  double stretch = 0;         ///< elasticity of all before that is seen
  double shrink = 0;
  double next_left = 0;  ///< x, and elasticity of all before, where the next line begins
  double next_stretch = 0;
  double next_shrink = 0;
  bool hyphen = false;  ///< ends with one that is not the author's
  bool forced = false;
  bool within_phrase = false;  ///< between two ideographs, neither of which is a mark
  bool pinned = false;         ///< where the author wants one to end
  bool clings = false;         ///< behind a hyphen of the author's, or a short word that leans on the next one
};

/// A reading, or an emphasis mark, beside the clusters [begin, end).
struct Ruby {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  Shaped reading;
  enum class Kind : std::uint8_t { reading, mark } kind = Kind::reading;
};
/// The reading's size, as a part of its base's.
inline constexpr double ruby_size = 0.5;

struct Shaped::Inside {
  std::string utf8;
  std::string language;
  Metrics metrics;
  bool rtl = false;
  Justification justification;
  Margins margins = Margins::none;
  Writing writing = Writing::horizontal;
  std::vector<ShapedItem> items;
  std::vector<ShapedCluster> clusters;  ///< and one more at the end, which begins at utf8.size()
  std::vector<ShapedGlyph> glyphs;
  std::vector<double> x;  ///< x[i]: the advances of the clusters before i, what stands behind them included
  std::vector<LineEnd> ends;
  std::vector<Ruby> rubies;  ///< in the order of the text
  bool marks_below = false;  ///< emphasis marks stand below the letters
  double min_content = 0;
  double max_content = 0;

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(clusters.size() - 1); }
};

/// The face's metrics as ratios of the size.
[[nodiscard]] Metrics measure_face(const Face& face);

struct Shaper::Inside {
  std::shared_ptr<const FontSet> fonts;
  GRef<PangoFontMap> map;
  GRef<PangoContext> context;
  std::unordered_map<PangoFont*, std::pair<GRef<PangoFont>, FaceRef>> faces;
  std::unordered_map<std::uint16_t, Metrics> metrics;
  /// Shaped texts, in two generations: what is asked for again moves to the younger one, and when that is full the
  /// older one goes. So a text that every page has stays, and one that only a page has does not for long.
  using Known = std::unordered_map<std::string, std::shared_ptr<const Shaped::Inside>>;
  Known young;
  Known old;
  std::size_t young_bytes = 0;
  std::size_t young_limit = 0;
  Known local;

  /// The face that Pango chose; nothing where it is none of the set's (Pango's empty fallback).
  [[nodiscard]] FaceRef face_of(PangoFont* font);
  [[nodiscard]] const Metrics& metrics_of(const Face& face);
};

}  // namespace handbill::text
