"""Wrong YAML, wrong values, wrong texts, wrong details: each said at its place, with what to do; no file, no crash, no wait."""
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
        self.value("theme: plain", "theme: plian")

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


class Texts(Planted):
    def headline(self, text, **options):
        self.change(TEXTS, ("headline: Run for your life", "headline: " + text))
        self.answered(**options)

    def test_a_text_that_is_not_there(self):
        self.change(LAYOUT, ("$story,", "$stroy,"))
        self.answered()

    def test_a_placeholder_that_is_not_there(self):
        self.headline("'Come on {day}'")

    def test_a_brace_that_stands_for_itself(self):
        self.headline("'Run {fast and far'")

    def test_a_placeholder_in_place_of_a_mapping(self):
        self.headline("{date}")

    def test_a_dollar_inside_a_text(self):
        self.change(LAYOUT, ("$headline, id", "Run $headline, id"))
        self.answered()

    def test_an_empty_text(self):
        self.headline("")

    def test_a_missing_glyph(self):
        self.headline("Run \U0001f3c3 for your life")

    def test_letters_of_klingon(self):
        self.headline("Run \uf8d0\uf8d1 for your life")

    def test_letters_of_another_script(self):
        self.headline("Run ꦗꦮ for your life")

    def test_a_word_of_100_kb(self):
        self.headline("x" * 60_000)

    def test_a_word_of_5000_letters(self):
        self.headline("x" * 5_000)

    def test_a_letter_with_100_000_marks(self):
        self.headline("Z" + "\u0301" * 30_000)

    def test_a_letter_with_100_marks(self):
        self.headline("Z" + "\u0301" * 100)

    def test_a_text_of_1_mb(self):
        self.headline("word " * 200_000)

    def test_a_text_of_100_kb(self):
        self.headline("word " * 20_000)

    def test_a_text_of_60_kb(self):
        self.headline("word " * 12_000)

    def test_a_direction_that_is_overridden(self):
        self.headline("open \u202eexe.txt")

    def test_a_direction_that_is_overridden_and_closed(self):
        self.headline("open \u202eexe.txt\u202c")

    def test_an_isolate_that_is_never_closed(self):
        self.headline("Run \u2067for your life")

    def test_an_isolate_that_is_closed_twice(self):
        self.headline("Run \u2069for your life")

    def test_a_language_file_with_a_wrong_tag(self):
        self.change(TEXTS, ("language: en", "language: english"))
        self.answered()

    def test_a_language_file_of_another_language(self):
        self.change(TEXTS, ("language: en", "language: de"))
        self.answered()

    def test_a_review_that_nobody_signed(self):
        self.change(TEXTS, ("status: draft", "status: reviewed"))
        self.answered()

    def test_a_status_that_is_none(self):
        self.change(TEXTS, ("status: draft", "status: done"))
        self.answered()

    def test_texts_outside_of_texts(self):
        self.change(TEXTS, ("texts:\n  headline: Run for your life\n", "headline: Run for your life\ntexts:\n"))
        self.answered()


