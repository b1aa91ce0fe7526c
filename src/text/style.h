#pragma once

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

/// All that shaping depends on; the size does not belong to it (widths are linear).
struct Style {
  std::string language;                        ///< BCP 47
  std::vector<FaceId> stack;                   ///< in the order tried; a character outside it is an error
  std::vector<FaceId> tail;                    ///< tried last, with a note; only for local details
  std::vector<std::string> features;           ///< OpenType features by tag: `tnum`, `palt`, `-liga`
  Direction direction = Direction::automatic;  ///< automatic: the language's own
  WordBreak word_break = WordBreak::normal;
  Hyphens hyphens = Hyphens::manual;
  double tracking = 0;  ///< em between clusters; ignored in joined and Indic scripts
  bool kerning = true;
  std::string stack_name;  ///< `sans/bold`: for messages alone
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
