#include "app/run_file.h"

#include <algorithm>
#include <cstdio>
#include <random>
#include <thread>

#include "app/drawn.h"
#include "app/support.h"

namespace handbill::app {
namespace {

/// A page so many mm wide, to be known by that.
Piece piece(double width) {
  const display::Pages pages = square_page(width);
  auto head = std::make_shared<SharedHead>();
  head->parts = shared_parts(pages).value();
  base::Diagnostics diagnostics;
  auto sheaf = pdf::bind_parts(head->parts, "", {{{pdf::Part::Of::shared, 0}}}, about(pages), diagnostics);
  return Piece{std::move(head), std::move(sheaf).value(), about(pages), 1};
}

std::string output_of(const std::string& command) {
  std::string text;
  FILE* const pipe = ::popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return "popen failed";
  char buffer[4096];
  for (std::size_t size = 0; (size = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, size);
  ::pclose(pipe);
  return text;
}

/// The widths of a file's pages in mm: `100 101 `.
std::string widths(const std::string& path) {
  return output_of("pdfinfo -l 999 " + path +
                   " | awk '$1 == \"Page\" && $3 == \"size:\" {printf \"%.0f \", $4 * 25.4 / 72}'");
}

class RunFileTest : public testing::Test {
 protected:
  std::unique_ptr<RunFile> begin() { return RunFile::begin(path_, said_).value(); }

  Folder folder_;
  std::string path_ = folder_ / "run.pdf";
  base::Diagnostics said_;
};

TEST_F(RunFileTest, KeepsTheOrderOfTheRowsWhicheverComesFirst) {
  const auto file = begin();
  for (const std::size_t place : {2U, 0U, 3U, 1U})
    EXPECT_TRUE(file->put(place, piece(100 + static_cast<double>(place))));
  ASSERT_TRUE(file->finish(said_).ok());
  EXPECT_EQ(widths(path_), "100 101 102 103 ");
  EXPECT_EQ(folder_.names(), std::vector<std::string>{"run.pdf"});
  EXPECT_EQ(file->size(), std::filesystem::file_size(path_));
  EXPECT_NE(output_of("qpdf --check " + path_).find("No syntax or stream encoding errors found"), std::string::npos);
}

TEST_F(RunFileTest, LeavesOutRowsThatFailed) {
  const auto file = begin();
  EXPECT_TRUE(file->put(1, piece(101)));
  EXPECT_TRUE(file->put(0, std::nullopt));
  EXPECT_TRUE(file->put(3, piece(103)));
  EXPECT_TRUE(file->put(2, std::nullopt));
  ASSERT_TRUE(file->finish(said_).ok());
  EXPECT_EQ(widths(path_), "101 103 ");
  EXPECT_NE(output_of("pdfinfo " + path_).find("Page of 101 mm"), std::string::npos);
}

TEST_F(RunFileTest, KeepsTheOrderOverThreads) {
  const auto file = begin();
  std::vector<std::jthread> threads;
  for (std::size_t worker = 0; worker < 4; ++worker) {
    threads.emplace_back([&, worker] {
      std::minstd_rand random(static_cast<unsigned>(worker));
      for (std::size_t place = worker; place < 160; place += 4) {
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 300));
        EXPECT_TRUE(file->put(place, piece(100 + static_cast<double>(place))));
      }
    });
  }
  threads.clear();
  ASSERT_TRUE(file->finish(said_).ok());
  std::string wanted;
  for (int place = 0; place < 160; ++place) wanted += std::to_string(100 + place) + ' ';
  EXPECT_EQ(widths(path_), wanted);
}

TEST_F(RunFileTest, OneThatIsFarAheadWaitsForTheOthers) {
  const auto file = begin();
  std::atomic<bool> is_in = false;
  std::jthread ahead([&] {
    EXPECT_TRUE(file->put(64, piece(164)));
    is_in = true;
  });
  for (std::size_t place = 1; place < 64; ++place) EXPECT_TRUE(file->put(place, std::nullopt));
  EXPECT_FALSE(is_in);
  EXPECT_TRUE(file->put(0, piece(100)));
  ahead.join();
  ASSERT_TRUE(file->finish(said_).ok());
  EXPECT_EQ(widths(path_), "100 164 ");
}

TEST_F(RunFileTest, HasADocumentIdOfItsOwnWhereAStandardAsksForOne) {
  const auto id_of = [&](const std::string& second) {
    const auto file = begin();
    for (const std::string& id : {std::string("uuid:first"), second}) {
      Piece made = piece(100);
      made.about.standard = "PDF/X-4";
      made.about.document_id = id;
      EXPECT_TRUE(file->put(id == second ? 1 : 0, std::move(made)));
    }
    EXPECT_TRUE(file->finish(said_).ok());
    const std::string bytes = read(path_);
    const std::size_t at = bytes.find("uuid:");
    return at == std::string::npos ? std::string() : bytes.substr(at, 41);
  };
  const std::string id = id_of("uuid:second");
  EXPECT_TRUE(id.starts_with("uuid:")) << id;
  EXPECT_FALSE(id.starts_with("uuid:first"));
  EXPECT_EQ(id_of("uuid:second"), id);
  EXPECT_NE(id_of("uuid:another"), id);
}

TEST_F(RunFileTest, LeavesNothingWhereNoPieceWasPut) {
  {
    const auto file = begin();
    EXPECT_TRUE(file->put(0, std::nullopt));
    EXPECT_TRUE(file->finish(said_).ok());
  }
  EXPECT_EQ(folder_.names(), std::vector<std::string>());
  EXPECT_EQ(printed(said_), "");
}

TEST_F(RunFileTest, KeepsAnEarlierFileUntilItIsWhole) {
  write(path_, "earlier");
  {
    const auto file = begin();
    EXPECT_TRUE(file->put(0, piece(100)));
    EXPECT_EQ(read(path_), "earlier");
  }
  EXPECT_EQ(read(path_), "earlier");
  EXPECT_EQ(folder_.names(), std::vector<std::string>{"run.pdf"});
}

TEST_F(RunFileTest, MakesItsFolder) {
  path_ = folder_ / "a/b/run.pdf";
  const auto file = begin();
  EXPECT_TRUE(file->put(0, piece(100)));
  ASSERT_TRUE(file->finish(said_).ok());
  EXPECT_EQ(widths(path_), "100 ");
}

TEST_F(RunFileTest, SaysThatItsFolderCannotBeMade) {
  write(folder_ / "a", "");
  EXPECT_FALSE(RunFile::begin(folder_ / "a/run.pdf", said_).ok());
  ASSERT_EQ(said_.error_count(), 1U);
  EXPECT_EQ(said_.list().front().id, "cannot-write");
  EXPECT_EQ(said_.list().front().fault, base::Fault::output);
}

}  // namespace
}  // namespace handbill::app
