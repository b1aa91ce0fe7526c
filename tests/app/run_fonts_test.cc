#include "app/run_fonts.h"

#include <thread>

#include "app/support.h"

namespace handbill::app {
namespace {

/// The shipped catalogue, and what is asked of it.
class RunFontsTest : public testing::Test {
 protected:
  void SetUp() override {
    base::DiskSources sources;
    Job job = one_page();
    documents_.fonts = load_catalogue(job, sources, said_).value();
  }
  [[nodiscard]] text::FaceId face(std::string_view id) const { return documents_.fonts.find(id).value(); }
  [[nodiscard]] style::FontNeeds latin(char32_t character) const { return {{face("noto-sans-regular")}, {character}}; }
  [[nodiscard]] style::FontNeeds bold(char32_t character) const { return {{face("noto-sans-bold")}, {character}}; }

  Documents documents_;
  base::Diagnostics said_;
};

TEST_F(RunFontsTest, GrowAsRowsNeedThem) {
  RunFonts fonts(documents_, "");
  const auto first = fonts.covering(latin('A'), nullptr, said_).value();
  EXPECT_TRUE(first->holds(latin('A')));
  EXPECT_FALSE(first->holds(latin('B')));
  EXPECT_FALSE(first->holds(bold('A')));
  const auto larger = fonts.covering(bold('B'), first, said_).value();
  for (const auto& needs : {latin('A'), latin('B'), bold('A'), bold('B')}) EXPECT_TRUE(larger->holds(needs));
  EXPECT_NE(larger->fonts->face(face("noto-sans-bold")), nullptr);
  EXPECT_NE(larger->fonts->face(face("noto-sans-regular")), nullptr);
}

TEST_F(RunFontsTest, StayWhereTheyAreEnough) {
  RunFonts fonts(documents_, "");
  const auto first = fonts.covering(latin('A'), nullptr, said_).value();
  const auto larger = fonts.covering(bold('B'), first, said_).value();
  EXPECT_EQ(fonts.covering(latin('A'), first, said_).value(), first);
  EXPECT_EQ(fonts.covering(bold('A'), larger, said_).value(), larger);
  // A worker that begins late, or that knows less, gets what others needed.
  EXPECT_EQ(fonts.covering(latin('A'), nullptr, said_).value(), larger);
  EXPECT_EQ(fonts.covering(bold('A'), first, said_).value(), larger);
}

TEST_F(RunFontsTest, HoldTheCharactersOfTheDataFromTheBeginning) {
  RunFonts fonts(documents_, "church\nEglwys Tŷ Ddewi 생명\n");
  const auto set = fonts.covering(latin('A'), nullptr, said_).value();
  for (const char32_t character : std::u32string_view(U"EgŷDd생명\n"))
    EXPECT_TRUE(set->holds({{}, {character}})) << static_cast<std::uint32_t>(character);
  EXPECT_FALSE(set->holds(latin(U'사')));
}

TEST_F(RunFontsTest, TakeDataThatIsNoText) {
  RunFonts fonts(documents_, "\xff\xc3(\xf4\x90\x80\x80\xe4\xb8");
  EXPECT_TRUE(fonts.covering(latin('A'), nullptr, said_).value()->holds(latin('A')));
}

TEST_F(RunFontsTest, KnowTheLastCharacterOfUnicode) {
  RunFonts fonts(documents_, "");
  const auto set = fonts.covering(latin(U'\U0010FFFF'), nullptr, said_).value();
  EXPECT_TRUE(set->holds(latin(U'\U0010FFFF')));
  EXPECT_FALSE(set->holds(latin(U'\U0010FFFE')));
}

TEST_F(RunFontsTest, AFaceThatIsMissingLeavesTheOthers) {
  const text::FaceId missing = face("noto-sans-bold");
  documents_.fonts.faces[missing.value].file = "no-such-file.ttf";
  RunFonts fonts(documents_, "");
  const auto first = fonts.covering(latin('A'), nullptr, said_).value();
  EXPECT_FALSE(fonts.covering(bold('A'), first, said_).ok());
  ASSERT_EQ(said_.error_count(), 1U);
  EXPECT_EQ(said_.list().front().id, "font-missing");
  EXPECT_TRUE(fonts.covering(latin('B'), first, said_).ok());
  EXPECT_EQ(said_.error_count(), 1U);
}

TEST_F(RunFontsTest, SeveralThreadsGetWhatEachNeeds) {
  RunFonts fonts(documents_, "");
  std::vector<std::jthread> threads;
  for (char32_t begin = 'A'; begin < 'E'; ++begin) {
    threads.emplace_back([&, begin] {
      base::Diagnostics said;
      RunFonts::SetRef known;
      for (char32_t i = 0; i < 12; i += 4) {
        known = fonts.covering(latin(begin + i), known, said).value();
        EXPECT_TRUE(known->holds(latin(begin + i)));
      }
      EXPECT_EQ(printed(said), "");
    });
  }
}

}  // namespace
}  // namespace handbill::app
