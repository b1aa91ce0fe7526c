#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "pdf/qpdf.h"
#include "press/press.h"

namespace handbill::press {

/// Writes every colour of the document in the inks of `options`. Errors: see make().
[[nodiscard]] base::Result<base::Done> print_colours(QPDF& document, const std::vector<QPDFObjectHandle>& pages,
                                                     const Options& options, base::Diagnostics& diagnostics);
/// The same of a document without pictures: `colour-unknown` where there is one.
[[nodiscard]] base::Result<base::Done> print_colours(QPDF& document, const std::vector<QPDFObjectHandle>& pages,
                                                     const color::InkTable& inks, base::Diagnostics& diagnostics);

}  // namespace handbill::press
