#include "press/images.h"

#include <vector>

#include "pdf/walk.h"

// After qpdf.h, which says what they need to know.
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>

namespace handbill::press {

namespace {

using Object = QPDFObjectHandle;

constexpr JpegSettings jpeg_settings;
constexpr const char* no_profile = "expected a CMYK output profile";

/// 255 is bare paper where Adobe's marker stands; a PDF reader takes it for full ink unless it is told (press.md).
void turn_round(Object dictionary) {
  Object decode = Object::newArray();
  for (int i = 0; i < 4; ++i) {
    decode.appendItem(Object::newInteger(1));
    decode.appendItem(Object::newInteger(0));
  }
  dictionary.replaceKey("/Decode", decode);
}

bool is_filter(Object dictionary, std::string_view name) {
  Object filter = dictionary.getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() == 1) filter = filter.getArrayItem(0);
  return pdf::is_name(filter, name);
}

std::string_view view_of(const Buffer& buffer) {
  return {static_cast<const char*>(static_cast<const void*>(buffer.getBuffer())), buffer.getSize()};
}

/// Rows of RGB in, plates out; what is left over waits for the next piece.
class Separator : public Pipeline {
 public:
  Separator(const color::Separation& separation, Pipeline* behind)
      : Pipeline("separator", behind), separation_(separation) {}

  void write(unsigned char const* data, std::size_t size) override {
    total_ += size;
    waiting_.insert(waiting_.end(), data, data + size);
    const std::size_t pixels = waiting_.size() / 3;
    if (pixels < at_once) return;
    pass(pixels);
  }
  void finish() override {
    pass(waiting_.size() / 3);
    getNext()->finish();
  }
  [[nodiscard]] std::size_t total() const { return total_; }

 private:
  static constexpr std::size_t at_once = std::size_t{1} << 14;

  void pass(std::size_t pixels) {
    plates_.resize(pixels * 4);
    separation_.convert({waiting_.data(), pixels * 3}, plates_);
    getNext()->write(plates_.data(), plates_.size());
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(pixels * 3));
  }

  const color::Separation& separation_;
  std::vector<std::uint8_t> waiting_;
  std::vector<std::uint8_t> plates_;
  std::size_t total_ = 0;
};

}  // namespace

const color::Separation* Images::separation(std::string_view icc) {
  using Pixels = color::Separation::Pixels;
  if (!icc.empty()) {
    own_ = color::Separation::make(icc, Pixels::rgb, output_.icc());
    if (own_) return &*own_;
    diagnostics_.warning("picture-profile", {},
                         "expected an RGB profile in a picture, found one that cannot be used: its colours are taken "
                         "for sRGB");
  }
  if (!plain_) plain_ = color::Separation::make({}, Pixels::rgb, output_.icc());
  return plain_ ? &*plain_ : nullptr;
}

std::string Images::print_jpeg(Object stream) {
  const auto raw = stream.getRawStreamData();
  const auto header = read_jpeg_header(view_of(*raw));
  if (!header) return "expected a JPEG, found something else";
  Object dictionary = stream.getDict();
  if (header->components == 1 && pdf::is_name(dictionary.getKey("/ColorSpace"), "/DeviceGray")) return {};
  if (header->components == 4 && pdf::is_name(dictionary.getKey("/ColorSpace"), "/DeviceCMYK")) {
    if (header->is_inverted) turn_round(dictionary);
    return {};
  }
  if (header->components != 3 || !pdf::is_name(dictionary.getKey("/ColorSpace"), "/DeviceRGB"))
    return "expected a JPEG of one, three or four components in its own colour space";
  const color::Separation* const to = separation(header->icc);
  if (to == nullptr) return no_profile;
  const auto separated = separate_jpeg(
      view_of(*raw),
      [to](const std::uint8_t* rgb, std::uint8_t* cmyk, std::size_t pixels) {
        to->convert({rgb, pixels * 3}, {cmyk, pixels * 4});
      },
      jpeg_settings);
  if (!separated) return "expected a sound JPEG";
  stream.replaceStreamData(separated.value(), Object::newName("/DCTDecode"), Object::newNull());
  dictionary.replaceKey("/ColorSpace", Object::newName("/DeviceCMYK"));
  turn_round(dictionary);
  return {};
}

std::string Images::print_plain(Object stream) {
  Object dictionary = stream.getDict();
  Object bits = dictionary.getKey("/BitsPerComponent");
  if (!bits.isInteger() || bits.getIntValue() != 8 || dictionary.hasKey("/Decode"))
    return "expected a picture of 8 bits a channel, found another kind";
  const color::Separation* const to = separation({});
  if (to == nullptr) return no_profile;
  std::string packed;
  Pl_String end("packed", nullptr, packed);
  Pl_Flate flate("flate", &end, Pl_Flate::a_deflate);
  Separator separator(*to, &flate);
  if (!stream.pipeStreamData(&separator, 0, qpdf_dl_specialized)) return "expected a picture that can be decoded";
  const auto width = dictionary.getKey("/Width").getUIntValue();
  const auto height = dictionary.getKey("/Height").getUIntValue();
  if (separator.total() != width * height * 3) return "expected as many pixels as the picture says it has";
  stream.replaceStreamData(packed, Object::newName("/FlateDecode"), Object::newNull());
  dictionary.replaceKey("/ColorSpace", Object::newName("/DeviceCMYK"));
  return {};
}

std::string Images::print(Object stream) {
  Object dictionary = stream.getDict();
  // What a press makes of it nobody knows: pixels stay pixels.
  dictionary.removeKey("/Interpolate");
  Object mask = dictionary.getKey("/ImageMask");
  if (mask.isBool() && mask.getBoolValue()) return {};
  const bool is_plain = is_filter(dictionary, "/FlateDecode");
  const bool is_jpeg = is_filter(dictionary, "/DCTDecode");
  if (!is_plain && !is_jpeg)
    return "expected a picture in Flate or DCT, found " + dictionary.getKey("/Filter").unparse();
  if (dictionary.hasKey("/Mask")) return "expected a soft mask, found another mask";
  if (is_jpeg) return print_jpeg(stream);
  if (pdf::is_name(dictionary.getKey("/ColorSpace"), "/DeviceGray")) return {};
  if (!pdf::is_name(dictionary.getKey("/ColorSpace"), "/DeviceRGB"))
    return "expected a picture in DeviceRGB, DeviceGray or DeviceCMYK, found " +
           dictionary.getKey("/ColorSpace").unparse();
  return print_plain(stream);
}

}  // namespace handbill::press
