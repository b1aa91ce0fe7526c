#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "base/span.h"
#include "model/content.h"
#include "model/keys.h"
#include "model/property.h"
#include "product/shop_profile.h"
#include "source/source.h"
#include "text/fonts.h"

namespace handbill::model {

/// Words in a box: a literal, or `$name`, which stands for a text of the language, a detail or a fact of the campaign.
struct TextRef {
  std::string literal;  ///< where `name` is empty
  std::string name;     ///< without the `$`
  base::Span span;
};

struct TableColumn {
  TextRef label;
  Measure width;
  bool signature = false;
  base::Span span;
  TextRef text = {};       ///< of its cells, in a table of text: `{item.begin}–{item.end}`
  std::string field = {};  ///< or the field of each record that its cells show
  base::Span field_span = {};
  std::string align = {};  ///< start center end decimal; empty: as the table's text-align
  std::string style = {};  ///< of its cells, over the table's
  base::Span style_span = {};
};

/// What a `repeat` makes copies for.
struct Repeat {
  /// One that the layout lists: a text without a name, or fields.
  struct Item {
    std::vector<std::pair<std::string, TextRef>> fields;
  };
  int count = 0;                ///< so many copies, where there is neither of the next two
  std::optional<TextRef> over;  ///< a text: one for each of its paragraphs or records
  std::vector<Item> items;      ///< one for each
  std::string item = "item";    ///< what the copy calls its own
  int from = 1;                 ///< of those there are, counted from 1
  int to = 0;                   ///< 0: the last
  base::Span span;
};

/// In which of the page's two languages a box is.
enum class Voice { as_around, first, second };

/// A box of the layout as its author wrote it: exactly one kind, its content, its properties, its overrides.
struct Box {
  BoxKind kind = BoxKind::column;
  std::string id;                ///< given, or made from its place in the tree: `body.2`
  base::Span span;               ///< of the kind's key
  base::Span id_span;            ///< of the id, where one was given
  std::vector<TextRef> content;  ///< text: paragraphs; qr and picture: one
  std::vector<TableColumn> table;
  std::vector<Box> children;
  std::optional<TextRef> alt;
  std::vector<TextRef> when;    ///< the box is there only where none of these is empty
  std::vector<TextRef> unless;  ///< and where all of these are
  Voice voice = Voice::as_around;
  base::Span voice_span;
  Properties properties;
  Overrides overrides;
  std::optional<Repeat> repeat;  ///< of a repeat, whose only child is what it repeats; of a table, its rows of text
  std::string component;         ///< that the box is the outermost one of; empty: none
  base::Span used_at;            ///< where that is used
  std::string panel;             ///< name of the panel of a folded sheet that it fills; empty: none
};

/// One side of a sheet as its author wrote it.
struct Page {
  std::string id;         ///< `body` where the layout has one page
  base::Span span;        ///< of the id, or of the body's kind
  Properties properties;  ///< over the layout's page
  Overrides overrides;
  Box body;  ///< the outermost box; with panels: layers of the body (where there is one) and a box a panel
};

/// What rules the piece stands under besides the layout's own.
enum class Piece { poster, petition };

/// `bilingual: en+ko`: the layout is in two languages, and in these where others are not asked for.
struct Bilingual {
  std::string first;
  std::string second;
  base::Span span;
};

/// A layout file, its `extends` chain already merged (child over parent; boxes by id).
struct Layout {
  std::string name;
  base::Span span;
  std::optional<TextRef> title;
  std::optional<TextRef> piece_name;  ///< `name`: what people call the piece
  std::string theme;
  base::Span theme_span;
  Piece piece = Piece::poster;
  std::optional<Bilingual> bilingual;
  Properties page;
  Overrides page_overrides;
  std::vector<StyleDefinition> styles;
  std::vector<Page> pages;  ///< at least one
};

/// Each loader checks everything it can, reports all errors, and fails once. Unknown keys are errors with the nearest
/// key as hint.
[[nodiscard]] base::Result<Theme> load_theme(const source::Tree& tree, base::Diagnostics& diagnostics);
[[nodiscard]] base::Result<Language> load_language(const source::Tree& tree, base::Diagnostics& diagnostics);
/// With the campaign at hand, a text that it locks is refused at once (`locked-key`).
[[nodiscard]] base::Result<Details> load_details(const source::Tree& tree, base::Diagnostics& diagnostics,
                                                 const Campaign* campaign = nullptr);
[[nodiscard]] base::Result<Campaign> load_campaign(const source::Tree& tree, base::Diagnostics& diagnostics);
[[nodiscard]] base::Result<FitLock> load_fit_lock(const source::Tree& tree, base::Diagnostics& diagnostics);
/// The same as a file.
[[nodiscard]] std::string write_fit_lock(const FitLock& lock, std::string_view campaign);
[[nodiscard]] base::Result<product::ShopProfile> load_shop_profile(const source::Tree& tree,
                                                                   base::Diagnostics& diagnostics);
/// fonts/fonts.yaml, where it is not the one that was built in.
[[nodiscard]] base::Result<text::FontCatalogue> load_fonts(const source::Tree& tree, base::Diagnostics& diagnostics);

/// Details against the campaign's `locked` list. Error: `locked-key`.
[[nodiscard]] base::Result<base::Done> check_locked(const Details& details, const Campaign& campaign,
                                                    base::Diagnostics& diagnostics);
/// A translation against the language it was made from. Errors: `missing-text`, `placeholder-differs`, `fields-differ`;
/// warnings: `extra-text`, `paragraphs-differ`, `records-differ`.
[[nodiscard]] base::Result<base::Done> check_language(const Language& source, const Language& translation,
                                                      base::Diagnostics& diagnostics);

/// What a typewriter had and type has not: straight quotes and apostrophes, double hyphens. Warnings: `straight-quote`,
/// `double-hyphen`, each once a paragraph.
void check_typing(const Language& language, base::Diagnostics& diagnostics);

/// Finds the tree of the document that another `extends`; nothing (with a diagnostic) where there is none.
using FindParent = std::function<const source::Tree*(std::string_view name, base::Span asked_at)>;
/// Finds the tree of a theme, for the components in it; nullptr where there is none.
using FindTheme = std::function<const source::Tree*(std::string_view name)>;
/// An edition and all it extends, merged. Error: `extends-cycle`, and all of the table's errors.
[[nodiscard]] base::Result<Edition> load_edition(const source::Tree& tree, const FindParent& find,
                                                 base::Diagnostics& diagnostics);
/// What a file changes of a layout in one edition: layouts/editions/EDITION/NAME.yaml.
struct EditionChanges {
  std::string edition;
  const source::Tree* tree = nullptr;
};
/// The changes of a layout for the page's edition and those that it extends, the most general first.
using FindChanges = std::function<std::vector<EditionChanges>(std::string_view layout)>;
/// Where the files come from that a layout is made of.
struct LayoutFiles {
  FindParent parent;
  FindChanges changes = {};  ///< empty: none
  FindTheme theme = {};      ///< empty: no theme has components
};
/// A layout and all it extends, merged, with what its components stand for in their place. Errors: `extends-cycle` and
/// `component-cycle` with the whole chain, and all of the tables' errors.
[[nodiscard]] base::Result<Layout> load_layout(const source::Tree& tree, const LayoutFiles& files,
                                               base::Diagnostics& diagnostics);

/// As load_layout; where it fails, `layout` holds what could be read, to look for further mistakes in.
struct ReadLayout {
  std::optional<Layout> layout;
  bool ok = false;
};
[[nodiscard]] ReadLayout read_layout(const source::Tree& tree, const LayoutFiles& files,
                                     base::Diagnostics& diagnostics);

/// Names and kinds of documents: `layout`, `theme`, `edition`, `campaign`, `language`, `details`, `fonts`.
[[nodiscard]] std::vector<std::string_view> document_kinds();
/// The JSON Schema (draft-07) of a kind of document, from the tables of keys; ends with a line break.
[[nodiscard]] std::string schema(std::string_view kind);
/// docs/layout-reference.md, from the same tables.
[[nodiscard]] std::string layout_reference();

}  // namespace handbill::model
