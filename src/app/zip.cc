#include "app/zip.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace handbill::app {
namespace {

// Numbers and names as in APPNOTE.TXT 6.3.10, 4.3 and 4.4.
constexpr std::uint32_t local_header = 0x04034B50;
constexpr std::uint32_t central_header = 0x02014B50;
constexpr std::uint32_t end_of_directory = 0x06054B50;
constexpr std::size_t local_size = 30;
constexpr std::size_t central_size = 46;
constexpr std::size_t end_size = 22;
constexpr std::uint16_t version_needed = 10;
constexpr std::uint16_t made_on_unix = 3 << 8 | 30;
constexpr std::uint16_t names_are_utf8 = 1 << 11;
constexpr std::uint16_t stored = 0;
constexpr std::uint32_t plain_file = 0100644U << 16;  ///< readable by all, writable by its owner
constexpr std::size_t most_entries = 0xFFFF;

/// ISO 3309, as in APPNOTE.TXT 4.4.7.
constexpr auto crc_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    std::uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1) != 0 ? 0xEDB8'8320 ^ (crc >> 1) : crc >> 1;
    table[i] = crc;
  }
  return table;
}();

std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFF'FFFF;
  for (const char c : bytes) crc = crc_table[(crc ^ static_cast<std::uint8_t>(c)) & 0xFF] ^ (crc >> 8);
  return ~crc;
}

void put16(std::string& out, std::size_t value) {
  for (int shift = 0; shift < 16; shift += 8) out += static_cast<char>(value >> shift & 0xFF);
}
void put32(std::string& out, std::size_t value) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift & 0xFF);
}

/// MS-DOS: seconds in steps of two, years from 1980.
struct DosDate {
  std::uint16_t time = 0;
  std::uint16_t date = 0;
};
DosDate dos_date(std::int64_t seconds) {
  const std::chrono::sys_seconds instant{std::chrono::seconds(seconds)};
  const auto day = std::chrono::floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(instant - day);
  const auto year = std::clamp(static_cast<int>(date.year()), 1980, 2107) - 1980;
  return {
      static_cast<std::uint16_t>(time.hours().count() << 11 | time.minutes().count() << 5 | time.seconds().count() / 2),
      static_cast<std::uint16_t>(static_cast<unsigned>(year) << 9 | static_cast<unsigned>(date.month()) << 5 |
                                 static_cast<unsigned>(date.day()))};
}

/// What both headers of an entry say.
void put_common(std::string& out, const ZipEntry& entry, std::uint32_t crc, DosDate date) {
  put16(out, version_needed);
  put16(out, names_are_utf8);
  put16(out, stored);
  put16(out, date.time);
  put16(out, date.date);
  put32(out, crc);
  put32(out, entry.bytes.size());
  put32(out, entry.bytes.size());
  put16(out, entry.name.size());
  put16(out, 0);  // extra field
}

}  // namespace

base::Result<std::string> make_zip(std::vector<ZipEntry> entries, std::int64_t date, base::Diagnostics& diagnostics,
                                   std::uint64_t limit) {
  std::ranges::sort(entries, {}, &ZipEntry::name);
  std::uint64_t size = end_size;
  for (const ZipEntry& entry : entries) size += local_size + central_size + 2 * entry.name.size() + entry.bytes.size();
  if (size > limit || entries.size() > most_entries) {
    diagnostics
        .error("zip-too-large", {},
               "expected at most " + std::to_string(limit) + " bytes in a zip, found " + std::to_string(size),
               base::Fault::output)
        .hint("name fewer editions with --edition, or use smaller pictures");
    return base::Failed{};
  }
  const DosDate dos = dos_date(date);
  std::string out;
  out.reserve(size);
  std::string directory;
  for (const ZipEntry& entry : entries) {
    const std::uint32_t crc = crc_of(entry.bytes);
    put32(directory, central_header);
    put16(directory, made_on_unix);
    put_common(directory, entry, crc, dos);
    put16(directory, 0);  // comment
    put16(directory, 0);  // disk
    put16(directory, 0);  // internal attributes
    put32(directory, plain_file);
    put32(directory, out.size());
    directory += entry.name;
    put32(out, local_header);
    put_common(out, entry, crc, dos);
    out += entry.name;
    out += entry.bytes;
  }
  const std::size_t begin = out.size();
  out += directory;
  put32(out, end_of_directory);
  put16(out, 0);  // disk
  put16(out, 0);  // disk of the directory
  put16(out, entries.size());
  put16(out, entries.size());
  put32(out, directory.size());
  put32(out, begin);
  put16(out, 0);  // comment
  return out;
}

}  // namespace handbill::app
