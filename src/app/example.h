#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/sources.h"

namespace handbill::app {

/// One of the worked examples: a layout and the campaign of its name, in a project of examples.
struct Example {
  std::string name;  ///< `poster`
  std::string what;  ///< the comment that the layout begins with
};
/// All of a folder, by name. Error: `no-examples` (66).
[[nodiscard]] base::Result<std::vector<Example>> list_examples(const std::string& folder, base::Sources& sources,
                                                               base::Diagnostics& diagnostics);

/// A file of an example as it is to stand in another project: its modeline finds that project's schemas.
[[nodiscard]] std::string moved(std::string_view text);
/// The line `key: from`, and each command in a comment that names it, names another.
[[nodiscard]] std::string renamed(std::string text, std::string_view key, std::string_view from, std::string_view to);

/// `$name` of a layout's text becomes the words themselves, for each of these names. A list stands for several
/// paragraphs.
using WordsByName = std::map<std::string, std::vector<std::string>, std::less<>>;
[[nodiscard]] base::Result<std::string> with_words(base::FileId layout, std::string_view text, const WordsByName& words,
                                                   base::Diagnostics& diagnostics);

}  // namespace handbill::app
