#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/result.h"
#include "color/ink.h"
#include "color/packed_profile.h"
#include "pdf/pdf.h"
#include "product/shop_profile.h"

namespace handbill::press {

struct Options {
  pdf::FinishOptions about;  ///< title, dates, boxes; its links are left out
  const color::InkTable& inks;
  const product::ShopProfile& shop;
  const color::PackedProfile& output;  ///< embedded, and what pictures are separated for
};

/// cairo's PDF, drawn in keys (color/key.h), as the file that a print shop is handed: every colour in the inks that the
/// author named, pictures separated by ICC, overprint set, PDF/X-4 or PDF/X-1a:2003 by the shop's standard. The same
/// bytes for the same input. Fail closed, naming the object: `colour-unknown` for an operator, colour space, filter,
/// shading or pattern that this stage does not know; `colour-unregistered` for a colour that is no ink's;
/// `not-opaque` where PDF/X-1a is asked of something transparent; `bad-icc` (65) for an output profile that is no
/// CMYK output profile; `pdf-broken` where `bytes` are no sound PDF.
[[nodiscard]] base::Result<std::string> make(const std::string& bytes, const Options& options,
                                             base::Diagnostics& diagnostics);

}  // namespace handbill::press
