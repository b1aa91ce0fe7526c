"""Files that are not there, not files or not fonts, and command lines that are wrong."""
import unittest

from planting import *


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


if __name__ == "__main__":
    unittest.main()
