#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "base/geometry.h"
#include "base/result.h"

/// Where pages lie on sheets of paper. Geometry alone: pages' sizes in, sheets of cells out, for the office and for the
/// press. On a page the origin is the trim's top left, on a sheet the paper's.
namespace handbill::impose {

/// A page as it comes in, upright.
struct Page {
  base::Size trim;
  base::Sides<base::Length> bleed;  ///< drawn beyond the trim
};

/// Over which edge of the paper a printer turns a sheet for its back. Upright: the edge that leaves both sides of the
/// sheet upright.
enum class Flip { none, upright, long_edge, short_edge };
/// How a reader turns the piece over: as the page of a book, or as the leaf of a wall calendar.
enum class Turn { sideways, upwards };

struct Paper {
  std::string name;  ///< `A4`, for messages
  base::Size size;
  enum class Stand { by_fit, portrait, landscape } stand = Stand::by_fit;
};

/// How a press prints both sides of a sheet. The gripper's edge is the lower one of a sheet as it lies.
enum class Work {
  one_side,
  sheetwise,  ///< a plate for each side; the sheet is turned over sideways, and the same edge is gripped
  turn,       ///< one plate for both sides, backs beside their fronts; turned over sideways, the same edge is gripped
  tumble,     ///< one plate for both sides, backs below their fronts; turned over upwards, the other edge is gripped
};
/// `work-and-turn`
[[nodiscard]] std::string_view name_of(Work work);
struct Press {
  Work work = Work::one_side;
  base::Length gripper = base::mm(12);  ///< of the sheet, that nothing is printed on
  std::string file;                     ///< for the slug
  std::size_t separations = 0;          ///< of the source, that the colour bar shows
};

/// What holds for every scheme.
struct Settings {
  Paper paper;
  Flip flip = Flip::none;
  Turn turn = Turn::sideways;
  /// How far the back lies from the front, as the calibration sheet is read: x to the right and y down, seen from the
  /// front. Backs are moved against it.
  base::Point back_offset;
  bool right_to_left = false;  ///< the first cell is the right one; a booklet is bound on the right
  enum class Marks { none, cut } marks = Marks::cut;
  base::Length edge = base::mm(5);  ///< no mark is nearer to the paper's edge
  std::optional<Press> press;  ///< of cells and booklets; `flip`, `back_offset` and shrinking are the office's then
};

/// Several pages on a side, as large as they are.
struct NUp {
  int cells = 2;  ///< their columns and rows are chosen
  int columns = 0;
  int rows = 0;  ///< with columns: instead of `cells`
  /// One after the other; or one page in all cells; or so that the cut stacks, put on each other, are in order.
  enum class Order { sequence, repeat, cut_and_stack } order = Order::sequence;
  std::optional<base::Length> gutter;  ///< between trims; nothing: twice the bleed where that fits, else 0
  bool shrink = false;                 ///< make pages smaller where they do not fit
};

/// A saddle-stitched booklet: two pages a side, folded in the middle.
struct Booklet {
  int signature = 0;   ///< pages that are folded together, a multiple of 4; 0: all
  base::Length creep;  ///< how far the innermost sheet's pages move to the spine, the outermost's not at all
  base::Length stock;  ///< the paper's thickness, which gives the creep of each signature; 0: `creep` holds
  bool shrink = false;
};

/// A page cut into tiles that are glued together.
struct Tiles {
  base::Length overlap = base::mm(10);  ///< what two neighbours both show
  double scale = 1;                     ///< of the page
};

/// Cross hairs whose fronts and backs show how far a printer misses.
struct Calibration {};

using Scheme = std::variant<NUp, Booklet, Tiles, Calibration>;

/// A page in its place.
struct Cell {
  std::size_t page = 0;
  base::Rect trim;           ///< on the sheet
  base::Rect clip;           ///< what shows: the trim, and as much bleed as there is room for
  base::Transform to_sheet;  ///< from the page to the sheet
};

struct Line {
  base::Point from;
  base::Point to;
  enum class Look { solid, dashed, dotted } look = Look::solid;
  base::Length width = base::pt(0.25);
};
/// A rectangle on top of the pages: of so much ink, with a hairline around it where outlined.
struct Patch {
  base::Rect at;
  double tint = 0;
  bool outlined = false;
  /// 0: that of all marks; on press sheets 1 to 4 are cyan, magenta, yellow and black, then the source's separations.
  std::size_t ink = 0;
};
/// A circle and a cross that lie on each other on all plates.
struct Target {
  base::Point centre;
  base::Length radius;
  base::Length arm;
};
/// Words or figures; the caller finds the words.
struct Label {
  std::string key;                                          ///< of the text in a language file; empty: no words
  std::string english;                                      ///< `Sheet {sheet} of {sheets}`
  std::vector<std::pair<std::string, std::string>> values;  ///< of the placeholders
  base::Point at;                                           ///< on the baseline
  enum class Align { start, center, end } align = Align::start;
  base::Length size = base::pt(6.5);
  bool upwards = false;  ///< runs up the sheet
};

/// One side of a sheet: a page of the print file.
struct Side {
  base::Size size;
  bool is_back = false;
  std::vector<Cell> cells;
  std::vector<Patch> patches;  ///< below lines and labels
  std::vector<Line> lines;
  std::vector<Label> labels;
  std::vector<Target> targets{};
};

struct Plan {
  std::vector<Side> sides;  ///< with backs: fronts and backs by turns; tiles end with a page that shows them together
  Flip flip = Flip::none;   ///< none, long_edge or short_edge
  std::size_t sheets = 0;   ///< of paper, without that page
  std::size_t blanks = 0;   ///< pages that a booklet got besides its own
  double scale = 1;         ///< of the pages
  int columns = 1;          ///< of cells on a side, or of tiles
  int rows = 1;
  std::optional<Press> press{};  ///< `flip` is none then, and a sheet that is worked from one plate has one side
};

/// More than this is a mistake.
inline constexpr std::size_t most_pages = 5000;
inline constexpr std::size_t most_sides = 5000;
inline constexpr int most_cells = 256;

/// Errors: `pages-differ`, `does-not-fit`, `too-many-cells`, `too-many-pages`, `too-many-sheets`, `bad-signature`,
/// `bad-creep`, `bad-overlap`; for a press `bad-gripper`, `bad-work`. Warnings for a press: `bleed-cut`, `no-room`.
[[nodiscard]] base::Result<Plan> plan(const std::vector<Page>& pages, const Scheme& scheme, const Settings& settings,
                                      base::Diagnostics& diagnostics);

}  // namespace handbill::impose
