#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/geometry.h"
#include "base/result.h"
#include "base/span.h"
#include "text/run.h"
#include "text/style.h"

namespace handbill::text {

/// Makes a private, empty fontconfig configuration the current one, so that no system font configuration is ever read.
/// Process-wide: once, before any other call into text and before threads start. Only cli calls it.
void use_private_font_configuration();

/// The faces and characters of a whole job, open and injected into a private font configuration. Shared between
/// threads.
class FontSet {
 public:
  struct Inside;
  /// Opens `faces` of the catalogue; `characters` are all code points any text of the job will show. Errors:
  /// `font-missing` (file, package to install), `font-broken`, `font-variable`; a file with another sha256 is found by
  /// `handbill fonts`.
  [[nodiscard]] static base::Result<std::shared_ptr<const FontSet>> make(const FontCatalogue& catalogue,
                                                                         std::vector<FaceId> faces,
                                                                         const std::vector<char32_t>& characters,
                                                                         base::Diagnostics& diagnostics);
  explicit FontSet(std::unique_ptr<const Inside> inside);
  ~FontSet();
  [[nodiscard]] const Inside& inside() const { return *inside_; }
  [[nodiscard]] FaceRef face(FaceId id) const;

 private:
  std::unique_ptr<const Inside> inside_;
};

/// What one thread shapes with: a font map over a FontSet, and shaped texts, of which it remembers so many bytes.
class Shaper {
 public:
  struct Inside;
  explicit Shaper(std::shared_ptr<const FontSet> fonts, std::size_t limit_bytes = std::size_t{8} << 20);
  ~Shaper();
  /// Forgets Words::local: the next page is another church's.
  void forget_local();
  [[nodiscard]] Inside& inside() { return *inside_; }

 private:
  std::unique_ptr<Inside> inside_;
};

/// Ratios of the size, from the first face of the stack; y up.
struct Metrics {
  double ascent = 0;
  double descent = 0;         ///< positive
  double optical_height = 0;  ///< ink top of the face's sample glyph: cap height in Latin
  double x_height = 0;
  double underline_position = 0;
  double underline_thickness = 0;
};

/// One paragraph, shaped once at size 1: clusters in logical order, prefix sums of widths, break opportunities, faces,
/// levels. A value that never changes; set() reads it at any size and measure.
class Shaped {
 public:
  struct Inside;
  explicit Shaped(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}
  [[nodiscard]] const Inside& inside() const { return *inside_; }
  [[nodiscard]] const Metrics& metrics() const;
  [[nodiscard]] bool is_rtl() const;
  [[nodiscard]] std::string_view utf8() const;
  /// Widest unbreakable piece and the whole on one line, as ratios of the size.
  [[nodiscard]] double min_content() const;
  [[nodiscard]] double max_content() const;
  /// Whether any of its letters stand apart, so that tracking moves them.
  [[nodiscard]] bool takes_tracking() const;
  /// What its lines need at least, as a ratio of the size: room for readings beside them; 0 where there are none.
  [[nodiscard]] double least_leading() const;

