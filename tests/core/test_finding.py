"""A few words find the right line: names, words, sounds, slips, and what the rep has in hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.advice import Advice
from bot.core.context import NOTHING_IN_HAND, Context
from bot.core.directory import Entry
from bot.core.engine import Engine
from bot.core.finding import Finder, Hit
from bot.core.library import Library, StageAdvice
from bot.core.lines import Line, line_key
from bot.core.repertoire import Objection
from bot.core.text import Language, Text

from .making import SIMPLIFIED, advice, kind, library, tree

PINYIN = {"太": "tai", "贵": "gui", "桂": "gui", "了": "le", "老": "lao", "公": "gong", "鹰": "ying", "英": "ying"}
PINYIN |= {"您": "nin", "看": "kan", "签": "qian", "字": "zi"}


def line(zh: str, en: str) -> Advice:
    return Advice(Text(zh, en), ("brief",))


def made() -> Library:
    eagle = kind("eagle", "style", stages={
        "probe": StageAdvice(advice("tip", "brief"), (line("您先看哪样？", "Which would you like first?"),)),
        "close": StageAdvice(advice("tip", "brief"), (line("两个您挑，今天签字。", "Two plans, pick one today."),)),
    })  # fmt: skip
    dove = kind("dove", "style", stages={
        "close": StageAdvice(advice("tip", "brief"), (line("不着急，您慢慢看。", "No hurry, take your time."),)),
    })  # fmt: skip
    base = library([tree("style", [("fast", "eagle", "dove")])], [replace(eagle, name=Text("老鹰型", "eagle")), dove])
    objection = Objection(
        id="ask_family", name=Text("要问老公", "Must ask my husband"), also=("spouse",), cues=(),
        behind=Text("怕", "fear"), tip=advice("tip", "brief"),
        general=(line("应该的，一起定。", "Quite right, decide together."),),
        by_type={"dove": (line("您回去慢慢说。", "Talk it over gently."),)}, sources=("S002-12",),
    )  # fmt: skip
    return replace(base, objections={"ask_family": objection}, pinyin=PINYIN)


FINDER = Finder(made())


def best(query: str, context: Context = Context()) -> Hit | None:  # noqa: B008  # immutable
    return next(iter(FINDER.find(query, context)), None)


def found_line(query: str, context: Context = Context()) -> str:  # noqa: B008  # immutable
    hits = [hit.found for hit in FINDER.find(query, context) if isinstance(hit.found, Line)]
    return hits[0].advice.text.en if hits else ""


@pytest.mark.parametrize("query", ["老公", "husband", "spouse", "laogong", "lg", "husbnad", "HUSBAND", "要问老公"])
def test_an_objection_is_found_by_any_of_its_names(query: str) -> None:
    hit = best(query)

    assert hit is not None
    assert hit.found == Entry("objection", "ask_family")


@pytest.mark.parametrize("query", ["老鹰", "老英", "laoying", "eagle", "eagel"])
def test_a_type_is_found_as_written_as_it_sounds_or_nearly(query: str) -> None:
    hit = best(query)

    assert hit is not None
    assert hit.found == Entry("type", "eagle")


@pytest.mark.parametrize("query", ["老鹰 close", "eagle close", "close eagle"])
def test_a_type_and_a_stage_find_the_lines_of_both(query: str) -> None:
    assert found_line(query) == "Two plans, pick one today."


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("慢慢看", "No hurry, take your time."),
        ("qianzi", "Two plans, pick one today."),
        ("hurry", "No hurry, take your time."),
        ("pick today", "Two plans, pick one today."),
        ("两个您挑，今天", "Two plans, pick one today."),
    ],
)
def test_a_line_is_found_by_its_words(query: str, expected: str) -> None:
    assert found_line(query) == expected


@pytest.mark.parametrize("query", ["", " ", "qqqqq", "，。", "~", "\n\t", "？"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    assert FINDER.find(query, Context()) == []


def test_the_customer_in_hand_decides_between_equals() -> None:
    for_dove = found_line("close", Context(types={"dove": 0.9}))
    for_eagle = found_line("close", Context(types={"eagle": 0.9}))

    assert (for_dove, for_eagle) == ("No hurry, take your time.", "Two plans, pick one today.")


def test_the_stage_in_hand_decides_between_lines_of_a_type() -> None:
    assert found_line("eagle", Context(stage="probe")) == "Which would you like first?"
    assert found_line("eagle", Context(stage="close")) == "Two plans, pick one today."


def test_what_was_sent_before_comes_first_but_not_before_what_fits() -> None:
    used = {line_key(line("您先看哪样？", "Which would you like first?")): 50}

    assert found_line("eagle", Context(uses=used)) == "Which would you like first?"
    assert found_line("慢慢看", Context(uses=used)) == "No hurry, take your time."


def test_what_a_query_describes_brings_that_types_lines() -> None:
    hits = FINDER.find("whatever", Context(), {"dove": 1.0})

    assert {hit.found.type for hit in hits if isinstance(hit.found, Line)} == {"dove"}


def test_with_no_query_there_are_lines_for_what_is_in_hand() -> None:
    offered = FINDER.offered(Context(types={"dove": 0.9}, stage="close"))

    assert isinstance(offered[0].found, Line)
    assert offered[0].found.advice.text.en == "No hurry, take your time."
    assert FINDER.offered(Context()) == []


def test_traditional_characters_find_the_same() -> None:
    base = replace(made(), simplified={**SIMPLIFIED, "鷹": "鹰", "貴": "贵"})

    assert Finder(base).find("老鷹", Context())[0].found == Entry("type", "eagle")


def test_names_are_whole_names_only() -> None:
    assert FINDER.names("老鹰型")
    assert FINDER.names("eagle close")
    assert not FINDER.names("老鹰")
    assert not FINDER.names("eagle nonsense")
    assert not FINDER.names("")


def test_the_same_key_whatever_type_or_stage_a_line_is_moved_to() -> None:
    keys = {one.key for one in FINDER.lines}

    assert len(keys) == len(FINDER.lines)
    assert line_key(line("您先看哪样？", "other words")) in keys
    assert all(FINDER.line(key) is not None for key in keys)
    assert FINDER.line("0" * 12) is None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_any_query_is_answered_with_scores_from_the_best_down(query: str) -> None:
    scores = [hit.score for hit in FINDER.find(query, Context())]

    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_line_of_the_real_library_is_found_by_its_beginning(engine: Engine, language: Language) -> None:
    lost = []
    for wanted in engine.finder.lines[::7]:
        query = wanted.advice.text.in_(language)[:16].split("{")[0]
        found = engine.finder.find(query, NOTHING_IN_HAND, most=400) if query.strip() else []
        keys = {hit.found.key for hit in found if isinstance(hit.found, Line)}
        lost += [query] if query.strip() and wanted.key not in keys else []

    assert lost == []
