#include "model/when.h"

#include <gtest/gtest.h>

namespace handbill::model {
namespace {

constexpr const char* as_each_language = ": the page writes it as each language does";
const std::string eighth_of_may = std::string("write 2027-05-08") + as_each_language;
const std::string any_day = std::string("year, month, day") + as_each_language;

TEST(DateHint, TurnsADayInWordsRound) {
  EXPECT_EQ(date_hint("8 May 2027"), eighth_of_may);
  EXPECT_EQ(date_hint("8th may 2027"), eighth_of_may);
  EXPECT_EQ(date_hint("May 8th, 2027"), eighth_of_may);
  EXPECT_EQ(date_hint("Saturday 8 May 2027"), eighth_of_may);
  EXPECT_EQ(date_hint("Sat. 8 May 27"), eighth_of_may);
  EXPECT_EQ(date_hint("8. Mai 2027"), eighth_of_may);
  EXPECT_EQ(date_hint("8 mayo 2027"), eighth_of_may);
  EXPECT_EQ(date_hint("8 мая 2027"), eighth_of_may);
  EXPECT_EQ(date_hint("8 Mai 2027"), eighth_of_may);
}

TEST(DateHint, ReadsEastAsianDays) {
  EXPECT_EQ(date_hint("2027년 5월 8일"), eighth_of_may);
  EXPECT_EQ(date_hint("2027年5月8日"), eighth_of_may);
}

TEST(DateHint, AsksWhichOfTwoDaysIsMeant) {
  EXPECT_EQ(date_hint("08/05/2027"), "write 2027-05-08 for 8 May 2027, or 2027-08-05 for 5 August 2027");
  EXPECT_EQ(date_hint("8/5/27"), "write 2027-05-08 for 8 May 2027, or 2027-08-05 for 5 August 2027");
  EXPECT_EQ(date_hint("28/05/2027"), std::string("write 2027-05-28") + as_each_language);
  EXPECT_EQ(date_hint("05/28/2027"), std::string("write 2027-05-28") + as_each_language);
  EXPECT_EQ(date_hint("5/5/2027"), std::string("write 2027-05-05") + as_each_language);
}

TEST(DateHint, TakesDotsForEuropean) { EXPECT_EQ(date_hint("8.5.2027"), eighth_of_may); }

TEST(DateHint, AddsNoughtsAndMissesYears) {
  EXPECT_EQ(date_hint("2027-5-8"), eighth_of_may);
  EXPECT_EQ(date_hint("2027/05/08"), eighth_of_may);
  EXPECT_EQ(date_hint("8 May"), "the year is missing: write year, month, day, as in 2027-05-08");
}

TEST(DateHint, PartsDayAndTime) {
  EXPECT_EQ(date_hint("2027-05-08 19:30"), "write `date: 2027-05-08`, and below it `time: 19:30`");
}

TEST(DateHint, SaysHowLongAMonthIs) {
  EXPECT_EQ(date_hint("2027-02-30"), "February 2027 has 28 days");
  EXPECT_EQ(date_hint("2028-02-30"), "February 2028 has 29 days");
  EXPECT_EQ(date_hint("2027-31-05"),
            std::string("the month comes before the day: write 2027-05-31") + as_each_language);
}

TEST(DateHint, FallsBackOnTheOrder) {
  EXPECT_EQ(date_hint("soon"), any_day);
  EXPECT_EQ(date_hint(""), any_day);
  EXPECT_EQ(date_hint("99999999999999999999"), any_day);
  EXPECT_EQ(date_hint("99/99/9999"), any_day);
}

std::string time(const std::string& text) { return time_hint(text, "time"); }
const std::string half_past_seven = std::string("write 19:30") + as_each_language;
const std::string any_hour = std::string("from 00:00 to 23:59") + as_each_language;

TEST(TimeHint, TurnsTheTwelveHoursRound) {
  EXPECT_EQ(time("7.30pm"), half_past_seven);
  EXPECT_EQ(time("7:30 p.m."), half_past_seven);
  EXPECT_EQ(time("7pm"), std::string("write 19:00") + as_each_language);
  EXPECT_EQ(time("12am"), std::string("write 00:00") + as_each_language);
  EXPECT_EQ(time("12 PM"), std::string("write 12:00") + as_each_language);
  EXPECT_EQ(time("오후 7시 30분"), half_past_seven);
  EXPECT_EQ(time("下午7:30"), half_past_seven);
}

TEST(TimeHint, TakesOtherSigns) {
  EXPECT_EQ(time("19.30"), half_past_seven);
  EXPECT_EQ(time("19h30"), half_past_seven);
  EXPECT_EQ(time("1930"), half_past_seven);
  EXPECT_EQ(time("19.30 Uhr"), half_past_seven);
}

TEST(TimeHint, AsksForTheHalfOfTheDay) {
  EXPECT_EQ(time("7:30"), "write 07:30 for the morning, 19:30 for the evening");
}

TEST(TimeHint, PartsASpan) {
  EXPECT_EQ(time("19:30-21:00"), "write `time: 19:30`, and below it `end-time: 21:00`");
  EXPECT_EQ(time("7.30 – 9pm"), "write `time: 19:30`, and below it `end-time: 21:00`");
  EXPECT_EQ(time("10am to 1pm"), "write `time: 10:00`, and below it `end-time: 13:00`");
  EXPECT_EQ(time_hint("19:30-21:00", "end-time"), "write one time, such as 21:00");
}

TEST(TimeHint, KnowsNoonAndMidnight) {
  EXPECT_EQ(time("noon"), "write 12:00");
  EXPECT_EQ(time("Midnight"), "write 00:00 and the date of the new day, or 23:59");
}

TEST(TimeHint, FallsBackOnTheRange) {
  EXPECT_EQ(time("24:30"), any_hour);
  EXPECT_EQ(time("half past seven"), any_hour);
  EXPECT_EQ(time("1:2:3"), any_hour);
}

}  // namespace
}  // namespace handbill::model
