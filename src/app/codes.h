#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "image/image.h"

namespace handbill::app {

/// The QR codes of a job, each made once while there are not many. Threads may ask at the same time.
class Codes {
 public:
  [[nodiscard]] base::Result<image::Qr> get(std::string_view text, image::QrCorrection correction, base::Span span,
                                            base::Diagnostics& diagnostics);

 private:
  static constexpr std::size_t most_known = 256;
  std::mutex mutex_;
  std::map<std::pair<std::string, image::QrCorrection>, image::Qr> known_;
};

}  // namespace handbill::app
