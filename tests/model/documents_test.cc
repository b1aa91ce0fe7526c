#include <gtest/gtest.h>

#include "model/support.h"

namespace handbill::model {
namespace {

template <typename Load>
std::string said_of(const std::string& yaml, Load load) {
  Reading reading;
  (void)reading.load(yaml, load);
  return reading.said();
}
std::string said_of_theme(const std::string& yaml) { return said_of(yaml, load_theme); }
std::string said_of_edition(const std::string& yaml, std::map<std::string, std::string> parents = {}) {
  Reading reading(std::move(parents));
  (void)reading.edition(yaml);
  return reading.said();
}
std::string said_of_language(const std::string& yaml) { return said_of(yaml, load_language); }
std::string said_of_campaign(const std::string& rest) {
  return said_of("campaign: a\norganisation: O\nlanguages: [en]\nlayouts: [l]\n" + rest, load_campaign);
}
base::Result<Details> details_of(Reading& reading, const std::string& yaml, const Campaign* campaign = nullptr) {
  return reading.load(yaml, [&](const source::Tree& tree, base::Diagnostics& diagnostics) {
    return load_details(tree, diagnostics, campaign);
  });
}
std::string said_of_details(const std::string& rest) {
  Reading reading;
  (void)details_of(reading, "details: a\n" + rest);
  return reading.said();
}

TEST(Theme, ReadsInksTokensAndStyles) {
  Reading reading;
  const auto theme = reading.load(
      "theme: run\ninks:\n  night: {cmyk: [95, 80, 40, 60], preview: '#101b33', spot: Deep, overprint: true}\nsizes: "
      "{body: 10pt}\n"
      "spaces: {step: 5mm}\ndrawing-inks: {'#101B33': night 40%}\nstyles: {text: {size: body}}\n",
      load_theme);
  ASSERT_TRUE(theme.ok()) << reading.said();
  const color::Ink& ink = theme->inks.at(*theme->inks.find("night"));
  EXPECT_EQ(ink.cmyk, (color::Cmyk{0.95, 0.8, 0.4, 0.6}));
  EXPECT_EQ(ink.spot, "Deep");
  EXPECT_EQ(ink.overprint, color::Overprint::always);
  EXPECT_EQ(theme->sizes.at("body"), (Measure{10, Measure::Unit::pt, {}}));
  EXPECT_EQ(theme->spaces.at("step"), (Measure{5, Measure::Unit::mm, {}}));
  EXPECT_EQ(theme->drawing_inks.at(color::Rgb8{0x10, 0x1b, 0x33}), (InkName{"night", 0.4}));
  EXPECT_EQ(theme->styles.at(0).name, "text");
}

TEST(Theme, WantsTheGreyThatBlackPrints) {
  EXPECT_EQ(said_of_theme("theme: a\ninks: {k: {cmyk: [0, 0, 0, 50], preview: '#7f7f7f'}}\n"), "");
  EXPECT_EQ(said_of_theme("theme: a\ninks: {k: {cmyk: [0, 0, 0, 50], preview: '#7d7d7d'}}\n"),
            "2:42 error[grey-preview]: expected the preview '#808080' for black of 50%, found \"#7d7d7d\""
            " | an ink without cyan, magenta and yellow is shown and printed as pure grey\n");
}

TEST(Theme, WarnsOfAPreviewThatLooksLikeAnotherInk) {
  EXPECT_EQ(
      said_of_theme("theme: a\ninks: {red: {cmyk: [0, 100, 100, 0], preview: '#0000ff'}}\n"),
      "2:47 warning[far-preview]: the preview \"#0000ff\" looks like another colour than its inks, about '#ff0000'\n");
  EXPECT_EQ(said_of_theme("theme: a\ninks: {magenta: {cmyk: [0, 100, 0, 0], preview: '#e6007e'}}\n"), "");
}

TEST(Theme, ChecksInksAndTheirColours) {
  EXPECT_EQ(said_of_theme("theme: a\ninks: {k: {cmyk: [0, 0, 0, 101], preview: black}}\n"),
            "2:28 error[out-of-range]: expected `cmyk` from 0% to 100%, found \"101\"\n"
            "2:43 error[wrong-type]: expected a colour such as '#101b33', found \"black\"\n");
  EXPECT_EQ(
      said_of_theme("theme: a\ninks: {k: {cmyk: [0, 0, 0], previw: '#000000'}}\n"),
      "2:12 error[missing-key]: expected the key `preview`: what a screen shows, in sRGB | write `preview: '#101b33'`\n"
      "2:18 error[wrong-count]: expected cyan, magenta, yellow and black in percent such as [95, 80, 40, 60], found 3 "
      "values\n"
      "2:29 error[unknown-key]: unknown key `previw` in an ink | did you mean `preview`?\n");
  EXPECT_EQ(
      said_of_theme(
          "theme: a\ndrawing-inks: {'#000000': blak}\ninks: {black: {cmyk: [0, 0, 0, 100], preview: '#000000'}}\n"),
      "2:27 error[unknown-ink]: the theme has no ink `blak` | did you mean `black`?\n");
}

TEST(Edition, ReadsItsFlags) {
  Reading reading;
  const auto edition = reading.edition(
      "edition: office\npage: {bleed: 0mm}\nprint-at-full-size: true\ngrey: true\nkeep-inside: 7mm\nlinks: true\n"
      "light-fills: true\nleast-size: 16pt\nupright: true\nwrite-in: true\ntext: {hyphens: none}\n");
  ASSERT_TRUE(edition.ok()) << reading.said();
  EXPECT_TRUE(edition->print_at_full_size);
  EXPECT_TRUE(edition->grey);
  EXPECT_TRUE(edition->links && edition->light_fills && edition->upright && edition->write_in);
  EXPECT_TRUE(base::near(edition->keep_inside, base::mm(7)));
  EXPECT_TRUE(base::near(edition->least_size, base::pt(16)));
  EXPECT_NE(edition->text.find(Key::hyphens), nullptr);
  EXPECT_NE(edition->page.find(Key::bleed), nullptr);
}

TEST(Edition, TakesKeysOfThePageAlone) {
  EXPECT_EQ(said_of_edition("edition: a\npage: {gap: 0mm}\n"),
            "2:8 error[misplaced-key]: `gap` has no meaning on the page | `gap` belongs on: column, row, grid, text or "
            "flow\n");
}

TEST(Edition, ChangesTheOneThatItExtends) {
  Reading reading({
      {"office",
       "edition: office\npage: {bleed: 0mm, safe: 12mm}\nkeep-inside: 7mm\nprint-at-full-size: true\n"
       "sizes: {body: 11pt, note: 8pt}\nstyles: {note: {leading: 1.2, ink: night}}\n"},
      {"grey", "edition: grey\nextends: office\ngrey: true\n"},
  });
  const auto edition = reading.edition(
      "edition: low-ink\nextends: grey\npage: {safe: 9mm}\nprint-at-full-size: false\nsizes: {body: 12pt}\n"
      "styles: {note: {leading: 1.4}}\n");
  ASSERT_TRUE(edition.ok()) << reading.said();
  EXPECT_EQ(edition->name, "low-ink");
  EXPECT_EQ(edition->names, (std::vector<std::string>{"low-ink", "grey", "office"}));
  EXPECT_TRUE(edition->grey);
  EXPECT_FALSE(edition->print_at_full_size);
  EXPECT_TRUE(base::near(edition->keep_inside, base::mm(7)));
  EXPECT_EQ(edition->page.list.size(), 2u);
  EXPECT_EQ(std::get<Measure>(edition->page.find(Key::safe)->value).value, 9);
  EXPECT_EQ(edition->sizes.at("body").value, 12);
  EXPECT_EQ(edition->sizes.at("note").value, 8);
  ASSERT_EQ(edition->styles.size(), 1u);
  EXPECT_EQ(std::get<Measure>(edition->styles[0].properties.find(Key::leading)->value).value, 1.4);
  EXPECT_NE(edition->styles[0].properties.find(Key::ink), nullptr);
}

TEST(Edition, NamesACircleAndAParentThatIsNotThere) {
  EXPECT_EQ(
      said_of_edition("edition: a\nextends: b\n", {{"b", "edition: b\nextends: a\n"}}),
      "2:10 error[extends-cycle]: editions extend each other in a circle: a -> b -> a | take one `extends:` out\n");
  EXPECT_EQ(said_of_edition("edition: a\nextends: b\n"), "2:10 error[file-missing]: there is no layout `b`\n");
}

TEST(FitLock, HasASizeFromTheEditionThatIsExtended) {
  FitLock lock;
  lock.factors[{"poster", "office", "headline"}] = 0.8;
  lock.factors[{"poster", "large", "headline"}] = 0.7;
  const std::vector<std::string> large{"large", "office"};
  const std::vector<std::string> grey{"grey", "office"};
  const std::vector<std::string> screen{"screen"};
  EXPECT_EQ(lock.find("poster", large, "headline"), 0.7);
  EXPECT_EQ(lock.find("poster", grey, "headline"), 0.8);
  EXPECT_EQ(lock.find("poster", screen, "headline"), std::nullopt);
}

TEST(Campaign, ReadsFactsAndLists) {
  Reading reading;
  const auto campaign = reading.load(
      "campaign: run\norganisation: Release\nweb: www.example.org\npetition: "
      "https://www.example.org/sign\nimprint:\ncharity: Charity 1\n"
      "languages: [en, zh-hant]\nlayouts: [poster-a4]\ntheme: run\ndetails: details/a.yaml\nlocked: [request]\n",
      load_campaign);
  ASSERT_TRUE(campaign.ok()) << reading.said();
  EXPECT_EQ(campaign->facts.at("web").text, "www.example.org");
  EXPECT_EQ(campaign->facts.at("charity").text, "Charity 1");
  EXPECT_FALSE(campaign->facts.contains("imprint"));
  EXPECT_EQ(campaign->languages.at(1).text, "zh-Hant");
  EXPECT_EQ(campaign->locked.at(0).text, "request");
}

TEST(Campaign, WantsPlausibleAddresses) {
  EXPECT_EQ(
      said_of_campaign("petition: www.example.org\n"),
      "5:11 error[bad-address]: expected an address such as https://www.example.org/sign, found \"www.example.org\""
      " | write https:// before it: the code on the page opens it\n");
  EXPECT_EQ(said_of_campaign("web: www.example .org\n"),
            "5:6 error[bad-address]: expected an address such as www.example.org, found \"www.example .org\"\n");
  EXPECT_EQ(said_of_campaign("web: javascript://x.y\n"),
            "5:6 error[bad-address]: expected an address such as www.example.org, found \"javascript://x.y\"\n");
}

TEST(Campaign, RefusesALanguageTwice) {
  EXPECT_EQ(said_of("campaign: a\norganisation: O\nlanguages: [ko, KO]\nlayouts: []\n", load_campaign),
            "3:17 error[duplicate-name]: `ko` stands twice in the list | note 3:13 the first one is here\n");
}

TEST(Campaign, SaysWhatIsMissing) {
  EXPECT_EQ(said_of("campaign: a\norganisation: O\nlayouts: [a]\n", load_campaign),
            "1:1 error[missing-key]: expected the key `languages`: the first is the one that the others are translated "
            "from | write `languages: [en, ko, ar]`\n");
}

TEST(Language, ReadsTextsAndLists) {
  Reading reading;
  const auto language = reading.load(
      "language: ko\nstatus: reviewed\nreviewed-by: Kim\nreviewed-on: 2027-03-01\ntexts:\n  a: no\n  b: [one, two]\n",
      load_language);
  ASSERT_TRUE(language.ok()) << reading.said();
  EXPECT_EQ(language->tag.tag, "ko");
  EXPECT_TRUE(language->reviewed);
  EXPECT_EQ(language->reviewed_on, (unicode::Date{2027, 3, 1}));
  EXPECT_EQ(language->texts.at("a").paragraphs.at(0).text, "no");
  EXPECT_EQ(language->texts.at("b").paragraphs.at(1).text, "two");
  EXPECT_TRUE(language->texts.at("b").is_list);
}

TEST(Language, IsNotReviewedWithoutAName) {
  EXPECT_EQ(said_of_language("language: ko\nstatus: reviewed\nreviewed-on: 2027-03-01\ntexts: {}\n"),
            "2:9 error[missing-key]: a reviewed language needs the key `reviewed-by`"
            " | a native reader signs with `reviewed-by:` and `reviewed-on:`; until then write `status: draft`\n");
}

TEST(Language, RefusesTextsInsideTexts) {
  EXPECT_EQ(said_of_language("language: ko\nstatus: draft\ntexts:\n  story: {head: a}\n"),
            "4:10 error[wrong-type]: expected a text, or a list of paragraphs, found a mapping"
            " | texts have one name each: write `story-head: ...` beside it, or put the text in quotes\n");
}

TEST(Language, ChecksBracesAndEmptyTexts) {
  EXPECT_EQ(
      said_of_language("language: ko\nstatus: draft\ntexts:\n  a: 'x {}'\n  b: '{a b}'\n  c:\n  d: []\n  e: 'x } y'\n"),
      "4:9 error[bad-placeholder]: expected a placeholder such as {date}, found \"{}\" | braces stand only around the "
      "name of a detail, a fact or another text\n"
      "5:7 error[bad-placeholder]: expected a placeholder such as {date}, found \"{a b}\" | braces stand only around "
      "the name of a detail, a fact or another text\n"
      "6:5 error[empty-value]: expected a text, or a list of paragraphs, found nothing | write the words behind the "
      "colon, or take the line out\n"
      "7:6 error[empty-value]: expected a text, or a list of paragraphs, found an empty list\n"
      "8:9 error[bad-placeholder]: expected a placeholder such as {date}, found \"}\" | braces stand only around the "
      "name of a detail, a fact or another text\n");
}

TEST(Language, ChecksTheNamesOfIcons) {
  EXPECT_EQ(said_of_language("language: ko\nstatus: draft\ntexts:\n  a: '{icon:phone} {icon:phone|Ring us}'\n"), "");
  const std::string hint =
      " | an icon is called by its file in art/icons: lower-case letters, digits and hyphens; words for those who "
      "cannot "
      "see it stand behind a bar: {icon:phone|Telephone}\n";
  EXPECT_EQ(said_of_language("language: ko\nstatus: draft\ntexts:\n  a: 'x {icon:}'\n  b: '{icon:../logo}'\n"),
            "4:9 error[bad-placeholder]: expected an icon such as {icon:phone}, found \"{icon:}\"" + hint +
                "5:7 error[bad-placeholder]: expected an icon such as {icon:phone}, found \"{icon:../logo}\"" + hint);
}

TEST(Language, IsComparedWithTheOneItTranslates) {
  Reading reading;
  const auto english = reading.load(
      "language: en\nstatus: draft\ntexts:\n  head: a\n  by: 'by {date}'\n  list: [a, b]\n", load_language);
  const auto korean =
      reading.load("language: ko\nstatus: draft\ntexts:\n  haed: a\n  by: 'by {time}'\n  list: [a]\n", load_language);
  EXPECT_FALSE(check_language(*english, *korean, reading.diagnostics()).ok());
  EXPECT_EQ(reading.said(),
            "1:11 error[missing-text]: the text `head` is not translated into ko | note 4:3 the text to translate\n"
            "4:3 warning[extra-text]: en has no text `haed` | did you mean `head`?\n"
            "5:3 error[placeholder-differs]: expected the placeholders {date} in `by`, found {time} | note 5:3 the "
            "text that it translates\n"
            "6:3 warning[paragraphs-differ]: `list` has 1 paragraphs, the text that it translates 2 | note 6:3 the "
            "text that it translates\n");
}

TEST(Details, KeepDatesTimesAndNumbersAsTheyAreMeant) {
  Reading reading;
  const auto details = details_of(
      reading,
      "details: a\nsample: true\ndate: 2027-05-08\nweekday: Saturday\ntime: 19:30\nphone: 07700 900123\nchurch:\n"
      "venue: {en: Hall, ko: 회관}\ntexts: {subhead: Come}\n");
  ASSERT_TRUE(details.ok()) << reading.said();
  EXPECT_TRUE(details->sample);
  EXPECT_EQ(details->values.at("date").date, (unicode::Date{2027, 5, 8}));
  EXPECT_EQ(details->values.at("time").time->hour, 19);
  EXPECT_EQ(details->values.at("phone").text, "07700 900123");
  EXPECT_EQ(details->values.at("church").text, "");
  EXPECT_EQ(details->values.at("venue").by_language.at("ko"), "회관");
  EXPECT_EQ(details->values.at("subhead").text, "Come");
  EXPECT_FALSE(details->values.contains("weekday"));
}

TEST(Details, RefuseAWeekdayThatDoesNotFit) {
  EXPECT_EQ(said_of_details("date: 2027-05-08\nweekday: Sunday\n"),
            "3:10 error[wrong-weekday]: 8 May 2027 is a Saturday, found \"Sunday\" | either the day or the weekday is "
            "a slip: ask before you print\n");
  EXPECT_EQ(said_of_details("date: 2027-05-08\nweekday: {ko: 토요일, de: Samstag}\n"), "");
  EXPECT_EQ(said_of_details("date: 2027-05-08\nweekday: Someday\n"),
            "3:10 error[wrong-type]: expected a weekday such as Saturday, found \"Someday\" | leave the key out where "
            "you are not sure: the page takes the weekday from the date\n");
}

TEST(Details, RefuseDaysAndTimesThatAreNone) {
  EXPECT_EQ(said_of_details("date: 2027-02-30\ntime: 24:00\n"),
            "2:7 error[wrong-type]: expected a day such as 2027-05-08, found \"2027-02-30\" | February 2027 has 28 "
            "days\n"
            "3:7 error[wrong-type]: expected a time of day such as 19:30, found \"24:00\" | from 00:00 to 23:59: the "
            "page writes it as each language does\n");
}

TEST(Details, MayBeEmptyInQuotes) {
  EXPECT_EQ(said_of_details("church: ''\ndate: ''\ntime: ''\nurl: \"\"\nvenue:\n"), "");
}

TEST(Details, NameALogoBeneathTheirFolder) {
  Reading reading;
  const auto details = details_of(reading, "details: a\nlogo: logos/a b.png\n");
  ASSERT_TRUE(details.ok()) << reading.said();
  EXPECT_EQ(details->values.find("logo")->second.text, "logos/a b.png");
  EXPECT_EQ(said_of_details("logo:\n"), "");
  EXPECT_EQ(
      said_of_details("logo: /a.png\n"),
      "2:7 error[file-outside-root]: expected a file's name without / at the start and without .., found \"/a.png\" "
      "| put the picture beside this file, or in a folder beside it: logos/st-mary.svg\n");
}

TEST(Details, SuggestTheNearestKey) {
  EXPECT_EQ(said_of_details("vanue: Hall\n"),
            "2:1 error[unknown-key]: unknown key `vanue` in local details | did you mean `venue`?\n");
}

TEST(Details, CannotPutLockedTextsInOtherWords) {
  Campaign campaign;
  campaign.locked = {{"notice", {}}, {"request", {}}};
  Reading reading;
  (void)details_of(reading, "details: a\nnotice: mine\ntexts: {request: mine}\n", &campaign);
  EXPECT_EQ(reading.said(),
            "2:1 error[locked-key]: `notice` is locked: local details cannot put it in other words | it must be the "
            "same on every sheet; ask whoever runs the campaign\n"
            "3:9 error[locked-key]: `request` is locked: local details cannot put it in other words | it must be the "
            "same on every sheet; ask whoever runs the campaign\n");
}

TEST(Details, AreCheckedAgainstTheCampaignLater) {
  Reading reading;
  const auto details = details_of(reading, "details: a\ntexts: {request: mine}\n");
  const auto campaign =
      reading.load("campaign: a\norganisation: O\nlanguages: [en]\nlayouts: [l]\nlocked: [request]\n", load_campaign);
  EXPECT_FALSE(check_locked(*details, *campaign, reading.diagnostics()).ok());
  EXPECT_EQ(reading.said(),
            "2:18 error[locked-key]: `request` is locked: local details cannot put it in other words | it must be the "
            "same on every sheet; ask whoever runs the campaign"
            " | note 5:10 the campaign locks it here\n");
}

TEST(Fonts, SuggestTheNearestFace) {
  const std::string face =
      "noto: {file: a.ttf, format: TrueType, sample: H, licence: OFL-1.1, sha256: " + std::string(64, 'a') + "}";
  EXPECT_EQ(said_of("folders: [fonts]\nfaces: {" + face + "}\nfamilies: {sans: {bold: {'*': [nooto]}}}\n", load_fonts),
            "3:32 error[unknown-face]: there is no face `nooto` | did you mean `noto`?\n");
  EXPECT_EQ(said_of("folders: [fonts]\nfaces: {" + face + "}\nfamilies: {sans: {bold: {ko: [noto]}}}\n", load_fonts),
            "3:19 error[missing-key]: expected the key '*': the faces for every language without an entry\n");
}

}  // namespace
}  // namespace handbill::model
