#include "image/svg_scan.h"

#include <gtest/gtest.h>

#include "image/drawings.h"

namespace handbill::image {
namespace {

std::string scan_refusal(std::string_view svg, const SvgLimits& limits = {}) {
  base::Diagnostics diagnostics;
  EXPECT_FALSE(scan_svg(svg, "a.svg", {}, limits, diagnostics).ok());
  return told(diagnostics);
}

std::uint64_t elements_of(std::string_view svg, const SvgLimits& limits = {}) {
  base::Diagnostics diagnostics;
  const auto scan = scan_svg(svg, "a.svg", {}, limits, diagnostics);
  EXPECT_EQ(told(diagnostics), "");
  return scan.ok() ? scan->elements : 0;
}

constexpr std::string_view inside_hint = " (put what it needs into the drawing itself and refer to it as #name)";
constexpr std::string_view doctype_hint = " (delete everything from <!DOCTYPE to its >)";
constexpr std::string_view path_hint = " (turn the text into paths, as Inkscape's Object to Path does)";

TEST(SvgScan, LetsPlainDrawingsPass) {
  EXPECT_EQ(elements_of(svg_of(
                R"(<defs><clipPath id="c"><path d="M0 0H9V9z"/></clipPath></defs><use xlink:href="#c"/>)"
                R"x(<g style="fill:url(#l)" clip-path="url('#c')"><style>.a { fill: url( "#b" ) }</style></g>)x")),
            7U);
}

TEST(SvgScan, LetsForeignNamespacesPass) {
  EXPECT_EQ(elements_of(svg_of(R"(<metadata><rdf:text xmlns:rdf="urn:r" rdf:about="http://example.org"/></metadata>)")),
            3U);
}

TEST(SvgScan, RefusesAnEntityBombAtItsDoctype) {
  const std::string bomb = R"(<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
<svg xmlns="http://www.w3.org/2000/svg">&c;</svg>)";
  EXPECT_EQ(scan_refusal(bomb),
            "svg-doctype: expected an SVG without <!DOCTYPE, \"a.svg\" has one in line 2" + std::string(doctype_hint));
}

TEST(SvgScan, RefusesAnExternalEntity) {
  EXPECT_EQ(
      scan_refusal(
          R"(<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>)"),
      "svg-doctype: expected an SVG without <!DOCTYPE, \"a.svg\" has one in line 1" + std::string(doctype_hint));
}

TEST(SvgScan, RefusesAnUndeclaredEntity) {
  EXPECT_EQ(scan_refusal(svg_of("&x;")),
            "svg-broken: expected well-formed XML, \"a.svg\" is not: undefined entity in line 1 "
            "(open the drawing and save it again)");
}

TEST(SvgScan, RefusesWhatCannotBePrintedAsShapesAndSaysWhatToDo) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"script", "delete it; a printed drawing runs nothing"},
      {"text", "turn the text into paths, as Inkscape's Object to Path does"},
      {"tspan", "turn the text into paths, as Inkscape's Object to Path does"},
      {"filter", "draw the effect as shapes; it would be printed as a coarse bitmap"},
      {"mask", "use a clipPath, or draw the shapes as they are to be seen"},
      {"pattern", "draw the shapes that the pattern repeats"},
      {"foreignObject", "delete it; only shapes are drawn"},
      {"image", "place the picture in the layout, beside the drawing"},
  };
  for (const auto& [name, hint] : cases) {
    EXPECT_EQ(scan_refusal(svg_of("\n\n<g><" + name + "/></g>")),
              "svg-forbidden: expected a drawing without <" + name + ">, \"a.svg\" has one in line 3 (" + hint + ")");
  }
}

TEST(SvgScan, KnowsForbiddenElementsByTheirNamespaceNotTheirPrefix) {
  EXPECT_EQ(scan_refusal(R"(<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:text/></s:svg>)"),
            "svg-forbidden: expected a drawing without <text>, \"a.svg\" has one in line 1" + std::string(path_hint));
}

TEST(SvgScan, TellsOfEveryKindOfMistakeOnce) {
  EXPECT_EQ(scan_refusal(svg_of("<text/>\n<text/><script/>\n<rect onclick=\"f()\"/>")),
            "svg-forbidden: expected a drawing without <text>, \"a.svg\" has one in line 1" + std::string(path_hint) +
                "\nsvg-forbidden: expected a drawing without <script>, \"a.svg\" has one in line 2 (delete it; a "
                "printed drawing runs nothing)"
                "\nsvg-forbidden: expected a drawing without scripts, \"a.svg\" has the attribute onclick in line 3 "
                "(delete it; a printed drawing runs nothing)");
}

TEST(SvgScan, RefusesEveryReferenceToTheOutside) {
  const auto wanted = [](const std::string& target) {
    return "svg-external: expected a drawing that refers to its own parts only, \"a.svg\" refers to \"" + target +
           "\" in line 1" + std::string(inside_hint);
  };
  EXPECT_EQ(scan_refusal(svg_of(R"(<use xlink:href="other.svg#a"/>)")), wanted("other.svg#a"));
  EXPECT_EQ(scan_refusal(svg_of(R"(<use href="http://example.org/#a"/>)")), wanted("http://example.org/#a"));
  EXPECT_EQ(scan_refusal(svg_of(R"(<use href="file:///etc/passwd"/>)")), wanted("file:///etc/passwd"));
  EXPECT_EQ(scan_refusal(svg_of(R"(<use src="data:x"/>)")), wanted("data:x"));
  EXPECT_EQ(scan_refusal(svg_of(R"x(<rect fill="url(other.svg#a)"/>)x")), wanted("other.svg#a"));
  EXPECT_EQ(scan_refusal(svg_of(R"x(<rect style="fill: url( 'x.svg' )"/>)x")), wanted("x.svg"));
  EXPECT_EQ(scan_refusal(svg_of(R"x(<style>rect { fill: url(x.svg#a) }</style>)x")), wanted("x.svg#a"));
  EXPECT_EQ(scan_refusal(svg_of(R"(<style>@import "x.css";</style>)")), wanted("a style sheet"));
  EXPECT_EQ(scan_refusal(R"(<?xml-stylesheet href="x.css"?>)" + svg_of("")), wanted("a style sheet"));
  EXPECT_EQ(scan_refusal(svg_of(R"(<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text"/>)")),
            wanted("another file by XInclude"));
}

TEST(SvgScan, RefusesImagesOutsideForBothReasons) {
  EXPECT_EQ(scan_refusal(svg_of(R"(<image href="logo.png"/>)")),
            "svg-forbidden: expected a drawing without <image>, \"a.svg\" has one in line 1 (place the picture in the "
            "layout, beside the drawing)"
            "\nsvg-external: expected a drawing that refers to its own parts only, \"a.svg\" refers to \"logo.png\" in "
            "line 1" +
                std::string(inside_hint));
}

TEST(SvgScan, CountsElementsToTheLimit) {
  SvgLimits limits;
  limits.elements = 4;
  EXPECT_EQ(elements_of(svg_of("<g/><g/>"), limits), 3U);
  EXPECT_EQ(elements_of(svg_of("<g/><g/><g/>"), limits), 4U);
  EXPECT_EQ(scan_refusal(svg_of("<g/><g/>\n<g/><g/><text/>"), limits),
            "svg-too-complex: expected at most 4 elements, \"a.svg\" has more in line 2 (simplify the drawing)");
}

TEST(SvgScan, StopsCountingAtAMillionElements) {
  std::string many;
  for (int i = 0; i < 1'100'000; ++i) many += "<g/>";
  EXPECT_EQ(scan_refusal(svg_of(many)),
            "svg-too-complex: expected at most 100000 elements, \"a.svg\" has more in line 1 (simplify the drawing)");
}

TEST(SvgScan, CountsDepthToTheLimit) {
  const auto nested = [](int depth) {
    std::string open, close;
    for (int i = 1; i < depth; ++i) open += "<g>", close += "</g>";
    return svg_of(open + close);
  };
  EXPECT_EQ(elements_of(nested(99)), 99U);
  EXPECT_EQ(elements_of(nested(100)), 100U);
  const std::string wanted =
      "svg-too-complex: expected elements nested at most 100 deep, \"a.svg\" goes deeper in line 1 (ungroup the "
      "drawing)";
  EXPECT_EQ(scan_refusal(nested(101)), wanted);
  EXPECT_EQ(scan_refusal(nested(90'000)), wanted);
}

TEST(SvgScan, RefusesBrokenXmlWithItsLine) {
  EXPECT_EQ(scan_refusal(svg_of("\n<g>")),
            "svg-broken: expected well-formed XML, \"a.svg\" is not: mismatched tag in line 2 (open the drawing and "
            "save it again)");
  EXPECT_EQ(scan_refusal(""),
            "svg-broken: expected well-formed XML, \"a.svg\" is not: no element found in line 1 (open the drawing and "
            "save it again)");
  EXPECT_EQ(scan_refusal(std::string(50, '\0')),
            "svg-broken: expected well-formed XML, \"a.svg\" is not: not well-formed (invalid token) in line 1 (open "
            "the drawing and save it again)");
}

TEST(SvgScan, RefusesWhatIsNoSvg) {
  EXPECT_EQ(scan_refusal("<html/>"),
            "svg-broken: expected an SVG, \"a.svg\" begins with <html> (save the drawing as SVG)");
  EXPECT_EQ(scan_refusal("<svg viewBox='0 0 1 1'/>"),
            "svg-broken: expected the SVG namespace on <svg>, \"a.svg\" has another or none "
            "(write <svg xmlns=\"http://www.w3.org/2000/svg\" ...>)");
}

}  // namespace
}  // namespace handbill::image
