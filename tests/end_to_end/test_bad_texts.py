"""Wrong texts and wrong local details: what translators, volunteers and attackers write."""
import unittest

from planting import *


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

    def icons(self):
        for name in ("calendar", "phone"):
            self.write(ART + f"/icons/{name}.svg", (self.root / ART / "lanes.svg").read_text(encoding="utf-8"))
        for path in (self.root / ART / "icons").iterdir():
            if path.stem not in ("calendar", "phone"):
                path.unlink()

    def test_an_icon_that_is_not_there(self):
        self.icons()
        self.headline("'Ring {icon:phnoe} now'")

    def test_an_icon_by_a_name_that_no_file_has(self):
        self.icons()
        self.headline("'Ring {icon:phone.svg} now'")

    def test_an_icon_in_a_detail_that_is_not_there(self):
        self.icons()
        self.change(DETAILS, ("contact: 01904 123456", "contact: '{icon:mobile} 01904 123456'"))
        self.change(LAYOUT, ("$venue, id", "$contact, id"))
        self.answered()

    def test_an_icon_that_is_broken(self):
        self.icons()
        self.write(ART + "/icons/phone.svg", "<svg>")
        self.headline("'Ring {icon:phone} now'")

    def test_a_dollar_inside_a_text(self):
        self.change(LAYOUT, ("$headline, id", "Run $headline, id"))
        self.answered()

    def test_an_empty_text(self):
        self.headline("")

    def test_a_record_without_its_text(self):
        self.change(TEXTS, ("  sample:", "  prayers:\n    - {head: On the road, text: Food}\n    - {head: In the camps, txt: Strength}\n  sample:"))
        self.answered()

    def test_a_paragraph_among_records(self):
        self.change(TEXTS, ("  sample:", "  prayers:\n    - {head: On the road, text: Food}\n    - In the camps\n  sample:"))
        self.answered()

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


if __name__ == "__main__":
    unittest.main()
