#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace handbill::model {

/// The mappings that have a fixed set of keys of their own: the kinds of documents, and the parts of them.
enum class Shape : std::uint8_t {
  layout,
  theme,
  edition,
  campaign,
  language,
  details,
  fonts,
  fit_lock,
  profile,
  side,
  box,
  repeat,
  table,
  component,
  use,
  style,
  table_column,
  insert,
  ink,
  face,
  family
};

/// The kinds of documents come first.
inline constexpr Shape last_document = Shape::profile;

/// How the value of a field is written; the loaders read it, the schemas describe it.
enum class FieldType : std::uint8_t {
  name,          ///< letters, digits, hyphens
  text,          ///< any text
  text_or_name,  ///< a text, or `$name`
  conditions,    ///< one or a list of them
  rows,          ///< `$name`, or a list of lists or records
  file,          ///< a file's name beneath its root
  web,           ///< an address with or without https://
  url,           ///< an address with https:// or http://
  word,          ///< one of the words
  boolean,
  whole,
  measure,
  extent,
  names,        ///< a list of names
  files,        ///< a list of folders or files
  words,        ///< a list of words with hyphens
  languages,    ///< a list of BCP 47 tags
  language,     ///< a BCP 47 tag
  pair,         ///< two of them: en+ko
  date,         ///< 2027-05-08
  time,         ///< 19:30
  detail,       ///< a text, or a mapping from language to text
  texts,        ///< name: text or list of texts
  local_texts,  ///< name: detail
  page,         ///< keys of the page
  pages,        ///< a list of pages
  panels,       ///< name of a panel: box
  text_keys,    ///< keys of a style
  styles,       ///< name: keys of a style
  box,
  boxes,       ///< id: keys of a box, or none
  components,  ///< name: a component
  values,      ///< name: anything
  slots,       ///< name: a list of boxes
  inserts,
  per_language,  ///< tag: the same keys again
  per_edition,
  inks,
  measures,  ///< name: length
  drawing_inks,
  cmyk,
  plates,   ///< cmyk, or the word rich-black
  percent,  ///< 300%
  ppi,      ///< what is refused and what is warned of: [150, 225]
  number,   ///< a number that is not negative
  colour,   ///< #rrggbb
  faces,
  families,
  stacks,        ///< language: list of faces
  factors,       ///< language: number
  groups,        ///< group: list of BCP 47 tags
  locked_sizes,  ///< layout: edition: group: percent
  sha256,
};

struct Field {
  std::string_view name;
  FieldType type{};
  bool required = false;
  std::string_view words;
  std::string_view fallback;
  std::string_view example;
  std::string_view doc;
};

struct ShapeRow {
  Shape shape{};
  std::string_view name;
  std::span<const Field> fields;
  std::string_view doc;
};

/// The fields of each shape, as indexes into its row.
namespace field {
enum class Layout : std::uint8_t {
  layout,
  extends,
  edition,
  title,
  name,
  theme,
  piece,
  bilingual,
  page,
  styles,
  components,
  body,
  pages,
  boxes,
  insert
};
enum class Side : std::uint8_t { id, body, panels };  ///< any other key of a side is one of the page
enum class Theme : std::uint8_t { theme, inks, drawing_inks, sizes, spaces, styles, components };
enum class Edition : std::uint8_t {
  edition,
  extends,
  page,
  sizes,
  styles,
  text,
  links,
  print_at_full_size,
  keep_inside,
  grey,
  light_fills,
  least_size,
  upright,
  write_in,
  press
};
enum class Campaign : std::uint8_t {
  campaign,
  organisation,
  web,
  petition,
  imprint,
  charity,
  languages,
  layouts,
  theme,
  is_default,
  details,
  locked,
  one_size
};
enum class Language : std::uint8_t { language, status, reviewed_by, reviewed_on, texts, short_texts, hyphenation };
enum class Details : std::uint8_t {
  details,
  sample,
  church,
  date,
  weekday,
  time,
  end_time,
  venue,
  contact,
  phone,
  email,
  url,
  logo,
  closing_date,
  return_address,
  controller,
  privacy_contact,
  texts,
};
enum class Fonts : std::uint8_t { folders, faces, families, any };
enum class FitLock : std::uint8_t { fit_lock, sizes };
enum class Profile : std::uint8_t {
  profile,
  version,
  title,
  about,
  standard,
  condition,
  registry,
  printing,
  icc,
  profile_ink,
  most_ink,
  ink_tolerance,
  ink_window,
  sizes,
  bleed,
  safe,
  safe_better,
  fold_safe,
  marks,
  picture_ppi,
  bitmap_ppi,
  rich_black,
  least_text,
  least_reversed_text,
  least_text_in_inks,
  least_line,
  least_line_in_inks,
  least_module,
  spots,
  file_name,
  most_megabytes
};
enum class Box : std::uint8_t { id, alt, when, unless, voice, languages, editions };
enum class Repeat : std::uint8_t { box, as, from, to };
enum class Table : std::uint8_t { body };
enum class Component : std::uint8_t { params, box };
enum class Use : std::uint8_t { use, with, slots };  ///< any other key of a use is one of its outermost box
enum class Style : std::uint8_t { extends, languages, editions };
enum class TableColumn : std::uint8_t { label, width, signature, field, text, align, style };
enum class Insert : std::uint8_t { after, before, into, box };
enum class Ink : std::uint8_t { cmyk, preview, spot, overprint, use };
enum class Face : std::uint8_t { file, index, format, sample, licence, package, sha256 };
enum class Family : std::uint8_t { scale, leading };  ///< any other key of a family is a weight
}  // namespace field

/// The table of every shape's fields, by Shape; each in the order of its enumeration in `field`.
[[nodiscard]] std::span<const ShapeRow> shape_rows();
[[nodiscard]] const ShapeRow& row_of(Shape shape);

}  // namespace handbill::model
