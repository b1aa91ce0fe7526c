#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "pdf/qpdf.h"

namespace handbill::pdf {

/// Looks at every object of the document that may carry a colour: contents of pages, forms, patterns and glyphs,
/// shadings, pictures, transparency groups. Makes neutral ones DeviceGray and refuses what it does not know.
[[nodiscard]] base::Result<base::Done> make_neutral_grey(QPDF& document, const std::vector<QPDFObjectHandle>& pages,
                                                         bool grey_only, base::Diagnostics& diagnostics);

}  // namespace handbill::pdf
