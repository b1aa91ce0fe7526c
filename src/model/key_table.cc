#include "model/key_table.h"

#include <algorithm>
#include <array>

#include "model/keys.h"

namespace handbill::model {

namespace {

constexpr auto l = units::length;
constexpr auto lt = static_cast<units::Set>(units::length | units::token);
constexpr auto placed = static_cast<units::Set>(lt | units::percent);
constexpr auto extent = static_cast<units::Set>(placed | units::fr | units::automatic);
constexpr auto in_text = static_cast<units::Set>(lt | units::em | units::percent);
constexpr auto tracks_units = extent;
constexpr auto basis = static_cast<units::Set>(placed | units::automatic);

constexpr Range distance{0, 5000, "mm"};
constexpr Range offset{-5000, 5000, "mm"};
constexpr Range font_size{1, 2000, "pt"};
constexpr Range stroke{0, 100, "mm"};

constexpr auto column = places::of(BoxKind::column);
constexpr auto row = places::of(BoxKind::row);
constexpr auto grid = places::of(BoxKind::grid);
constexpr auto layers = places::of(BoxKind::layers);
constexpr auto text_box = places::of(BoxKind::text);
constexpr auto flow = places::of(BoxKind::flow);
constexpr auto picture_box = places::of(BoxKind::picture);
constexpr auto qr = places::of(BoxKind::qr);
constexpr auto rule_box = places::of(BoxKind::rule);
constexpr auto table_box = places::of(BoxKind::table);
constexpr places::Set any_box = places::any_box;
constexpr places::Set sheet = places::page | places::side;
constexpr places::Set every_box = places::every_box;
constexpr places::Set frame = places::frame;
constexpr places::Set seen = places::seen;
constexpr places::Set look = places::look;
constexpr auto shaped = static_cast<places::Set>(any_box & ~(qr | rule_box));
constexpr auto inked = static_cast<places::Set>(look | qr | rule_box);
constexpr auto styled = static_cast<places::Set>(text_box | flow | table_box);
constexpr auto in_columns = static_cast<places::Set>(column | row | grid | text_box | flow);
constexpr auto in_rows = static_cast<places::Set>(column | row | grid);
constexpr auto gapped = static_cast<places::Set>(column | row | grid | text_box | flow);
constexpr auto aligned = static_cast<places::Set>(column | row | grid | layers);
constexpr auto stacked = static_cast<places::Set>(column | row);
constexpr auto spread_out = static_cast<places::Set>(column | row | grid);
constexpr auto lined = static_cast<places::Set>(rule_box | table_box);
constexpr auto text_frame = static_cast<places::Set>(text_box | flow | places::style);

constexpr std::string_view roles = "none h1 h2 h3 p list list-item table tr th td figure link artifact section";

// clang-format off
constexpr std::array<KeyRow, key_count> key_table{{
  {Key::page_size, "size", Topic::page, Type::paper, l, {10, 5000, "mm"}, "", places::page, "A4", "format", "A4",
   "trimmed size: a paper's name (A4, A3, DL, Letter ...) or width and height"},
  {Key::bleed, "bleed", Topic::page, Type::measure, lt, {0, 100, "mm"}, "", places::page, "3mm", "", "3mm",
   "how far colour and pictures run over the trim, to be cut off"},
  {Key::safe, "safe", Topic::page, Type::measure, lt, {0, 1000, "mm"}, "", places::page, "5mm", "safe-area", "5mm",
   "no text and no code nearer to the trim than this"},
  {Key::margin, "margin", Topic::page, Type::measures, lt, {0, 2500, "mm"}, "", sheet, "10mm", "margins padding", "[14mm, 12mm]",
   "from the trim to the body, one to four values as in CSS; on a folded sheet from each panel's edges, too"},
  {Key::ground, "ground", Topic::page, Type::ink, 0, {}, "", sheet, "none", "background background-color fill color", "paper",
   "ink of the whole page, to the bleed"},
  {Key::baseline_grid, "baseline-grid", Topic::page, Type::measure, lt, {0, 500, "mm"}, "", sheet, "0mm", "grid line-grid", "14pt",
   "from line to line of the grid that `line-snap: baseline` stands on; it begins at the top margin"},
  {Key::fold, "fold", Topic::page, Type::word, 0, {}, "none half roll z gate double-parallel french", places::page, "none", "folding", "roll",
   "how the sheet is folded; its panels have names that `panels:` of a page and `at: {of: front}` use"},
  {Key::panels, "panels", Topic::page, Type::whole, 0, {3, 12, ""}, "", places::page, "3", "", "4",
   "how many panels a roll or a zigzag has"},
  {Key::compensation, "compensation", Topic::page, Type::measure, lt, {0, 20, "mm"}, "", places::page, "", "creep fold-compensation", "2mm",
   "by how much a panel that is folded in is narrower than the one that covers it; without it as much as the stock asks for"},
  {Key::stock, "stock", Topic::page, Type::whole, 0, {40, 600, ""}, "", places::page, "135", "gsm paper-weight", "170",
   "weight of the paper in grams a square metre: up to 100 a fold takes 2mm, up to 170 3mm, above 4mm"},
  {Key::fold_safe, "fold-safe", Topic::page, Type::measure, lt, {0, 100, "mm"}, "", places::page, "5mm", "", "5mm",
   "no text and no code nearer to a fold than this"},
  {Key::turn, "turn", Topic::page, Type::word, 0, {}, "auto long short", places::page, "auto", "duplex flip", "short",
   "over which edge the sheet is turned for its back; auto: so that both sides stand upright. The back is turned round where that needs it"},
  {Key::marks, "marks", Topic::page, Type::word, 0, {}, "none fold crop registration colours slug all", places::page, "none", "printers-marks crop-marks", "fold",
   "outside the bleed: ticks where the sheet is cut or folded; registration: targets on each side; colours: a bar of patches; slug: a line that says what this is; all of them. For a press they are in the ink of all plates"},

  {Key::role, "role", Topic::place, Type::word, 0, {}, roles, any_box, "", "tag", "h1",
   "what the box means to a reader who cannot see it; by itself text is p, a picture figure, a rule artifact"},
  {Key::style, "style", Topic::place, Type::name, 0, {}, "", styled, "text", "class paragraph-style", "headline",
   "a named style of the layout or of its theme"},
  {Key::decorative, "decorative", Topic::place, Type::boolean, 0, {}, "", picture_box, "false", "", "true",
   "true: the picture says nothing, and needs no alt text"},
  {Key::only, "only", Topic::place, Type::names, 0, {}, "", every_box, "", "media", "screen press",
   "one or more editions: the box stands on their pages alone, and on those of the editions that extend them"},
  {Key::only_languages, "only-languages", Topic::place, Type::tags, 0, {}, "", every_box, "", "lang", "ko ja",
   "languages: the box stands on their pages alone; zh stands for zh-Hans and zh-Hant, too"},
  {Key::not_languages, "not-languages", Topic::place, Type::tags, 0, {}, "", every_box, "", "except-languages", "en cy",
   "languages whose pages do not have the box"},
  {Key::width, "width", Topic::place, Type::measure, extent, distance, "", any_box, "auto", "w", "40mm",
   "width with padding and border (border-box)"},
  {Key::height, "height", Topic::place, Type::measure, extent, distance, "", any_box, "auto", "h", "60mm",
   "height with padding and border (border-box)"},
  {Key::min_width, "min-width", Topic::place, Type::measure, placed, distance, "", any_box, "0mm", "", "20mm", "never narrower than this"},
  {Key::max_width, "max-width", Topic::place, Type::measure, placed, distance, "", any_box, "", "", "80%", "never wider than this"},
  {Key::min_height, "min-height", Topic::place, Type::measure, placed, distance, "", any_box, "0mm", "", "20mm", "never lower than this"},
  {Key::max_height, "max-height", Topic::place, Type::measure, placed, distance, "", any_box, "", "", "80mm", "never taller than this"},
  {Key::grow, "grow", Topic::place, Type::number, 0, {0, 1000, ""}, "", any_box, "0", "flex flex-grow", "1",
   "share of the room that is left over in the parent's direction"},
  {Key::shrink, "shrink", Topic::place, Type::number, 0, {0, 1000, ""}, "", any_box, "1", "flex-shrink", "0",
   "what part of the room that is missing the box gives up, times its own size, down to what its content needs; 0 where its size is said in mm or pt"},
  {Key::basis, "basis", Topic::place, Type::measure, basis, distance, "", any_box, "auto", "flex-basis", "40mm",
   "size along the parent's direction before it grows or shrinks; auto: its width in a row, its height in a column"},
  {Key::order, "order", Topic::place, Type::whole, 0, {-1000, 1000, ""}, "", any_box, "0", "", "-1",
   "boxes of a row, column or grid stand in this order, those of one number as they are written; they are still read as written"},
  {Key::aspect_ratio, "aspect-ratio", Topic::place, Type::proportion, 0, {0.01, 100, ""}, "", shaped, "", "ratio", "16/9",
   "width by height, where only one of them is known; the box is still as high as its content needs"},
  {Key::align_self, "align-self", Topic::place, Type::word, 0, {}, "start center end stretch baseline", any_box, "", "", "center",
   "over the parent's align-items, for this box"},
  {Key::justify_self, "justify-self", Topic::place, Type::word, 0, {}, "start center end stretch", any_box, "", "", "end",
   "over its grid's justify-items, for this box"},
  {Key::at_of, "at.of", Topic::place, Type::text, 0, {}, "", any_box, "parent", "position relative-to", "page",
   "the rectangle that the frame is anchored in: parent, page, bleed, margin, a panel of a folded sheet (front, or front.bleed with the bleed at its outer edges), or another box's id"},
  {Key::at_left, "at.left", Topic::place, Type::measure, placed, offset, "", any_box, "", "x", "0mm", "from the reference's left edge to the frame's"},
  {Key::at_top, "at.top", Topic::place, Type::measure, placed, offset, "", any_box, "", "y", "10%", "from the reference's top edge to the frame's"},
  {Key::at_right, "at.right", Topic::place, Type::measure, placed, offset, "", any_box, "", "", "0mm", "from the frame's right edge to the reference's"},
  {Key::at_bottom, "at.bottom", Topic::place, Type::measure, placed, offset, "", any_box, "", "", "0mm", "from the frame's bottom edge to the reference's"},
  {Key::at_width, "at.width", Topic::place, Type::measure, placed, distance, "", any_box, "", "w", "100%", "width of the frame"},
  {Key::at_height, "at.height", Topic::place, Type::measure, placed, distance, "", any_box, "", "h", "165mm", "height of the frame"},
  {Key::at_start, "at.start", Topic::place, Type::measure, placed, offset, "", any_box, "", "inset-inline-start", "0mm",
   "left, but right where the box around is in a right-to-left language"},
  {Key::at_end, "at.end", Topic::place, Type::measure, placed, offset, "", any_box, "", "inset-inline-end", "0mm",
   "right, but left where the box around is in a right-to-left language"},
  {Key::cell_column, "cell.column", Topic::place, Type::whole, 0, {1, 100, ""}, "", any_box, "", "grid-column", "1",
   "first column of the grid that the box stands in, counted from 1; without it the next free cell"},
  {Key::cell_row, "cell.row", Topic::place, Type::whole, 0, {1, 100, ""}, "", any_box, "", "grid-row", "2", "first row, counted from 1"},
  {Key::cell_span, "cell.span", Topic::place, Type::whole, 0, {1, 100, ""}, "", any_box, "1", "column-span colspan", "6", "how many columns it takes"},
  {Key::cell_row_span, "cell.row-span", Topic::place, Type::whole, 0, {1, 100, ""}, "", any_box, "1", "rowspan", "2", "how many rows it takes"},
  {Key::cell_column_end, "cell.column-end", Topic::place, Type::whole, 0, {-100, 100, ""}, "", any_box, "", "grid-column-end", "-1",
   "the line that its columns end at: 3 is behind the second column, -1 behind the last one that the grid says"},
  {Key::cell_row_end, "cell.row-end", Topic::place, Type::whole, 0, {-100, 100, ""}, "", any_box, "", "grid-row-end", "-1",
   "the line that its rows end at, counted in the same way"},
  {Key::cell_area, "cell.area", Topic::place, Type::name, 0, {}, "", any_box, "", "grid-area", "main", "the area of the grid that it stands in, over column and row"},
  {Key::runaround, "runaround", Topic::place, Type::word, 0, {}, "none box circle shape", any_box, "none", "shape-outside text-wrap wrap-around exclusion", "circle",
   "how the text of other boxes on the page runs round this one: not at all, round its rectangle, round the ellipse in it, or round its shape: its runaround-path, else its clip-path, else its rectangle with round corners, as it was turned"},
  {Key::runaround_gap, "runaround-gap", Topic::place, Type::measure, lt, distance, "", any_box, "3mm", "shape-margin standoff", "3mm",
   "how far text that runs round the box stays from it"},
  {Key::runaround_path, "runaround-path", Topic::place, Type::outline, 0, {}, "", any_box, "", "shape-path contour wrap-path", "M 0 0 L 100 0 L 50 100 Z",
   "the shape that runaround: shape goes by, an SVG path as in clip-path; it cuts nothing"},

  {Key::padding, "padding", Topic::looks, Type::measures, lt, distance, "", frame, "0mm", "inset", "[5mm, 8mm]",
   "room between the edge and the content, one to four values as in CSS; right and left change sides in right-to-left languages"},
  {Key::fill, "fill", Topic::looks, Type::fill, 0, {}, "", frame, "none", "background background-color bg background-image", "haze 40%",
   "ink of the box's ground, or a gradient: linear(angle, inks) or radial(centre, inks), each ink perhaps with its tint, then its place"},
  {Key::border, "border", Topic::looks, Type::line, lt, stroke, "", frame, "none", "stroke outline", "0.5pt night", "a line on all four sides: thickness and ink"},
  {Key::border_top, "border-top", Topic::looks, Type::line, lt, stroke, "", frame, "", "", "1pt track", "a line on this side"},
  {Key::border_right, "border-right", Topic::looks, Type::line, lt, stroke, "", frame, "", "", "1pt track", "a line on this side"},
  {Key::border_bottom, "border-bottom", Topic::looks, Type::line, lt, stroke, "", frame, "", "", "1pt track", "a line on this side"},
  {Key::border_left, "border-left", Topic::looks, Type::line, lt, stroke, "", frame, "", "", "1pt track", "a line on this side"},
  {Key::border_ink, "border-ink", Topic::looks, Type::ink, 0, {}, "", frame, "black", "border-color stroke-color", "night 40%", "ink of the borders that name none"},
  {Key::radius, "radius", Topic::looks, Type::measures, lt, distance, "", frame, "0mm", "border-radius corner-radius", "3mm",
   "round corners, one to four values as in CSS"},

  {Key::box_turn, "turn", Topic::effects, Type::word, 0, {}, "none left right half", frame, "none", "text-rotation", "left",
   "turns the box by quarters: left reads upwards, right downwards; width and height are those of the room that it then takes"},
  {Key::rotate, "rotate", Topic::effects, Type::measure, units::degrees, {-360, 360, "deg"}, "", seen, "0deg", "rotation transform angle", "-12deg",
   "the box, as it was laid out, turned clockwise; what stands around it does not move. quarter is 90deg"},
  {Key::rotate_origin, "rotate-origin", Topic::effects, Type::measures, units::percent, {-1000, 1000, "%"}, "", seen, "50% 50%", "transform-origin", "0% 100%",
   "the point of the box that stays where it is, from its left and top"},
  {Key::layer, "layer", Topic::effects, Type::whole, 0, {-100, 100, ""}, "", seen, "0", "z-index z", "1",
   "boxes of a higher layer are drawn over their neighbours in the same parent; they are read in the order of the file"},
  {Key::opacity, "opacity", Topic::effects, Type::number, 0, {0, 1, ""}, "", seen, "1", "transparency alpha", "0.5",
   "of the box with all within it, as one picture"},
  {Key::blend, "blend", Topic::effects, Type::word, 0, {}, "normal multiply screen overlay darken lighten", seen, "normal", "mix-blend-mode blending-mode", "multiply",
   "how the box with all within it is laid over what is printed below it"},
  {Key::clip, "clip", Topic::effects, Type::word, 0, {}, "none box rounded", frame, "none", "overflow", "rounded",
   "cuts what is in the box at its border: box by the rectangle, rounded by its radius too. A picture with a radius is rounded by itself. Text is never cut: that is an error"},
  {Key::clip_path, "clip-path", Topic::effects, Type::outline, 0, {}, "", frame, "", "mask shape", "M 0 0 L 100 0 L 50 100 Z",
   "cuts the box with its ground and its border by an SVG path, 0 to 100 from its left to its right and from its top to its bottom"},
  {Key::shadow, "shadow", Topic::effects, Type::shadow, lt, offset, "", frame, "none", "box-shadow drop-shadow", "1mm 1mm night 20%",
   "a copy of the box's outline below it: how far to the right and down it lies, and its ink; it has no blur"},

  {Key::gap, "gap", Topic::stacks, Type::measure, lt, distance, "", gapped, "0mm", "spacing gutter", "5mm", "room between children, in both directions"},
  {Key::column_gap, "column-gap", Topic::stacks, Type::measure, lt, distance, "", in_columns, "", "gutter", "step", "room between columns, over gap"},
  {Key::row_gap, "row-gap", Topic::stacks, Type::measure, lt, distance, "", in_rows, "", "", "2mm", "room between rows, over gap"},
  {Key::align_items, "align-items", Topic::stacks, Type::word, 0, {}, "start center end stretch baseline", aligned, "stretch", "align", "center",
   "where children stand across the stack's direction; in a grid: from top to bottom in their cells"},
  {Key::justify_content, "justify-content", Topic::stacks, Type::word, 0, {}, "start center end stretch space-between space-around space-evenly", spread_out, "", "justify", "space-between",
   "where children stand along the stack's direction when none grows, by itself at the start; in a grid: where its columns stand, and automatic ones stretch by themselves"},
  {Key::align_content, "align-content", Topic::stacks, Type::word, 0, {}, "start center end stretch space-between space-around space-evenly", spread_out, "stretch", "", "space-between",
   "where the lines of a stack that wraps stand across its direction; in a grid: where its rows stand"},
  {Key::wrap, "wrap", Topic::stacks, Type::word, 0, {}, "nowrap wrap wrap-reverse", stacked, "nowrap", "flex-wrap", "wrap",
   "wrap: children that do not go in begin a new line, after the last one; wrap-reverse: before it"},
  {Key::reverse, "reverse", Topic::stacks, Type::boolean, 0, {}, "", stacked, "false", "flex-direction", "true",
   "true: from the end to the start, so that start and end change places, too"},
  {Key::grid_columns, "columns", Topic::stacks, Type::tracks, tracks_units, distance, "", grid, "1", "grid-template-columns", "[2fr, 1fr]",
   "widths of the columns; a number n is n equal columns; minmax(20mm, 1fr), fit-content(40mm), repeat(3, auto) and so on as in CSS; subgrid: those of the grid that it stands in"},
  {Key::grid_rows, "rows", Topic::stacks, Type::tracks, tracks_units, distance, "", grid, "", "grid-template-rows", "[30mm, auto]",
   "heights of the rows; further rows are as auto-rows says"},
  {Key::areas, "areas", Topic::stacks, Type::areas, 0, {}, "", grid, "", "grid-template-areas", "['head head', 'main side']",
   "names of cells, a row each; a dot is a cell of no name; `cell: {area: main}` puts a box there"},
  {Key::auto_columns, "auto-columns", Topic::stacks, Type::tracks, tracks_units, distance, "", grid, "auto", "grid-auto-columns", "20mm", "widths of the columns that boxes need beyond those"},
  {Key::auto_rows, "auto-rows", Topic::stacks, Type::tracks, tracks_units, distance, "", grid, "auto", "grid-auto-rows", "minmax(20mm, auto)", "heights of the rows that boxes need beyond those"},
  {Key::auto_flow, "auto-flow", Topic::stacks, Type::word, 0, {}, "row|column|row dense|column dense", grid, "row", "grid-auto-flow", "row dense",
   "how boxes that do not say their cell take the free ones; dense: also those that were left behind"},
  {Key::justify_items, "justify-items", Topic::stacks, Type::word, 0, {}, "start center end stretch", grid, "stretch", "", "center",
   "where children of a grid stand from start to end in their cells"},

  {Key::font, "font", Topic::text, Type::name, 0, {}, "", look, "sans/regular", "font-family typeface", "sans/bold", "a stack of fonts/fonts.yaml: family/weight"},
  {Key::size, "size", Topic::text, Type::measure, lt, font_size, "", look, "10pt", "font-size", "12pt", "type size, or a token of the type scale"},
  {Key::min_size, "min-size", Topic::text, Type::measure, lt, font_size, "", look, "", "", "9pt", "text that is too long for its box may shrink to this"},
  {Key::leading, "leading", Topic::text, Type::measure, static_cast<units::Set>(l | units::ratio), font_size, "", look, "1.2", "line-height", "1.35",
   "from baseline to baseline: a ratio of the size, or a length; never less than the script needs"},
  {Key::min_leading, "min-leading", Topic::text, Type::measure, static_cast<units::Set>(l | units::ratio), font_size, "", look, "", "min-line-height", "1.25",
   "text that is too long for its box may close its lines to this before it shrinks; never less than the script needs"},
  {Key::ink, "ink", Topic::text, Type::ink, 0, {}, "", inked, "black", "color colour fill text-color", "night 40%", "ink of the text, the code or the rule"},
  {Key::text_align, "text-align", Topic::text, Type::word, 0, {}, "start center end justify", look, "start", "align alignment", "center",
   "start is left, and right in right-to-left languages"},
  {Key::text_wrap, "text-wrap", Topic::text, Type::word, 0, {}, "pretty balance greedy", look, "pretty", "composer", "balance",
   "pretty chooses all lines of a paragraph together; balance makes them equally wide, for headlines; greedy fills one after the other"},
  {Key::tracking, "tracking", Topic::text, Type::measure, static_cast<units::Set>(units::em | units::percent), {-20, 100, "%"}, "", look, "0%",
   "letter-spacing", "-1%", "room between letters in parts of an em; not used in joined scripts"},
  {Key::min_tracking, "min-tracking", Topic::text, Type::measure, static_cast<units::Set>(units::em | units::percent), {-5, 100, "%"}, "", look, "",
   "", "-1.5%", "text that is too long for its box may close its letters to this before anything else; not in joined scripts"},
  {Key::features, "features", Topic::text, Type::features, 0, {}, "", look, "", "font-feature-settings opentype", "[tabular-nums, -liga]",
   "OpenType features by CSS name or by tag, switched off by a minus: small-caps, oldstyle-nums, lining-nums, tabular-nums, proportional-nums, diagonal-fractions, ordinal, slashed-zero, capital-forms, capital-spacing, super, sub, stylistic-set-1 and so on"},
  {Key::word_break, "word-break", Topic::text, Type::word, 0, {}, "normal keep-all break-all", look, "normal", "", "keep-all",
   "where lines may break; normal is the language's own habit"},
  {Key::hyphens, "hyphens", Topic::text, Type::word, 0, {}, "none manual auto", look, "manual", "hyphenation hyphenate", "auto",
   "which words may be divided: none, those with soft hyphens, or all by the language's patterns"},
  {Key::word_space, "word-space", Topic::text, Type::measures, units::percent, {50, 400, "%"}, "", look, "75% 150%", "word-spacing", "80% 133%",
   "how far the blanks of a justified line may close and open, as parts of their own width"},
  {Key::letter_space, "letter-space", Topic::text, Type::measures, units::percent, {-10, 50, "%"}, "", look, "0% 0%", "", "-1% 3%",
   "how far the letters of a justified line may close and open, in parts of an em; not in joined scripts"},
  {Key::glyph_scale, "glyph-scale", Topic::text, Type::measures, units::percent, {95, 105, "%"}, "", look, "100% 100%", "glyph-scaling font-stretch", "98% 102%",
   "how far the letters of a justified line may become narrower and wider"},
  {Key::kashida, "kashida", Topic::text, Type::measure, static_cast<units::Set>(units::em | units::percent), {0, 300, "%"}, "", look, "0%",
   "tatweel text-justify", "50%", "how long a stroke between joined Arabic letters may be in a justified line, in parts of an em; never in Nastaliq"},
  {Key::optical_margins, "optical-margins", Topic::text, Type::word, 0, {}, "none auto hang", look, "none", "hanging-punctuation optical-margin-alignment", "auto",
   "auto: marks at the ends of lines stand a little over the edge, so that it looks straight; hang: an ideographic comma or full stop as a whole"},
  {Key::east_asian_spacing, "east-asian-spacing", Topic::text, Type::word, 0, {}, "auto none", look, "auto", "text-spacing text-autospace text-spacing-trim mojikumi", "none",
   "auto: full-width marks that meet close up, and a thin gap stands between ideographs and Latin"},
  {Key::text_decoration, "text-decoration", Topic::text, Type::word, 0, {}, "none underline", look, "none", "underline text-underline", "underline",
   "a line under the words, where the face has it"},
  {Key::emphasis_mark, "emphasis-mark", Topic::text, Type::word, 0, {}, "auto none dot circle sesame", look, "auto", "text-emphasis text-emphasis-style bouten kenten", "dot",
   "in a style that emphasis names: the sign over each letter; auto is as the language has it"},
  {Key::strong, "strong", Topic::text, Type::name, 0, {}, "", look, "", "bold", "key-word", "the style of **words**: its font, ink, features, tracking, text-decoration and emphasis-mark; without one they are bold"},
  {Key::emphasis, "emphasis", Topic::text, Type::name, 0, {}, "", look, "", "italic em", "key-word",
   "the style of *words*; without one they are italic, or as the script has it"},
  {Key::link, "link", Topic::text, Type::name, 0, {}, "", look, "", "", "address", "the style of [words](address); without one they are underlined"},
  {Key::space_before, "space-before", Topic::text, Type::measure, in_text, {0, 2000, "mm"}, "", look, "0mm", "margin-top", "1em", "room above a paragraph"},
  {Key::space_after, "space-after", Topic::text, Type::measure, in_text, {0, 2000, "mm"}, "", look, "0mm", "margin-bottom", "0.5em", "room below a paragraph"},
  {Key::indent, "indent", Topic::text, Type::measure, in_text, {-2000, 2000, "mm"}, "", look, "0mm", "text-indent first-line-indent", "1em",
   "of a paragraph's first line"},
  {Key::tabs, "tabs", Topic::text, Type::tabs, static_cast<units::Set>(lt | units::percent), distance, "", look, "", "tab-stops tab-size tabstops", "[25mm, 100% end .]",
   "where what follows a tab stands: a place, perhaps start, center, end or decimal, and perhaps a sign that fills the way there"},
  {Key::drop_cap, "drop-cap", Topic::text, Type::whole, 0, {0, 9, ""}, "", look, "0", "initial-letter dropcap initial", "3",
   "over how many lines the first letter of the text reaches; not in scripts whose letters join"},
  {Key::max_lines, "max-lines", Topic::text, Type::whole, 0, {0, 1000, ""}, "", look, "0", "line-clamp", "2", "more lines are an overflow; 0 is no limit"},
  {Key::vertical, "vertical", Topic::text, Type::word, 0, {}, "top middle bottom justify", styled, "top", "vertical-align vertical-justification", "middle",
   "where the text stands in a box that is taller; justify: paragraphs, then lines, move apart until they fill it"},
  {Key::line_snap, "line-snap", Topic::text, Type::word, 0, {}, "none baseline", look, "none", "align-to-grid align-to-baseline-grid", "baseline",
   "baseline: lines stand on the page's baseline-grid, over frames and columns; leading and room between paragraphs become whole steps of it"},
  {Key::writing_mode, "writing-mode", Topic::text, Type::word, 0, {}, "horizontal vertical-rl vertical-lr", styled, "horizontal", "text-orientation direction", "vertical-rl",
   "how lines run: across, or down the page with the next line on the left (Chinese, Japanese, Korean) or on the right (Mongolian)"},
  {Key::first_baseline, "first-baseline", Topic::text, Type::word, 0, {}, "leading cap", look, "leading", "first-baseline-offset", "cap",
   "cap: the tops of the capitals touch the top of the box"},
  {Key::columns, "columns", Topic::text, Type::whole, 0, {1, 20, ""}, "", static_cast<places::Set>(text_box | flow), "1", "column-count", "2", "equal columns of text"},
  {Key::group, "group", Topic::text, Type::name, 0, {}, "", static_cast<places::Set>(text_box | flow), "", "", "body",
   "texts of one group shrink together, as far as the longest must"},
  {Key::marker, "marker", Topic::text, Type::text, 0, {}, "", text_frame, "", "list-style list-style-type bullet", "'•'",
   "stands before each paragraph; 1. a. A. i. and I. count, in digits, letters and Roman numbers"},
  {Key::start, "start", Topic::text, Type::whole, 0, {1, 9999, ""}, "", text_frame, "1", "list-style-start", "5", "the number of the first marker that counts"},
  {Key::inset, "inset", Topic::text, Type::measure, in_text, {0, 2000, "mm"}, "", text_frame, "0mm", "margin-left margin-inline-start left-indent padding-left", "1.5em",
   "room before every line at its start, before markers too: the second level of a list"},

  {Key::fit, "fit", Topic::picture, Type::word, 0, {}, "cover contain", picture_box, "contain", "object-fit background-size fitting", "cover",
   "cover fills the box and is cut, contain shows all"},
  {Key::mirror, "mirror", Topic::effects, Type::word, 0, {}, "never rtl", seen, "never", "flip", "rtl",
   "rtl: on pages of right-to-left languages a picture is turned left to right, and the box turns the other way round"},
  {Key::focus, "focus", Topic::picture, Type::measures, units::percent, {0, 100, "%"}, "", picture_box, "50% 50%", "object-position", "50% 40%",
   "the point of the picture that stays in sight, from its left and top"},
  {Key::correction, "correction", Topic::code, Type::word, 0, {}, "low medium quartile high", qr, "medium", "error-correction ecc", "high",
   "how much of the code may be lost: 7, 15, 25 or 30 %"},
  {Key::direction, "direction", Topic::rule, Type::word, 0, {}, "horizontal vertical", rule_box, "horizontal", "orientation", "vertical",
   "written behind rule:, in an override by this name"},
  {Key::thickness, "thickness", Topic::rule, Type::measure, lt, stroke, "", lined, "0.5pt", "stroke-width weight", "0.5pt", "of the rule, or of a table's lines"},
  {Key::dash, "dash", Topic::rule, Type::measures, l, distance, "", rule_box, "", "stroke-dasharray", "2mm 1mm", "a dashed line: how long a dash and a gap are"},
  {Key::rules, "rules", Topic::table, Type::word, 0, {}, "none rows columns all", table_box, "rows", "lines borders", "all",
   "with body: the lines between rows and columns; `thickness` and `border-ink` say how they look"},
  {Key::cell_padding, "cell-padding", Topic::table, Type::measures, lt, distance, "", table_box, "1mm 2mm", "cellpadding", "1mm 2mm",
   "with body: white around the text of a cell, one to four values as in CSS"},
  {Key::head_style, "head-style", Topic::table, Type::name, 0, {}, "", table_box, "", "header-style", "strong", "with body: the style of the labels"},
  {Key::fill_head, "fill-head", Topic::table, Type::ink, 0, {}, "", table_box, "none", "header-fill", "haze", "with body: ink of the head's ground"},
  {Key::fill_even, "fill-even", Topic::table, Type::ink, 0, {}, "", table_box, "none", "zebra striped stripes", "haze 40%", "with body: ink of every second row's ground"},
  {Key::rows, "rows", Topic::table, Type::rows, 0, {1, 1000, ""}, "", table_box, "fill", "", "12", "how many rows; fill: as many as go in"},
  {Key::row_height, "row-height", Topic::table, Type::measure, l, {1, 1000, "mm"}, "", table_box, "9mm", "line-height", "10mm", "height of a row to write on; with body: rows are at least so high"},
  {Key::numbered, "numbered", Topic::table, Type::boolean, 0, {}, "", table_box, "true", "", "false", "whether the rows are counted"},
}};

constexpr std::array<KindRow, box_kind_count> kinds{{
  {BoxKind::column, "column", "a list of boxes", "[{text: $headline}]", "children from top to bottom"},
  {BoxKind::row, "row", "a list of boxes", "[{text: $headline}]", "children from start to end: from the right on right-to-left pages"},
  {BoxKind::grid, "grid", "a list of boxes", "[{text: $headline}]", "children in cells of columns and rows"},
  {BoxKind::layers, "layers", "a list of boxes", "[{text: $headline}]", "children over each other, the first one lowest"},
  {BoxKind::text, "text", "a text, $name, or a list of those", "$headline", "paragraphs of one style"},
  {BoxKind::flow, "flow", "a list of text boxes", "[{text: $story}]", "texts of several styles that run on through columns"},
  {BoxKind::picture, "picture", "the name of a PNG, JPEG or SVG file, or a detail that names one such as $logo", "art/lanes.svg", "a picture; needs alt, or decorative: true"},
  {BoxKind::qr, "qr", "a text or $name", "$petition", "a QR code with its quiet zone"},
  {BoxKind::rule, "rule", "horizontal or vertical", "horizontal", "a line"},
  {BoxKind::table, "table", "a list of columns", "[{label: $column-name, width: 1fr}]", "ruled rows to write on, under a line of labels; with body: rows of text"},
  {BoxKind::space, "space", "nothing", "", "empty room, for grow or a fixed height"},
  {BoxKind::frame, "frame", "the id of a text, a flow or a table of text", "story", "where that goes on, on this page or another, a table with its labels again; both boxes have the size that their parents give them"},
  {BoxKind::repeat, "repeat", "a number, $name, or a list of texts or records", "$prayers", "copies of its box, in the place where it stands"},
}};
// clang-format on

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < key_table.size(); ++i) {
    if (static_cast<std::size_t>(key_table[i].key) != i) return false;
  }
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (static_cast<std::size_t>(kinds[i].kind) != i) return false;
  }
  return true;
}
static_assert(is_in_order(), "the tables stand in the order of Key and BoxKind, so that a key is an index");

