#include "press/sweep.h"

#include <map>
#include <optional>
#include <utility>

#include "pdf/walk.h"
#include "press/content.h"
#include "press/images.h"
#include "press/separations.h"
#include "press/shading.h"

namespace handbill::press {

namespace {

using Object = QPDFObjectHandle;

class Sweep : public pdf::ColourWalk {
 public:
  /// Pictures are refused where there is no profile to separate them for.
  Sweep(QPDF& document, const color::InkTable& inks, const color::PackedProfile* output, base::Diagnostics& diagnostics)
      : ColourWalk(diagnostics), inks_(inks), separations_(document, inks) {
    if (output != nullptr) images_.emplace(*output, diagnostics);
  }

  /// What the streams name is added to their resources when all have been looked at: two may share them.
  void add_resources();

 private:
  void content(Object stream, Object owner) override;
  void shading(Object dictionary, QPDFObjGen at) override;
  void mesh(Object stream) override;
  void group(Object dictionary, QPDFObjGen at) override;
  void picture(Object stream) override;
  void state(Object, QPDFObjGen) override {}
  void refuse(ShadingFault fault, QPDFObjGen at);

  const color::InkTable& inks_;
  Separations separations_;
  std::optional<Images> images_;
  std::vector<std::pair<Object, Used>> used_;
};

void Sweep::content(Object stream, Object owner) {
  const auto data = stream.getStreamData(qpdf_dl_generalized);
  Content printed =
      print_content({static_cast<const char*>(static_cast<const void*>(data->getBuffer())), data->getSize()}, inks_);
  if (!printed.fault.empty()) {
    return fail(printed.fault_is_ink ? "colour-unregistered" : "colour-unknown", stream.getObjGen(),
                std::move(printed.fault));
  }
  stream.replaceStreamData(printed.bytes, Object::newNull(), Object::newNull());
  used_.emplace_back(std::move(owner), std::move(printed.used));
}

void Sweep::refuse(ShadingFault fault, QPDFObjGen at) {
  if (!fault.text.empty()) fail(fault.is_ink ? "colour-unregistered" : "colour-unknown", at, std::move(fault.text));
}

void Sweep::shading(Object dictionary, QPDFObjGen at) { refuse(print_shading(dictionary, inks_, separations_), at); }

void Sweep::mesh(Object stream) { refuse(print_mesh(stream, inks_, separations_), stream.getObjGen()); }

void Sweep::group(Object dictionary, QPDFObjGen at) {
  Object space = dictionary.getKey("/CS");
  // A soft mask's light, which is no ink.
  if (pdf::is_name(space, "/DeviceGray")) return;
  if (!space.isNull() && !pdf::is_name(space, "/DeviceRGB"))
    return fail("colour-unknown", at, "expected a transparency group in DeviceRGB or DeviceGray");
  dictionary.replaceKey("/CS", Object::newName("/DeviceCMYK"));
}

void Sweep::picture(Object stream) {
  if (!images_) return fail("colour-unknown", stream.getObjGen(), "expected no picture");
  if (std::string fault = images_->print(stream); !fault.empty())
    fail("colour-unknown", stream.getObjGen(), std::move(fault));
}

/// The part of the resources by that name, made where there is none.
Object part_of(Object resources, const char* name) {
  if (!resources.getKey(name).isDictionary()) resources.replaceKey(name, Object::newDictionary());
  return resources.getKey(name);
}

void Sweep::add_resources() {
  for (auto& [owner, used] : used_) {
    if (used.spaces.empty() && used.states.empty()) continue;
    if (!owner.getKey("/Resources").isDictionary()) owner.replaceKey("/Resources", Object::newDictionary());
    Object resources = owner.getKey("/Resources");
    for (const color::InkId ink : used.spaces)
      part_of(resources, "/ColorSpace").replaceKey(space_name(ink), separations_.space(ink));
    for (const std::string& name : used.states)
      part_of(resources, "/ExtGState").replaceKey(name, separations_.state(name));
  }
}

}  // namespace

base::Result<base::Done> print_colours(QPDF& document, const std::vector<QPDFObjectHandle>& pages,
                                       const Options& options, base::Diagnostics& diagnostics) {
  Sweep sweep(document, options.inks, &options.output, diagnostics);
  TRY(sweep.run(document, pages));
  sweep.add_resources();
  return base::Done{};
}

base::Result<base::Done> print_colours(QPDF& document, const std::vector<QPDFObjectHandle>& pages,
                                       const color::InkTable& inks, base::Diagnostics& diagnostics) {
  Sweep sweep(document, inks, nullptr, diagnostics);
  TRY(sweep.run(document, pages));
  sweep.add_resources();
  return base::Done{};
}

}  // namespace handbill::press
