#include "app/codes.h"

namespace handbill::app {

base::Result<image::Qr> Codes::get(std::string_view text, image::QrCorrection correction, base::Span span,
                                   base::Diagnostics& diagnostics) {
  const std::lock_guard lock(mutex_);
  const std::pair key{std::string(text), correction};
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  image::Qr code = TRY(image::make_qr(text, correction, span, diagnostics));
  known_.emplace(key, code);
  return code;
}

}  // namespace handbill::app
