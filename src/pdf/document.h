#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/pdf.h"
#include "pdf/qpdf.h"

namespace handbill::pdf {

/// `pdf-broken`: what was found in place of a sound PDF.
base::Failed broken(const std::string& found, base::Diagnostics& diagnostics);
/// What `make` gives; what qpdf throws meanwhile is `pdf-broken`.
template <typename Make>
auto guarded(base::Diagnostics& diagnostics, const Make& make) -> decltype(make()) {
  try {
    return make();
  } catch (const QPDFExc& exception) {
    return broken(exception.getMessageDetail(), diagnostics);
  } catch (const std::exception& exception) { return broken(exception.what(), diagnostics); }
}

/// MediaBox, TrimBox, BleedBox and links of a page that was drawn so many points high.
void put_boxes(QPDFObjectHandle page, const PageBoxes& boxes, double height);
/// TrimBox and BleedBox, and the links; the pages have to be as large as their media.
[[nodiscard]] base::Result<base::Done> set_boxes(std::vector<QPDFObjectHandle>& pages, const FinishOptions& options,
                                                 base::Diagnostics& diagnostics);
/// What every PDF of Handbill's says of itself.
void set_info(QPDF& document, const FinishOptions& options);
void set_metadata(QPDF& document, const FinishOptions& options);
void set_catalog(QPDF& document, const FinishOptions& options);
/// cairo leaves out a key that ISO 32000-1, table 117, asks of embedded TrueType CID fonts in PDF/X and PDF/A.
void complete_fonts(QPDF& document);
inline constexpr const char* cid_map = "/CIDToGIDMap";
/// Whether that key is missing.
[[nodiscard]] bool is_incomplete_font(std::string_view subtype, bool has_map);

/// Opens a document of cairo's strictly: what is not sound throws. `bytes` must outlive it.
void open(QPDF& document, const std::string& bytes);
/// What qpdf found wrong so far. cairo names a picture twice in a page's resources where the page shows it twice; both
/// entries are the same object, and that is no fault.
[[nodiscard]] std::optional<std::string> fault_of(QPDF& document);
/// How a file's objects are stored.
enum class Packing {
  small,  ///< objects together in compressed streams
  plain,  ///< each object by itself, in exactly the version asked for: what every press reads
};
/// The document's bytes, the same for the same objects. `version`: at least for a small file.
[[nodiscard]] std::string write(QPDF& document, const std::string& version, Packing packing = Packing::small);

}  // namespace handbill::pdf
