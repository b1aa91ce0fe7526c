#include <gtest/gtest.h>

#include "press/inked.h"

namespace handbill::test {
namespace {

/// A PDF of one page, changed by hand before the press stage gets it.
struct Feed {
  const char* what;
  const char* before;  ///< of the opened PDF
  const char* after;
  const char* message;
  friend void PrintTo(const Feed& feed, std::ostream* out) { *out << feed.what; }
};

class HostileFeed : public ::testing::TestWithParam<Feed> {};

TEST_P(HostileFeed, IsRefusedWithTheObjectsNumber) {
  display::Pages pages = inked();
  items(pages).emplace_back(box(rect(0, 0, 10, 10), {red, 1}));
  items(pages).emplace_back(gradient(rect(20, 0, 10, 10), {red, 1}, {night, 1}));
  display::Image image;
  image.raster = picture(8, 8, image::Raster::Channels::rgb);
  image.at = rect(40, 0, 10, 10);
  image.clip = image.at;
  items(pages).emplace_back(image);
  display::Group group;
  group.opacity = 0.5;
  group.items.emplace_back(box(rect(0, 20, 10, 10), {night, 1}));
  items(pages).emplace_back(group);
  const std::string path = write_file("keyed.pdf", keyed_of(pages));
  output_of("qpdf --qdf --object-streams=disable " + path + " " + path + ".open");
  std::string open = output_of("cat " + path + ".open");
  const std::size_t at = open.find(GetParam().before);
  ASSERT_NE(at, std::string::npos) << GetParam().what;
  open.replace(at, std::string(GetParam().before).size(), GetParam().after);
  write_file("keyed.pdf.open", open);
  output_of("fix-qdf " + path + ".open > " + path + ".fixed; qpdf --stream-data=preserve " + path + ".fixed " + path +
            ".new");
  const Made made = make_from(output_of("cat " + path + ".new"), pages, shop());
  EXPECT_TRUE(made.bytes.empty());
  EXPECT_TRUE(made.messages.starts_with("colour-unknown: object ") ||
              made.messages.starts_with("colour-unregistered: object "))
      << made.messages;
  EXPECT_NE(made.messages.find(GetParam().message), std::string::npos) << made.messages;
}

INSTANTIATE_TEST_SUITE_P(
    Press, HostileFeed,
    ::testing::Values(
        Feed{"an operator", " rg /a0", " xx /a0", "expected an operator that cairo writes, found xx"},
        Feed{"a grey", " rg /a0", " 0.5 g /a0", "expected an operator that cairo writes, found g"},
        Feed{"numbers", " rg /a0", " 2 rg /a0", "expected three numbers from 0 to 1 before rg"},
        Feed{"a colour that is no ink's", "0.859388 ", "0.5 ", "expected the colour of an ink, found 0.5"},
        Feed{"a shading's kind", "/ShadingType 2", "/ShadingType 1", "expected a linear or radial shading"},
        Feed{"a shading's space", "/ColorSpace /DeviceRGB\n  /Coords", "/ColorSpace /DeviceLab\n  /Coords",
             "expected a shading in DeviceRGB or DeviceGray"},
        Feed{"a function", "/FunctionType 2", "/FunctionType 4", "expected an exponential function"},
        Feed{"a group's space", "/CS /DeviceRGB", "/CS /CalRGB", "expected a transparency group"},
        Feed{"a state's key", "/ca 0.5", "/TR /Identity /ca 0.5", "expected no /TR in a graphics state"},
        Feed{"a picture's space", "/ColorSpace /DeviceRGB\n  /Height", "/ColorSpace /CalRGB\n  /Height",
             "expected a picture in DeviceRGB, DeviceGray or DeviceCMYK, found /CalRGB"},
        Feed{"a picture's filter", "/Height 8\n  /Interpolate", "/Height 8 /Filter /RunLengthDecode\n  /Interpolate",
             "expected a picture in Flate or DCT, found /RunLengthDecode"},
        Feed{"a picture's bits", "/BitsPerComponent 8", "/BitsPerComponent 4",
             "expected a picture of 8 bits a channel"},
        Feed{"a picture's size", "/Height 8", "/Height 9", "expected as many pixels as the picture says it has"},
        Feed{"a colour key", "/Height 8", "/Mask [0 1 0 1 0 1] /Height 8", "expected a soft mask, found another mask"},
        Feed{"an inline picture", " rg /a0", " rg BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI /a0",
             "expected an operator that cairo writes, found BI"},
        Feed{"a colour space", " rg /a0", " rg /DeviceRGB cs /a0", "expected a pattern before cs"},
        Feed{"a named space", "/ExtGState <<", "/ColorSpace << /A /DeviceRGB >> /ExtGState <<",
             "expected no named colour spaces"},
        Feed{"a filter of contents", "/Length 6 0 R", "/Length 6 0 R /Filter /JPXDecode",
             "expected contents that can be decoded, found /JPXDecode"},
        Feed{"a function of itself", "/FunctionType 2", "/FunctionType 3 /Functions [13 0 R] /Bounds [] /Encode [0 1]",
             "expected functions in at most 8 others"},
        Feed{"an end that is no ink's", "/C0 [\n    0.8", "/C0 [\n    0.3",
             "colour-unregistered: object 7: expected a gradient between inks"},
        Feed{"a shading's background", "/ShadingType 2", "/ShadingType 2 /Background [1 0 0]",
             "expected no /Background in a shading"},
        Feed{"a program", "/Subtype /Form", "/Subtype /PS", "expected a picture or a form, found /PS"},
        Feed{"a pattern's kind", "/Shading <<\n", "/Pattern << /p1 << /PatternType 3 >> >> /Shading <<\n",
             "expected a tiling or a shading as a pattern"},
        Feed{"a pattern without colours", "/Resources 14 0 R\n  /Subtype /Form",
             "/PatternType 1 /PaintType 2 /Resources 14 0 R\n  /Subtype /Form",
             "expected a tiling pattern with colours of its own"},
        Feed{"a pattern's state", "/Shading <<\n",
             "/Pattern << /p1 << /PatternType 2 /Shading 8 0 R /ExtGState << /HT /Default >> >> >> /Shading <<\n",
             "expected no /ExtGState in a pattern"},
        Feed{"what a soft mask lies on", "/ca 0.5",
             "/ca 0.5 /SMask << /Type /Mask /S /Luminosity /BC [1 0 0] /G 11 0 R >>", "expected no /BC in a soft mask"},
        Feed{"colours with alpha in them", "/Height 8\n  /Interpolate",
             "/SMask 9 0 R /Matte [0 0 0] /Height 8\n  /Interpolate", "expected no /Matte in a picture"}));

}  // namespace
}  // namespace handbill::test
