#include "app/codes.h"

namespace handbill::app {

base::Result<image::Qr> Codes::get(std::string_view text, image::QrCorrection correction, base::Span span,
                                   base::Diagnostics& diagnostics) {
  const std::lock_guard lock(mutex_);
  const std::pair key{std::string(text), correction};
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  image::Qr code = TRY(image::make_qr(text, correction, span, diagnostics));
  // A job shows few codes, and a print run may have one a row. Emptied whole: a code is the same whenever it is made.
  if (known_.size() >= most_known) known_.clear();
  known_.emplace(key, code);
  return code;
}

}  // namespace handbill::app
