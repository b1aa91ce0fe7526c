#include "color/icc.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <type_traits>

#include <lcms2.h>

#include "base/handle.h"

namespace handbill::color {

namespace {

using Profile = base::Handle<void, cmsCloseProfile>;
using Transform = base::Handle<void, cmsDeleteTransform>;
/// A context of one's own: lcms's plain functions share a global one.
using Context = base::Handle<std::remove_pointer_t<cmsContext>, cmsDeleteContext>;

Context new_context() {
  Context context(cmsCreateContext(nullptr, nullptr));
  // What is wrong is told by what comes back; lcms must not print.
  if (context) cmsSetLogErrorHandlerTHR(context.get(), nullptr);
  return context;
}

cmsHPROFILE open_profile(cmsContext context, std::string_view bytes) {
  return cmsOpenProfileFromMemTHR(context, bytes.data(), static_cast<cmsUInt32Number>(bytes.size()));
}

cmsHPROFILE open_output(cmsContext context, std::string_view bytes) {
  const auto header = read_icc_header(bytes);
  if (!header || header->kind != IccHeader::Class::output || header->space != IccHeader::Space::cmyk) return nullptr;
  return open_profile(context, bytes);
}

/// A grey with the curve of sRGB: what cairo and every browser take an untagged grey for.
cmsHPROFILE srgb_grey(cmsContext context) {
  const cmsFloat64Number curve[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
  cmsToneCurve* tone = cmsBuildParametricToneCurve(context, 4, curve);
  if (tone == nullptr) return nullptr;
  // D65, as sRGB has it.
  const cmsCIExyY white{0.3127, 0.3290, 1};
  cmsHPROFILE profile = cmsCreateGrayProfileTHR(context, &white, tone);
  cmsFreeToneCurve(tone);
  return profile;
}

cmsHPROFILE open_input(cmsContext context, std::string_view bytes, Separation::Pixels pixels) {
  if (!bytes.empty()) return open_profile(context, bytes);
  switch (pixels) {
    case Separation::Pixels::grey:
      return srgb_grey(context);
    case Separation::Pixels::rgb:
      return cmsCreate_sRGBProfileTHR(context);
    case Separation::Pixels::cmyk:
      return nullptr;
  }
  return nullptr;
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

constexpr cmsUInt32Number relative = INTENT_RELATIVE_COLORIMETRIC;

/// The profile's name of itself, in English where it has one; empty where it has none or is broken.
std::string description_of(std::string_view bytes) {
  const Context context = new_context();
  const Profile profile(open_profile(context.get(), bytes));
  if (profile.get() == nullptr) return {};
  std::array<char, 256> text{};
  cmsGetProfileInfoASCII(profile.get(), cmsInfoDescription, "en", "US", text.data(), text.size());
  return text.data();
}

}  // namespace

std::optional<IccHeader> read_icc_header(std::string_view bytes) {
  constexpr std::size_t header_size = 128;
  if (bytes.size() < header_size || bytes.substr(36, 4) != "acsp" || big_endian(bytes, 0) > bytes.size())
    return std::nullopt;
  IccHeader header;
  const std::string_view kind = bytes.substr(12, 4);
  const std::string_view space = bytes.substr(16, 4);
  if (kind == "prtr") header.kind = IccHeader::Class::output;
  if (kind == "mntr") header.kind = IccHeader::Class::display;
  if (kind == "scnr") header.kind = IccHeader::Class::input;
  if (space == "CMYK") header.space = IccHeader::Space::cmyk;
  if (space == "RGB ") header.space = IccHeader::Space::rgb;
  if (space == "GRAY") header.space = IccHeader::Space::grey;
  return header;
}

struct Separation::Inside {
  Context context;
  Transform transform;
  std::size_t channels = 3;
};

Separation::Separation(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Separation::Separation(Separation&&) noexcept = default;
Separation& Separation::operator=(Separation&&) noexcept = default;
Separation::~Separation() = default;

std::optional<Separation> Separation::make(std::string_view input, Pixels pixels, std::string_view output) {
  auto inside = std::make_unique<Inside>();
  inside->context = new_context();
  const Profile from(open_input(inside->context.get(), input, pixels));
  const Profile to(open_output(inside->context.get(), output));
  if (from.get() == nullptr || to.get() == nullptr) return std::nullopt;
  const cmsColorSpaceSignature wanted = pixels == Pixels::grey  ? cmsSigGrayData
                                        : pixels == Pixels::rgb ? cmsSigRgbData
                                                                : cmsSigCmykData;
  if (cmsGetColorSpace(from.get()) != wanted) return std::nullopt;
  const cmsUInt32Number layout = pixels == Pixels::grey  ? TYPE_GRAY_8
                                 : pixels == Pixels::rgb ? TYPE_RGB_8
                                                         : TYPE_CMYK_8;
  inside->channels = pixels == Pixels::grey ? 1 : pixels == Pixels::rgb ? 3 : 4;
  inside->transform.reset(cmsCreateTransformTHR(inside->context.get(), from.get(), layout, to.get(), TYPE_CMYK_8,
                                                relative, cmsFLAGS_BLACKPOINTCOMPENSATION));
  if (inside->transform.get() == nullptr) return std::nullopt;
  return Separation(std::move(inside));
}

void Separation::convert(std::span<const std::uint8_t> from, std::span<std::uint8_t> to) const {
  const std::size_t pixels = to.size() / 4;
  assert(from.size() == pixels * inside_->channels);
  cmsDoTransform(inside_->transform.get(), from.data(), to.data(), static_cast<cmsUInt32Number>(pixels));
}

bool convert_to_srgb(std::string_view input, std::size_t channels, std::span<std::uint8_t> pixels) {
  const auto header = read_icc_header(input);
  if (!header || header->space != IccHeader::Space::rgb) return false;
  // By far the most: nothing is gained, and a step of 8 bits lost here and there.
  if (description_of(input).starts_with("sRGB")) return true;
  const Context context = new_context();
  const Profile from(open_profile(context.get(), input));
  const Profile to(cmsCreate_sRGBProfileTHR(context.get()));
  if (from.get() == nullptr || to.get() == nullptr) return false;
  const cmsUInt32Number layout = channels == 4 ? TYPE_RGBA_8 : TYPE_RGB_8;
  const Transform transform(cmsCreateTransformTHR(context.get(), from.get(), layout, to.get(), layout, relative,
                                                  channels == 4 ? cmsFLAGS_COPY_ALPHA : 0));
  if (transform.get() == nullptr) return false;
  cmsDoTransform(transform.get(), pixels.data(), pixels.data(), static_cast<cmsUInt32Number>(pixels.size() / channels));
  return true;
}

struct Proof::Inside {
  Context context;
  Transform transform;
};

Proof::Proof(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Proof::Proof(Proof&&) noexcept = default;
Proof& Proof::operator=(Proof&&) noexcept = default;
Proof::~Proof() = default;

std::optional<Proof> Proof::make(std::string_view output) {
  auto inside = std::make_unique<Inside>();
  inside->context = new_context();
  const Profile from(open_output(inside->context.get(), output));
  const Profile to(cmsCreate_sRGBProfileTHR(inside->context.get()));
  if (from.get() == nullptr || to.get() == nullptr) return std::nullopt;
  // Relative to the paper: a proof is judged on a white screen beside white windows.
  inside->transform.reset(
      cmsCreateTransformTHR(inside->context.get(), from.get(), TYPE_CMYK_8, to.get(), TYPE_RGB_8, relative, 0));
  if (inside->transform.get() == nullptr) return std::nullopt;
  return Proof(std::move(inside));
}

void Proof::convert(std::span<const std::uint8_t> from, std::span<std::uint8_t> to) const {
  const std::size_t pixels = from.size() / 4;
  assert(to.size() == pixels * 3);
  cmsDoTransform(inside_->transform.get(), from.data(), to.data(), static_cast<cmsUInt32Number>(pixels));
}

}  // namespace handbill::color
