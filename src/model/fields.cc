#include "model/fields.h"

#include <array>

namespace handbill::model {

namespace {

using enum FieldType;

// clang-format off
constexpr std::array<Field, 15> layout_fields{{
  {"layout", name, true, "", "", "poster-a4", "the layout's name: its file's name without .yaml"},
  {"extends", name, false, "", "", "poster-a4", "the layout that this one changes; its page, styles and boxes hold where nothing else is said"},
  {"edition", name, false, "", "", "large-print", "in layouts/editions/EDITION/NAME.yaml: what the file changes of the layout NAME holds in this edition, and in those that extend it"},
  {"title", text_or_name, false, "", "", "$headline", "title of the document, as a viewer shows it"},
  {"name", text_or_name, false, "", "", "$piece-poster", "what people call the piece, in the index of a pack; without one it is called by the layout's name"},
  {"theme", name, true, "", "", "run", "the theme: inks, type scale, spaces, styles"},
  {"piece", word, false, "poster petition", "poster", "petition", "petition: the rules of a petition sheet are checked"},
  {"bilingual", pair, false, "", "", "en+ko", "two languages on one page, the second in boxes with `voice: second`; this pair is rendered where none is named, and another language takes the place of the second"},
  {"page", page, false, "", "", "{size: A4, bleed: 3mm}", "the sheet"},
  {"styles", FieldType::styles, false, "", "", "{headline: {ink: paper}}", "named styles of this layout, over the theme's of the same name"},
  {"components", FieldType::components, false, "", "", "{tab: {params: {label: }, box: {text: $label}}}", "boxes with parameters, for `use`; over those of a layout that this one extends, and over the theme's"},
  {"body", box, false, "", "", "{column: [{text: $headline}]}", "the outermost box; it fills the page inside the margin"},
  {"pages", pages, false, "", "", "[{id: front, body: {text: $headline}}, {id: back, body: {text: $story}}]", "instead of body: the pages, front and back in turn"},
  {"boxes", FieldType::boxes, false, "", "", "{headline: {min-size: 30pt}}", "with extends: new properties for inherited boxes, by id; none takes the box out"},
  {"insert", inserts, false, "", "", "[{after: headline, box: {text: $subhead}}]", "with extends: further boxes"},
}};
constexpr std::array<Field, 7> theme_fields{{
  {"theme", name, true, "", "", "run", "the theme's name: its file's name without .yaml"},
  {"inks", FieldType::inks, true, "", "", "{night: {cmyk: [95, 80, 40, 60], preview: '#101b33'}}", "every colour there is"},
  {"drawing-inks", FieldType::drawing_inks, false, "", "", "{'#101b33': night}", "exact colours of SVG art, and the inks they are printed in"},
  {"sizes", measures, false, "", "", "{body: 10pt}", "the type scale: tokens for size and min-size"},
  {"spaces", measures, false, "", "", "{step: 5mm}", "tokens for every other length"},
  {"styles", FieldType::styles, false, "", "", "{text: {font: sans/regular, size: body}}", "named styles"},
  {"components", FieldType::components, false, "", "", "{tab: {params: {label: }, box: {text: $label}}}", "boxes with parameters, for `use` in layouts"},
}};
constexpr std::array<Field, 15> edition_fields{{
  {"edition", name, true, "", "", "large-print", "the edition's name: its file's name without .yaml"},
  {"extends", name, false, "", "", "office", "the edition that this one changes: its keys hold where nothing else is said, and what layouts say for it holds here, too"},
  {"page", page, false, "", "", "{bleed: 0mm, ground: none}", "over the layout's page"},
  {"sizes", measures, false, "", "", "{body: 18pt}", "another type scale, over the theme's tokens of the same name"},
  {"styles", FieldType::styles, false, "", "", "{note: {leading: 1.4}}", "over the layout's and the theme's styles of the same name"},
  {"text", text_keys, false, "", "", "{hyphens: none, text-align: start}", "keys that hold for every text, whatever its style and its box say"},
  {"links", boolean, false, "", "false", "true", "addresses and codes can be clicked, and overlays may be drawn: for looking at on a screen"},
  {"print-at-full-size", boolean, false, "", "false", "true", "asks the viewer to print at 100 % (PrintScaling None)"},
  {"keep-inside", measure, false, "", "0mm", "7mm", "all ink stays at least this far inside the sheet"},
  {"grey", boolean, false, "", "false", "true", "everything in black ink; contrast counts as it is printed"},
  {"light-fills", boolean, false, "", "false", "true", "no ground, fill or picture may cover more than a quarter of a page darker than 20 %"},
  {"least-size", measure, false, "", "0pt", "16pt", "no text may be smaller"},
  {"upright", boolean, false, "", "false", "true", "no italics: what is emphasised is bold"},
  {"write-in", boolean, false, "", "false", "true", "church, date, time, venue and contact stay empty, to be written in by hand"},
  {"press", boolean, false, "", "false", "true", "PDFs are print files: PDF/X in the inks of the theme, made and judged by a print shop's profile"},
}};
constexpr std::array<Field, 31> profile_fields{{
  {"profile", name, true, "", "", "coated", "the profile's name: its file's name without .yaml"},
  {"version", text, true, "", "", "2026.1", "of this file; reports name it"},
  {"title", text, true, "", "", "Offset on coated paper", "what kind of shop it is, in a few words"},
  {"about", text, true, "", "", "For leaflets and posters on glossy or silk paper.", "for who chooses between profiles"},
  {"standard", word, false, "x4 x1a", "x4", "x1a", "which kind of PDF/X the shop takes: x4 is PDF/X-4, x1a is PDF/X-1a:2003, in which nothing may be transparent"},
  {"condition", text, true, "", "", "FOGRA39", "the printing condition that the numbers are meant for, as the ICC's registry of characterisations names it"},
  {"registry", url, false, "", "http://www.color.org", "http://www.color.org", "the registry that the condition's name comes from"},
  {"printing", text, true, "", "", "Offset on coated paper, ISO 12647-2", "the condition in words"},
  {"icc", file, false, "", "", "third_party/icc/ISOcoated_v2_300_bas.icc.zz", "the condition's ICC profile, from the project's folder; without one the shop's own has to be given with --icc"},
  {"profile-ink", percent, false, "", "", "298%", "the most ink that this ICC profile gives a picture, measured"},
  {"most-ink", percent, true, "", "", "300%", "all inks in one place together"},
  {"ink-tolerance", percent, false, "", "0%", "8%", "what the shop lets pass beyond that"},
  {"ink-window", number, false, "", "15", "15", "the area that the most ink is a mean over, in square millimetres"},
  {"sizes", names, false, "", "", "[A4, A5]", "finished sizes that the shop prints; without them any"},
  {"bleed", measure, true, "", "", "3mm", "at least"},
  {"safe", measure, true, "", "", "4mm", "no text nearer to the trim"},
  {"safe-better", measure, false, "", "", "5mm", "text nearer than this is warned of"},
  {"fold-safe", measure, false, "", "0mm", "4mm", "no text nearer to a fold"},
  {"marks", words, false, "", "", "[crop, fold]", "marks that the shop wants where a layout asks for none: crop, fold, registration, colours, slug; without them none"},
  {"picture-ppi", ppi, false, "", "[150, 225]", "[150, 225]", "resolution of pictures below which one is refused, and below which it is warned of"},
  {"bitmap-ppi", ppi, false, "", "[550, 800]", "[550, 800]", "the same for pictures of black and white alone"},
  {"rich-black", cmyk, false, "", "[40, 40, 40, 100]", "[60, 40, 40, 100]", "what a theme's `cmyk: rich-black` is printed in"},
  {"least-text", measure, false, "", "5pt", "5pt", "type in one ink"},
  {"least-reversed-text", measure, false, "", "6pt", "6pt", "light type on a dark ground"},
  {"least-text-in-inks", measure, false, "", "8pt", "8pt", "type in more than one ink"},
  {"least-line", measure, false, "", "0.25pt", "0.25pt", "a line in one ink"},
  {"least-line-in-inks", measure, false, "", "0.5pt", "0.5pt", "a line in several inks, or a light one on a dark ground"},
  {"least-module", measure, false, "", "0.4mm", "0.4mm", "the squares of a QR code"},
  {"spots", whole, false, "", "0", "2", "how many separations there may be beside the process inks; what is cut and perforated by does not count"},
  {"file-name", text, false, "", "{product}_{language}_{width}x{height}", "{job}_{product}_{language}", "what the shop wants its files called: {job}, {product}, {language}, {width}, {height}, {pages}, {profile}, {revision}"},
  {"most-megabytes", number, false, "", "100", "100", "a larger file is warned of"},
}};
constexpr std::array<Field, 13> campaign_fields{{
  {"campaign", name, true, "", "", "run-for-your-life", "the campaign's name: its folder's name"},
  {"organisation", text, true, "", "", "Release International", "who answers for it; $organisation where a language says nothing else"},
  {"web", FieldType::web, false, "", "", "www.example.org", "the address in words"},
  {"petition", url, false, "", "", "https://www.example.org/sign", "the address behind the QR code"},
  {"imprint", text, false, "", "", "Printed by Example Press, York", "printer and promoter, where the law asks for them"},
  {"charity", text, false, "", "", "Registered charity 280577", "the charity's registration"},
  {"languages", FieldType::languages, true, "", "", "[en, ko, ar]", "the first is the one that the others are translated from"},
  {"layouts", names, true, "", "", "[poster-a4]", "what is printed"},
  {"theme", name, false, "", "", "run", "the theme of the campaign, in the place of the one that a layout names"},
  {"default", boolean, false, "", "false", "true", "the campaign that is meant where the command names none"},
  {"details", file, false, "", "", "details/sample.yaml", "local details where none are named"},
  {"locked", names, false, "", "", "[request, notice]", "texts that no local details may replace"},
  {"one-size", groups, false, "", "", "{headline: [ur]}", "groups of texts that have one size in all languages, and the languages that are let out"},
}};
constexpr std::array<Field, 7> language_fields{{
  {"language", language, true, "", "", "ko", "BCP 47 tag: the file's name without .yaml"},
  {"status", word, true, "draft reviewed", "", "draft", "reviewed: a native reader has signed it"},
  {"reviewed-by", text, false, "", "", "Kim Minji", "who read it"},
  {"reviewed-on", date, false, "", "", "2027-03-01", "when"},
  {"texts", FieldType::texts, true, "", "", "{headline: Run for your life}", "every text by its name: one paragraph, a list of paragraphs, or a list of records such as {head: ..., text: ...}; {date} stands for a detail"},
  {"short", FieldType::texts, false, "", "", "{intro: They run for their lives.}", "shorter words for texts that do not go into their boxes"},
  {"hyphenation", words, false, "", "", "[ref-u-gee, Pyongyang]", "words with hyphens where they may be divided; without one they are never divided"},
}};
constexpr std::array<Field, 18> details_fields{{
  {"details", name, true, "", "", "york", "a name for these details"},
  {"sample", boolean, false, "", "false", "true", "true: the values are examples; pages carry a SAMPLE mark and --final refuses them"},
  {"church", detail, false, "", "", "St Mary, Castlegate", "who invites"},
  {"date", date, false, "", "", "2027-05-08", "day of the meeting; written in each language"},
  {"weekday", detail, false, "", "", "Saturday", "checked against date, never printed"},
  {"time", FieldType::time, false, "", "", "19:30", "when it begins; written in each language, up to end-time where that is given"},
  {"end-time", FieldType::time, false, "", "", "21:00", "when it ends; $time shows both: 19:30–21:00"},
  {"venue", detail, false, "", "", "Parish Hall, 1 High Street, York", "where"},
  {"contact", detail, false, "", "", "07700 900123", "whom to ask"},
  {"phone", detail, false, "", "", "07700 900123", "a telephone number, kept as it is written"},
  {"email", detail, false, "", "", "you@example.org", "an e-mail address"},
  {"url", FieldType::web, false, "", "", "www.example.org", "a local web address"},
  {"logo", file, false, "", "", "logos/st-mary.svg", "the church's own picture, PNG, JPEG or SVG, beneath the folder of this file; a layout shows it by `picture: $logo`"},
  {"closing-date", date, false, "", "", "2027-06-30", "last day for petition sheets"},
  {"return-address", detail, false, "", "", "1 High Street, York", "where petition sheets go"},
  {"controller", detail, false, "", "", "Release International", "who holds the signers' data"},
  {"privacy-contact", detail, false, "", "", "privacy@example.org", "who answers questions about the data"},
  {"texts", local_texts, false, "", "", "{subhead: Come and hear more}", "texts of the campaign in other words, where it does not lock them"},
}};
constexpr std::array<Field, 4> fonts_fields{{
  {"folders", files, true, "", "", "[/usr/share/fonts/truetype/noto, fonts]", "where files are looked for, in this order"},
  {"faces", FieldType::faces, true, "", "", "{noto-sans-bold: {file: NotoSans-Bold.ttf, format: TrueType}}", "the only faces there are"},
  {"families", FieldType::families, true, "", "", "{sans: {bold: {'*': [noto-sans-bold]}}}", "family/weight, and the faces that are tried for each language"},
  {"any", names, false, "", "", "[noto-sans-regular]", "the tail that local details alone may reach"},
}};
constexpr std::array<Field, 2> fit_lock_fields{{
  {"fit-lock", name, true, "", "", "run-for-your-life", "the campaign's name"},
  {"sizes", locked_sizes, true, "", "", "{poster-a4: {screen: {headline: 92.1}}}", "for each layout and edition: each group's size, in percent of what its style asks for"},
}};
constexpr std::array<Field, 3> side_fields{{
  {"id", name, true, "", "", "front", "the page's name, once in a layout"},
  {"body", box, false, "", "", "{text: $headline}", "the outermost box; on a folded sheet it lies below the panels"},
  {"panels", panels, false, "", "", "{front: {text: $headline}, back: {text: $web}}", "a box for each panel of a folded sheet; it fills the panel inside the margin"},
}};
constexpr std::array<Field, 7> box_fields{{
  {"id", name, false, "", "", "headline", "a name for the box, once in a layout: for messages, inspect and layouts that extend this one"},
  {"alt", text_or_name, false, "", "", "$picture-alt", "what a picture shows, for those who cannot see it"},
  {"when", conditions, false, "", "", "$venue", "the box is there only where this text is not empty, or none of these is"},
  {"unless", conditions, false, "", "", "$venue", "the box is there only where this text is empty, or all of these are"},
  {"voice", word, false, "first second", "", "second", "second: the box and all within it are in the second language of the page, with its texts, its fonts and its direction; first: in the first again"},
  {"languages", per_language, false, "", "", "{ja: {gap: step}}", "the same keys again for single languages"},
  {"editions", per_edition, false, "", "", "{office: {height: 100mm}}", "the same keys again for single editions"},
}};
constexpr std::array<Field, 4> repeat_fields{{
  {"box", box, true, "", "", "{text: $item.head}", "what is repeated; in it $item is the paragraph or record, $item.head a field of it, $index its number"},
  {"as", name, false, "", "item", "prayer", "what the copy calls its paragraph or record"},
  {"from", whole, false, "", "1", "3", "the first one, counted from 1"},
  {"to", whole, false, "", "", "5", "the last one"},
}};
constexpr std::array<Field, 2> component_fields{{
  {"params", values, false, "", "", "{label: , ink: night}", "parameters and their defaults; one with nothing behind it must be given. In the box $label is the value itself, and {label} its words within a text"},
  {"box", box, true, "", "", "{text: $label, ink: $ink}", "the box; {slot: content} in a list of boxes is what the use puts there"},
}};
constexpr std::array<Field, 3> use_fields{{
  {"use", name, true, "", "", "tab", "the component"},
  {"with", values, false, "", "", "{label: $web}", "its arguments"},
  {"slots", slots, false, "", "", "{content: [{text: $story}]}", "boxes for its slots"},
}};
constexpr std::array<Field, 3> style_fields{{
  {"extends", name, false, "", "", "text", "the style that this one changes"},
  {"languages", per_language, false, "", "", "{ur: {leading: 1.9}}", "the same keys again for single languages"},
  {"editions", per_edition, false, "", "", "{office: {ink: black}}", "the same keys again for single editions"},
}};
constexpr std::array<Field, 7> column_fields{{
  {"label", text_or_name, false, "", "", "$column-name", "the column's head; a table to write on needs it"},
  {"width", extent, false, "", "1fr", "45mm", "a length, a part of the table's width, a share, or auto"},
  {"signature", boolean, false, "", "false", "true", "people sign here: at least 45mm wide on a petition"},
  {"field", name, false, "", "", "time", "with body: the field of each record that stands in the column; without it the next one"},
  {"text", text_or_name, false, "", "", "'{item.begin}–{item.end}'", "with body: what stands in the column, in which $item is the row"},
  {"align", word, false, "start center end decimal", "", "decimal", "with body: where its text stands; decimal: numbers with their points under each other"},
  {"style", name, false, "", "", "strong", "with body: a style over the table's"},
}};
constexpr std::array<Field, 1> table_fields{{
  {"body", rows, false, "", "", "$programme", "rows of text: the records or paragraphs of a text, or a list of lists of texts"},
}};
constexpr std::array<Field, 4> insert_fields{{
  {"after", name, false, "", "", "headline", "id of the box that the new one follows"},
  {"before", name, false, "", "", "headline", "id of the box that the new one precedes"},
  {"into", name, false, "", "", "body", "id of the box whose last child the new one becomes"},
  {"box", box, true, "", "", "{text: $subhead}", "the new box"},
}};
constexpr std::array<Field, 5> ink_fields{{
  {"cmyk", plates, true, "", "", "[95, 80, 40, 60]", "coverage of cyan, magenta, yellow and black in percent; or rich-black, for large areas alone: what the print shop's profile says, else 40, 40, 40, 100"},
  {"preview", colour, true, "", "", "'#101b33'", "what a screen shows, in sRGB"},
  {"spot", text, false, "", "", "PANTONE 485 C", "the separation's name, for an ink of its own; cmyk stands in for it"},
  {"overprint", boolean, false, "", "", "true", "true: prints over what lies below; false: knocks it out; without it, solid black type and thin black lines print over, all else knocks out"},
  {"use", word, false, "printing technical", "printing", "technical", "technical: a separation for dielines and perforation, which lies over all and is never printed; it needs `spot`"},
}};
constexpr std::array<Field, 7> face_fields{{
  {"file", file, true, "", "", "NotoSans-Bold.ttf", "below one of the folders"},
  {"index", whole, false, "", "0", "1", "which face of a collection"},
  {"format", word, true, "TrueType CFF", "", "TrueType", "outlines"},
  {"sample", text, true, "", "", "H", "a glyph whose ink is as tall as the script looks"},
  {"licence", text, true, "", "", "OFL-1.1", "SPDX id"},
  {"package", text, false, "", "", "fonts-noto-core", "the Debian package that holds the file"},
  {"sha256", FieldType::sha256, true, "", "", "", "of the file that was approved"},
}};
constexpr std::array<Field, 2> family_fields{{
  {"scale", factors, false, "", "{'*': 1}", "{'*': 1, ur: 1.1}", "factor on every size, so that scripts look equally large"},
  {"leading", factors, false, "", "{'*': 1.2}", "{'*': 1.2, ur: 1.9}", "least leading at which the ink of two lines never meets"},
}};

constexpr std::array<ShapeRow, 21> shapes{{
  {Shape::layout, "layout", layout_fields, "a layout: what stands where on a page"},
  {Shape::theme, "theme", theme_fields, "a theme: inks, type scale, spaces, styles"},
  {Shape::edition, "edition", edition_fields, "an edition: what differs for one way of printing"},
  {Shape::campaign, "campaign", campaign_fields, "a campaign: who, which languages, which layouts"},
  {Shape::language, "language", language_fields, "a language file: the texts of a campaign in one language"},
  {Shape::details, "details", details_fields, "local details: what only the local church knows"},
  {Shape::fonts, "fonts", fonts_fields, "a catalogue of fonts: the only ones there are"},
  {Shape::fit_lock, "fit-lock", fit_lock_fields, "sizes that all languages share: made by `handbill fit --write`"},
  {Shape::profile, "profile", profile_fields, "a print shop's profile: what it takes, and what its press needs"},
  {Shape::side, "page", side_fields, "one of several pages"},
  {Shape::box, "box", box_fields, "a box"},
  {Shape::repeat, "repeat", repeat_fields, "a repeat"},
  {Shape::table, "table", table_fields, "a table"},
  {Shape::component, "component", component_fields, "a component: a box with parameters"},
  {Shape::use, "use", use_fields, "a component where it is used"},
  {Shape::style, "style", style_fields, "a style"},
  {Shape::table_column, "column of a table", column_fields, "a column of a table"},
  {Shape::insert, "insert", insert_fields, "a box to add to an inherited layout"},
  {Shape::ink, "ink", ink_fields, "an ink"},
  {Shape::face, "face", face_fields, "a face"},
  {Shape::family, "family", family_fields, "a family of fonts"},
}};
// clang-format on

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (static_cast<std::size_t>(shapes[i].shape) != i) return false;
  }
  return true;
}
static_assert(is_in_order(), "the table stands in the order of Shape");

}  // namespace

std::span<const ShapeRow> shape_rows() { return shapes; }

const ShapeRow& row_of(Shape shape) { return shapes[static_cast<std::size_t>(shape)]; }

}  // namespace handbill::model
