#include "preflight/preflight.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace handbill::preflight {
namespace {

product::ShopProfile shop() {
  product::ShopProfile shop;
  shop.name = "coated";
  shop.version = "1";
  shop.condition.id = "FOGRA39";
  shop.bleed = base::mm(3);
  shop.safe = base::mm(4);
  shop.safe_warning = base::mm(5);
  return shop;
}

/// A PDF of one page, 100 x 100 mm with 3 mm of bleed, of these objects beside the catalog, the pages and the page.
std::string pdf(const std::string& content, const std::string& resources = "",
                const std::vector<std::string>& more = {}) {
  std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300.472 300.472] /BleedBox [0 0 300.472 300.472] /TrimBox [8.504 "
      "8.504 291.968 "
      "291.968] /Contents 4 0 R /Resources << " +
          resources + " >> >>",
      "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream"};
  objects.insert(objects.end(), more.begin(), more.end());
  std::string file = "%PDF-1.6\n";
  std::string table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string place = std::to_string(file.size());
    table += std::string(10 - place.size(), '0') + place + " 00000 n \n";
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string size = std::to_string(objects.size() + 1);
  return file + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer << /Size " + size +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(file.size()) + "\n%%EOF\n";
}

struct Judged {
  Report report;
  std::string error;
};
Judged judge(const std::string& bytes) {
  const product::ShopProfile profile = shop();
  base::Diagnostics diagnostics;
  auto made = preflight(bytes, {"page.pdf", profile}, diagnostics);
  Judged judged;
  if (made) judged.report = std::move(made).value();
  for (const auto& one : diagnostics.list()) judged.error += one.id + ": " + one.message + "\n";
  return judged;
}

/// The findings of a rule: their messages and places in mm.
std::vector<std::string> found(const Judged& judged, std::string_view rule) {
  std::vector<std::string> all;
  for (const Finding& one : judged.report.findings) {
    if (one.rule != rule) continue;
    std::string text = one.message;
    if (one.at)
      text += " at " + std::to_string(std::lround(one.at->left.to_mm())) + "," +
              std::to_string(std::lround(one.at->top.to_mm()));
    all.push_back(text);
  }
  return all;
}

using Messages = std::vector<std::string>;

TEST(Preflight, NamesTheRuleAndThePlaceOfAnRgbShape) {
  // 20 mm from the trim's left, 30 mm from its top, 10 mm a side.
  const Judged judged = judge(pdf("1 0 0 rg 65.197 178.583 28.346 28.346 re f"));
  EXPECT_EQ(found(judged, "P01"), Messages{"expected inks, found a shape in DeviceRGB at 20,30"});
  EXPECT_TRUE(judged.report.has_errors());
}

TEST(Preflight, FollowsMatricesOfFormsInForms) {
  const Judged judged = judge(pdf("q 1 0 0 1 10 10 cm /A Do Q", "/XObject << /A 5 0 R >>",
                                  {"<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Matrix [2 0 0 2 0 0] "
                                   "/Resources << /XObject << /B 6 0 R >> >> "
                                   "/Length 5 >>\nstream\n/B Do\nendstream",
                                   "<< /Type /XObject /Subtype /Form /BBox [0 0 50 50] /Length 28 >>\nstream\n0 0 1 RG "
                                   "1 w 0 0 m 10 10 l S\nendstream"}));
  // The lower left corner is at 10 pt, 0.5 mm right of the trim; half the line's width lies left of it.
  ASSERT_EQ(found(judged, "P01").size(), 1u);
  const auto finding = std::ranges::find(judged.report.findings, "P01", &Finding::rule);
  EXPECT_EQ(finding->object, 6);
}

TEST(Preflight, RefusesAFormThatDrawsItself) {
  const Judged judged =
      judge(pdf("/A Do", "/XObject << /A 5 0 R >>",
                {"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 5 0 R >> >> "
                 "/Length 5 >>\nstream\n/A Do\nendstream"}));
  EXPECT_EQ(judged.error,
            "pdf-too-large: page.pdf: expected a file that can be looked through, found a form that draws itself\n");
}

TEST(Preflight, NeverShowsAsPassedWhatItCannotTest) {
  const Judged judged = judge(pdf("0 0 0 1 k 60 60 100 100 re f"));
  for (const Outcome& outcome : judged.report.outcomes) {
    if (outcome.rule == "P10") { EXPECT_EQ(outcome.verdict, Verdict::not_tested); }
  }
  EXPECT_EQ(judged.report.outcomes.size(), rules().size());
  EXPECT_NE(to_text(judged.report).find("P10 (ink-limit): the pages were not separated into plates"),
            std::string::npos);
}

