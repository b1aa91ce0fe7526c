#include <algorithm>
#include <cmath>

#include "base/transform.h"
#include "preflight/interpreter.h"

namespace handbill::preflight {

using Object = QPDFObjectHandle;
using base::Rect;

namespace {

std::size_t count_of(Object object) {
  return object.isInteger() && object.getIntValue() > 0 ? static_cast<std::size_t>(object.getIntValue()) : 0;
}

bool is_jpeg(Object dictionary) {
  Object filter = dictionary.getKey("/Filter");
  if (filter.isArray() && filter.getArrayNItems() > 0) filter = filter.getArrayItem(filter.getArrayNItems() - 1);
  return filter.isName() && (filter.getName() == "/DCTDecode" || filter.getName() == "/DCT");
}

/// Adobe's marker, APP14, among the segments before the picture.
bool has_adobe_marker(std::string_view jpeg) {
  for (std::size_t at = 2; at + 4 <= jpeg.size();) {
    if (static_cast<unsigned char>(jpeg[at]) != 0xff) return false;
    const auto kind = static_cast<unsigned char>(jpeg[at + 1]);
    if (kind == 0xda || kind == 0xd9) return false;
    if (kind == 0xff) {
      ++at;
      continue;
    }
    const auto size = static_cast<std::size_t>(static_cast<unsigned char>(jpeg[at + 2])) << 8 |
                      static_cast<unsigned char>(jpeg[at + 3]);
    if (kind == 0xee && jpeg.substr(at + 4, 5) == "Adobe") return true;
    at += 2 + size;
  }
  return false;
}

bool is_turned(Object decode) {
  return decode.isArray() && decode.getArrayNItems() > 1 && decode.getArrayItem(0).isNumber() &&
         decode.getArrayItem(0).getNumericValue() > 0.5;
}

}  // namespace

void Interpreter::picture(Object stream, const Place& place) {
  Object dictionary = stream.getDict();
  const Rect unit{{}, {}, base::pt(1), base::pt(1)};
  Mark mark = new_mark(Mark::Kind::image, base::bounds(state_.map, unit), false, place);
  mark.object = stream.getObjectID();
  mark.columns = count_of(dictionary.getKey("/Width"));
  mark.rows = count_of(dictionary.getKey("/Height"));
  mark.bits = static_cast<int>(count_of(dictionary.getKey("/BitsPerComponent")));
  Object mask = dictionary.getKey("/ImageMask");
  mark.is_stencil = mask.isBool() && mask.getBoolValue();
  if (mark.is_stencil) mark.bits = 1;
  mark.has_soft_mask = dictionary.getKey("/SMask").isStream();
  if (!mark.is_stencil) {
    mark.colour.space = read_space(dictionary.getKey("/ColorSpace"), place.resources);
    mark.colour.values.assign(mark.colour.space.components, 0.5);
    note(mark.colour.space);
  }
  const base::Transform& map = state_.map;
  const double wide = std::hypot(map.xx, map.yx);
  const double high = std::hypot(map.xy, map.yy);
  if (wide > 0 && high > 0)
    mark.ppi = std::min(static_cast<double>(mark.columns) / wide, static_cast<double>(mark.rows) / high) * 72;
  if (mark.colour.space.kind == Space::Kind::cmyk && is_jpeg(dictionary) && !is_turned(dictionary.getKey("/Decode"))) {
    const auto raw = stream.getRawStreamData();
    mark.is_inverted_jpeg =
        has_adobe_marker({static_cast<const char*>(static_cast<const void*>(raw->getBuffer())), raw->getSize()});
  }
  add(std::move(mark));
}

/// An inline picture: keys and values in turn, in their short forms.
void Interpreter::take_picture(const Operands& operands, const Place& place) {
  const Rect unit{{}, {}, base::pt(1), base::pt(1)};
  Mark mark = new_mark(Mark::Kind::image, base::bounds(state_.map, unit), false, place);
  for (std::size_t i = 0; i + 1 < operands.size(); i += 2) {
    const std::string& key = operands[i].text;
    const Operand& value = operands[i + 1];
    if (key == "/W" || key == "/Width") mark.columns = static_cast<std::size_t>(std::max(0.0, value.number));
    if (key == "/H" || key == "/Height") mark.rows = static_cast<std::size_t>(std::max(0.0, value.number));
    if (key == "/BPC" || key == "/BitsPerComponent") mark.bits = static_cast<int>(value.number);
    if ((key == "/CS" || key == "/ColorSpace") && value.kind == Operand::Kind::name) {
      mark.colour.space = read_space(Object::newName(value.text), place.resources);
      mark.colour.values.assign(mark.colour.space.components, 0.5);
    }
    if (key == "/IM" || key == "/ImageMask") mark.is_stencil = true;
  }
  const base::Transform& map = state_.map;
  const double wide = std::hypot(map.xx, map.yx);
  const double high = std::hypot(map.xy, map.yy);
  if (wide > 0 && high > 0)
    mark.ppi = std::min(static_cast<double>(mark.columns) / wide, static_cast<double>(mark.rows) / high) * 72;
  add(std::move(mark));
}

}  // namespace handbill::preflight
