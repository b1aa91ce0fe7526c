#include "press/images.h"

#include <algorithm>
#include <span>
#include <vector>

#include "pdf/walk.h"
#include "press/predict.h"

// After qpdf.h, which says what they need to know.
#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>

namespace handbill::press {

namespace {

using Object = QPDFObjectHandle;

constexpr JpegSettings jpeg_settings;
/// Of a picture, in pixels: more than any has that Handbill reads (docs/limits.md).
constexpr long long most_side = 1 << 17;
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

bool is_integer(Object object, long long value) { return object.isInteger() && object.getIntValue() == value; }

bool is_filter(Object dictionary, std::string_view name) {
  Object filter = dictionary.getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() == 1) filter = filter.getArrayItem(0);
  return pdf::is_name(filter, name);
}

std::string_view view_of(const Buffer& buffer) {
  return {static_cast<const char*>(static_cast<const void*>(buffer.getBuffer())), buffer.getSize()};
}

/// Rows of RGB in, each as the plates and what is left of them after prediction out. A row may come in pieces.
class Separator : public Pipeline {
 public:
  Separator(const color::Separation& separation, std::size_t width, Pipeline* behind)
      : Pipeline("separator", behind),
        separation_(separation),
        row_size_(width * 3),
        plates_(width * 4),
        predictor_(plates_.size(), 4) {}

  void write(unsigned char const* data, std::size_t size) override {
    for (std::span<const unsigned char> rest(data, size); !rest.empty();) {
      const std::size_t count = std::min(rest.size(), row_size_ - row_.size());
      row_.insert(row_.end(), rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(count));
      rest = rest.subspan(count);
      if (row_.size() == row_size_) pass();
    }
  }
  void finish() override { getNext()->finish(); }
  /// The whole rows that came; nothing where one is not whole.
  [[nodiscard]] std::optional<std::size_t> rows() const {
    return row_.empty() ? std::optional<std::size_t>(rows_) : std::nullopt;
  }

 private:
  void pass() {
    separation_.convert(row_, plates_);
    const auto rest = predictor_.rest_of(plates_);
    getNext()->write(rest.data(), rest.size());
    row_.clear();
    ++rows_;
  }

  const color::Separation& separation_;
  std::size_t row_size_;
  std::vector<std::uint8_t> row_;
  std::vector<std::uint8_t> plates_;
  RowPredictor predictor_;
  std::size_t rows_ = 0;
};

Object prediction(const Object& width) {
  Object parameters = Object::newDictionary();
  parameters.replaceKey("/Predictor", Object::newInteger(15));
  parameters.replaceKey("/Colors", Object::newInteger(4));
  parameters.replaceKey("/BitsPerComponent", Object::newInteger(8));
  parameters.replaceKey("/Columns", width);
  return parameters;
}

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
  if (!is_integer(dictionary.getKey("/Width"), header->width) ||
      !is_integer(dictionary.getKey("/Height"), header->height))
    return "expected a JPEG of the picture's size, found " + std::to_string(header->width) + " x " +
           std::to_string(header->height);
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
  Object width = dictionary.getKey("/Width");
  Object height = dictionary.getKey("/Height");
  if (!width.isInteger() || !height.isInteger() || width.getIntValue() < 1 || width.getIntValue() > most_side)
    return "expected a picture that says how large it is";
  std::string packed;
  Pl_String end("packed", nullptr, packed);
  Pl_Flate flate("flate", &end, Pl_Flate::a_deflate);
  Separator separator(*to, static_cast<std::size_t>(width.getIntValue()), &flate);
  if (!stream.pipeStreamData(&separator, 0, qpdf_dl_specialized)) return "expected a picture that can be decoded";
  if (const auto rows = separator.rows(); !rows || static_cast<long long>(*rows) != height.getIntValue())
    return "expected as many pixels as the picture says it has";
  stream.replaceStreamData(packed, Object::newName("/FlateDecode"), prediction(width));
  dictionary.replaceKey("/ColorSpace", Object::newName("/DeviceCMYK"));
  return {};
}

std::string Images::print(Object stream) {
  Object dictionary = stream.getDict();
  // What a press makes of it nobody knows: pixels stay pixels.
  dictionary.removeKey("/Interpolate");
  Object mask = dictionary.getKey("/ImageMask");
  if (mask.isBool() && mask.getBoolValue()) return {};
  const bool is_plain = is_filter(dictionary, "/FlateDecode") || !dictionary.hasKey("/Filter");
  const bool is_jpeg = is_filter(dictionary, "/DCTDecode");
  if (!is_plain && !is_jpeg)
    return "expected a picture in Flate or DCT, found " + dictionary.getKey("/Filter").unparse();
  if (dictionary.hasKey("/Mask")) return "expected a soft mask, found another mask";
  // ISO 32000-1, 11.6.5.3: of colours with alpha multiplied in; separated, they would be others. It may stand in the
  // soft mask, too.
  Object soft = dictionary.getKey("/SMask");
  if (dictionary.hasKey("/Matte") || (soft.isStream() && soft.getDict().hasKey("/Matte")))
    return "expected no /Matte in a picture";
  if (is_jpeg) return print_jpeg(stream);
  if (pdf::is_name(dictionary.getKey("/ColorSpace"), "/DeviceGray")) return {};
  if (!pdf::is_name(dictionary.getKey("/ColorSpace"), "/DeviceRGB"))
    return "expected a picture in DeviceRGB, DeviceGray or DeviceCMYK, found " +
           dictionary.getKey("/ColorSpace").unparse();
  return print_plain(stream);
}

}  // namespace handbill::press
