#include "batch/row_lines.h"

#include <gtest/gtest.h>

#include <vector>

namespace handbill::batch {
namespace {

std::vector<std::size_t> rows_of(const RowLines& lines) {
  std::vector<std::size_t> rows;
  for (const auto& [row, line] : lines) rows.push_back(row);
  return rows;
}

TEST(RowLines, FindTheLineOfEachRow) {
  RowLines lines;
  EXPECT_EQ(lines.size(), 0U);
  EXPECT_FALSE(lines.find(1).has_value());
  for (const std::size_t row : {2U, 1U, 7U, 5U, 1'000'000'000U, 3U})
    EXPECT_TRUE(lines.put(row, {row * 100, static_cast<std::uint32_t>(row % 100)}));
  EXPECT_EQ(rows_of(lines), (std::vector<std::size_t>{1, 2, 3, 5, 7, 1'000'000'000}));
  for (const std::size_t row : rows_of(lines)) EXPECT_EQ(lines.find(row)->offset, row * 100);
  for (const std::size_t row : {0U, 4U, 6U, 8U, 1'000'000'001U}) EXPECT_FALSE(lines.find(row).has_value());
}

TEST(RowLines, KeepTheLastLineOfARow) {
  RowLines lines;
  EXPECT_TRUE(lines.put(4, {10, 5}));
  EXPECT_TRUE(lines.put(5, {20, 5}));
  EXPECT_FALSE(lines.put(4, {30, 6}));
  EXPECT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines.find(4)->offset, 30U);
  EXPECT_EQ(lines.find(4)->length, 6U);
}

}  // namespace
}  // namespace handbill::batch
