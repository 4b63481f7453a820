"""A pattern finds exactly what its forms, written out and looked for one by one, would find."""

import re
from itertools import product

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.content.cues import CueError, build_cue
from bot.core.matching import Matcher
from bot.core.spot import Match
from bot.core.text import Language

from .growing import CALM
from .making import FOLDING

Form = tuple[str, bool]
"""A literal, and whether any word ending may follow it."""


@st.composite
def segments_of(draw: st.DrawFn, alphabet: str) -> list[list[Form]]:
    """Segments of a pattern, each its choices; in English, blanks and open word ends between them."""
    english = alphabet.isascii()
    choice = st.tuples(st.text(alphabet, max_size=3), st.booleans() if english else st.just(False))
    sensible = choice.map(lambda form: (form[0], form[1] and form[0] != ""))
    fixed = sensible.filter(lambda form: form[0] != "").map(lambda form: [form])
    choices = st.lists(sensible, min_size=2, max_size=3, unique=True)
    segments: list[list[Form]] = []
    for segment in draw(st.lists(fixed | choices, min_size=1, max_size=3)):
        if segments and english and draw(st.booleans()):
            segments.append([(" ", False)])
        elif segments:  # after an open end the word is over, so no author writes more letters there
            segments[-1] = [(literal, False) for literal, _ in segments[-1]]
        segments.append(segment)
    return segments


def spelled(segments: list[list[Form]]) -> str:
    choices = [[literal + "~" * is_open for literal, is_open in forms] for forms in segments]
    return "".join(forms[0] if len(forms) == 1 else f"[{'|'.join(forms)}]" for forms in choices)


def expanded(segments: list[list[Form]], text: str) -> set[tuple[int, int]]:
    """Every form written out and looked for everywhere; what lies inside something longer is left out."""
    spans = set()
    for forms in product(*segments):
        wording = re.compile("".join(re.escape(literal) + "[a-z]*+" * is_open for literal, is_open in forms))
        for start in range(len(text)):
            match = wording.match(text, start)
            if match and match.end() > start and not re.search(r"(?<=[a-z])\|(?=[a-z])", marked(text, *match.span())):
                spans.add(match.span())
    return {a for a in spans if not any(b != a and b[0] <= a[0] and a[1] <= b[1] for b in spans)}


def marked(text: str, start: int, end: int) -> str:
    return f"{text[:start]}|{text[start:end]}|{text[end:]}"


def met_again(matcher: Matcher, text: str) -> list[Match]:
    """What is found the first time, when cues are taken apart; and the same the second time."""
    first = matcher.find(text)
    assert matcher.find(text) == first
    return first


@CALM
@given(segments=segments_of("价便点"), text=st.text("价便点，", max_size=14))
def test_chinese_patterns_find_exactly_what_their_written_out_forms_find(segments: list[list[Form]], text: str) -> None:
    try:
        built = build_cue(spelled(segments), "zh", "strong", FOLDING)
    except CueError:
        assume(False)

    matches = met_again(Matcher([("signal", built)]), text)

    assert {(match.start, match.end) for match in matches} == expanded(segments, text)


@example([[("talks quick", False)], [("", False), ("ly", False)]], "he talks quickly")
@example([[("haggl", True), ("best price", False)]], "the best pricey")
@example([[("b", True)], [(" ab", True)]], "ba ab")
@CALM
@given(segments=segments_of("ab"), text=st.text("ab x,", max_size=14))
def test_english_patterns_find_exactly_what_their_written_out_forms_find(segments: list[list[Form]], text: str) -> None:
    try:
        built = build_cue(spelled(segments), "en", "strong", FOLDING)
    except CueError:
        assume(False)

    matches = met_again(Matcher([("signal", built)]), text)

    assert {(match.start, match.end) for match in matches} == expanded(segments, text)


@st.composite
def with_gaps(draw: st.DrawFn, alphabet: str) -> str:
    """A pattern of two or three parts with gaps between, some with wording that may be missing beside the gap."""
    part = segments_of(alphabet).map(spelled)
    gap = st.just("…" if not alphabet.isascii() else " … ")
    return draw(part) + "".join(draw(gap) + draw(part) for _ in range(draw(st.integers(1, 2))))


@pytest.mark.parametrize(("language", "alphabet"), [("zh", "价便点"), ("en", "ab")])
@CALM
@given(data=st.data())
def test_wording_across_gaps_is_found_the_same_however_often_it_is_met(
    language: Language, alphabet: str, data: st.DataObject
) -> None:
    try:
        built = build_cue(data.draw(with_gaps(alphabet)), language, "strong", FOLDING)
    except CueError:
        assume(False)
    text = data.draw(st.text(alphabet + "， x", max_size=24))
    again = Matcher([("signal", built)])
    for other in data.draw(st.lists(st.text(alphabet + "， x", max_size=24), max_size=4)):
        met_again(again, other)

    assert met_again(again, text) == Matcher([("signal", built)]).find(text)


@pytest.mark.parametrize("pattern", ["点价…[~]", "[~]…点价", "点价[~]", "[~]点价"])
def test_a_choice_of_nothing_but_an_open_end_does_no_harm(pattern: str) -> None:
    matcher = Matcher([("signal", build_cue(pattern, "zh", "strong", FOLDING))])

    assert met_again(matcher, "便点价便，点价") == []
