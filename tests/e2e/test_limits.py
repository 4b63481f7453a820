"""Every message of the flow fits a phone: under 1,200 characters and five rows, for every type, stage and language."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from bot.core.book.customer import Birthday, Customer
from bot.core.book.history import FollowUp, Judged, Regraded, Touched
from bot.core.case import Case
from bot.core.engine import Engine
from bot.core.library import STAGES
from bot.core.rhythm.hours import Hours
from bot.core.text import LANGUAGES, Language
from bot.flows.book import CustomerCard
from bot.flows.desks import RepDesk
from bot.flows.doubles import Double
from bot.flows.keeping import Kept
from bot.flows.listing import A_PAGE, BookPage, Choices, Listed, Listing
from bot.flows.past import Past
from bot.screens import cases, choosing, general
from bot.screens.book_calls import listed
from bot.screens.callbacks import MOST_BYTES, Call
from bot.screens.customer_card import customer_card
from bot.screens.customer_editing import ask_merge, edit_menu
from bot.screens.customer_list import choices, customer_list
from bot.screens.customer_past import past_page
from bot.screens.keeping import echo
from bot.screens.screen import Screen
from bot.screens.wording import words

MOST_CHARACTERS, MOST_ROWS, MOST_LABEL, MOST_COPY = 1200, 5, 24, 256

DAY, MOMENT = date(2026, 11, 20), datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
REGRADED = (Regraded(MOMENT, "timing", "A", "hand", "因为" * 100),)

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


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screens_of_a_customer_of_whom_all_is_known_fit(engine: Engine, language: Language) -> None:
    for card in crowded(engine, language):
        past = Past(card, 0, card.touches * 5, card.judgements * 5, REGRADED * 3)
        back = listed(Listing("silence", 99, query="查" * 10))
        for screen in (
            *(customer_card(card, back=back, undo=undo, note="✓ " * 20) for undo in (None, 10**12)),
            past_page(past, back),
            edit_menu(card, back),
            ask_merge(card, (Double(10**12, card.customer.name, card.customer.phone),) * 3, back),
            echo(Kept(card, 10**12, (DAY,) * 2, "2月30日", ("identity", "bank"), (), True)),
        ):
            assert_fits(screen)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_page_of_the_book_fits(engine: Engine, language: Language) -> None:
    card = next(crowded(engine, language))
    known = card.customer
    one = Listed(10**12, known.name, known.phone, known.types, dict(known.grades), DAY, MOMENT)
    for listing in (Listing("silence", 99, "type:freebie_hunter"), Listing("silence", 99, query="查" * 10)):
        assert_fits(customer_list(BookPage(engine, language, card.desk, DAY, listing, (one,) * A_PAGE, 9999)))
    terms = tuple((f"tag:{'标签' * 9}{number}", 9999) for number in range(12))
    chosen = choices(Choices(engine, language, Listing(), 9999, (), (), terms))
    assert all(len(button.label) <= MOST_LABEL for row in chosen.rows for button in row)


def crowded(engine: Engine, language: Language) -> Iterator[CustomerCard]:
    """A customer at each stage, of whom everything is known, at length."""
    types = (("eagle", 0.9), ("bargainer", 0.5))
    touched = (Touched(10**12, MOMENT, "message", "colder", False, "很长的话" * 50, "probe", "voice"),)
    judged = (Judged(MOMENT, "probe", "", types), Judged(MOMENT, "probe", "", (("owl", 0.9),)))
    due = (FollowUp(10**12, "promise", "说过的话" * 50, DAY, time(10, 30)),)
    for stage in STAGES:
        customer = Customer(
            10**12, "王" * 64, MOMENT, "+8613812345678", "行" * 64, "beauty", tuple(f"标签{one}" for one in range(9)),
            "记" * 4000, Birthday(10, 6, True), stage, "说" * 4000, types, {"timing": "A"}, MOMENT, "colder",
        )  # fmt: skip
        desk = RepDesk(Hours("Asia/Shanghai"))
        yield CustomerCard(engine, language, desk, DAY, customer, due, touched, 9999, judged)
