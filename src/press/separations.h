#pragma once

#include <map>
#include <set>
#include <string>

#include "color/ink.h"
#include "pdf/qpdf.h"

namespace handbill::press {

/// Separations by name, each with one of the inks that are printed by it.
using NamedInks = std::map<std::string, color::InkId>;

/// The colour spaces and graphics states that a document's streams draw with, each one object of the file.
class Separations {
 public:
  Separations(QPDF& document, const color::InkTable& inks) : document_(document), inks_(inks) {}

  /// [/Separation /NAME /DeviceCMYK tint]: one for each name (ISO 32000-1, 8.6.6.4); /All of a registration ink.
  [[nodiscard]] QPDFObjectHandle space(color::InkId ink);
  /// [/DeviceN [/Cyan ... /NAME ...] /DeviceCMYK tint] of the process inks and these separations, in this order
  /// (ISO 32000-1, 8.6.6.5); not with `All`.
  [[nodiscard]] QPDFObjectHandle space(const NamedInks& separations);
  /// The overprint state of that name.
  [[nodiscard]] QPDFObjectHandle state(const std::string& name);

 private:
  QPDF& document_;
  const color::InkTable& inks_;
  std::map<std::string, QPDFObjectHandle> spaces_;  ///< by the separation's name
  std::map<std::set<std::string>, QPDFObjectHandle> mixed_;
  std::map<std::string, QPDFObjectHandle> states_;
};

}  // namespace handbill::press
