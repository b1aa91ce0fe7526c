#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "base/span.h"
#include "color/ink.h"
#include "image/image.h"
#include "model/markup.h"
#include "product/product.h"
#include "product/role.h"
#include "style/effects.h"
#include "text/fonts.h"
#include "text/style.h"

namespace handbill::style {

/// How a part of a paragraph looks that its author marked.
struct CharacterLook {
  std::uint8_t inlines = model::plain;  ///< which marks, as model::Part has them
  text::Variant shape;
  color::InkTint ink;
  bool underline = false;
};

/// Where what follows a tab stands on its line.
struct Tab {
  base::Extent at;  ///< from the line's start: fixed, or percent of the measure
  enum class Align { start, center, end, decimal } align = Align::start;
  std::string leader;  ///< repeated up to it; empty: nothing
};

/// How a paragraph looks: everything resolved for one language and one edition.
struct TextLook {
  text::Style shape;         ///< stack, language, features, tracking, word break
  base::Length size;         ///< wanted; already multiplied by the stack's optical scale
  base::Length min_size;     ///< how far the size may shrink so that the text fits; equal to size: not at all
  double leading = 1.2;      ///< ratio of the size, not below the stack's least leading
  double leading_give = 0;   ///< by how much it may close so that the text fits
  double tracking_give = 0;  ///< em: the same of shape.tracking
  color::InkTint ink;
  text::Align align = text::Align::start;
  text::Wrap wrap = text::Wrap::pretty;
  base::Length grid;        ///< baselines stand on the page's lines this far apart; 0: where they come to stand
  double space_before = 0;  ///< ratios of the size, between paragraphs and blocks
  double space_after = 0;
  double indent = 0;  ///< ratio of the size: first line
  std::vector<Tab> tabs;
  std::size_t drop_cap = 0;  ///< lines that the first letter reaches over; 0 and 1: none
  std::size_t max_lines = 0;
  /// Where the first baseline hangs: half-leading below the top; or the optical (cap) height below the top.
  enum class FirstBaseline { leading, cap } first_baseline = FirstBaseline::leading;
  bool underline = false;
  std::vector<CharacterLook> characters;  ///< of its paragraphs' parts, each combination of marks once
  std::string marker;                     ///< before the first paragraph of a list: `•`, `1.`, `a.`; empty: no list
  /// What of the marker counts on from paragraph to paragraph: its number, its letter, its Roman number.
  enum class Counting { none, digits, letters, roman } counting = Counting::none;
  int marker_from = 1;          ///< of the first paragraph, where letters or Roman numbers count
  double inset = 0;             ///< ratio of the size: before every line, and before its marker
  double least_contrast = 4.5;  ///< 3 from 24 pt

  /// Nothing where the marks say nothing that is seen.
  [[nodiscard]] const CharacterLook* character(std::uint8_t inlines) const {
    for (const CharacterLook& one : characters) {
      if (one.inlines == inlines) return &one;
    }
    return nullptr;
  }
};

/// A part of a paragraph that its author marked, or one of its icons.
using TextPart = model::Part;

/// A drawing among the letters of a paragraph.
struct Icon {
  std::string name;   ///< `phone`
  std::string words;  ///< for those who cannot see it; empty: it is decoration
  base::Span span;
  image::VectorRef drawing;                ///< nothing where the paragraph is no text on the page
  std::vector<color::InkTint> inks;        ///< as PictureContent has them
  std::optional<std::size_t> in_text_ink;  ///< which of them is the text's own
  [[nodiscard]] double aspect() const { return drawing ? drawing->width / drawing->height : 0; }
};

struct Paragraph {
  std::string text;  ///< placeholders filled in, never empty
  base::Span span;
  std::string key;                       ///< the content key, for messages
  bool sample = false;                   ///< holds a sample value: the page carries the SAMPLE mark
  bool local = false;                    ///< shows local details
  std::vector<TextPart> parts = {};      ///< that its author marked; none overlaps another
  std::vector<std::uint32_t> pins = {};  ///< bytes before which a line should begin
  std::vector<Icon> icons = {};          ///< each stands for one U+FFFC, which is a part of its own
};
/// Puts an icon's words in its place in `text`, which is the paragraph's up to that part; decoration goes, and the
/// blank behind it.
void say_icon(const Paragraph& paragraph, const TextPart& part, std::string& text);
/// The paragraph's text with the words of its icons.
[[nodiscard]] std::string plain_words(const Paragraph& paragraph);
/// One property of a box for `inspect`: what won, who set it, and who lost.
struct Setting {
  std::string key;
  std::string value;  ///< as text, resolved: `10.5pt`, `night 40%`
  base::Span set_at;  ///< unknown: the default
  struct Loser {
    std::string value;
    base::Span set_at;
  };
  std::vector<Loser> losers;
};
/// Paragraphs of one look.
struct TextBlock {
  TextLook look;
  std::vector<Paragraph> paragraphs;
  std::vector<Paragraph> short_paragraphs;  ///< what stands for them where they do not go in; empty: nothing
  product::Role role = product::Role::p;
  std::string box_id;
  base::Span span;
  std::vector<Setting> settings;  ///< of a text within a flow, which is no node; filled as Node::settings are
};

enum class Axis { column, row };
enum class Align { start, center, end, stretch, baseline };
/// What becomes of the room that children, lines of children or tracks leave.
enum class Justify { start, center, end, stretch, between, around, evenly };
/// Children one after the other.
struct Stack {
  Axis axis = Axis::column;
  base::Length gap;
  Align align = Align::stretch;
  Justify justify = Justify::start;
  enum class Wrap { no, forward, backward } wrap = Wrap::no;
  base::Length line_gap;  ///< between the lines of one that wraps
  Justify lines = Justify::stretch;
  bool reverse = false;  ///< from the end to the start
};
/// One side of a track's size.
struct TrackSize {
  enum class Of { extent, min_content, max_content } of = Of::extent;
  base::Extent extent;
  friend bool operator==(const TrackSize&, const TrackSize&) = default;
};
/// `minmax(20mm, 1fr)`.
struct Track {
  TrackSize least;
  TrackSize most;
  bool fit_content = false;  ///< its most is what its content wants, up to what `most` says