class LocalDetails(Planted):
    """What a volunteer types late on a Saturday."""

    def detail(self, old, new, *options):
        self.change(DETAILS, (old, new))
        self.answered(*options)

    def test_a_date_in_words(self):
        self.detail("2027-05-08", "8 May 2027")

    def test_a_date_in_american_words(self):
        self.detail("2027-05-08", "May 8th, 2027")

    def test_a_date_with_its_weekday(self):
        self.detail("2027-05-08", "Saturday 8 May 2027")

    def test_a_date_with_slashes(self):
        self.detail("2027-05-08", "08/05/2027")

    def test_a_date_with_slashes_that_has_one_meaning(self):
        self.detail("2027-05-08", "28/05/2027")

    def test_a_date_with_dots(self):
        self.detail("2027-05-08", "8.5.2027")

    def test_a_date_without_noughts(self):
        self.detail("2027-05-08", "2027-5-8")

    def test_a_date_without_a_year(self):
        self.detail("2027-05-08", "8 May")

    def test_a_day_that_no_month_has(self):
        self.detail("2027-05-08", "2027-02-30")

    def test_a_date_with_its_time(self):
        self.detail("2027-05-08", "2027-05-08 19:30")

    def test_a_layout_in_place_of_details(self):
        self.answered("--details", "layouts/notice.yaml")

    def test_quotes_within_quotes(self):
        self.detail("venue: St Mary’s Hall, High Street, York", 'venue: "The "Old" Hall, York"')

    def test_brackets_of_the_sample_without_their_quotes(self):
        self.detail("venue: St Mary’s Hall, High Street, York", "venue: [your hall], [your street], York")

    def test_a_line_without_its_field(self):
        self.detail("venue: St Mary’s Hall, High Street, York", "St Mary’s Hall, High Street, York")

    def test_a_venue_in_languages_with_a_wrong_tag(self):
        self.detail("venue: St Mary’s Hall, High Street, York", "venue: {english: St Mary’s Hall, korean: 세인트 메리 홀}")

    def test_a_church_in_hangul_on_an_english_page(self):
        self.change(LAYOUT, ("text: $venue", "text: $church"))
        self.detail("St Mary’s, York", "요크 한인 교회")

    def test_a_date_in_korean(self):
        self.detail("2027-05-08", "2027년 5월 8일")

    def test_a_time_with_a_dot(self):
        self.detail("19:30", "7.30pm")

    def test_a_time_in_the_evening(self):
        self.detail("19:30", "7:30 pm")

    def test_a_time_by_the_hour(self):
        self.detail("19:30", "7pm")

    def test_a_time_without_a_nought(self):
        self.detail("19:30", "9:30")

    def test_a_time_with_a_dot_of_24_hours(self):
        self.detail("19:30", "19.30")

    def test_a_time_past_midnight(self):
        self.detail("19:30", "24:30")

    def test_a_time_in_words(self):
        self.detail("19:30", "half past seven")

    def test_a_span_of_times(self):
        self.detail("19:30", "19:30-21:00")

    def test_a_weekday_that_is_another(self):
        self.detail("time: 19:30", "weekday: Friday\ntime: 19:30")

    def test_a_weekday_that_is_none(self):
        self.detail("time: 19:30", "weekday: Someday\ntime: 19:30")

    def test_an_end_before_the_beginning(self):
        self.detail("time: 19:30", "time: 19:30\nend-time: 18:00", "--strict")

    def test_a_locked_text(self):
        self.detail("time: 19:30", "time: 19:30\nrequest: Please stop.")

    def test_a_locked_text_below_texts(self):
        self.detail("time: 19:30", "time: 19:30\ntexts: {addressee: the Queen}")

    def test_a_field_with_a_capital(self):
        self.detail("venue:", "Venue:")

    def test_a_field_that_is_called_otherwise(self):
        self.detail("venue:", "place:")

    def test_a_field_that_nobody_knows(self):
        self.detail("venue:", "parking:")

    def test_a_field_that_is_needed_and_not_there(self):
        self.detail("date: 2027-05-08\n", "")

    def test_no_name_and_no_sample(self):
        self.detail("details: sample\nsample: true\n", "")

    def test_a_list_in_place_of_the_venue(self):
        self.detail("venue: St Mary’s Hall, High Street, York", "venue: [St Mary’s Hall, High Street, York]")

    def test_an_address_over_two_lines(self):
        self.detail("venue: St Mary’s Hall, High Street, York", "venue: St Mary’s Hall,\nHigh Street, York")

    def test_a_telephone_with_a_plus_stays_as_it_is(self):
        self.detail("01904 123456", "+44 1904 123456")

    def test_a_contact_with_a_colon(self):
        self.detail("01904 123456", "Jo: 01904 123456")

    def test_a_contact_that_begins_with_an_at_sign(self):
        self.detail("01904 123456", "@stmarysyork")

    def test_a_yes_where_true_is_meant(self):
        self.detail("sample: true", "sample: yes")

    def test_no_such_details_file(self):
        self.answered("--details", "yrok.yaml")

    def test_a_word_document_in_place_of_details(self):
        self.write("york.docx", b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xdf\xa4\xd2lZ\x01\x00\x00 \x05\x00\x00")
        self.answered("--details", "york.docx")

    def test_a_details_file_in_windows_letters(self):
        self.change(DETAILS, ("St Mary’s, York", b"St Mary\x92s, York"), ("St Mary’s Hall", "St Marys Hall"))
        self.answered()

    def test_samples_in_a_final_file(self):
        self.detail("venue: St Mary’s Hall, High Street, York", "venue: '[your hall], York'", "--final")


class Paths(Planted):
    def picture(self, name):
        self.change(LAYOUT, ("art/lanes.svg", name))
        self.answered()

    def test_a_picture_that_is_not_there(self):
        self.picture("art/lane.svg")

    def test_a_picture_whose_case_is_another(self):
        self.picture("Art/Lanes.svg")

    def test_a_picture_by_two_dots(self):
        self.picture("../../etc/passwd")

    def test_a_picture_by_an_absolute_path(self):
        self.picture("/etc/passwd")

    def test_a_picture_by_a_windows_path(self):
        self.picture("'C:\\Users\\Jo\\lanes.svg'")

    def test_a_picture_on_the_web(self):
        self.picture("https://example.org/lanes.svg")

    def test_a_link_out_of_the_project(self):
        (self.root / ART / "out.svg").symlink_to("/etc/passwd")
        self.picture("art/out.svg")

    def test_a_link_in_a_circle(self):
        (self.root / ART / "out.svg").symlink_to("out.svg")
        self.picture("art/out.svg")

    def test_a_pipe_in_place_of_a_picture(self):
        os.mkfifo(self.root / ART / "pipe.svg")
        self.picture("art/pipe.svg")

    def test_a_folder_in_place_of_a_picture(self):
        (self.root / ART / "folder.svg").mkdir()
        self.picture("art/folder.svg")

    def test_a_folder_in_place_of_a_layout(self):
        (self.root / LAYOUT).unlink()
        (self.root / LAYOUT).mkdir()
        self.answered()

    def test_a_pipe_in_place_of_a_layout(self):
        (self.root / LAYOUT).unlink()
        os.mkfifo(self.root / LAYOUT)
        self.answered()

    def test_a_layout_that_leads_out_of_the_project(self):
        (self.root / LAYOUT).unlink()
        (self.root / LAYOUT).symlink_to("/etc/passwd")
        self.answered()

    def test_details_by_two_dots_inside_the_campaign(self):
        self.change("content/run-for-your-life/campaign.yaml", ("details/sample.yaml", "../../../etc/passwd"))
        self.answered()


class Fonts(Planted):
    """A face of the project's own in fonts/."""

    def face(self, extra="", content=None):
        self.change("fonts/fonts.yaml", ("noto-sans-regular: {file: NotoSans-Regular.ttf, format: TrueType, sample: \"H\", licence: OFL-1.1, package: fonts-noto-core",
                                         'noto-sans-regular: {file: Own.ttf, format: TrueType, sample: "H", licence: OFL-1.1' + extra))
        if content is not None:
            self.write("fonts/Own.ttf", content)
        self.answered()

    def test_a_font_file_that_is_not_there(self):
        self.face()

    def test_a_font_file_of_noise(self):
        self.face(content=bytes(range(256)) * 40)

    def test_a_font_file_that_is_empty(self):
        self.face(content=b"")

    def test_a_font_file_cut_in_half(self):
        whole = pathlib.Path("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf").read_bytes()
        self.face(content=whole[:len(whole) // 2])


class CommandLine(Planted):
    def say(self, *command):
        self.answered(command=command)

    def test_a_layout_misspelt(self):
        self.say("render", "notise")

    def test_a_layout_with_its_ending(self):
        self.say("render", "notice.yaml")

    def test_a_layout_with_its_folder(self):
        self.say("render", "layouts/notice.yaml")

    def test_a_language_by_its_name(self):
        self.say("render", "notice", "--lang", "english")

    def test_a_language_by_its_country(self):
        self.say("render", "notice", "--lang", "kr")

    def test_a_language_by_its_own_name(self):
        self.say("render", "notice", "--lang", "Français")

    def test_a_language_by_a_country_with_a_script_of_its_own(self):
        self.say("render", "notice", "--lang", "tw")

    def test_an_edition_misspelt(self):
        self.say("render", "notice", "--lang", "en", "--edition", "offise")

    def test_a_format_misspelt(self):
        self.say("render", "notice", "--format", "pfd")

    def test_a_format_that_is_none(self):
        self.say("render", "notice", "--format", "docx")

    def test_a_resolution_in_words(self):
        self.say("render", "notice", "--dpi", "high")

    def test_an_option_misspelt(self):
        self.say("render", "notice", "--detials", "york.yaml")

    def test_a_command_misspelt(self):
        self.say("rendre", "notice")

    def test_an_overlay_misspelt(self):
        self.say("render", "notice", "--lang", "en", "--format", "png", "--overlay", "gird")

    def test_no_project_there(self):
        self.say("render", "notice", "--project", "nowhere")

    def test_no_campaign_of_that_name(self):
        self.say("render", "notice", "--campaign", "walk-for-your-life")

    def test_a_layout_that_the_campaign_misspells(self):
        self.change("content/run-for-your-life/campaign.yaml", ("[notice]", "[notcie]"))
        self.say("render", "--lang", "en", "--edition", "screen")

    def test_a_language_that_the_campaign_misspells(self):
        self.change("content/run-for-your-life/campaign.yaml", ("zh-Hant, ", "zh-Hnat, "))
        self.say("render", "notice", "--edition", "screen")

    def test_a_campaign_without_languages(self):
        self.change("content/run-for-your-life/campaign.yaml", ("[en, ko, zh-Hans, zh-Hant, ja, ar]", "[]"))
        self.say("render", "notice", "--edition", "screen")


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
