#include <algorithm>
#include <array>

#include "preflight/preflight.h"

namespace handbill::preflight {

namespace {

// clang-format off
constexpr std::array<Rule, 35> table{{
  {"P01", "rgb-colour", "every colour is an ink", "ISO 15930-7, 6.2; ISO 32000-1, 8.6",
   "Some colours are meant for a screen, not for printing inks.", "make the file again with --edition press; in other programs export as PDF/X with conversion to CMYK"},
  {"P02", "picture-resolution", "pictures are sharp enough", "GWG 2015, image resolution",
   "A picture has too few pixels for its size and will look blurred.", "use a larger original, or show the picture smaller"},
  {"P03", "bleed", "what touches the edge runs over it", "GWG 2015, bleed",
   "A colour or a picture ends right at the edge; after cutting, a white line may show.", "let it run over the trim by the bleed on every side that it touches"},
  {"P04", "near-edge", "words keep their distance from the edge and the fold", "the shop's safe area",
   "Words stand so near to the edge or the fold that they may be cut off or creased.", "move the words inwards, or raise `safe` of the page"},
  {"P05", "ordered-size", "size and pages are those that were ordered", "ISO 32000-1, 14.11.2",
   "The file is not the size or does not have the pages that were ordered.", "compare the order with the layout's `size`"},
  {"P06", "fonts", "every font is in the file", "ISO 15930-7, 6.2.5",
   "A typeface is missing, so words may come out in another one or as boxes.", "embed all fonts; a missing sign needs another typeface"},
  {"P07", "black-text", "black words are black ink alone, printed over what lies below", "GWG 2015, black text",
   "Black words are not printed as plain black, so they may get coloured or white rims.", "set black text in an ink of black alone"},
  {"P08", "rich-black", "no words and no lines in a black of several inks", "GWG 2015, rich black",
   "Black words or thin lines are mixed from several inks, which never lie exactly on each other.", "set them in black alone; keep rich black for large areas"},
  {"P09", "white-overprint", "white knocks out what lies below", "GWG 2015, white overprint; ISO 32000-1, 8.6.7",
   "Something white is set to print over its ground: it will not be seen at all.", "turn overprint off for it"},
  {"P10", "ink-limit", "nowhere too much ink", "ISO 12647-2; GWG 2015, total area coverage",
   "In one place so much ink lies on the paper that it does not dry.", "thin an ink there, or take a layer or a blend away"},
  {"P11", "hairline", "lines are thick enough", "GWG 2015, hairlines",
   "A line is so thin that it may break or vanish.", "make it at least as thick as the shop's profile says"},
  {"P12", "small-text", "words are large enough", "the shop's least sizes",
   "Some words are so small that they cannot be printed cleanly.", "make them larger, or print them in one dark ink"},
  {"P13", "separations", "as many extra inks as were ordered, each by one name", "ISO 15930-7, 6.2.6; ISO 32000-1, 8.6.6.4",
   "The file asks for extra printing inks that the shop was not asked for.", "take `spot` out of the theme's inks, or order them"},
  {"P14", "marks-inside", "marks stand outside the bleed", "ISO 15930-7, 6.4",
   "Cutting marks lie on the picture itself and would be printed on it.", "move marks outside the bleed"},
  {"P15", "output-intent", "the file says which press it is made for", "ISO 15930-7, 6.2.3",
   "The file does not say which kind of press and paper its colours are meant for.", "make the file again with the shop's profile"},
  {"P16", "metadata", "title, dates and kind of file are told, and alike", "ISO 15930-7, 6.6",
   "The file's own label is missing or contradicts itself.", "make the file again; do not edit it with other programs"},
  {"P17", "interaction", "nothing to click, to fill in or to run", "ISO 15930-7, 6.3",
   "The file holds links, forms or programs, which have no place in a print file.", "export without links, forms and scripts"},
  {"P18", "group-space", "transparency is blended in inks", "ISO 15930-7, 6.2.4; ISO 32000-1, 11.4.7",
   "See-through parts are mixed as if for a screen, and may change their colour.", "set the blending space to CMYK"},
  {"P19", "coarse-effect", "no effect was turned into coarse pixels", "GWG 2015, image resolution",
   "A shadow, a blur or an emoji was turned into coarse squares.", "draw it as vectors, or make it anew at 300 ppi"},
  {"P20", "inverted-picture", "pictures in four inks are the right way round", "ISO 32000-1, 7.4.8",
   "A photograph will be printed as its own negative.", "save the picture again, or add its Decode array"},
  {"P21", "boxes", "the page's boxes lie in each other", "ISO 15930-7, 6.4; ISO 32000-1, 14.11.2",
   "The file does not say clearly where the page is to be cut.", "set TrimBox and BleedBox; leave CropBox and ArtBox out"},
  {"P22", "empty-page", "no page is empty", "GWG 2015, empty pages",
   "A page is blank.", "take it out, or say to the shop that it is meant"},
  {"P23", "qr-code", "codes are clear enough to be read", "ISO/IEC 18004, 9.1",
   "A QR code is too small, too pale or too crowded for a phone to read.", "show it larger, in one dark ink, with four squares of white around it"},
  {"P24", "folds", "folds lie where the order has them", "the order",
   "The folds of the file are not those that were ordered.", "compare the order's fold with the layout's `fold`"},
  {"P25", "labels", "title and language are told", "ISO 32000-1, 14.3.3 and 14.9.2",
   "The file does not say what it is called or which language it is in.", "give the layout a `title`"},
  {"P26", "spot-transparency", "nothing see-through meets an extra ink", "GWG 2015, spot and transparency",
   "See-through parts lie on a page with an extra ink and may be printed with a visible edge.", "flatten the design there, or print the extra ink as process colour"},
  {"P27", "file-size", "the file is small enough to send", "the shop's limit",
   "The file is very large and may be refused on upload.", "use smaller pictures, or ask the shop for another way"},
  {"G01", "pages-alike", "all pages are of one size", "GWG 2015, page size",
   "The pages are not all the same size.", "make a file for each size"},
  {"G02", "black-line", "thin black lines print over what lies below", "GWG 2015, black lines",
   "Thin black lines may get white rims.", "set them in an ink of black alone"},
  {"G03", "picture-overprint", "pictures knock out what lies below", "GWG 2015, image overprint",
   "A picture is set to print over what lies below it and would mix with it.", "turn overprint off for pictures"},
  {"G04", "page-scaling", "pages are upright and not scaled", "GWG 2015, page scaling; ISO 32000-1, 7.7.3.3",
   "The pages are turned or scaled by a switch that presses overlook.", "export pages upright and at 100 %"},
  {"G05", "registration-ink", "the ink of all plates is kept for marks", "GWG 2015, separation All",
   "Something on the page is set in the ink for cutting marks, which prints on all plates at once.", "set it in black alone"},
  {"G06", "mask-space", "masks are grey or in inks", "GWG 2015, transparency",
   "A see-through mask is kept in screen colours.", "make the mask grey"},
  {"G07", "broken-content", "every page can be read to its end", "ISO 32000-1, 7.8.2",
   "A part of a page is damaged.", "make the file again"},
  {"G08", "pdf-version", "the file is of a version that presses read", "ISO 15930-7, 6.1",
   "The file is of a kind that older presses do not read.", "export as PDF/X-4, or as PDF/X-1a for old presses"},
}};
// clang-format on

}  // namespace

std::span<const Rule> rules() { return table; }

const Rule& rule_of(std::string_view id) {
  const auto found = std::ranges::find_if(table, [&](const Rule& one) { return one.id == id || one.name == id; });
  return found == table.end() ? table.front() : *found;
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::passed:
      return "pass";
    case Verdict::warned:
      return "warning";
    case Verdict::failed:
      return "fail";
    case Verdict::not_tested:
      return "not tested";
  }
  return "";
}

bool Report::has_errors() const {
  return std::ranges::any_of(findings,
                             [](const Finding& one) { return one.severity == Verdict::failed && one.excused.empty(); });
}

}  // namespace handbill::preflight
