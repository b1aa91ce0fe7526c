"""Components, repeats and conditions that are wrong: what designers slip on when they make boxes once and use them often."""
import unittest

from planting import *

COMPONENTS = """\
components:
  fact:
    params: {label: , value: , ink: night}
    box:
      row:
        - {text: $label, style: strong, width: 20mm}
        - {text: $value, style: text, ink: $ink, grow: 1}
        - {slot: more}
"""
PRAYERS = """\
  prayers:
    - {head: On the road, text: Food}
    - {head: Caught, text: Strength}
"""


class Components(Planted):
    def setUp(self):
        super().setUp()
        self.change(LAYOUT, ("body:\n", COMPONENTS + "body:\n"))
        self.change(TEXTS, ("  sample:", PRAYERS + "  sample:"))

    def boxes(self, text, **options):
        self.change(LAYOUT, ("    - {qr:", text + "    - {qr:"))
        self.answered(**options)

    def test_a_component_that_is_not_there(self):
        self.boxes("    - {use: facts, with: {label: When, value: $date}}\n")

    def test_an_argument_that_is_missing(self):
        self.boxes("    - {use: fact, with: {label: When, vale: $date}}\n")

    def test_an_argument_of_the_wrong_kind(self):
        self.boxes("    - {use: fact, with: {label: When, value: $date, ink: 12pt}}\n")

    def test_an_ink_that_the_theme_has_not_as_an_argument(self):
        self.boxes("    - {use: fact, with: {label: When, value: $date, ink: nigth}}\n")

    def test_a_mistake_within_a_component(self):
        self.change(LAYOUT, ("width: 20mm}", "widht: 20mm}"))
        self.boxes("    - {use: fact, with: {label: When, value: $date}}\n    - {use: fact, with: {label: Where, value: $venue}}\n")

    def test_a_component_that_does_not_go_in(self):
        self.boxes("    - {use: fact, id: when, with: {label: When, value: Incomprehensibilities}, width: 40mm}\n")

    def test_a_component_that_uses_itself(self):
        self.change(LAYOUT, ("        - {slot: more}", "        - {use: fact, with: {label: a, value: b}}"))
        self.boxes("    - {use: fact, with: {label: When, value: $date}}\n")

    def test_a_slot_that_is_not_there(self):
        self.boxes("    - {use: fact, with: {label: When, value: $date}, slots: {mor: [{text: a}]}}\n")

    def test_a_component_and_a_text_in_one_box(self):
        self.boxes("    - {use: fact, with: {label: When, value: $date}, text: a}\n")

    def test_a_repeat_without_its_box(self):
        self.boxes("    - {repeat: $prayers, text: $item.head}\n")

    def test_a_field_that_is_not_there(self):
        self.boxes("    - {repeat: $prayers, box: {text: $item.title}}\n")

    def test_records_in_the_place_of_a_text(self):
        self.boxes("    - {text: $prayers}\n")

    def test_an_item_outside_of_its_repeat(self):
        self.boxes("    - {text: 'Pray: {item.head}'}\n")

    def test_a_repeat_of_too_much(self):
        self.boxes("    - {repeat: 5000, box: {text: a}}\n")

    def test_a_copy_that_does_not_go_in(self):
        self.boxes("    - {repeat: $prayers, id: prayers, box: {row: [{text: $item.head, id: head, width: 9mm}]}}\n")

    def test_a_table_with_a_cell_too_many_and_rows_that_are_none(self):
        self.boxes("    - table: [{width: 1fr}, {label: Where, width: 1fr}]\n      body: [[a, b, c], d, {x: e, y: f}, ['', g]]\n")

    def test_a_table_of_a_text_that_is_no_list_and_a_field_that_is_not_there(self):
        self.boxes("    - {table: [{field: haed}, {field: text, align: middle}], body: $prayers}\n    - {table: [{width: 1fr}], body: $praiers}\n")

    def test_a_table_to_write_on_without_a_label(self):
        self.boxes("    - {table: [{width: 1fr}], rows: 3}\n")

    def test_a_frame_of_a_table_to_write_on(self):
        self.boxes("    - {table: [{label: When}], rows: 3, id: rows}\n    - {frame: rows}\n")

    def test_a_language_that_is_none(self):
        self.boxes("    - {text: a, only-languages: english}\n")


if __name__ == "__main__":
    unittest.main()
