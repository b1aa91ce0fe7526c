"""Wrong YAML and wrong values: each said at its place, with what to do; no file, no crash, no wait."""
import json
import re
import unittest

from planting import *


class Yaml(Planted):
    def test_bytes_that_are_not_utf8(self):
        self.change(TEXTS, ("Athletes", b"Ath\xe9letes"))
        self.answered()

    def test_a_file_in_utf16(self):
        self.write(TEXTS, FILES[TEXTS].encode("utf-16"))
        self.answered()

    def test_a_noncharacter(self):
        self.change(TEXTS, ("Athletes", "Athletes\uffff"))
        self.answered()

    def test_a_control_character(self):
        self.change(TEXTS, ("Athletes", "Ath\x07letes"))
        self.answered()

    def test_a_nul(self):
        self.change(TEXTS, ("Athletes", "Ath\0letes"))
        self.answered()

    def test_an_escape_that_makes_a_nul(self):
        self.change(TEXTS, ("Run for your life", '"Run \\0 away"'))
        self.answered()

    def test_a_replacement_character(self):
        self.change(TEXTS, ("Athletes", "Ath\ufffdletes"))
        self.answered()

    def test_a_quote_that_is_never_closed(self):
        self.change(TEXTS, ("Run for your life", '"Run for your life'))
        self.answered()

    def test_an_apostrophe_that_opens_a_quote(self):
        self.change(TEXTS, ("Run for your life", "'Tis time to run"))
        self.answered()

    def test_a_word_in_quotes_at_the_start_of_a_text(self):
        self.change(TEXTS, ("Run for your life", '"Run" for your life'))
        self.answered()

    def test_a_comma_is_all(self):
        self.write(LAYOUT, ",")
        self.answered()

    def test_an_empty_file(self):
        self.write(LAYOUT, "")
        self.answered()

    def test_a_file_of_comments(self):
        self.write(LAYOUT, "# layout: notice\n")
        self.answered()

    def test_an_alias_bomb(self):
        rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        rows += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 10)]
        self.write(LAYOUT, "\n".join(rows) + "\n")
        self.answered()

    def test_an_alias_inside_itself(self):
        self.change(LAYOUT, ("  column:\n", "  column: &a\n    - *a\n"))
        self.answered()

    def test_an_alias_to_nothing(self):
        self.change(LAYOUT, ("$headline, id", "*headline, id"))
        self.answered()

    def test_a_duplicate_key(self):
        self.change(LAYOUT, ("theme: plain", "theme: plain\ntitle: Stop"))
        self.answered()

    def test_a_line_without_a_colon(self):
        self.change(LAYOUT, ("theme: plain", "theme plain"))
        self.answered()

    def test_a_colon_without_a_blank(self):
        self.change(LAYOUT, ("theme: plain", "theme:plain"))
        self.answered()

    def test_a_colon_inside_a_text(self):
        self.change(TEXTS, ("Run for your life", "Stop: run for your life"))
        self.answered()

    def test_a_text_cut_by_a_comment(self):
        self.change(TEXTS, ("Run for your life", "Seoul #1 rally"))
        self.answered()

    def test_a_colour_taken_for_a_comment(self):
        self.change(LAYOUT, ("  gap: step", "  gap: step\n  fill: #ff0000"))
        self.answered()

    def test_a_second_document(self):
        self.write(LAYOUT, FILES[LAYOUT] + "---\nlayout: other\n")
        self.answered()

    def test_a_tab(self):
        self.change(LAYOUT, ("  gap: step", "\tgap: step"))
        self.answered()

    def test_a_tag(self):
        self.change(LAYOUT, ("theme: plain", "theme: !!python/object plain"))
        self.answered()

    def test_a_merge_key(self):
        self.change(LAYOUT, ("theme: plain", "theme: plain\n<<: {bleed: 3mm}"))
        self.answered()

    def test_a_list_as_a_key(self):
        self.change(LAYOUT, ("theme: plain", "[a, b]: plain"))
        self.answered()

    def test_lists_too_deep(self):
        self.write(LAYOUT, "body: " + "[" * 2000 + "]" * 2000 + "\n")
        self.answered()

    def test_lists_without_an_end(self):
        self.write(LAYOUT, "body: " + "[" * 100_000)
        self.answered()

    def test_a_file_over_a_mebibyte(self):
        self.write(LAYOUT, FILES[LAYOUT] + "#" * (1 << 20))
        self.answered()

    def test_a_bracket_that_is_never_closed(self):
        self.change(LAYOUT, ("ground: paper}", "ground: paper"))
        self.answered()

    def test_a_key_indented_too_far(self):
        self.change(LAYOUT, ("  gap: step", "   gap: step"))
        self.answered()

    def test_a_list_item_indented_too_little(self):
        self.change(LAYOUT, ("    - {text: $story", "   - {text: $story"))
        self.answered()

    def test_a_missing_comma(self):
        self.change(LAYOUT, ("style: title}", "style: title color: night}"))
        self.answered()

    def test_curly_quotes_are_no_quotes(self):
        self.change(LAYOUT, ("$headline, id", "“Run, and run: away”, id"))
        self.answered()


