#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/result.h"
#include "color/ink.h"
#include "color/packed_profile.h"
#include "pdf/parts.h"
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

/// The same for files that share parts of their pages: pdf/parts.h for the press. Each file is as make() makes it.
[[nodiscard]] base::Result<pdf::SharedPartsRef> share_parts(const std::string& drawn, const Options& options,
                                                            base::Diagnostics& diagnostics);
[[nodiscard]] base::Result<pdf::Sheaf> bind_parts(const pdf::SharedPartsRef& shared, const std::string& drawn,
                                                  const pdf::PageParts& parts, const Options& options,
                                                  base::Diagnostics& diagnostics);
/// What the file says of itself: `options.about`, and what the standard asks for. `content`: what tells it from others.
[[nodiscard]] pdf::FinishOptions about_file(const Options& options, const std::string& content);
/// Reads a finished file anew. Error: `press-check`, a bug of ours.
[[nodiscard]] base::Result<base::Done> check_file(const std::string& bytes, product::Standard standard,
                                                  base::Diagnostics& diagnostics);

/// cairo's PDF of lines and words, drawn in keys, as a PDF whose colours are those inks: to be placed on the sheets of
/// a file that is for a press already. Nothing in it is transparent. Errors as of make(), and for pictures.
[[nodiscard]] base::Result<std::string> make_marks(const std::string& bytes, const color::InkTable& inks,
                                                   base::Diagnostics& diagnostics);

/// A name of a file that is the same for the same content: `uuid:` and 36 characters.
[[nodiscard]] std::string document_id(const std::string& bytes);

/// Where anybody's PDF has colours that no plate is made for.
struct Lights {
  std::string device;  ///< of no defined colour, which PDF/X forbids: `object 12: /DeviceRGB`; empty: none
  std::string other;   ///< of a defined RGB or of Lab, which PDF/X-4 allows and many print shops do not; empty: none
};
/// Nothing is found in what cannot be read.
[[nodiscard]] Lights lights_of(const std::string& bytes);

}  // namespace handbill::press
