"""The team's own lines beside the library's."""

import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.context import NOTHING_IN_HAND, Context
from bot.core.engine import Engine
from bot.core.lines import Line
from bot.core.teams.line_writing import flaw_in, language_of, names_in, one_line
from bot.core.teams.own_lines import MOST_FOLLOWING, MOST_LEADING, OwnLines, own_line
from tests.core import making


def lines_of(engine: Engine, *places: tuple[str | None, str | None, str | None]) -> OwnLines:
    """Lines for these types, stages and objections, numbered from 1."""
    made = [
        own_line(engine.library, number, f"第{number}句快稳省心", *place)
        for number, place in enumerate(places, start=1)
    ]
    return OwnLines(made)


def keys(lines: tuple[Line, ...]) -> list[str]:
    return [line.key if line.own else "library" for line in lines]


def library_line(engine: Engine) -> Line:
    return engine.finder.lines[0]


def test_what_fits_type_and_stage_leads_and_what_fits_one_of_them_follows(engine: Engine) -> None:
    own = lines_of(
        engine, (None, "probe", None), ("eagle", None, None), ("eagle", "probe", None), ("owl", "probe", None),
        ("eagle", "close", None), (None, None, None), ("eagle", "probe", "too_expensive"),
    )  # fmt: skip

    shown = own.beside([library_line(engine)], ["eagle"], "probe", close=False)

    assert keys(shown) == ["t3", "library", "t2", "t1"]


def test_while_two_types_are_too_close_the_librarys_lead(engine: Engine) -> None:
    own = lines_of(engine, ("eagle", "probe", None), ("owl", "probe", None))

    assert keys(own.beside([library_line(engine)], ["owl", "eagle"], "probe", close=True)) == ["library", "t2", "t1"]
    assert keys(own.beside([library_line(engine)], ["owl", "eagle"], "probe", close=False)) == ["t2", "t1", "library"]


def test_many_lines_crowd_nobody_out(engine: Engine) -> None:
    own = lines_of(engine, *[("eagle", "probe", None)] * 50, *[("eagle", None, None)] * 50)

    shown = keys(own.beside([library_line(engine)], ["eagle"], "probe", close=False))

    assert shown.index("library") == MOST_LEADING
    assert len(shown) == MOST_LEADING + 1 + MOST_FOLLOWING


def test_among_equals_the_teams_come_first_and_never_past_a_better_match(engine: Engine) -> None:
    own = lines_of(engine, ("eagle", "probe", None))

    by_name = engine.find("老鹰 探需", NOTHING_IN_HAND, 50, own)
    by_words = engine.find("第1句", NOTHING_IN_HAND, 50, own)
    other = engine.find("猫头鹰 收尾", NOTHING_IN_HAND, 50, own)

    assert next(hit.found.key for hit in by_name if isinstance(hit.found, Line)) == "t1"
    assert next(hit.found.key for hit in by_words if isinstance(hit.found, Line)) == "t1"
    assert all(hit.found.key != "t1" for hit in other if isinstance(hit.found, Line))
    assert [hit.score for hit in by_name] == sorted((hit.score for hit in by_name), reverse=True)


def test_a_library_line_that_is_found_by_its_words_stays_before_one_that_is_not(engine: Engine) -> None:
    line = next(line for line in engine.finder.lines if line.type == "eagle" and line.stage == "close")
    own = lines_of(engine, ("eagle", None, None))
    query = line.advice.text.zh[:8]

    found = [hit.found for hit in engine.find(query, Context(), 50, own) if isinstance(hit.found, Line)]

    assert not found[0].own


def test_what_the_library_no_longer_has_a_line_does_not_belong_to(engine: Engine) -> None:
    line = own_line(engine.library, 7, "快稳省心", "dodo", "lunch", "too_round")

    assert (line.type, line.stage, line.objection) == ("", "", "")


def test_an_engine_that_keeps_lines_is_gone_when_nobody_uses_it() -> None:
    engine = Engine.of(making.library([making.tree("style", [("speaks_fast", "eagle", "owl")])]))
    own = lines_of(engine, (None, None, None))
    engine.own_lines[1, "zh"] = own
    own.finder(engine.library, engine.finder)
    gone = weakref.ref(engine)

    gc.disable()
    try:
        del engine
        assert gone() is None
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("您看哪样合适？", None),
        ("Which one suits you?", None),
        ("看看{product}", None),
        ("a" * 256, None),
        ("a" * 257, "long"),
        ("a" * 246 + " {product}", "long"),
        ("看看{price}", "blank"),
        ("看看{}", "blank"),
        ("12345 ？！", "empty"),
        ("", "empty"),
        ("这款稳赚不赔", "banned"),
        ("It is ZERO RISK, you know", "banned"),
        ("我们 zero risk 的", "banned"),
    ],
)
def test_a_flaw_is_named(engine: Engine, text: str, kind: str | None) -> None:
    flaw = flaw_in(engine, text)

    assert (flaw.kind if flaw else None) == kind


@given(st.text(max_size=300))
def test_any_text_can_be_judged_and_a_good_one_fits_the_copy_button(engine: Engine, text: str) -> None:
    line = one_line(text)

    flaw = flaw_in(engine, line)

    assert flaw is not None or 0 < len(line) <= 256
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("王姐都说好", ["王姐", "李哥"], ("王姐",)),
        ("Mrs Smith likes it", ["smith", "Smi", "Mrs Smith"], ("smith", "Mrs Smith")),
        ("also good", ["Al"], ()),
        ("好", ["好"], ()),
    ],
)
def test_customers_names_are_found_as_names(text: str, names: list[str], found: tuple[str, ...]) -> None:
    assert names_in(text, names) == found


def test_one_chinese_character_makes_it_chinese() -> None:
    assert [language_of(text) for text in ("OK 好", "OK", "好的")] == ["zh", "en", "zh"]