class Values(Planted):
    def value(self, old, new):
        self.change(LAYOUT, (old, new))
        self.answered()

    def test_an_empty_title(self):
        self.value("title: $headline", "title:")

    def test_a_number_with_a_zero_before_it(self):
        self.value("id: story,", "id: story, columns: 010,")

    def test_a_length_with_a_zero_before_it(self):
        self.value("34mm", "010mm")

    def test_not_a_number(self):
        self.value("34mm", ".nan")

    def test_an_endless_length(self):
        self.value("34mm", ".inf")

    def test_a_size_of_a_thousand_million_points(self):
        self.value("id: story,", "id: story, size: 1e9pt,")

    def test_a_size_of_a_thousand_million_points_written_out(self):
        self.value("id: story,", "id: story, size: 1000000000pt,")

    def test_a_size_of_nothing(self):
        self.value("id: story,", "id: story, size: 0pt,")

    def test_a_page_of_no_size(self):
        self.value("size: A4", "size: 0mm 0mm")

    def test_a_page_of_a_negative_size(self):
        self.value("size: A4", "size: -5mm 297mm")

    def test_a_page_of_a_size_that_is_not_a_number(self):
        self.value("size: A4", "size: nan nan")

    def test_a_page_in_pixels(self):
        self.value("size: A4", "size: 800px 600px")

    def test_a_page_of_a_paper_that_nobody_makes(self):
        self.value("size: A4", "size: A44")

    def test_a_page_with_one_side_only(self):
        self.value("size: A4", "size: 210mm")

    def test_a_length_in_pixels(self):
        self.value("34mm", "120px")

    def test_a_length_without_a_unit(self):
        self.value("34mm", "34")

    def test_a_length_with_a_blank(self):
        self.value("34mm", "34 mm")

    def test_a_length_with_a_decimal_comma(self):
        self.value("height: 60mm", "height: '60,5mm'")

    def test_a_negative_width(self):
        self.value("34mm", "-34mm")

    def test_a_misspelt_key(self):
        self.value("height: 60mm", "heigth: 60mm")

    def test_a_key_of_css(self):
        self.value("  gap: step", "  gap: step\n  background-color: night")

    def test_a_colour_of_css(self):
        self.value("id: story,", "id: story, ink: '#ff0000',")

    def test_an_ink_that_is_not_in_the_theme(self):
        self.value("id: story,", "id: story, ink: nite,")

    def test_a_style_that_is_not_in_the_theme(self):
        self.value("style: title", "style: titel")

    def test_a_space_that_is_not_in_the_theme(self):
        self.value("gap: step", "gap: stpe")

    def test_a_font_that_is_not_in_the_catalogue(self):
        self.value("id: story,", "id: story, font: helvetica/bold,")

    def test_a_font_by_its_name_alone(self):
        self.value("id: story,", "id: story, font: Arial,")

    def test_a_theme_that_is_not_there(self):
        self.change("content/run-for-your-life/campaign.yaml", ("theme: plain\n", ""))
        self.value("theme: plain", "theme: plian")

    def test_a_theme_that_the_campaign_misspells(self):
        self.change("content/run-for-your-life/campaign.yaml", ("theme: plain", "theme: plian"))
        self.value("theme: plain", "theme: plain")

    def test_an_ink_that_the_theme_of_the_campaign_lacks(self):
        self.write("layouts/themes/other.yaml", FILES["layouts/themes/plain.yaml"].replace("theme: plain", "theme: other").replace("  track: {", "  river: {").replace("': track}", "': river}"))
        self.change("content/run-for-your-life/campaign.yaml", ("theme: plain", "theme: other"))
        self.value("id: story,", "id: story, ink: track,")

    def test_an_id_that_stands_twice(self):
        self.value("id: venue", "id: story")

    def test_a_box_without_a_kind(self):
        self.value("{qr: $petition, width: 34mm}", "{width: 34mm}")

    def test_a_box_of_two_kinds(self):
        self.value("{qr: $petition, width: 34mm}", "{qr: $petition, text: $headline, width: 34mm}")

    def test_a_box_whose_colon_was_forgotten(self):
        self.value("{qr: $petition, width: 34mm}", "qr $petition")

    def test_a_box_that_is_a_text(self):
        self.value("{qr: $petition, width: 34mm}", "$petition")

    def test_a_picture_without_words(self):
        self.value("alt: $picture-alt, ", "")

    def test_a_word_that_is_none_of_those(self):
        self.value("id: story,", "id: story, text-align: left,")

    def test_a_shape_with_a_colon(self):
        self.value("height: 60mm", "width: 60mm, aspect-ratio: 16:9")

    def test_a_shape_of_no_height(self):
        self.value("height: 60mm", "width: 60mm, aspect-ratio: 16/0")

    def test_a_basis_that_is_a_share(self):
        self.value("height: 60mm", "basis: 1fr")

    def test_a_box_that_is_to_shrink_by_less_than_nothing(self):
        self.value("height: 60mm", "height: 60mm, shrink: -1")

    def test_a_direction_of_css(self):
        self.value("  gap: step", "  gap: step\n  flex-direction: column-reverse")

    def test_a_wrap_that_is_a_yes(self):
        self.value("  gap: step", "  gap: step\n  wrap: yes")

    def grid(self, keys, cell=""):
        self.value("    - {text: $story, id: story, style: text}\n", "    - grid:\n        - {text: $story, id: story, style: text" + cell + "}\n      " + keys + "\n")

    def test_a_track_in_pixels(self):
        self.grid("columns: minmax(20px, 1fr) auto")

    def test_a_track_that_is_at_least_a_share(self):
        self.grid("columns: [minmax(1fr, 20mm), auto]")

    def test_a_track_whose_bracket_is_never_closed(self):
        self.grid("columns: minmax(20mm, 1fr auto")

    def test_a_track_of_a_function_that_css_has_not(self):
        self.grid("columns: clamp(20mm, 1fr)")

    def test_tracks_without_end(self):
        self.grid("columns: repeat(auto-fill, 20mm)")

    def test_areas_that_are_no_rectangles(self):
        self.grid("areas: [head side, side head]")

    def test_areas_of_rows_that_differ(self):
        self.grid("areas: [head head, main]")

    def test_an_area_that_is_not_there(self):
        self.grid("areas: [head head, main side]", ", cell: {area: mian}")

    def test_an_area_and_a_column(self):
        self.grid("areas: [head head, main side]", ", cell: {area: main, column: 2}")

    def test_a_subgrid_in_no_grid(self):
        self.grid("columns: subgrid")

    def test_a_flow_that_is_none(self):
        self.grid("auto-flow: dense row")

    def test_a_layout_that_extends_itself(self):
        self.value("theme: plain", "theme: plain\nextends: notice")

    def test_layouts_that_extend_each_other(self):
        self.write("layouts/other.yaml", "layout: other\nextends: notice\n")
        self.value("theme: plain", "theme: plain\nextends: other")

    def test_a_layout_that_extends_nothing_there_is(self):
        self.value("theme: plain", "theme: plain\nextends: notise")

    def test_styles_that_extend_each_other(self):
        self.value("theme: plain", "theme: plain\nstyles:\n  a: {extends: b}\n  b: {extends: a}")

    def test_a_layout_without_a_body(self):
        self.write(LAYOUT, "layout: notice\ntitle: $headline\ntheme: plain\npage: {size: A4}\n")
        self.answered()

    def test_a_language_file_in_place_of_a_layout(self):
        self.write(LAYOUT, FILES[TEXTS])
        self.answered()

    def test_a_qr_too_small_for_a_telephone(self):
        self.value("width: 34mm", "width: 12mm")

    def test_a_qr_in_a_pale_ink(self):
        self.value("width: 34mm", "width: 34mm, ink: haze")

    def test_text_that_can_hardly_be_read(self):
        self.value("id: story,", "id: story, ink: haze,")

    def test_text_past_the_page(self):
        self.value("id: story,", "id: story, size: 120pt,")

    def test_text_past_its_box(self):
        self.value("id: story,", "id: story, height: 3mm,")

    def test_a_word_wider_than_its_box(self):
        self.value("id: story,", "id: story, width: 10mm,")

    def test_text_too_near_to_the_edge(self):
        self.value("id: story,", "id: story, at: {of: page, left: 1mm, top: 1mm, width: 80mm, height: 20mm},")


