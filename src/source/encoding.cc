#include "source/encoding.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "source/scan.h"

namespace handbill::source {

namespace {

using base::BadText;
using base::Fault;
using base::Span;
using namespace std::string_view_literals;

constexpr std::string_view utf8_hint = "save the file as UTF-8 (in Windows' Notepad: Save As, Encoding: UTF-8)";
/// A file in another encoding is wrong at every second letter; ten places are enough to see that.
constexpr int max_reports = 10;

void report(const BadText& bad, Span span, std::string_view bytes, base::Diagnostics& diagnostics) {
  const std::string name = base::code_point_name(bad.code_point);
  switch (bad.kind) {
    case BadText::Kind::invalid_utf8:
      diagnostics
          .error("bad-encoding", span, "expected UTF-8, found the byte " + byte_name(bytes[bad.offset]), Fault::data)
          .hint(std::string(utf8_hint));
      return;
    case BadText::Kind::noncharacter:
      diagnostics.error("bad-character", span, "the noncharacter " + name + " cannot stand in a text", Fault::data)
          .hint("remove it");
      return;
    case BadText::Kind::control:
      diagnostics.error("bad-character", span, "the control character " + name + " cannot stand in a text", Fault::data)
          .hint(bad.code_point == '\r' ? "end each line with LF, or with CR LF" : "remove it");
      return;
    case BadText::Kind::private_use:
      return;
  }
}

}  // namespace

std::string byte_name(char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  return {'0', 'x', digits[value >> 4], digits[value & 15]};
}

std::string_view foreign_encoding(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return "UTF-16";
  if (bytes.size() < 4) return {};
  const auto is_nul = [&](std::size_t at) { return bytes[at] == '\0'; };
  if ((is_nul(1) && is_nul(2) && is_nul(3)) || (is_nul(0) && is_nul(1) && is_nul(2))) return "UTF-32";
  if ((is_nul(0) && is_nul(2)) || (is_nul(1) && is_nul(3))) return "UTF-16";
  return {};
}

std::string_view foreign_kind(std::string_view bytes) {
  struct Magic {
    std::string_view bytes;
    std::string_view name;
  };
  constexpr std::array<Magic, 8> magics{{{"PK\x03\x04"sv, "a Word, OpenDocument or ZIP file"},
                                         {"\xD0\xCF\x11\xE0"sv, "an old Word or Excel file"},
                                         {"{\\rtf"sv, "a rich text (RTF) file"},
                                         {"%PDF-"sv, "a PDF"},
                                         {"\x89PNG"sv, "a PNG picture"},
                                         {"\xFF\xD8\xFF"sv, "a JPEG picture"},
                                         {"<!DOCTYPE"sv, "a web page"},
                                         {"<html"sv, "a web page"}}};
  const auto found = std::ranges::find_if(magics, [&](const Magic& magic) { return bytes.starts_with(magic.bytes); });
  return found == magics.end() ? std::string_view() : found->name;
}

bool check_characters(const Stretch& stretch, CarriageReturns returns, base::Diagnostics& diagnostics) {
  const std::string_view bytes = stretch.bytes.substr(0, stretch.end);
  const auto span = [&](std::size_t begin, std::size_t length) {
    return Span{stretch.file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)};
  };
  int reports = 0;
  for (auto bad = base::find_bad_text(bytes, stretch.begin); bad && reports < max_reports;
       bad = base::find_bad_text(bytes, bad->offset + bad->length)) {
    if (returns == CarriageReturns::end_lines && bad->code_point == '\r') continue;
    report(*bad, span(bad->offset, bad->length), bytes, diagnostics);
    ++reports;
  }
  for (std::size_t at = bytes.find(byte_order_mark, stretch.begin);
       at != std::string_view::npos && reports < max_reports;
       at = bytes.find(byte_order_mark, at + byte_order_mark.size()), ++reports) {
    diagnostics
        .error("bad-character", span(at, byte_order_mark.size()),
               "the byte order mark U+FEFF cannot stand inside a file", Fault::data)
        .hint("remove it");
  }
  return reports == 0;
}

base::Result<std::size_t> check_encoding(base::FileId file, std::string_view bytes, base::Diagnostics& diagnostics) {
  const auto span = [&](std::size_t begin, std::size_t length) {
    return Span{file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)};
  };
  if (const std::string_view foreign = foreign_encoding(bytes); !foreign.empty()) {
    diagnostics.error("bad-encoding", span(0, 0), "expected UTF-8, found " + std::string(foreign), Fault::data)
        .hint(std::string(utf8_hint));
    return base::Failed{};
  }
  if (const std::string_view kind = foreign_kind(bytes); !kind.empty()) {
    diagnostics
        .error("not-text", span(0, 0), "expected a text file with YAML in it, found " + std::string(kind), Fault::data)
        .hint("write it in a text editor and save it as plain text, UTF-8, with a name that ends in .yaml");
    return base::Failed{};
  }
  const std::size_t start = bytes.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
  if (!check_characters({file, bytes, start, bytes.size()}, CarriageReturns::refused, diagnostics))
    return base::Failed{};
  return start;
}

}  // namespace handbill::source
