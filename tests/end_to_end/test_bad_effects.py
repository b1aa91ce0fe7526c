"""Effects that cannot be drawn, or that would spoil what must be read: each said at its place, with what to do."""
import unittest

from planting import *

STORY = "{text: $story, id: story, style: text}"
VENUE = "{text: $venue, id: venue, style: text}"


class Effects(Planted):
    def story(self, keys):
        self.change(LAYOUT, (STORY, "{text: $story, id: story, style: text, " + keys + "}"))
        self.answered()

    def test_an_angle_without_a_unit(self):
        self.story("rotate: 12")

    def test_an_angle_in_radians(self):
        self.story("rotate: 1rad")

    def test_a_turn_by_an_angle(self):
        self.story("turn: 90deg")

    def test_a_gradient_as_css_has_it(self):
        self.story("fill: 'linear-gradient(90deg, night, paper)'")

    def test_a_gradient_in_braces_without_quotes(self):
        self.story("fill: linear(90deg, night, paper)")

    def test_a_gradient_towards_a_side(self):
        self.story("fill: 'linear(to right, night, paper)'")

    def test_a_gradient_of_one_ink(self):
        self.story("fill: 'linear(90deg, night)'")

    def test_a_gradient_in_an_ink_that_is_not_there(self):
        self.story("fill: 'linear(90deg, nihgt, paper)'")

    def test_a_gradient_whose_inks_stand_in_no_order(self):
        self.story("fill: 'linear(night 100% 80%, haze 100% 20%)'")

    def test_a_gradient_under_text_that_it_hides(self):
        self.story("fill: 'linear(90deg, night, night 80%)'")

    def test_a_shadow_with_a_blur(self):
        self.story("shadow: 1mm 1mm 3mm night")

    def test_a_shadow_without_an_ink(self):
        self.story("shadow: 1mm 1mm")

    def test_an_opacity_in_percent_over_one(self):
        self.story("opacity: 40")

    def test_an_opacity_that_makes_text_faint(self):
        self.story("opacity: 0.5")

    def test_a_blend_that_there_is_not(self):
        self.story("blend: hue")

    def test_a_shape_to_run_round_that_a_box_has_not(self):
        self.story("runaround: shape")

    def test_a_path_to_run_round_that_is_not_asked_for(self):
        self.story("runaround-path: 'M 0 0 L 100 0 L 50 100 Z'")

    def test_a_path_to_run_round_that_is_broken(self):
        self.story("runaround: shape, runaround-path: 'M 0 0 L 100 x'")

    def test_a_clip_path_that_is_broken(self):
        self.story("clip-path: 'M 0 0 L 100'")

    def test_a_clip_path_that_is_a_shape_of_css(self):
        self.story("clip-path: circle(50%)")

    def test_a_clip_path_that_cuts_text(self):
        self.story("clip-path: 'M 50 0 L 100 50 L 50 100 L 0 50 Z'")

    def test_text_that_is_turned_off_the_page(self):
        self.story("rotate: 90deg, rotate-origin: 100% 0%")

    def test_a_layer_that_is_no_whole_number(self):
        self.story("layer: 0.5")

    def test_a_badge_over_text(self):
        self.change(LAYOUT, (VENUE, "{column: [], id: badge, fill: track, at: {of: page, left: 20mm, top: 15mm, width: 40mm, height: 20mm}}"))
        self.answered()

    def test_text_over_text(self):
        self.change(LAYOUT, (VENUE, "{text: $venue, id: venue, style: text, at: {of: page, left: 20mm, top: 15mm}}"))
        self.answered()

    def test_a_turned_rule(self):
        self.change(LAYOUT, (VENUE, "{rule: horizontal, turn: left}"))
        self.answered()

    def test_a_box_anchored_in_the_page_within_a_turned_one(self):
        self.change(LAYOUT, (VENUE, "{column: [{text: $venue, id: venue, style: text, at: {of: page, left: 20mm}}], id: band, turn: left}"))
        self.answered()


if __name__ == "__main__":
    unittest.main()
