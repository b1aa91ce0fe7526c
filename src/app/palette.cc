#include <bit>
#include <cstdint>
#include <optional>

#include "app/documents.h"
#include "app/handbill.h"
#include "app/loader.h"
#include "base/utf8.h"
#include "model/document.h"

namespace handbill::app {
namespace {

using base::Diagnostics;
using base::Failed;
using base::Result;

/// The name of the theme that is meant: as asked, else the job's, else the campaign's.
Result<std::string> theme_name(const Job& job, const Palette& wanted, Loader& loader, base::Sources& sources,
                               Diagnostics& diagnostics) {
  if (!wanted.theme.empty()) return wanted.theme;
  if (!job.theme.empty()) return job.theme;
  const std::string folder = "content/" + TRY(campaign_folder(job, sources, diagnostics));
  const auto campaign = loader.document<model::Campaign>(
      "campaign", folder, "campaign", {},
      [&](const source::Tree& tree) { return model::load_campaign(tree, diagnostics); });
  if (!campaign) return Failed{};
  if (!campaign->theme.text.empty()) return campaign->theme.text;
  const auto names = names_in(sources, loader.root(), "layouts/themes");
  if (names.size() == 1) return names.front();
  diagnostics
      .error("no-theme-named", campaign->span, "expected the name of a theme: the campaign names none",
             base::Fault::usage)
      .hint("ask for one by name, such as `handbill palette " + (names.empty() ? "run" : names.front()) + "`");
  return Failed{};
}

/// Three numbers and a name a line, as GIMP writes it and Inkscape and Scribus read it.
std::string gpl(const model::Theme& theme) {
  std::string text = "GIMP Palette\nName: " + theme.name + "\nColumns: 4\n#\n";
  for (const color::Ink& ink : theme.inks.inks()) {
    for (const int channel : {ink.preview.r, ink.preview.g, ink.preview.b}) {
      std::string number = std::to_string(channel);
      text += std::string(3 - number.size(), ' ') + number + " ";
    }
    text += ink.name + "\n";
  }
  return text;
}

/// Big-endian, as all of Adobe Swatch Exchange is.
class Writer {
 public:
  void word(std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes_ += static_cast<char>(value >> shift & 0xff);
  }
  void half(std::uint32_t value) {
    for (int shift = 8; shift >= 0; shift -= 8) bytes_ += static_cast<char>(value >> shift & 0xff);
  }
  void number(double value) { word(std::bit_cast<std::uint32_t>(static_cast<float>(value))); }
  void plain(std::string_view text) { bytes_ += text; }
  /// Its length in units of 16 bits with the closing zero, then the units.
  void name(std::string_view utf8) {
    std::u16string units;
    for (std::size_t at = 0; at < utf8.size();) {
      const base::Decoded one = base::decode(utf8, at);
      const char32_t code = one.code_point;
      at += one.length;
      if (code >= 0x10000) {
        units += static_cast<char16_t>(0xd800 + ((code - 0x10000) >> 10));
        units += static_cast<char16_t>(0xdc00 + ((code - 0x10000) & 0x3ff));
      } else {
        units += static_cast<char16_t>(code);
      }
    }
    half(static_cast<std::uint32_t>(units.size() + 1));
    for (const char16_t unit : units) half(unit);
    half(0);
  }
  /// A block of a kind: its length stands before it.
  void block(std::uint32_t kind, const Writer& inside) {
    half(kind);
    word(static_cast<std::uint32_t>(inside.bytes_.size()));
    bytes_ += inside.bytes_;
  }
  [[nodiscard]] std::string take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

std::string ase(const model::Theme& theme) {
  constexpr std::uint32_t group_begins = 0xc001;
  constexpr std::uint32_t group_ends = 0xc002;
  constexpr std::uint32_t colour = 0x0001;
  constexpr std::uint32_t is_global = 0;
  constexpr std::uint32_t is_spot = 1;
  const auto& inks = theme.inks.inks();
  Writer file;
  file.plain("ASEF");
  file.half(1);
  file.half(0);
  file.word(static_cast<std::uint32_t>(inks.size() + 2));
  Writer group;
  group.name(theme.name);
  file.block(group_begins, group);
  for (const color::Ink& ink : inks) {
    Writer swatch;
    swatch.name(ink.spot.empty() ? ink.name : ink.spot);
    swatch.plain("CMYK");
    for (const double plate : {ink.cmyk.c, ink.cmyk.m, ink.cmyk.y, ink.cmyk.k}) swatch.number(plate);
    swatch.half(ink.spot.empty() ? is_global : is_spot);
    file.block(colour, swatch);
  }
  file.block(group_ends, {});
  return std::move(file).take();
}

}  // namespace

Result<std::string> palette(const Job& job, const Palette& wanted, base::Sources& sources, Diagnostics& diagnostics) {
  Loader loader(job, sources, diagnostics);
  const std::string name = TRY(theme_name(job, wanted, loader, sources, diagnostics));
  const auto theme = loader.document<model::Theme>("theme", "layouts/themes", name, {}, [&](const source::Tree& tree) {
    return model::load_theme(tree, diagnostics);
  });
  if (!theme) return Failed{};
  return wanted.format == "ase" ? ase(*theme) : gpl(*theme);
}

}  // namespace handbill::app
