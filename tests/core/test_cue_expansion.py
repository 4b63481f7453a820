"""A pattern finds exactly what its forms, written out and looked for one by one, would find."""

import re
from itertools import product

from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.content.cues import CueError, build_cue
from bot.core.matching import Matcher

from .growing import CALM
from .making import FOLDING

Form = tuple[str, bool]
"""A literal, and whether any word ending may follow it."""


def forms_of(alphabet: str, open_ends: bool) -> st.SearchStrategy[list[list[Form]]]:
    """Segments of a pattern: each its choices."""
    literal = st.text(alphabet, max_size=3)
    choice = st.tuples(literal, st.booleans() if open_ends else st.just(False))
    sensible = choice.filter(lambda form: not form[1] or form[0][-1:].isalpha())
    one = sensible.filter(lambda form: bool(form[0])).map(lambda form: [form])
    return st.lists(st.one_of(one, st.lists(sensible, min_size=2, max_size=3, unique=True)), min_size=1, max_size=3)


def spelled(segments: list[list[Form]]) -> str:
    choices = [[literal + "~" * is_open for literal, is_open in forms] for forms in segments]
    return "".join(forms[0] if len(forms) == 1 else f"[{'|'.join(forms)}]" for forms in choices)


def written_out(segments: list[list[Form]]) -> list[str]:
    return ["".join(literal + "~" * is_open for literal, is_open in forms) for forms in product(*segments)]


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


@CALM
@given(segments=forms_of("价便点", open_ends=False), text=st.text("价便点，", max_size=14))
def test_chinese_patterns_find_exactly_what_their_written_out_forms_find(segments: list[list[Form]], text: str) -> None:
    try:
        built = build_cue(spelled(segments), "zh", "strong", FOLDING)
    except CueError:
        assume(False)

    matches = Matcher([("signal", built)]).find(text)

    assert {(match.start, match.end) for match in matches} == expanded(segments, text)


@example([[("talks quick", False)], [("", False), ("ly", False)]], "he talks quickly")
@example([[("haggl", True), ("best price", False)]], "the best pricey")
@example([[("b", True)], [(" ab", True)]], "ba ab")
@CALM
@given(segments=forms_of("ab ", open_ends=True), text=st.text("ab x,", max_size=14))
def test_english_patterns_find_exactly_what_their_written_out_forms_find(segments: list[list[Form]], text: str) -> None:
    pattern = spelled(segments)
    assume(pattern == pattern.strip())
    # After an open end the word is over, so an author writes no more letters there.
    assume(not any(re.search("~[a-z~]", form) for form in written_out(segments)))
    try:
        built = build_cue(pattern, "en", "strong", FOLDING)
    except CueError:
        assume(False)

    matches = Matcher([("signal", built)]).find(text)

    assert {(match.start, match.end) for match in matches} == expanded(segments, text)
