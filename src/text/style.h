#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/length.h"
#include "text/fonts.h"

namespace handbill::text {

enum class Direction { automatic, ltr, rtl };
/// Where a line may break beyond UAX 14: `normal` is the language's own habit (Korean: between words only).
enum class WordBreak { normal, keep_all, break_all };
/// Whether words may be divided: never, at the author's soft hyphens, or also by the language's patterns.
enum class Hyphens { none, manual, automatic };
enum class Align { start, center, end, justify };
/// How the lines of a paragraph are chosen: all together for an even page; all of one width, for headlines; or each as
/// full as it goes.
enum class Wrap { pretty, balance, greedy };

/// How lines run (CSS Writing Modes): across the page; or down it, the next one on its left (Chinese, Japanese, Korean)
/// or on its right (Mongolian).
enum class Writing { horizontal, vertical_rl, vertical_lr };

/// How far what stands between the letters of a justified line may open and close, and the letters with it. Only blanks
/// (and the places between ideographs) go beyond their limit, where nothing else is left.
struct Justification {
  double word_min = 0.75;  ///< of a blank's own width
  double word_max = 1.5;
  double letter_min = 0;  ///< em between letters; not in joined and Indic scripts
  double letter_max = 0;
  double scale_min = 1;  ///< of a glyph's own width
  double scale_max = 1;
  double kashida = 0;  ///< em: how long one stroke between joined Arabic letters may become; never in Nastaliq
};

/// What stands over the edges of a column: nothing; marks and slanted letters a little, so that the edge looks
/// straight; or also an ideographic comma and full stop as a whole.
enum class Margins { none, optical, hang };

/// A sign over or beside each letter of a part that is emphasised, as Chinese, Japanese and Korean have it.
enum class EmphasisMark {
  none,
  automatic,  ///< a dot across the page; a sesame down it, but in Korean
  dot,
  circle,
  sesame,
};
/// What may be drawn as one.
inline constexpr std::array<char32_t, 3> emphasis_signs{U'\u2022', U'\u25CF', U'\uFE45'};

/// How a part of a paragraph is shaped other than the rest.
struct Variant {
  std::vector<FaceId> stack;          ///< empty: the paragraph's
  std::vector<std::string> features;  ///< besides the paragraph's
  std::optional<double> tracking;     ///< instead of the paragraph's
  double scale = 1;                   ///< of the size
  double rise = 0;                    ///< em of the paragraph: how far its baseline stands above the line's
  EmphasisMark mark = EmphasisMark::none;
};
/// Bytes [begin, end) of a paragraph in a shape of their own.
struct Part {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  const Variant* variant = nullptr;  ///< nothing: shaped as the rest, but a run of its own
  /// Of a drawing that stands among the letters, in the place of one U+FFFC: its width by its height, which is that of
  /// the letters. 0: the part is text.
  double aspect = 0;
};
/// OBJECT REPLACEMENT CHARACTER: where a drawing stands.
inline constexpr char32_t drawing_sign = 0xFFFC;

/// All that shaping depends on; the size does not belong to it (widths are linear).
struct Style {
  std::string language;                        ///< BCP 47
  std::vector<FaceId> stack;                   ///< in the order tried; a character outside it is an error
  std::vector<FaceId> tail;                    ///< tried last, with a note; only for local details
  std::vector<std::string> features;           ///< OpenType features by tag: `tnum`, `palt`, `-liga`
  Direction direction = Direction::automatic;  ///< automatic: the language's own
  WordBreak word_break = WordBreak::normal;
  Hyphens hyphens = Hyphens::manual;
  std::vector<std::string> divided;  ///< words that are divided as written: `ref-u-gee`; one without a hyphen never
  Writing writing = Writing::horizontal;
  double tracking = 0;  ///< em between clusters; ignored in joined and Indic scripts
  bool kerning = true;
  Justification justification;
  Margins margins = Margins::none;
  bool east_asian_spacing = true;  ///< narrow gaps between full-width marks, and one between ideographs and Latin
  std::string stack_name;          ///< `sans/bold`: for messages alone
};

/// All that setting lines depends on besides the shaped text.
struct Setting {
  base::Length size;
  base::Length leading;  ///< baseline to baseline
  Align align = Align::start;
  Wrap wrap = Wrap::pretty;
  base::Length first_indent;
  std::size_t max_lines = 0;  ///< 0: no limit; what is left over is the rest
};

}  // namespace handbill::text
