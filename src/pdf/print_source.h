#pragma once

#include <map>
#include <string>

#include "pdf/qpdf.h"

namespace handbill::pdf {

/// Colour spaces of single separations by their inks' names, the first of each; not All, None and the process inks.
[[nodiscard]] std::map<std::string, QPDFObjectHandle> separations_of(QPDF& document);
/// The output intents that are for PDF/X, in an array.
[[nodiscard]] QPDFObjectHandle pdfx_intents(QPDF& document);

}  // namespace handbill::pdf
