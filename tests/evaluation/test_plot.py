"""The calibration plot is a picture any browser can show."""

from xml.etree import ElementTree as ET

from bot.evaluation.plot import calibration_svg
from bot.evaluation.scoring import Bin


def test_each_step_is_a_dot_the_more_the_larger_and_says_what_it_shows() -> None:
    svg = ET.fromstring(calibration_svg([Bin(0.3, 0.2, 10), Bin(0.9, 0.95, 40)], "said → right"))  # noqa: S314  # ours

    few, many = svg.findall("{http://www.w3.org/2000/svg}circle")
    assert float(few.attrib["r"]) < float(many.attrib["r"])
    assert float(few.attrib["cy"]) > float(many.attrib["cy"])
    assert "".join(many.itertext()) == "said 90%, right 95%, 40 descriptions"


def test_nothing_to_show_is_an_empty_plot() -> None:
    assert "<circle" not in calibration_svg([], "said → right")
