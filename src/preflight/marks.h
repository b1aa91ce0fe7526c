#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/transform.h"
#include "preflight/colour.h"

namespace handbill::preflight {

/// Something that a page's content puts on paper, where it came to lie, and how.
struct Mark {
  enum class Kind { text, fill, stroke, image, shading } kind = Kind::fill;
  base::Rect at;           ///< from the trim's top left, cut to what shows of it
  Colour colour;           ///< of text the fill's, where it is filled
  bool overprint = false;  ///< for this kind of painting
  int overprint_mode = 0;
  double opacity = 1;
  bool blends = false;  ///< a blend other than Normal, or a soft mask
  int object = 0;       ///< of the stream that holds it, or the picture's
  // Text:
  double size = 0;          ///< points on the page
  bool is_stroked = false;  ///< text that is outlined, too
  std::string font;
  bool has_notdef = false;  ///< a glyph that stands for a missing one
  bool is_outside = false;  ///< its font is not in the file, and no object of it
  // Strokes:
  double width = 0;  ///< points on the page
  // Fills:
  std::size_t parts = 0;      ///< subpaths
  bool is_square_cut = true;  ///< every line of it runs along an axis of the page
  double smallest_step = 0;   ///< the shortest line of it, points on the page
  // Pictures:
  double ppi = 0;  ///< the lower of both directions
  int bits = 8;
  bool has_soft_mask = false;
  bool is_stencil = false;
  bool is_inverted_jpeg = false;  ///< four inks with Adobe's marker, and no /Decode that turns them round
  std::size_t columns = 0;
  std::size_t rows = 0;
};

/// A page as its content stream draws it.
struct PageMarks {
  base::Rect media, bleed, trim;    ///< from the trim's top left
  bool has_trim = false;            ///< a TrimBox of its own
  std::vector<Mark> marks;          ///< in the order in which they are painted
  std::vector<Space> group_spaces;  ///< of transparency groups, the page's own first
  bool page_group_has_space = false;
  bool has_page_group = false;
  bool uses_transparency = false;
  std::vector<int> mask_groups_in_light;                        ///< objects of soft masks whose group is in RGB
  std::map<std::string, std::vector<std::string>> separations;  ///< by name: each alternate that stands for it
  int faults = 0;                                               ///< content streams that could not be read to their end
  int number = 0;
  int object = 0;
};

/// What a file may cost before it is refused.
struct Limits {
  std::size_t stream_bytes = std::size_t{48} << 20;  ///< one stream, opened
  std::size_t all_bytes = std::size_t{160} << 20;    ///< of all content streams, opened
  std::size_t operators = 1'500'000;
  std::size_t marks = 400'000;
  int depth = 12;  ///< forms in forms
};

/// Why a file is refused.
struct TooMuch {
  std::string what;
};

/// Draws nothing; keeps what would be drawn. Throws TooMuch, and QPDFExc where the page cannot be read.
class MarkReader {
 public:
  MarkReader(QPDF& document, const Limits& limits) : document_(document), limits_(limits) {}
  [[nodiscard]] PageMarks read(QPDFObjectHandle page, int number);
  /// The stream's bytes, within the limits.
  [[nodiscard]] std::string open(QPDFObjectHandle stream);

 private:
  QPDF& document_;
  Limits limits_;
  std::size_t bytes_ = 0;
  std::size_t operators_ = 0;
  friend class Interpreter;
};

}  // namespace handbill::preflight