class NineMistakes(Planted):
    """One run tells all, whether YAML, a key, a value or a name is wrong."""

    LAYOUT = """\
layout: notice
title: $headlin
theme: plain
page: {size: A44, bleed: 3mm, safe: 5mm, margin: 14mm, ground: paper}
body:
  column:
    - {text: $headline, id: headline, role: h1, style: titel}
    - {picture: art/lanes.svg, alt: $picture-alt, heigth: 60mm}
    - {text: $story, size: 12px}
    - {text: $venue, ink: nite}
    - text: $date-and-time
      style: strong
      style: text
    - {qr: $petition, width: 34mm}
    - text: $story
      fill: #c9ced9
  gap step
"""
    MISTAKES = [(2, 8, "missing-text"), (4, 14, "wrong-type"), (7, 56, "no-such-style"), (8, 51, "unknown-key"), (9, 30, "wrong-unit"),
                (10, 27, "no-such-ink"), (13, 7, "duplicate-key"), (16, 13, "text-cut-by-hash"), (17, 3, "missing-colon")]

    def test_nine_mistakes_are_told_in_one_run(self):
        self.write(LAYOUT, self.LAYOUT)
        said = self.answered().said
        messages = re.split(r"(?m)^(?=layouts/notice.yaml:)", said)[1:]
        heads = [re.match(r"layouts/notice\.yaml:(\d+):(\d+): error\[([a-z0-9-]+)\]", message) for message in messages]
        self.assertEqual(self.MISTAKES, [(int(head[1]), int(head[2]), head[3]) for head in heads])
        for message in messages:
            self.assertIn("\n  hint: ", message)

    def test_the_same_nine_as_json(self):
        self.write(LAYOUT, self.LAYOUT)
        result = handbill("check", "notice", "--lang", "en", "--edition", "screen", "--json", cwd=self.root)
        found = [(each["line"], each["column"], each["id"]) for each in json.loads(result.stdout)["diagnostics"]]
        self.assertEqual(self.MISTAKES, found)

    def test_mistakes_in_several_files_are_told_in_one_run(self):
        self.change(LAYOUT, ("height: 60mm", "heigth: 60mm"))
        self.change(TEXTS, ("status: draft", "status: drafty"))
        self.change(DETAILS, ("19:30", "7.30pm"))
        self.answered()

    def test_a_broken_parent_breaks_its_children(self):
        self.write("layouts/parent.yaml", FILES[LAYOUT].replace("notice", "parent").replace("gap: step", "gap: step\n  gap: wide"))
        self.write(LAYOUT, "layout: notice\nextends: parent\n")
        self.answered()


if __name__ == "__main__":
    unittest.main()
