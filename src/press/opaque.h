#pragma once

#include <vector>

#include "base/diagnostic.h"
#include "base/result.h"
#include "pdf/qpdf.h"

namespace handbill::press {

/// Takes out what only says that nothing is transparent: groups, opacities of 1, the normal blend. Error: `not-opaque`,
/// with the object and its page, for each thing that is transparent.
[[nodiscard]] base::Result<base::Done> make_opaque(QPDF& document, const std::vector<QPDFObjectHandle>& pages,
                                                   base::Diagnostics& diagnostics);

}  // namespace handbill::press
