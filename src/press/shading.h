#pragma once

#include <optional>
#include <string>

#include "color/key.h"
#include "pdf/qpdf.h"
#include "press/separations.h"

namespace handbill::press {

/// Writes a shading's keys as inks: DeviceCMYK where all are process inks, a separation where all are tints of one, a
/// DeviceN else. Returns why it cannot be, or an empty text; the shading is untouched then.
[[nodiscard]] std::string print_shading(QPDFObjectHandle shading, const color::InkTable& inks,
                                        Separations& separations);
/// The same for a mesh of Coons or tensor patches with 16 bits a component, as cairo writes it.
[[nodiscard]] std::string print_mesh(QPDFObjectHandle stream, const color::InkTable& inks, Separations& separations);

}  // namespace handbill::press
