#include "support.h"

namespace handbill::style::test {
namespace {

/// Makes the page a petition that follows all rules.
void make_petition(Case& page) {
  page.layout_keys = "piece: petition\n";
  page.language =
      "language: en\nstatus: draft\ntexts: {petition-title: Stop, petition-to: 'To {addressee}', addressee: China, "
      "request: Free them, notice: '{controller} "
      "{privacy-contact}', return: '{closing-date} {return-address}'}\n";
  page.details =
      "details: york\nclosing-date: 2027-06-30\nreturn-address: York\ncontroller: Release\nprivacy-contact: "
      "us@release.test\n";
  page.boxes =
      "    - text: [$petition-title, $petition-to, $request, $notice, $return]\n"
      "    - table: [{label: Name, width: 1fr}, {label: Signature, width: 45mm, signature: true}]\n";
}

TEST(Petition, IsWholeWhereEveryRuleIsKept) {
  Case page;
  make_petition(page);
  const auto resolved = page.resolved();
  EXPECT_TRUE(near(std::get<TableContent>(resolved.pages.front().root.children.at(1).content).columns.at(1).least_width,
                   base::mm(45)));
}

TEST(Petition, NeedsItsDetails) {
  Case page;
  make_petition(page);
  page.details = "details: york\ncontroller: Release\nreturn-address: York\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "details.yaml:1:10: petition-incomplete: a petition needs `closing-date` in its details: the last day "
            "(write `closing-date: "
            "...` into the details file)\n"
            "details.yaml:1:10: petition-incomplete: a petition needs `privacy-contact` in its details: who answers "
            "questions about the "
            "data (write `privacy-contact: ...` into the details file)\n");
}

TEST(Petition, ShowsAllOfItOnEveryPageWhateverConditionsSay) {
  Case page;
  make_petition(page);
  page.boxes =
      "    - {text: [$petition-title, $petition-to, $request, $return]}\n"
      "    - {text: $notice, not-languages: en}\n"
      "    - table: [{label: Name, width: 1fr}, {label: Signature, width: 45mm, signature: true}]\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(
      page.said(),
      "page.yaml:6:3: petition-incomplete: a petition must show `$notice` on every page: signers must know who holds "
      "their data and what for (no `when`, `only` or language may take it off, and no text that holds it may leave it "
      "out)\n"
      "page.yaml:6:3: petition-incomplete: a petition must show `{controller}` on every page: who holds the signers' "
      "data (no `when`, `only` or language may take it off, and no text that holds it may leave it out)\n"
      "page.yaml:6:3: petition-incomplete: a petition must show `{privacy-contact}` on every page: who answers "
      "questions about the data (no `when`, `only` or language may take it off, and no text that holds it may leave it "
      "out)\n");
}

TEST(Petition, ShowsItsClosingDateWhateverATranslationSays) {
  Case page;
  make_petition(page);
  page.language.replace(page.language.find("{closing-date} "), 15, "");
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:6:3: petition-incomplete: a petition must show `{closing-date}` on every page: the last day (no "
            "`when`, `only` or language may take it off, and no text that holds it may leave it out)\n");
}

TEST(Petition, NeedsRoomToSignWhereTheWidthIsASpaceOfTheTheme) {
  Case page;
  make_petition(page);
  page.boxes =
      "    - text: [$petition-title, $petition-to, $request, $notice, $return]\n"
      "    - table: [{label: Signature, width: step, signature: true}]\n";
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "page.yaml:8:15: petition-narrow: expected a signature column at least 45mm wide, found 5mm (take room "
            "from another column)\n");
}

TEST(Final, RefusesDrafts) {
  Case page;
  page.options.final_ = Final::yes;
  EXPECT_FALSE(page.resolve());
  EXPECT_EQ(page.said(),
            "language.yaml:1:11: draft-language: en.yaml is a draft: no native reader has signed it (let one read it, "
            "then write `status: "
            "reviewed`, `reviewed-by` and `reviewed-on`)\n");
}

TEST(Final, RefusesSamplesAndNamesEachThatIsStillToBeFilledIn) {
  Case page;
  page.options.final_ = Final::yes;
  page.language =
      "language: en\nstatus: reviewed\nreviewed-by: Kim Minji\nreviewed-on: 2027-03-01\ntexts: {headline: Run, host: "
      "'By {church}', ask: '{contact} (you@example.org)'}\n";
  page.details =
      "details: sample\nsample: true\nchurch: '[your church]'\ncontact: 07700 900000\nvenue: '[your hall]'\n";
  page.boxes = "    - text: $host\n    - text: $ask\n";
  EXPECT_FALSE(page.resolve());
  const std::string hint = " (write your own into a copy of the details and name that with --details)\n";
  EXPECT_EQ(page.said(), "language.yaml:5:62: unfilled-placeholder: `you@example.org` is still to be filled in" + hint +
                             "details.yaml:1:10: sample-details: the details `sample` are sample values (fill in your "
                             "own, set `sample: false`, and name the "
                             "file with --details)\n" +
                             "details.yaml:3:10: unfilled-placeholder: `[your church]` is still to be filled in" +
                             hint + "details.yaml:4:10: unfilled-placeholder: `07700 900000` is still to be filled in" +
                             hint);
}

TEST(Final, LetsAFinishedPageThrough) {
  Case page;
  page.options.final_ = Final::yes;
  page.language =
      "language: en\nstatus: reviewed\nreviewed-by: Kim Minji\nreviewed-on: 2027-03-01\ntexts: {headline: Run, host: "
      "'By {church}'}\n";
  page.details = "details: york\nchurch: St Mary\n";
  page.boxes = "    - text: [$headline, $host]\n";
  EXPECT_FALSE(page.resolved().sample_mark);
}

}  // namespace
}  // namespace handbill::style::test