  Track() = default;
  /// A plain size is both; a share is at least what its content needs.
  explicit Track(const base::Extent& size)
      : least{TrackSize::Of::extent, size.kind() == base::Extent::Kind::fill ? base::Extent() : size},
        most{TrackSize::Of::extent, size} {}
  friend bool operator==(const Track&, const Track&) = default;
};
/// Children in cells.
struct Grid {
  std::vector<Track> columns;
  std::vector<Track> rows;
  std::vector<Track> further_columns;  ///< that children need beyond those, again and again; empty: automatic ones
  std::vector<Track> further_rows;
  base::Length column_gap;
  base::Length row_gap;
  bool takes_columns = false;  ///< of the grid that it is a child of
  bool takes_rows = false;
  bool says_column_gap = false;  ///< and so does not take its parent's with the columns
  bool says_row_gap = false;
  Axis flow = Axis::row;  ///< row: children fill row after row
  bool dense = false;     ///< they also fill cells that were left behind
  Align justify_items = Align::stretch;
  Align align_items = Align::stretch;
  Justify justify_content = Justify::stretch;
  Justify align_content = Justify::stretch;
};
/// Children over each other.
struct Layers {};
/// text and flow: blocks that run on through equal columns.
struct TextContent {
  std::vector<TextBlock> blocks;
  int columns = 1;
  base::Length column_gap;
  enum class Vertical { top, middle, bottom, justify } vertical = Vertical::top;
  text::Writing writing = text::Writing::horizontal;  ///< of all blocks
  std::string group;     ///< texts of one group shrink by one factor; empty: this one alone
  bool goes_on = false;  ///< in frames elsewhere: the box has no size of its own
};
struct PictureContent {
  std::variant<image::RasterRef, image::VectorRef> picture;
  std::vector<color::InkTint> inks;  ///< of a vector: palette colour i -> ink
  enum class Fit { cover, contain } fit = Fit::contain;
  base::Axes<double> focus{0.5, 0.5};  ///< which point of the picture, as it is drawn, stays in sight, 0 to 1
  bool mirrored = false;               ///< drawn with left and right exchanged
  base::Span brought_at = {};          ///< where local details name it; unknown: it is the layout's
};
struct QrContent {
  image::Qr code;
  color::InkTint ink;
  color::InkTint ground;  ///< what the quiet zone is filled with
  std::string target;     ///< what the code says; the link of the screen edition
};
struct RuleContent {
  Axis axis = Axis::row;  ///< row: a horizontal line
  base::Length thickness;
  color::InkTint ink;
  std::vector<base::Length> dashes;
};
struct TableColumn {
  std::vector<Paragraph> label;
  base::Extent width;
  base::Span span;
  base::Length least_width;  ///< less is an error: 45 mm where people sign a petition; 0: no such rule
};
/// Ruled rows to write on: a head line of labels, then rows.
struct TableContent {
  std::vector<TableColumn> columns;
  TextLook look;  ///< labels and numbers
  int rows = 0;   ///< 0: as many whole rows as go into the box
  base::Length row_height;
  bool numbered = true;
  char32_t zero = U'0';    ///< of the digits that count the rows
  base::Length thickness;  ///< of the rules
  color::InkTint rule_ink;
};
/// A column of a table of text.
struct DataColumn {
  base::Extent width;
  bool decimal = false;  ///< numbers stand with their points under each other
};
/// Rows of text: the node's children are the rows, and theirs the cells, one a column.
struct DataTable {
  std::vector<DataColumn> columns;
  std::size_t head_rows = 0;  ///< of the children; said again where the table goes on elsewhere
  base::Length row_height;    ///< at least
  bool row_rules = false;
  bool column_rules = false;
  base::Length thickness;  ///< of the rules
  color::InkTint rule_ink;
  bool goes_on = false;  ///< in frames: rows that its own box has no room for stand there, under its head again
};
struct SpaceContent {};
/// Where a text goes on that stands in another box.
struct FrameContent {
  std::string story;  ///< that box's id
};
using Content = std::variant<Stack, Grid, Layers, TextContent, PictureContent, QrContent, RuleContent, TableContent,
                             DataTable, SpaceContent, FrameContent>;

/// Anchored frames: taken out of the parent's flow, placed against a reference rectangle.
struct Anchor {
  enum class Of { parent, page, bleed, margin, panel, panel_bleed, box } of = Of::parent;
  std::string name;                                                     ///< of the panel or the box
  std::optional<base::Extent> left, top, right, bottom, width, height;  ///< fixed or percent of the reference
  bool opposite = false;  ///< the box around runs the other way than the page
};
/// How text of other boxes runs round a box.
enum class Runaround { none, box, circle, shape };
/// Where in a grid a child stands; 0: the next free cell. Counted from 1.
struct Cell {
  int column = 0;
  int row = 0;
  int span = 1;
  int row_span = 1;
  int column_end = 0;  ///< a line's number, from the end where it is negative; 0: not said
  int row_end = 0;
};
struct Border {
  base::Length width;
  color::InkTint ink;
};

/// A box with everything decided but its place.
struct Node {
  std::string id;
  base::Span span;
  base::Span used_at;  ///< of the component that it comes from; unknown: none
  product::Role role = product::Role::none;
  std::string alt;
  bool decorative = false;
  std::string language;        ///< of it and all within it, where it is another than around it
  bool opposite = false;       ///< what is in it runs the other way than the page
  base::Extent width, height;  ///< of the border box, padding included (CSS border-box)
  std::optional<base::Extent> min_width, max_width, min_height, max_height;
  double grow = 0;
  std::optional<double> shrink;  ///< nothing said: 0 where the size along the parent's axis is a length, else 1
  base::Extent basis;            ///< automatic: width or height
  int order = 0;
  double aspect_ratio = 0;  ///< width by height of the border box; 0: none
  std::optional<Align> align_self;
  std::optional<Align> justify_self;
  std::optional<Anchor> anchor;
  Cell cell;
  Runaround runaround = Runaround::none;
  base::Length runaround_gap;
  std::vector<base::PathData> runaround_path;  ///< none or one, instead of the box's outline; 0 to 100 of its size
  base::Sides<base::Length> padding;           ///< left and right already turned for the direction of its language
  std::optional<color::InkTint> fill;
  base::Sides<Border> border;
  base::Corners<base::Length> radius;
  std::vector<Effects> effects;  ///< none or one
  Content content;
  std::vector<Node> children;
  std::vector<Setting> settings;  ///< filled only where Options::explain asks
  std::uint64_t hash = 0;         ///< of all that this subtree's layout depends on
};

/// One side of a sheet.
struct Page {
  std::string id;  ///< empty where the layout has one page
  base::Span span;
  product::Product product;
  color::InkTint ground;  ///< of the page, to the bleed
  bool has_ground = false;
  base::Length baseline_grid;     ///< 0: none
  bool has_obstacles = false;     ///< text on it runs round some box
  std::vector<Setting> settings;  ///< filled only where Options::explain asks
  Node root;                      ///< its rectangle is the margin's
};

/// A layout for one language and one edition: no inheritance, no token, no override, no optional text left.
struct Resolved {
  std::string layout;
  std::string edition;
  std::string language;
  bool right_to_left = false;
  /// Which way the rows of a node run.
  [[nodiscard]] bool is_right_to_left(const Node& node) const { return right_to_left != node.opposite; }
  std::string title;
  std::string piece_name;  ///< what people call the piece; empty where nobody says
  std::string author;
  color::InkTable inks;
  std::vector<Page> pages;               ///< at least one
  bool has_threads = false;              ///< some text goes on in other frames
  std::optional<TextBlock> sample_mark;  ///< the small translated SAMPLE, where sample values are on the page
  base::Length keep_inside;              ///< all ink at least this far inside the trim; 0: no such rule
  bool press = false;                    ///< PDFs are print files
  bool print_at_full_size = false;
  bool grey = false;
  bool links = false;        ///< what is an address can be clicked
  bool light_fills = false;  ///< no ground, fill or picture is dark over more than a quarter of the page
  base::Length least_size;   ///< no text is smaller; 0: no such rule
  /// Ids of the boxes that show local details, sorted: another church's page differs in these, and in what they move.
  std::vector<std::string> local_boxes;
};

}  // namespace handbill::style
