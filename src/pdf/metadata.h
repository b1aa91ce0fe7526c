#pragma once

#include <string>

#include "pdf/pdf.h"

namespace handbill::pdf {

/// `D:20270508193000Z`: ISO 32000-1, 7.9.4.
[[nodiscard]] std::string pdf_date(std::int64_t seconds);
/// `2027-05-08T19:30:00Z`: ISO 16684-1 (XMP), 8.2.1.2.
[[nodiscard]] std::string xmp_date(std::int64_t seconds);
/// The XMP packet that says what Info says.
[[nodiscard]] std::string xmp_packet(const FinishOptions& options);
/// The address in US-ASCII (ISO 32000-1, 12.6.4.7): other bytes, blanks and controls as %XX.
[[nodiscard]] std::string ascii_uri(std::string_view uri);

}  // namespace handbill::pdf
