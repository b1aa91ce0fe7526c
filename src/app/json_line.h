#pragma once

#include <functional>
#include <string_view>

#include "base/diagnostic.h"
#include "base/result.h"
#include "base/span.h"
#include "source/source.h"

namespace handbill::app {

/// A JSON object within a file. It is read as YAML, so that its values know their places and its errors are Handbill's
/// own; `null` is an empty value, as a key with nothing behind it is in YAML. Errors: `wrong-type` and those of
/// source::parse.
[[nodiscard]] base::Result<source::Node> read_json_line(base::Span line, std::string_view file_bytes,
                                                        base::Diagnostics& diagnostics);

/// The keys of the object itself as they stand between their quotes, by a quick look that checks nothing.
void visit_json_keys(std::string_view line, const std::function<void(std::string_view key)>& visit);

}  // namespace handbill::app