TEST(Preflight, KeepsWhatSomebodySignedOffInSight) {
  const product::ShopProfile profile = shop();
  base::Diagnostics diagnostics;
  Options options{"page.pdf", profile};
  for (const Rule& rule : rules()) options.exceptions.push_back({std::string(rule.id), 0, "Ann", "a test print"});
  const auto report = preflight(pdf("1 0 0 rg 65 178 28 28 re f"), options, diagnostics);
  ASSERT_TRUE(report);
  EXPECT_FALSE(report->has_errors());
  EXPECT_NE(to_text(*report).find("signed off by Ann: a test print"), std::string::npos);
}

TEST(Preflight, NamesTheBoxThatAFindingLiesIn) {
  const product::ShopProfile profile = shop();
  base::Diagnostics diagnostics;
  Options options{"page.pdf", profile};
  options.boxes = {{1, {base::mm(0), base::mm(0), base::mm(100), base::mm(100)}, "page", "layouts/a.yaml", 3, 1},
                   {1, {base::mm(15), base::mm(25), base::mm(20), base::mm(20)}, "seal", "layouts/a.yaml", 9, 5}};
  const auto report = preflight(pdf("1 0 0 rg 65.197 178.583 28.346 28.346 re f"), options, diagnostics);
  ASSERT_TRUE(report);
  const auto finding = std::ranges::find(report->findings, "P01", &Finding::rule);
  ASSERT_NE(finding, report->findings.end());
  ASSERT_TRUE(finding->place);
  EXPECT_EQ(finding->place->box, "seal");
  EXPECT_EQ(finding->place->line, 9u);
}

TEST(Preflight, FindsHairlinesInColoursOfAScreen) {
  const Judged judged = judge(pdf("0.1 0.2 0.3 RG 0.1 w 60 60 m 160 60 l S 0.3 w 60 90 m 160 90 l S"));
  EXPECT_EQ(found(judged, "P11"), Messages{"expected a line of at least 0.25 pt, found 0.1 pt at 18,82"});
}

TEST(Preflight, FindsLinesWithoutAWidth) {
  EXPECT_EQ(found(judge(pdf("0 0 0 1 K 0 w 60 60 m 160 60 l S")), "P11").size(), 1u);
}

TEST(Preflight, FindsFoldsThatAreNotOnTheSheet) {
  const product::ShopProfile profile = shop();
  for (const double fold : {-5.0, 120.0}) {
    base::Diagnostics diagnostics;
    Options options{"page.pdf", profile};
    options.order.folds = {base::mm(fold)};
    Judged judged;
    judged.report = preflight(pdf("0 0 0 1 k 60 60 100 100 re f"), options, diagnostics).value();
    EXPECT_EQ(found(judged, "P24").size(), 1u);
  }
}

TEST(Preflight, AnnotatesWithoutChangingThePages) {
  const std::string file = pdf("1 0 0 rg 65 178 28 28 re f");
  const Judged judged = judge(file);
  base::Diagnostics diagnostics;
  const auto notes = annotate(file, judged.report, diagnostics);
  ASSERT_TRUE(notes);
  EXPECT_TRUE(notes->starts_with("%PDF-"));
  EXPECT_EQ(judge(*notes).report.pages, 2);
}

/// Damage by rule: the same for the same number.
std::string damaged(std::string file, unsigned number) {
  std::uint32_t seed = number * 2654435761u + 1;
  const auto next = [&seed] { return seed = seed * 1664525u + 1013904223u; };
  if (number % 5 == 0) return file.substr(0, file.size() * (number % 50 + 1) / 51);
  for (unsigned i = 0; i <= number % 9; ++i) file[next() % file.size()] = static_cast<char>(next() >> 24);
  if (number % 7 == 0) file.insert(next() % file.size(), std::string(200, '['));
  if (number % 11 == 0) file.insert(next() % file.size(), " 99999999999999999999 0 R ");
  return file;
}

class Damaged : public ::testing::TestWithParam<unsigned> {};
TEST_P(Damaged, IsAReportOrAnErrorAndNoCrash) {
  const std::string whole = pdf(
      "q 1 0 0 1 10 10 cm /A Do Q BT /F 12 Tf (words) Tj ET /P cs /X scn 0 0 99 99 re f BI /W 1 /H 1 /BPC 8 /CS /G ID "
      "a EI",
      "/XObject << /A 5 0 R >> /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Times >> >>",
      {"<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] /Length 12 >>\nstream\n1 0 0 rg 0 0 5 5 re f\nendstream"});
  const Judged judged = judge(damaged(whole, GetParam()));
  EXPECT_TRUE(judged.error.empty() ? judged.report.outcomes.size() == rules().size() : judged.error.starts_with("pdf-"))
      << judged.error;
}
INSTANTIATE_TEST_SUITE_P(Preflight, Damaged, ::testing::Range(1u, 51u));

TEST(Preflight, RefusesWhatOpensToMoreThanItsLimit) {
  std::string content;
  for (int i = 0; i < 800'000; ++i) content += "0 0 m n\n";
  EXPECT_EQ(
      judge(pdf(content)).error,
      "pdf-too-large: page.pdf: expected a file that can be looked through, found more operators than can be read\n");
}

}  // namespace
}  // namespace handbill::preflight
