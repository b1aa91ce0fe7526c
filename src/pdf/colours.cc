#include "pdf/colours.h"

#include "pdf/content.h"
#include "pdf/walk.h"

namespace handbill::pdf {

namespace {

class Sweep : public ColourWalk {
 public:
  Sweep(bool grey_only, base::Diagnostics& diagnostics) : ColourWalk(diagnostics), grey_only_(grey_only) {}

 private:
  void content(QPDFObjectHandle stream, QPDFObjectHandle owner) override;
  void shading(QPDFObjectHandle dictionary, QPDFObjGen at) override;
  void mesh(QPDFObjectHandle stream) override;
  void group(QPDFObjectHandle dictionary, QPDFObjGen at) override;
  void picture(QPDFObjectHandle stream) override;
  void state(QPDFObjectHandle, QPDFObjGen) override {}

  bool grey_only_;
};

void Sweep::content(QPDFObjectHandle stream, QPDFObjectHandle) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  const std::string_view content(static_cast<const char*>(static_cast<const void*>(data->getBuffer())),
                                 data->getSize());
  Filtered result = filter_content(content, grey_only_);
  if (!result.fault.empty()) {
    fail(result.fault_is_colour ? "colour-not-grey" : "colour-unknown", stream.getObjGen(), std::move(result.fault));
  } else if (result.changed) {
    stream.replaceStreamData(std::move(result.bytes), QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
  }
}

/// Every colour of a gradient's function as one number, or nothing where one of them is a colour or the function is of
/// another kind. cairo writes exponential functions (type 2) and stitches them together (type 3).
bool is_neutral(QPDFObjectHandle function) {
  if (!function.isDictionary()) return false;
  QPDFObjectHandle type = function.getKey("/FunctionType");
  if (!type.isInteger()) return false;
  if (type.getIntValue() == 3) {
    QPDFObjectHandle parts = function.getKey("/Functions");
    if (!parts.isArray()) return false;
    for (int i = 0; i < parts.getArrayNItems(); ++i) {
      if (!is_neutral(parts.getArrayItem(i))) return false;
    }
    return true;
  }
  if (type.getIntValue() != 2 || function.hasKey("/Range")) return false;
  for (const char* key : {"/C0", "/C1"}) {
    QPDFObjectHandle colour = function.getKey(key);
    if (!colour.isArray() || colour.getArrayNItems() != 3) return false;
    const double first = colour.getArrayItem(0).getNumericValue();
    if (colour.getArrayItem(1).getNumericValue() != first || colour.getArrayItem(2).getNumericValue() != first)
      return false;
  }
  return true;
}

/// The same function with one component: a new one, since other shadings may share the old.
QPDFObjectHandle to_grey(QPDFObjectHandle function) {
  QPDFObjectHandle grey = function.shallowCopy();
  if (function.getKey("/FunctionType").getIntValue() == 3) {
    QPDFObjectHandle parts = QPDFObjectHandle::newArray();
    for (int i = 0; i < function.getKey("/Functions").getArrayNItems(); ++i) {
      parts.appendItem(to_grey(function.getKey("/Functions").getArrayItem(i)));
    }
    grey.replaceKey("/Functions", parts);
    return grey;
  }
  for (const char* key : {"/C0", "/C1"}) {
    QPDFObjectHandle colour = QPDFObjectHandle::newArray();
    colour.appendItem(function.getKey(key).getArrayItem(0));
    grey.replaceKey(key, colour);
  }
  return grey;
}

void Sweep::shading(QPDFObjectHandle dictionary, QPDFObjGen at) {
  QPDFObjectHandle space = dictionary.getKey("/ColorSpace");
  if (is_name(space, "/DeviceGray")) return;
  if (!is_name(space, "/DeviceRGB")) return fail("colour-unknown", at, "expected a shading in DeviceRGB or DeviceGray");
  QPDFObjectHandle function = dictionary.getKey("/Function");
  if (is_neutral(function)) {
    dictionary.replaceKey("/Function", to_grey(function));
    dictionary.replaceKey("/ColorSpace", QPDFObjectHandle::newName("/DeviceGray"));
  } else if (grey_only_) {
    fail("colour-not-grey", at, "expected only greys, found a gradient of colours");
  }
}

void Sweep::mesh(QPDFObjectHandle stream) {
  fail("colour-unknown", stream.getObjGen(), "expected a linear or radial shading, found a mesh");
}

void Sweep::group(QPDFObjectHandle dictionary, QPDFObjGen at) {
  if (!dictionary.hasKey("/CS")) return;
  QPDFObjectHandle space = dictionary.getKey("/CS");
  if (!is_name(space, "/DeviceRGB") && !is_name(space, "/DeviceGray")) {
    return fail("colour-unknown", at, "expected a transparency group in DeviceRGB or DeviceGray");
  }
  // Greys blend alike in either space.
  if (grey_only_) dictionary.replaceKey("/CS", QPDFObjectHandle::newName("/DeviceGray"));
}

void Sweep::picture(QPDFObjectHandle stream) {
  QPDFObjectHandle dictionary = stream.getDict();
  QPDFObjectHandle mask = dictionary.getKey("/ImageMask");
  if (mask.isBool() && mask.getBoolValue()) return;
  QPDFObjectHandle space = dictionary.getKey("/ColorSpace");
  if (is_name(space, "/DeviceGray")) return;
  if (!is_name(space, "/DeviceRGB")) {
    return fail("colour-unknown", stream.getObjGen(),
                "expected a picture in DeviceRGB or DeviceGray, found " + space.unparse());
  }
  if (grey_only_) fail("colour-not-grey", stream.getObjGen(), "expected only greys, found a picture in DeviceRGB");
}

}  // namespace

base::Result<base::Done> make_neutral_grey(QPDF& document, const std::vector<QPDFObjectHandle>& pages, bool grey_only,
                                           base::Diagnostics& diagnostics) {
  return Sweep(grey_only, diagnostics).run(document, pages);
}

}  // namespace handbill::pdf
