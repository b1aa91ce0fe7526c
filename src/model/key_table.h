#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/keys.h"

namespace handbill::model {

/// How the value of a key is written, and which alternative of Value it becomes.
enum class Type : std::uint8_t {
  measure,     ///< a number with a unit, or a token
  measures,    ///< one to four (or exactly two) of them, in a list or with blanks between
  tracks,      ///< any number of sizes of tracks, or a count n for n times 1fr
  areas,       ///< rows of names
  number,      ///< a ratio without a unit
  proportion,  ///< `16/9` or 1.5
  whole,       ///< 0, 1, 2 ...
  rows,        ///< a whole number, or `fill`
  boolean,     ///< true or false
  word,        ///< one of the row's words
  name,        ///< the name of something in the theme or the catalogue
  tags,        ///< one or several languages
  names,       ///< several names
  ink,         ///< `night`, `night 40%`, `none`
  fill,        ///< an ink, or `linear(90deg, night, paper)`, `radial(night, paper)`
  line,        ///< `0.5pt night`
  text,        ///< free text
  features,    ///< OpenType feature tags
  tabs,        ///< places, each perhaps with an alignment and a leader
  outline,     ///< the d of an SVG path
  shadow,      ///< `1mm 1mm night 20%`
  paper,       ///< a paper's name, or width and height
};

/// Which units a measure may have: a set of bits.
namespace units {
using Set = std::uint8_t;
inline constexpr Set length = 1;  ///< mm, cm, in, pt
inline constexpr Set percent = 2;
inline constexpr Set fr = 4;
inline constexpr Set em = 8;
inline constexpr Set automatic = 16;
inline constexpr Set token = 32;
inline constexpr Set ratio = 64;  ///< a bare number
inline constexpr Set degrees = 128;
}  // namespace units

/// What a number may be, in `unit` (mm, pt or %); other units have bounds of their own in values.cc.
struct Range {
  double low = 0;
  double high = 0;
  std::string_view unit;
};

/// Where a key may stand: a set of bits.
namespace places {
using Set = std::uint32_t;
[[nodiscard]] constexpr Set of(BoxKind kind) { return 1U << static_cast<unsigned>(kind); }
inline constexpr Set page = 1U << 30U;
inline constexpr Set style = 1U << 31U;
inline constexpr Set side = 1U << 29U;  ///< one of several pages
inline constexpr Set every_box = (1U << static_cast<unsigned>(box_kind_count)) - 1U;
inline constexpr Set any_box = every_box & ~of(BoxKind::repeat);  ///< a repeat has no place or look of its own
inline constexpr Set stack = of(BoxKind::column) | of(BoxKind::row);
inline constexpr Set frame = any_box & ~(of(BoxKind::rule) | of(BoxKind::space));
inline constexpr Set seen = any_box & ~of(BoxKind::space);
inline constexpr Set texts = of(BoxKind::text) | of(BoxKind::flow);
inline constexpr Set look = texts | of(BoxKind::table) | style;
}  // namespace places

/// What a key is about: a section of docs/layout-reference.md.
enum class Topic : std::uint8_t { page, place, looks, effects, stacks, text, picture, code, rule, table };

/// One row of the one table of keys: parser, hints, JSON Schemas and reference page all read it.
struct KeyRow {
  Key key{};
  std::string_view name;  ///< `border-top`; `at.left` for a key inside `at`
  Topic topic{};
  Type type{};
  units::Set units = 0;
  Range range;
  std::string_view words;  ///< the allowed ones, with blanks between; with bars, where one is of several
  places::Set where = 0;
  std::string_view fallback;  ///< the default, as it would be written; empty: none
  std::string_view alike;     ///< what CSS or InDesign calls it, with blanks between: for "did you mean"
  std::string_view example;
  std::string_view doc;
};

/// Every key, by Key.
[[nodiscard]] std::span<const KeyRow> key_rows();
[[nodiscard]] const KeyRow& row_of(Key key);
/// The row of that name that may stand in one of `where`; else any row of that name; else nullptr.
[[nodiscard]] const KeyRow* find_row(std::string_view name, places::Set where);

/// Whether `measures` of the key are exactly two: a point, a dash and its gap, the least and the most.
[[nodiscard]] bool takes_two(Key key);
/// Whether the two are limits around what is so by itself (100 %, or 0 % of an em).
[[nodiscard]] bool takes_limits(Key key);

/// A kind of box: its key, what stands behind it, what it is.
struct KindRow {
  BoxKind kind{};
  std::string_view name;
  std::string_view content;
  std::string_view example;
  std::string_view doc;
};
[[nodiscard]] std::span<const KindRow> kind_rows();
[[nodiscard]] const KindRow* find_kind(std::string_view name);

}  // namespace handbill::model
