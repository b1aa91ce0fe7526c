#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "color/icc.h"
#include "color/packed_profile.h"
#include "pdf/qpdf.h"
#include "press/picture.h"

namespace handbill::press {

/// Separates a document's pictures for one output profile, which is opened when the first of them needs it.
class Images {
 public:
  Images(const color::PackedProfile& output, base::Diagnostics& diagnostics)
      : output_(output), diagnostics_(diagnostics) {}

  /// Returns why the picture cannot be separated, or an empty text. Grey ones stay on the black plate; JPEGs of four
  /// inks stay as they are, with /Decode where Adobe's marker turns them round; RGB is separated by ICC.
  [[nodiscard]] std::string print(QPDFObjectHandle stream);

 private:
  [[nodiscard]] std::string print_jpeg(QPDFObjectHandle stream);
  [[nodiscard]] std::string print_plain(QPDFObjectHandle stream);
  /// For RGB of the profile, empty for sRGB; nothing where the output profile is none.
  [[nodiscard]] const color::Separation* separation(std::string_view icc);

  const color::PackedProfile& output_;
  base::Diagnostics& diagnostics_;
  std::optional<color::Separation> plain_;  ///< of sRGB
  std::optional<color::Separation> own_;    ///< of the picture at hand's own profile
};

}  // namespace handbill::press
