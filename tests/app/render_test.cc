#include <map>

#include "app/support.h"

namespace handbill::app {
namespace {

/// What a job made and said.
struct Made {
  Report report;
  std::map<std::string, std::string> files;
  std::vector<std::string> progress;
  std::string said;
};

Made make(const Job& job) {
  Made made;
  base::DiskSources sources;
  base::Diagnostics diagnostics;
  const Deliver deliver = [&](Artefact artefact, base::Diagnostics&) -> base::Result<base::Done> {
    made.files[artefact.name] = std::move(artefact.bytes);
    return base::Done{};
  };
  const Progress progress = [&](std::size_t done, std::size_t total) {
    made.progress.push_back(std::to_string(done) + "/" + std::to_string(total));
  };
  made.report = render(job, sources, deliver, progress, diagnostics);
  made.said = printed(diagnostics, sources);
  return made;
}

TEST(Render, DeliversAFileAFormatUnderItsName) {
  Job job = one_page();
  job.formats = {Format::pdf, Format::png, Format::svg};
  const Made made = make(job);
  EXPECT_EQ(made.said, "");
  ASSERT_EQ(made.files.size(), 3u);
  EXPECT_EQ(made.files.at("screen/poster-a4-en.pdf").substr(0, 5), "%PDF-");
  EXPECT_EQ(made.files.at("screen/poster-a4-en.png").substr(1, 3), "PNG");
  EXPECT_EQ(made.files.at("screen/poster-a4-en.svg").substr(0, 5), "<?xml");
}

TEST(Render, ReportsTheUnitsInTheOrderOfTheJobWhateverTheThreads) {
  Job job = one_page();
  job.languages = {"ko", "en", "ar"};
  job.threads = 2;
  const Made made = make(job);
  ASSERT_EQ(made.report.outcomes.size(), 3u);
  for (std::size_t i = 0; i < 3; ++i) {
    const Outcome& outcome = made.report.outcomes[i];
    EXPECT_EQ(outcome.unit.language, job.languages[i]);
    EXPECT_TRUE(outcome.ok);
    ASSERT_EQ(outcome.files.size(), 1u);
    EXPECT_EQ(outcome.bytes, made.files.at(outcome.files.front()).size());
    EXPECT_TRUE(std::is_sorted(outcome.sizes.rbegin(), outcome.sizes.rend()));
  }
  EXPECT_EQ(made.progress, (std::vector<std::string>{"1/3", "2/3", "3/3"}));
}

TEST(Render, StopsWhereAFileCannotBeDelivered) {
  Job job = one_page();
  job.languages = {"en", "ko"};
  job.threads = 1;
  base::DiskSources sources;
  base::Diagnostics diagnostics;
  int asked = 0;
  const Deliver deliver = [&](const Artefact&, base::Diagnostics& each) -> base::Result<base::Done> {
    ++asked;
    each.error("cannot-write", {}, "the disk is full", base::Fault::output);
    return base::Failed{};
  };
  const Report report = render(job, sources, deliver, {}, diagnostics);
  EXPECT_EQ(asked, 1);
  EXPECT_EQ(printed(diagnostics, sources),
            "handbill: error[cannot-write]: the disk is full\n  note: on poster-a4 (screen): en\n");
  ASSERT_EQ(report.outcomes.size(), 2u);
  EXPECT_FALSE(report.outcomes[0].ok);
  EXPECT_FALSE(report.outcomes[1].ok);
}

TEST(Render, AsksForAnOverlayThatThereIs) {
  Job job = one_page();
  job.overlays = {"boxs"};
  const Made made = make(job);
  EXPECT_EQ(made.said, "handbill: error[no-such-overlay]: there is no overlay `boxs`\n  hint: did you mean `boxes`?\n");
  EXPECT_TRUE(made.files.empty());
}

TEST(Render, DrawsNoOverlayIntoAPdfForPrinting) {
  Job job = one_page();
  job.editions = {"office"};
  job.formats = {Format::pdf};
  job.overlays = {"grid"};
  EXPECT_EQ(make(job).said,
            "handbill: error[overlay-in-print]: overlays are for looking at, and the edition `office` is for printing\n"
            "  hint: use --format png, or --edition screen\n");
}

TEST(Render, DrawsOverlaysIntoPreviews) {
  Job job = one_page();
  job.formats = {Format::png};
  const Made plain = make(job);
  job.overlays = {"grid", "boxes", "safe", "bleed", "baseline", "order"};
  const Made marked = make(job);
  EXPECT_EQ(marked.said, "");
  EXPECT_NE(marked.files, plain.files);
}

TEST(Render, SaysWhereAProjectWithoutACampaignWasLookedFor) {
  const Folder folder;
  for (const char* name : {"layouts", "content"}) std::filesystem::create_directories(folder / name);
  Job job = one_page();
  job.project.folder = folder.path();
  EXPECT_EQ(make(job).said, "handbill: error[no-such-campaign]: found no content/<campaign>/campaign.yaml in " +
                                folder.path() +
                                "\n  hint: run this in a Handbill project, or name one with --project\n");
}

TEST(Render, AsksWhichOfSeveralCampaignsIsMeant) {
  const Folder folder;
  for (const char* name : {"layouts", "content/a", "content/b"}) std::filesystem::create_directories(folder / name);
  write(folder / "content/a/campaign.yaml", "");
  write(folder / "content/b/campaign.yaml", "");
  Job job = one_page();
  job.project.folder = folder.path();
  EXPECT_EQ(make(job).said,
            "handbill: error[no-such-campaign]: expected one campaign in content/, found 2\n  hint: name one with "
            "--campaign, or write `default: true` in its campaign.yaml\n");
}

TEST(Render, TakesTheDefaultOfSeveralCampaigns) {
  const Folder folder;
  for (const char* name : {"layouts", "content/a", "content/b"}) std::filesystem::create_directories(folder / name);
  write(folder / "content/a/campaign.yaml", "campaign: a\n");
  write(folder / "content/b/campaign.yaml", "campaign: b\ndefault: true\n");
  Job job = one_page();
  job.project.folder = folder.path();
  const std::string said = make(job).said;
  EXPECT_NE(said.find("content/b/campaign.yaml:1:1: error[missing-key]"), std::string::npos) << said;
  EXPECT_EQ(said.find("content/a"), std::string::npos) << said;
}

TEST(Render, RefusesASecondDefaultCampaign) {
  const Folder folder;
  for (const char* name : {"layouts", "content/a", "content/b"}) std::filesystem::create_directories(folder / name);
  for (const char* name : {"content/a/campaign.yaml", "content/b/campaign.yaml"})
    write(folder / name, "default: true\n");
  Job job = one_page();
  job.project.folder = folder.path();
  EXPECT_EQ(make(job).said,
            folder.path() +
                "/content/b/campaign.yaml:1:10: error[second-default]: `a` is the default "
                "campaign already\n  default: true\n           ^~~~\n  " +
                folder.path() +
                "/content/a/campaign.yaml:1:10: note: it says so here\n    default: true\n             ^~~~\n"
                "  hint: take `default: true` out of one of them\n");
}

TEST(Check, FindsTheSameAsRenderAndMakesNoFile) {
  base::DiskSources sources;
  base::Diagnostics diagnostics;
  const Report report = check(one_page(), sources, {}, diagnostics);
  EXPECT_EQ(printed(diagnostics, sources), "");
  ASSERT_EQ(report.outcomes.size(), 1u);
  EXPECT_TRUE(report.outcomes.front().ok);
  EXPECT_TRUE(report.outcomes.front().files.empty());
  EXPECT_EQ(report.outcomes.front().sizes, make(one_page()).report.outcomes.front().sizes);
}

TEST(Inspect, AsksForABoxThatThereIs) {
  base::DiskSources sources;
  base::Diagnostics diagnostics;
  EXPECT_FALSE(inspect(one_page(), "no-box-of-this-name", Style::text, sources, diagnostics));
  EXPECT_EQ(printed(diagnostics, sources),
            "handbill: error[no-such-box]: there is no box `no-box-of-this-name` on these pages\n  hint: leave --box "
            "out to see all of them\n");
}

TEST(Inspect, NamesTheLineThatSetAValue) {
  base::DiskSources sources;
  base::Diagnostics diagnostics;
  const auto text = inspect(one_page(), "headline", Style::text, sources, diagnostics);
  ASSERT_TRUE(text) << printed(diagnostics, sources);
  EXPECT_NE(text.value().find("/layouts/run-poster.yaml:"), std::string::npos) << text.value();
  EXPECT_NE(text.value().find("mm"), std::string::npos);
}

TEST(Languages, AreAllListedWithTheirOwnNames) {
  base::DiskSources sources;
  base::Diagnostics diagnostics;
  const auto text = languages(one_page(), Style::text, sources, diagnostics);
  ASSERT_TRUE(text) << printed(diagnostics, sources);
  EXPECT_EQ(std::count(text.value().begin(), text.value().end(), '\n'), 18);
  EXPECT_NE(text.value().find("ko  한국어  draft\n"), std::string::npos) << text.value();
}

TEST(Fonts, AreTheFilesThatTheCatalogueMeans) {
  base::DiskSources sources;
  base::Diagnostics diagnostics;
  const auto text = fonts(one_page(), Style::text, sources, diagnostics);
  ASSERT_TRUE(text) << printed(diagnostics, sources);
  EXPECT_EQ(printed(diagnostics, sources), "");
  EXPECT_EQ(text.value().find("missing"), std::string::npos);
}

}  // namespace
}  // namespace handbill::app
