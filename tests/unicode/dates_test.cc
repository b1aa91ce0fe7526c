#include <gtest/gtest.h>

#include <array>

#include "base/utf8.h"
#include "unicode/unicode.h"

namespace handbill::unicode {
namespace {

constexpr std::array<std::string_view, 18> campaign_languages{"en", "ko", "zh-Hans", "zh-Hant", "ja", "ar",
                                                              "ur", "he", "hi",      "th",      "km", "my",
                                                              "ru", "es", "fr",      "de",      "cy", "am"};
constexpr Date saturday{2027, 5, 8};

std::string full(std::string_view language) { return format_date(saturday, language, DateStyle::full); }

TEST(FormatDate, IsBritishInEnglish) {
  EXPECT_EQ(full("en"), "Saturday 8 May 2027");
  EXPECT_EQ(full("en-GB"), "Saturday 8 May 2027");
  EXPECT_EQ(full("en-US"), "Saturday, May 8, 2027");
  EXPECT_EQ(format_date(saturday, "en", DateStyle::long_), "8 May 2027");
}

TEST(FormatDate, FollowsTheLanguage) {
  EXPECT_EQ(full("ko"), "2027년 5월 8일 토요일");
  EXPECT_EQ(full("zh-Hans"), "2027年5月8日星期六");
  EXPECT_EQ(full("zh-Hant"), "2027年5月8日 星期六");
  EXPECT_EQ(full("ja"), "2027年5月8日土曜日");
  EXPECT_EQ(full("he"), "יום שבת, 8 במאי 2027");
  EXPECT_EQ(full("ru"), "суббота, 8 мая 2027\u00A0г.");
  EXPECT_EQ(full("de"), "Samstag, 8. Mai 2027");
  EXPECT_EQ(full("fr"), "samedi 8 mai 2027");
  EXPECT_EQ(full("es"), "sábado, 8 de mayo de 2027");
  EXPECT_EQ(full("cy"), "Dydd Sadwrn, 8 Mai 2027");
  EXPECT_EQ(full("km"), "សៅរ៍ 8 ឧសភា 2027");
  EXPECT_EQ(full("hi"), "शनिवार, 8 मई 2027");
}

TEST(FormatDate, TakesTheLanguagesOwnDigitsWhereItPrefersThem) {
  EXPECT_EQ(full("ar"), "السبت، ٨ مايو ٢٠٢٧");
  EXPECT_EQ(full("my"), "၂၀၂၇၊ မေ ၈၊ စနေ");
  EXPECT_EQ(full("ur"), "ہفتہ، 8 مئی، 2027");
}

TEST(FormatDate, CountsGregorianYearsInThai) { EXPECT_EQ(full("th"), "วันเสาร์ที่ 8 พฤษภาคม ค.ศ. 2027"); }

TEST(FormatTime, FollowsTheLanguagesClock) {
  EXPECT_EQ(format_time({19, 30}, "en"), "19:30");
  EXPECT_EQ(format_time({19, 30}, "en-US"), "7:30\u00A0PM");
  EXPECT_EQ(format_time({19, 30}, "ko"), "오후 7:30");
  EXPECT_EQ(format_time({19, 30}, "zh-Hant"), "晚上7:30");
  EXPECT_EQ(format_time({19, 30}, "ar"), "٧:٣٠ م");
  EXPECT_EQ(format_time({19, 30}, "my"), "၁၉:၃၀");
  EXPECT_EQ(format_time({0, 5}, "en"), "00:05");
  EXPECT_EQ(format_time({9, 0}, "de"), "09:00");
}

TEST(FormatTimes, SaysTheHalfOfTheDayOnceWhereBothAreInIt) {
  EXPECT_EQ(format_times({19, 30}, {21, 0}, "en"), "19:30–21:00");
  EXPECT_EQ(format_times({19, 30}, {21, 0}, "en-US"), "7:30\u00A0–\u00A09:00\u00A0PM");
  EXPECT_EQ(format_times({19, 30}, {21, 0}, "ko"), "오후 7:30~9:00");
  EXPECT_EQ(format_times({10, 30}, {13, 0}, "ko"), "오전 10:30 ~ 오후 1:00");
  EXPECT_EQ(format_times({19, 30}, {21, 0}, "ja"), "19:30～21:00");
  EXPECT_EQ(format_times({19, 30}, {21, 0}, "ar"), "٧:٣٠–٩:٠٠ م");
  EXPECT_EQ(format_times({19, 30}, {21, 0}, "de"), "19:30–21:00");
  EXPECT_EQ(format_times({19, 30}, {21, 0}, "th"), "19:30–21:00");
}

TEST(FormatTimes, AnEndOnTheNextDayIsATimeLikeAnother) {
  EXPECT_EQ(format_times({22, 0}, {1, 30}, "en"), "22:00–01:30");
  EXPECT_EQ(format_times({22, 0}, {1, 30}, "ko"), "오후 10:00–오전 1:30");
}

TEST(FormatTime, WritesNoBlankThatFewFontsHave) {
  for (const std::string_view language : campaign_languages) {
    for (const std::string& text : {format_time({19, 30}, language), format_times({10, 30}, {13, 0}, language)}) {
      EXPECT_EQ(text.find("\u202F"), std::string::npos) << language;
      EXPECT_EQ(text.find("\u2009"), std::string::npos) << language;
    }
  }
}

TEST(Formats, EveryCampaignLanguageGivesCleanText) {
  for (const std::string_view language : campaign_languages) {
    for (const std::string& text : {full(language), format_date(saturday, language, DateStyle::long_),
                                    format_time({19, 30}, language), format_times({9, 0}, {21, 0}, language)}) {
      EXPECT_FALSE(text.empty()) << language;
      EXPECT_FALSE(base::find_bad_text(text)) << language;
      EXPECT_EQ(to_nfc(text), text) << language;
    }
  }
}

TEST(ParseDate, TakesOnlyIsoDaysOfTheCalendar) {
  EXPECT_EQ(parse_date("2027-05-08"), saturday);
  EXPECT_TRUE(parse_date("2028-02-29"));
  for (const std::string_view bad :
       {"2027-02-29", "2027-13-01", "2027-00-10", "2027-01-00", "2027-04-31", "27-05-08", "2027-5-8", "08.05.2027",
        "2027/05/08", "2027-05-08 ", "2027-05-0x", "", "1582-10-10", "0000-01-01", "+027-05-08"}) {
    EXPECT_FALSE(parse_date(bad)) << bad;
  }
}

TEST(ParseTime, TakesOnlyTwentyFourHourTimes) {
  EXPECT_EQ(parse_time("19:30")->hour, 19);
  EXPECT_EQ(parse_time("00:05")->minute, 5);
  for (const std::string_view bad : {"24:00", "19:60", "9:30", "19.30", "19:3", "19:300", "7:30 pm", "", "-1:00"})
    EXPECT_FALSE(parse_time(bad)) << bad;
}

TEST(Weekday, CountsFromMonday) {
  EXPECT_EQ(weekday(saturday), 5);
  EXPECT_EQ(weekday({2027, 5, 9}), 6);
  EXPECT_EQ(weekday({2027, 5, 10}), 0);
  EXPECT_EQ(weekday({2000, 2, 29}), 1);
}

TEST(Weekday, EachNameIsReadBack) {
  for (const std::string_view language : campaign_languages) {
    for (int day = 0; day < 7; ++day) EXPECT_EQ(parse_weekday(weekday_name(day, language), language), day) << language;
  }
}

TEST(Weekday, IsReadInTheLanguageOrEnglishLongOrShortInAnyCase) {
  EXPECT_EQ(parse_weekday("samstag", "de"), 5);
  EXPECT_EQ(parse_weekday("Sa.", "de"), 5);
  EXPECT_EQ(parse_weekday("SATURDAY", "ko"), 5);
  EXPECT_EQ(parse_weekday(" Sat ", "ko"), 5);
  EXPECT_EQ(parse_weekday("토요일", "ko"), 5);
  EXPECT_EQ(parse_weekday("ВТОРНИК", "ru"), 1);
  EXPECT_FALSE(parse_weekday("Caturday", "en"));
  EXPECT_FALSE(parse_weekday("Samstag", "fr"));
  EXPECT_FALSE(parse_weekday("", "en"));
  EXPECT_FALSE(parse_weekday(".", "en"));
}

}  // namespace
}  // namespace handbill::unicode
