#include "app/support.h"

namespace handbill::app {
namespace {

TEST(FindProject, FindsTheFolderItselfOrOneAbove) {
  const Folder folder;
  for (const char* name : {"layouts", "content", "content/campaign/art"})
    std::filesystem::create_directories(folder / name);
  EXPECT_EQ(find_project(folder.path()), folder.path());
  const auto above = find_project(folder / "content/campaign/art");
  ASSERT_TRUE(above);
  EXPECT_TRUE(std::filesystem::equivalent(*above, folder.path()));
}

TEST(FindProject, TakesNoFolderThatLacksOneOfTheTwo) {
  const Folder folder;
  std::filesystem::create_directories(folder / "layouts");
  EXPECT_EQ(find_project(folder / "layouts"), std::nullopt);
}

TEST(FindProject, TakesNoFilesOfThoseNames) {
  const Folder folder;
  write(folder / "layouts", "");
  write(folder / "content", "");
  EXPECT_EQ(find_project(folder.path()), std::nullopt);
}

TEST(FindProject, SaysTheShortWayUpFromHere) {
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(std::filesystem::path(PROJECT_FOLDER) / "content");
  EXPECT_EQ(find_project("."), "..");
  std::filesystem::current_path(PROJECT_FOLDER);
  EXPECT_EQ(find_project("."), ".");
  std::filesystem::current_path(before);
}

TEST(Formats, AreKnownByTheNamesThatTheyHave) {
  for (const Format format : {Format::pdf, Format::png, Format::svg}) EXPECT_EQ(parse_format(name_of(format)), format);
  for (const char* name : {"", "PDF", "pdf ", "docx"}) EXPECT_EQ(parse_format(name), std::nullopt) << name;
}

TEST(Schemas, ThereIsOneForEveryKind) {
  const auto kinds = schema_kinds();
  EXPECT_GE(kinds.size(), 5u);
  for (const auto kind : kinds) {
    const auto text = schema(kind);
    ASSERT_TRUE(text) << kind;
    EXPECT_NE(text->find("http://json-schema.org/draft-07/schema#"), std::string::npos) << kind;
  }
  EXPECT_EQ(schema("poster"), std::nullopt);
}

TEST(Version, NamesHandbillAndItsLibraries) {
  const std::string line = version(Style::text);
  EXPECT_EQ(line.find("Handbill 0.1.0 (cairo 1."), 0u) << line;
  for (const char* name : {"pango ", "harfbuzz ", "freetype ", "fontconfig ", "icu ", "qpdf "}) {
    EXPECT_NE(line.find(name), std::string::npos) << name;
  }
  EXPECT_NE(version(Style::json).find("\"fonts_sha256\""), std::string::npos);
}

TEST(Summary, HoldsPagesAndDiagnosticsWithTheirPlaces) {
  base::MapSources sources({});
  const base::FileId file = sources.add("a.yaml", "one: 1\ntwo: 2\n");
  base::Diagnostics diagnostics;
  diagnostics.error("odd", base::Span{file, 7, 10}, "expected less")
      .hint("take some away")
      .note(base::Span{file, 0, 3}, "first here");
  Report report;
  report.outcomes.push_back({{"poster", "ko", "office"}, true, {"office/poster-ko.pdf"}, 12, {base::pt(30.5)}});
  report.drafts = {"ko"};
  EXPECT_EQ(summary_json(report, diagnostics, sources), R"({
  "pages": [
    {
      "layout": "poster",
      "language": "ko",
      "edition": "office",
      "ok": true,
      "files": [
        "office/poster-ko.pdf"
      ],
      "bytes": 12,
      "sizes_pt": [
        30.5
      ]
    }
  ],
  "drafts": [
    "ko"
  ],
  "sample": false,
  "diagnostics": [
    {
      "id": "odd",
      "severity": "error",
      "file": "a.yaml",
      "line": 2,
      "column": 1,
      "message": "expected less",
      "hints": [
        "take some away"
      ],
      "notes": [
        {
          "file": "a.yaml",
          "line": 1,
          "column": 1,
          "text": "first here"
        }
      ]
    }
  ]
}
)");
}

}  // namespace
}  // namespace handbill::app
