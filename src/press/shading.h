#pragma once

#include <optional>
#include <string>

#include "color/key.h"
#include "pdf/qpdf.h"
#include "press/separations.h"

namespace handbill::press {

/// Why a shading cannot be printed; an empty text: it can.
struct ShadingFault {
  std::string text;
  bool is_ink = false;  ///< a colour of it is no ink's
};

/// Writes a shading's keys as inks: DeviceCMYK where all are process inks, a separation where all are tints of one, a
/// DeviceN else. The shading is untouched where that cannot be.
[[nodiscard]] ShadingFault print_shading(QPDFObjectHandle shading, const color::InkTable& inks,
                                         Separations& separations);
/// The same for a mesh of Coons or tensor patches with 16 bits a component, as cairo writes it.
[[nodiscard]] ShadingFault print_mesh(QPDFObjectHandle stream, const color::InkTable& inks, Separations& separations);

}  // namespace handbill::press
