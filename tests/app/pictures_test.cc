#include "app/pictures.h"

#include "app/support.h"

namespace handbill::app {
namespace {

constexpr std::string_view square =
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0H9V9Z'/></svg>";

class Brought {
 public:
  explicit Brought(std::map<std::string, std::string> files, std::size_t limit = most_own_bytes)
      : sources_(std::move(files)), pictures_(one_page(), sources_, {"content"}, limit) {
    at_ = {sources_.read({{"data"}, "rows.csv", 0, {}}, diagnostics_).value(), 0, 1};
  }
  base::Result<Picture> get(const std::string& name) { return pictures_.get_own(name, at_, diagnostics_); }
  base::Result<Picture> get_at(const std::string& name, std::uint32_t begin) {
    return pictures_.get_own(name, {at_.file, begin, begin + 1}, diagnostics_);
  }
  [[nodiscard]] std::string messages() const { return printed(diagnostics_, sources_); }
  [[nodiscard]] std::size_t bytes() const { return pictures_.own_bytes(); }
  [[nodiscard]] std::vector<std::string> names_read() const { return sources_.names_read(); }

 private:
  base::MapSources sources_;
  Pictures pictures_;
  base::Diagnostics diagnostics_;
  base::Span at_;
};

TEST(Pictures, OfLocalDetailsLieBeneathTheFolderOfTheFileThatNamesThem) {
  Brought brought({{"data/rows.csv", "logo"}, {"data/logos/a.svg", std::string(square)}, {"content/b.svg", "x"}});
  EXPECT_TRUE(brought.get("logos/a.svg").ok()) << brought.messages();
  EXPECT_EQ(brought.names_read(), std::vector<std::string>{"data/rows.csv"});
  EXPECT_FALSE(brought.get("b.svg").ok());
  EXPECT_EQ(brought.messages(),
            "data/rows.csv:1:1: error[file-missing]: there is no file \"data/b.svg\"\n"
            "  logo\n"
            "  ^\n"
            "  hint: check the name, also its upper and lower case\n");
}

TEST(Pictures, OfLocalDetailsAreDecodedOnceWhileTheyAreInUse) {
  Brought brought({{"data/rows.csv", "logo"}, {"data/a.svg", std::string(square)}});
  const auto first = brought.get("a.svg");
  const auto second = brought.get("a.svg");
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(std::get<image::VectorRef>(*first), std::get<image::VectorRef>(*second));
}

TEST(Pictures, OfLocalDetailsThatAreNoneAreToldWhereverTheyAreAskedFor) {
  Brought brought({{"data/rows.csv", "logo"}, {"data/a.svg", "<svg"}});
  EXPECT_FALSE(brought.get_at("a.svg", 0).ok());
  const std::string first = brought.messages();
  const std::size_t kept = brought.bytes();
  EXPECT_FALSE(brought.get_at("a.svg", 2).ok());
  const std::string second = brought.messages().substr(first.size());
  EXPECT_TRUE(first.starts_with("data/rows.csv:1:1: error[svg-broken]: ")) << first;
  EXPECT_TRUE(second.starts_with("data/rows.csv:1:3: error[svg-broken]: ")) << second;
  EXPECT_EQ(brought.bytes(), kept);
}

TEST(Pictures, OfLocalDetailsThatWereNotUsedForLongestAreForgotten) {
  std::map<std::string, std::string> files{{"data/rows.csv", "logo"}};
  for (const char* name : {"a", "b", "c", "d"}) files.emplace("data/" + std::string(name) + ".svg", square);
  Brought brought(files);
  const auto drawing = [](Brought& from, const std::string& name) {
    return std::get<image::VectorRef>(from.get(name + ".svg").value());
  };
  (void)drawing(brought, "a");
  const std::size_t one = brought.bytes();
  Brought bounded(files, one * 2 + one / 2);
  const auto a = drawing(bounded, "a");
  const auto b = drawing(bounded, "b");
  EXPECT_EQ(drawing(bounded, "a"), a);
  (void)drawing(bounded, "c");
  EXPECT_EQ(bounded.bytes(), one * 2);
  EXPECT_EQ(drawing(bounded, "a"), a);
  EXPECT_NE(drawing(bounded, "b"), b);
}

}  // namespace
}  // namespace handbill::app
