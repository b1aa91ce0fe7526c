#include "app/zip.h"

#include "app/support.h"

namespace handbill::app {
namespace {

std::string zip(std::vector<ZipEntry> entries, std::int64_t date = Job::default_date) {
  base::Diagnostics diagnostics;
  auto result = make_zip(std::move(entries), date, diagnostics);
  EXPECT_EQ(printed(diagnostics), "");
  return result ? std::move(result).value() : std::string();
}

/// The bytes as hexadecimal digits.
std::string hex(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    for (const int shift : {4, 0}) text += "0123456789abcdef"[static_cast<std::uint8_t>(c) >> shift & 0xF];
  }
  return text;
}

TEST(Zip, StoresAnEntryAsItIs) {
  const std::string bytes = zip({{"a/b.txt", "123456789"}});
  // Version 1.0, UTF-8 names, stored; midnight on 1 January 2026; the CRC that every CRC-32 gives for these nine bytes.
  EXPECT_EQ(hex(bytes.substr(0, 30)),
            "504b0304"
            "0a00"
            "0008"
            "0000"
            "0000215c"
            "2639f4cb"
            "09000000"
            "09000000"
            "0700"
            "0000");
  EXPECT_EQ(bytes.substr(30, 16), "a/b.txt123456789");
}

TEST(Zip, PutsEntriesInTheOrderOfTheirNames) {
  EXPECT_EQ(zip({{"b", "2"}, {"a", "1"}}), zip({{"a", "1"}, {"b", "2"}}));
}

TEST(Zip, HoldsNothingToo) { EXPECT_EQ(hex(zip({})), "504b0506" + std::string(36, '0')); }

TEST(Zip, ClampsDatesToWhatItsHeadersHold) {
  EXPECT_EQ(hex(zip({{"a", ""}}, 0).substr(10, 4)), "00002100");
  EXPECT_EQ(hex(zip({{"a", ""}}, 253'402'300'799).substr(12, 2)), "9fff");
}

TEST(Zip, RefusesMoreThanItsHeadersHold) {
  const std::string one(1000, 'x');
  const std::size_t size = zip({{"one", one}}).size();
  for (const std::size_t limit : {size - 1, size, size + 1}) {
    base::Diagnostics diagnostics;
    EXPECT_EQ(make_zip({{"one", one}}, 0, diagnostics, limit).ok(), limit >= size);
    EXPECT_EQ(printed(diagnostics),
              limit >= size ? ""
                            : "handbill: error[zip-too-large]: expected at most 1103 bytes in a zip, found 1104\n"
                              "  hint: name fewer editions with --edition, or use smaller pictures\n");
  }
}

}  // namespace
}  // namespace handbill::app