/// The rows' numbers, sorted by name, for a binary search.
constexpr auto by_name = [] {
  std::array<std::uint8_t, key_count> order{};
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint8_t>(i);
  std::ranges::sort(order, {}, [](std::uint8_t i) { return key_table[i].name; });
  return order;
}();

}  // namespace

std::span<const KeyRow> key_rows() { return key_table; }

const KeyRow& row_of(Key key) { return key_table[static_cast<std::size_t>(key)]; }

bool takes_limits(Key key) { return key == Key::word_space || key == Key::letter_space || key == Key::glyph_scale; }
bool takes_two(Key key) {
  return key == Key::focus || key == Key::dash || key == Key::rotate_origin || takes_limits(key);
}

const KeyRow* find_row(std::string_view name, places::Set where) {
  auto at = std::ranges::lower_bound(by_name, name, {}, [](std::uint8_t i) { return key_table[i].name; });
  const KeyRow* other = nullptr;
  for (; at != by_name.end() && key_table[*at].name == name; ++at) {
    if ((key_table[*at].where & where) != 0) return &key_table[*at];
    other = &key_table[*at];
  }
  return other;
}

std::span<const KindRow> kind_rows() { return kinds; }

const KindRow* find_kind(std::string_view name) {
  const auto found = std::ranges::find(kinds, name, &KindRow::name);
  return found == kinds.end() ? nullptr : &*found;
}

std::string_view name_of(BoxKind kind) { return kinds[static_cast<std::size_t>(kind)].name; }
std::string_view name_of(Key key) { return row_of(key).name; }
std::string_view default_of(Key key) { return row_of(key).fallback; }

bool covers(Key shorthand, Key longhand) {
  switch (shorthand) {
    case Key::gap:
      return longhand == Key::column_gap || longhand == Key::row_gap;
    case Key::border:
      return longhand >= Key::border_top && longhand <= Key::border_left;
    case Key::at_left:
    case Key::at_right:
      return longhand == Key::at_start || longhand == Key::at_end;
    case Key::at_start:
    case Key::at_end:
      return longhand == Key::at_left || longhand == Key::at_right;
    case Key::cell_area:
      return longhand >= Key::cell_column && longhand < Key::cell_area;
    case Key::cell_column:
    case Key::cell_row:
    case Key::cell_span:
    case Key::cell_row_span:
    case Key::cell_column_end:
    case Key::cell_row_end:
      return longhand == Key::cell_area;
    default:
      return false;
  }
}

}  // namespace handbill::model
