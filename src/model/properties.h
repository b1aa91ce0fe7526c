#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/key_table.h"
#include "model/reader.h"

namespace handbill::model {

/// Where a mapping of properties stands, for what may stand in it and for messages.
struct Place {
  places::Set where = 0;
  std::string_view what;                 ///< `a text box`, `a style`, `the page`
  std::vector<std::string_view> also{};  ///< the other keys that it may have, for "did you mean"
};

/// Reads one `key: value` into `properties`. Errors: `unknown-key`, `misplaced-key`, `conflicting-keys` and those of
/// its value.
void read_property(const source::Entry& entry, const Place& place, Properties& properties,
                   base::Diagnostics& diagnostics);
/// Adds `unknown-key` with what CSS or InDesign would call it, or the nearest of the place's keys.
void report_unknown_key(const source::Entry& entry, const Place& place, base::Diagnostics& diagnostics);
/// Reads `languages:` or `editions:`; true where the entry is one of them.
[[nodiscard]] bool read_overrides(const source::Entry& entry, const Place& place, Overrides& overrides,
                                  base::Diagnostics& diagnostics);
/// Reads `styles:` of a layout, a theme or an edition.
[[nodiscard]] std::vector<StyleDefinition> read_styles(const source::Node& node, base::Diagnostics& diagnostics);
/// Reads `sizes:` of a theme or an edition over what is there.
void read_sizes(const source::Node& node, TokenTable& sizes, base::Diagnostics& diagnostics);
[[nodiscard]] Place page_place();

/// Child over parent, key by key; a shorthand of the child undoes the parent's longhands.
void merge(Properties& parent, Properties child);
void merge(Overrides& parent, Overrides child);
/// Makes what was said without condition hold for one edition alone.
void lift(Properties& properties, Overrides& overrides, const std::string& edition);
/// The same by the styles' names.
void merge(std::vector<StyleDefinition>& parent, std::vector<StyleDefinition> child);

}  // namespace handbill::model
