#include "text/versions.h"

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <pango/pango.h>

namespace handbill::text {

Versions versions() {
  const int fontconfig = FcGetVersion();
  return {pango_version_string(), hb_version_string(),
          std::to_string(fontconfig / 10000) + "." + std::to_string(fontconfig / 100 % 100) + "." +
              std::to_string(fontconfig % 100)};
}

}  // namespace handbill::text
