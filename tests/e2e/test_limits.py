"""Every message of the flow fits a phone: under 1,200 characters and five rows, for every type, stage and language."""

from dataclasses import replace

import pytest

from bot.core.case import Case
from bot.core.engine import Engine
from bot.core.library import STAGES
from bot.core.text import LANGUAGES, Language
from bot.screens import cases, choosing, general
from bot.screens.callbacks import MOST_BYTES, Call
from bot.screens.screen import Screen
from bot.screens.wording import words

MOST_CHARACTERS, MOST_ROWS, MOST_LABEL, MOST_COPY = 1200, 5, 24, 256

DESCRIPTIONS = {
    "zh": (
        "声音很大，说话特别快，直接问最好的是哪款，一直看表，砍价",
        "说话挺快",
        "王总来了",
        "哪里都有毛病，又怕上当，话不多",
    ),
    "en": (
        "loud, talks fast, wants the bottom line, haggles",
        "talks fast",
        "hi",
        "finds fault, afraid of being cheated, quiet",
    ),
}


def assert_fits(screen: Screen) -> None:
    assert 0 < len(screen.text) < MOST_CHARACTERS
    assert len(screen.rows) <= MOST_ROWS
    for row in screen.rows:
        for button in row:
            assert 0 < len(button.label) <= MOST_LABEL, button.label
            assert button.data is None or len(button.data.encode()) <= MOST_BYTES
            assert button.copy is None or 0 < len(button.copy) <= MOST_COPY


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_of_every_type_at_every_stage_fits(engine: Engine, language: Language) -> None:
    for kind in engine.library.types:
        for stage in STAGES:
            case = replace(Case.opened(engine, language, "x"), corrected_to=kind, stage=stage, id=10**12)
            for line in range(len(case.coaching.phrases)):
                assert_fits(cases.opened(replace(case, line=line)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_other_screen_of_a_case_fits(engine: Engine, language: Language) -> None:
    for text in DESCRIPTIONS[language]:
        case = replace(Case.opened(engine, language, text), id=10**12)
        for verb in ("card", "ask", "say", "why", "stages", "wrong"):
            assert_fits(cases.after(Call(case.id, verb, ()), case.asking()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_fits(engine: Engine, language: Language) -> None:
    for signal in engine.library.signals:
        case = replace(Case.opened(engine, language, DESCRIPTIONS[language][0]), pending=signal, id=10**12)
        assert_fits(cases.after(Call(case.id, "ask", ()), case))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_types_fits(engine: Engine, language: Language) -> None:
    case = replace(Case.opened(engine, language, "x"), id=10**12)
    assert_fits(choosing.types(case))
    for facet in engine.library.trees:
        for page in range(5):
            assert_fits(choosing.types(case, facet, page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_general_screens_fit(language: Language) -> None:
    screens = [
        general.welcome(language),
        general.examples(language),
        general.help_(language),
        general.language_choice(language),
        general.privacy(language, "A" * 60, "B" * 60),
        *(general.erasing(language, name) for name in ("erase:ask", "erase:yes", "erase:no")),
        *(general.tile(language, f"tile_{name}") for name in ("describe", "customers", "today", "practice")),
    ]
    for screen in screens:
        assert_fits(screen)
    assert len(words(language).placeholder) <= 64