 private:
  std::shared_ptr<const Inside> inside_;
};

/// A text and where it was said, for messages: `key` is the content key (`headline`) or empty.
struct Words {
  std::string_view utf8;
  base::Span span;
  std::string_view key;
  std::span<const Part> parts = {};          ///< in order, none overlaps another
  std::span<const std::uint32_t> pins = {};  ///< bytes before which a line should begin
  bool local = false;                        ///< of one church's own: remembered until forget_local()
};
/// Shapes one paragraph; a line feed is a forced line break. Errors: `missing-glyph` (character, code point, language,
/// key), `unlisted-face`, `broken-cluster`, `text-too-long`, `bad-character`, `unbalanced-bidi`. Warning: `tail-face`.
[[nodiscard]] base::Result<Shaped> shape(Shaper& shaper, const Words& words, const Style& style,
                                         base::Diagnostics& diagnostics);

/// The letter that a drop cap of the paragraph shows, with quotes that open before it: its utf8() is where the
/// paragraph's rest begins. Nothing where it begins with no letter, is no longer, or is of a script whose letters join.
[[nodiscard]] std::optional<Shaped> shape_initial(Shaper& shaper, const Words& words, const Style& style,
                                                  base::Diagnostics& diagnostics);

/// The same with so many em more (or less) between letters, in scripts whose letters stand apart. Ligatures stay, so it
/// is meant for the little that closes a line.
[[nodiscard]] Shaped tracked(const Shaped& shaped, double tracking);

/// A cluster of a Shaped before which a line was broken; the start is {0}.
struct Break {
  std::uint32_t cluster = 0;
  friend constexpr auto operator<=>(const Break&, const Break&) = default;
};

/// The room of a line: from `left` to `left + width`.
struct Interval {
  base::Length left;
  base::Length width;
};
/// Asks which room a line of `height` at `y` below the region's top has: columns, exclusions, drop caps, circles.
using LineShape = std::function<std::vector<Interval>(base::Length y, base::Length height)>;

struct PlacedRun {
  Run run;
  base::Point origin;  ///< on the baseline, from the region's corner
};
/// A drawing that stands among the letters.
struct PlacedDrawing {
  base::Rect at;           ///< from the region's corner, as a run's origin
  std::uint16_t part = 0;  ///< of the paragraph, from 1
};
/// Lengths are along and across the lines: in vertical writing `top` counts from the region's edge where the first line
/// stands, `left` from the top. Only the places of runs and drawings are the page's own: from the corner where the
/// first line begins, top left or, where lines follow each other to the left, top right.
struct Line {
  std::vector<PlacedRun> runs;
  std::vector<PlacedDrawing> drawings;
  base::Length top;       ///< of the line's slot (leading high), from the region's top
  base::Length baseline;  ///< from the region's top
  base::Length left;      ///< where the ink's advance begins
  base::Length width;     ///< advance without trailing spaces
  Interval room;
  std::uint32_t begin = 0, end = 0;  ///< bytes of the paragraph
  Writing writing = Writing::horizontal;
  bool hyphenated = false;  ///< ends with a hyphen that the text does not have
  bool is_last = false;     ///< of the paragraph, or before a line break of the author's
  bool justified = false;   ///< brought to the width of its room
  double blanks = 0;        ///< how far blanks are opened, as a part of what they may; below 0 they are narrowed
  double letters = 0;       ///< em between letters, besides tracking

  /// Moves it away from the region's first line.
  void move(base::Length away);
};

struct Set {
  std::vector<Line> lines;
  base::Length height;        ///< sum of the leadings
  std::optional<Break> rest;  ///< where to go on; nothing when all is set
  base::Length widest;        ///< widest line
  base::Length excess;        ///< by how much the worst unbreakable piece is wider than its line; 0 when all fit
  bool broke_word =
      false;  ///< a word wider than its line was broken inside (Korean words, addresses), since no other way is left
};
/// How much height there is: lines that do not go into `height` become the rest.
struct Region {
  base::Length height;
  base::Length width = {};  ///< of every line
  LineShape shape = {};     ///< instead of `width`, where lines differ
};
/// Whether lines come with their glyphs, with their places and widths alone, or as first fit has them: never fewer
/// lines than by any other wrap, and all that looking for a size needs.
enum class Detail { first_fit, places, runs };
/// Breaks and places lines. The first baseline lies at
/// (leading - (ascent + descent) size) / 2 + ascent size below the top: half-leading, as CSS has it.
[[nodiscard]] Set set(const Shaped& shaped, const Setting& setting, const Region& region, Break from = {},
                      Detail detail = Detail::runs);

/// The line under a run's words: how far its top is below the baseline, and how thick it is. As the face has them.
struct Underline {
  base::Length below;
  base::Length thickness;
};
[[nodiscard]] Underline underline_of(const Run& run);

/// Whether any glyph's ink, or a drawing, reaches into a rectangle, by more than `slack`; both from the region's
/// corner.
[[nodiscard]] bool ink_meets(const Line& line, const base::Rect& zone, base::Length slack);
/// The ink of a line's glyphs, and its drawings, on the page, from the region's corner; an empty rectangle at the
/// line's start where there is none.
[[nodiscard]] base::Rect ink(const Line& line);

/// The largest size in [min, max] at which all of `paragraphs`' lines go into width x height; nothing where even `min`
/// does not. A size that breaks a word is taken only where no size leaves all words whole. Below `max` it is a multiple
/// of 0.05 pt. `leading_ratio` times the size is the leading; `space` (a ratio of the size) stands between paragraphs.
struct Fit {
  base::Length min;
  base::Length max;
  base::Size frame;
  double leading_ratio = 1.2;
  double space_ratio = 0;
  std::size_t max_lines = 0;
};
[[nodiscard]] std::optional<base::Length> fit(const std::vector<Shaped>& paragraphs, const Setting& setting,
                                              const Fit& wanted);

}  // namespace handbill::text
