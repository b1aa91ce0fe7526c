#pragma once

#include <optional>
#include <string>

#include "pdf/pdf.h"
#include "pdf/qpdf.h"

namespace handbill::pdf {

/// What every PDF of Handbill's says of itself.
void set_info(QPDF& document, const FinishOptions& options);
void set_metadata(QPDF& document, const FinishOptions& options);
void set_catalog(QPDF& document, const FinishOptions& options);
/// cairo leaves out a key that ISO 32000-1, table 117, asks of embedded TrueType CID fonts in PDF/X and PDF/A.
void complete_fonts(QPDF& document);

/// What qpdf found wrong so far. cairo names a picture twice in a page's resources where the page shows it twice; both
/// entries are the same object, and that is no fault.
[[nodiscard]] std::optional<std::string> fault_of(QPDF& document);
/// The document's bytes, the same for the same objects.
[[nodiscard]] std::string write(QPDF& document, const std::string& least_version);

}  // namespace handbill::pdf
