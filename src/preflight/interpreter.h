#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "preflight/font.h"
#include "preflight/marks.h"
#include "preflight/operators.h"

namespace handbill::preflight {

/// A page's content streams, operator by operator (ISO 32000-1, 8 and 9): every mark that they make goes into a
/// PageMarks.
class Interpreter {
 public:
  Interpreter(MarkReader& reader, QPDF& document, const Limits& limits, PageMarks& out)
      : reader_(reader), document_(document), limits_(limits), out_(out) {}

  /// `down`: from PDF's own space to the trim's, y down.
  void page(QPDFObjectHandle page, const base::Transform& down);

 private:
  struct Text {
    std::shared_ptr<const Font> font;
    double size = 0, spacing = 0, word_spacing = 0, stretch = 1, leading = 0, rise = 0;
    int mode = 0;
  };
  struct State {
    base::Transform map;
    std::optional<base::Rect> clip;
    Colour fill;
    Colour stroke;
    double width = 1;
    bool fill_overprint = false;
    bool stroke_overprint = false;
    int overprint_mode = 0;
    double fill_opacity = 1;
    double stroke_opacity = 1;
    bool blends = false;
    Text text;
  };
  /// The path at hand, in the trim's space.
  struct Path {
    std::vector<base::Point> points;  ///< all that its box is made of
    base::Point last, first;
    std::size_t parts = 0;
    bool is_square_cut = true;
    double smallest_step = 0;
  };
  /// Where a stream is read from.
  struct Place {
    QPDFObjectHandle resources;
    int object = 0;
    int depth = 0;
  };
  using Operands = std::vector<Operand>;
  /// A number among the operands; 0 where it is missing.
  static double number(const Operands& operands, std::size_t index) {
    return index < operands.size() ? operands[index].number : 0;
  }

  void run(const std::string& content, const Place& place);
  void take(const std::string& name, const Operands& operands, const Place& place);
  bool take_path(const std::string& name, const Operands& operands);
  bool take_paint(const std::string& name, const Place& place);
  bool take_state(const std::string& name, const Operands& operands, const Place& place);
  bool take_colour(const std::string& name, const Operands& operands, const Place& place);
  bool take_text(const std::string& name, const Operands& operands, const Place& place);
  void take_picture(const Operands& operands, const Place& place);

  void move(double x, double y);
  void line(double x, double y);
  void curve(const std::array<double, 6>& at);
  void close();
  void paint(bool fills, bool strokes, const Place& place);
  void end_path();
  void show(const std::string& codes, const Place& place);
  void draw(QPDFObjectHandle object, const Place& place);
  void form(QPDFObjectHandle stream, const Place& place);
  void picture(QPDFObjectHandle stream, const Place& place);
  void shade(QPDFObjectHandle shading, const Place& place);
  void graphics_state(QPDFObjectHandle state, const Place& place);
  void group(QPDFObjectHandle attributes);
  void soft_mask(QPDFObjectHandle mask, const Place& place);
  void pattern(const std::string& name, const Place& place);
  void glyphs(QPDFObjectHandle font, const Place& place);
  void set_colour(bool strokes, const char* space, const Operands& operands);
  void note(const Space& space);

  /// What the name means there, or null.
  [[nodiscard]] static QPDFObjectHandle resource(const Place& place, const char* kind, const std::string& name);
  [[nodiscard]] base::Point at(double x, double y) const;
  [[nodiscard]] base::Rect clipped(const base::Rect& rect) const;
  [[nodiscard]] Mark new_mark(Mark::Kind kind, const base::Rect& at, bool strokes, const Place& place) const;
  void add(Mark mark);
  [[nodiscard]] double scale() const;

  MarkReader& reader_;
  QPDF& document_;
  const Limits& limits_;
  PageMarks& out_;
  State state_;
  std::vector<State> saved_;
  Path path_;
  bool clips_ = false;
  std::string fill_pattern_;  ///< of the fill where its space is a pattern
  base::Transform text_, line_;
  std::set<QPDFObjGen> open_;  ///< forms and patterns that are being read: none holds itself
  std::map<QPDFObjGen, std::shared_ptr<const Font>> fonts_;
  std::set<QPDFObjGen> seen_glyphs_;
};

}  // namespace handbill::preflight
