#include <gtest/gtest.h>

#include "base/sources.h"
#include "model/document.h"
#include "source/source.h"

namespace handbill::model {
namespace {

/// Nine different mistakes, one on each of the lines 4, 6, 7, 8, 9, 10, 11, 12 and 14.
constexpr std::string_view file = R"(layout: poster
theme: run
body:
  colum-gap: 5mm
  column:
    - {text: $headline, id: headline, size: 84}
    - {text: $subhead, padding: 1mm 2px}
    - {text: $story, text-align: centre}
    - {text: $scan, picture: art/lanes.svg}
    - {text: $actions, id: headline}
    - {text: $notice, role: heading}
    - {text: $return, ink: night 140%}
    - text: $web
      fill haze
)";

TEST(NineMistakes, AreAllSaidInOneRunAtTheirPlacesWithAHint) {
  base::MapSources sources({});
  base::Diagnostics diagnostics;
  const base::FileId id = sources.add("layouts/poster.yaml", std::string(file));
  const source::Parsed parsed = source::parse_lenient(id, sources.bytes(id), diagnostics);
  EXPECT_FALSE(parsed.ok);
  ASSERT_TRUE(parsed.tree.has_value());
  EXPECT_FALSE(load_layout(*parsed.tree, {[](std::string_view, base::Span) { return nullptr; }}, diagnostics).ok());

  const auto said = diagnostics.sorted();
  ASSERT_EQ(said.size(), 9U);
  std::string text;
  for (const base::Diagnostic& one : said) {
    EXPECT_FALSE(one.hints.empty()) << one.message;
    text += base::format(one, sources);
  }
  EXPECT_EQ(text, R"(layouts/poster.yaml:4:3: error[unknown-key]: unknown key `colum-gap` on a column
    colum-gap: 5mm
    ^~~~~~~~~
  hint: did you mean `column-gap`?
layouts/poster.yaml:6:45: error[missing-unit]: expected a length such as 12pt, found "84"
      - {text: $headline, id: headline, size: 84}
                                              ^~
  hint: a length needs its unit: write 84mm or 84pt
layouts/poster.yaml:7:38: error[wrong-unit]: expected a length such as 5mm, found "2px"
      - {text: $subhead, padding: 1mm 2px}
                                       ^~
  hint: px has no size on paper: 1pt is about 1.33px, write mm or pt
layouts/poster.yaml:8:34: error[unknown-word]: expected start, center, end or justify, found "centre"
      - {text: $story, text-align: centre}
                                   ^~~~~~
  hint: did you mean `center`?
layouts/poster.yaml:9:21: error[two-kinds]: a box is one thing: `text` or `picture`
      - {text: $scan, picture: art/lanes.svg}
                      ^~~~~~~
  layouts/poster.yaml:9:8: note: the first kind is here
        - {text: $scan, picture: art/lanes.svg}
           ^~~~
  hint: put both into a column, a row or layers, each as a box of its own
layouts/poster.yaml:10:28: error[duplicate-id]: two boxes have the id `headline`
      - {text: $actions, id: headline}
                             ^~~~~~~~
  layouts/poster.yaml:6:29: note: the first one is here
        - {text: $headline, id: headline, size: 84}
                                ^~~~~~~~
  hint: give one of them another name
layouts/poster.yaml:11:29: error[unknown-word]: expected none, h1, h2, h3, p, list, list-item, table, tr, th, td, figure, link, artifact or section, found "heading"
      - {text: $notice, role: heading}
                              ^~~~~~~
  hint: what the box means to a reader who cannot see it; by itself text is p, a picture figure, a rule artifact
layouts/poster.yaml:12:34: error[out-of-range]: expected `tint` from 0% to 100%, found "140%"
      - {text: $return, ink: night 140%}
                                   ^~~~
  hint: 100% is the solid ink, 0% is bare paper
layouts/poster.yaml:14:7: error[missing-colon]: expected `key: value`, found "fill haze"
        fill haze
        ^~~~~~~~~
  hint: write a colon and a blank after the key; a line that goes on with the text above is indented further
)");
}

}  // namespace
}  // namespace handbill::model
