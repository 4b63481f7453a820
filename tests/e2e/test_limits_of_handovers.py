"""Whatever people are called and however many there are: what is said of handovers and to leads fits a phone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.book.customer import Customer
from bot.core.book.history import FollowUp, Touched
from bot.core.engine import Engine
from bot.core.rhythm.hours import Hours
from bot.core.teams.rules import TeamRules
from bot.core.text import LANGUAGES, Language
from bot.flows.access import Standing
from bot.flows.book import CustomerCard
from bot.flows.desks import RepDesk
from bot.flows.escalating import Away, Missed, MissedList
from bot.flows.handing_back import Cover, Covers, Ended
from bot.flows.handing_over import Basis, Choice, Colleague, Done, Scope
from bot.flows.listing import A_PAGE, BookPage, Listed, Listing
from bot.flows.overseeing import Found, Overseen, RepBook
from bot.flows.telling_handovers import HandedCard, Part, Told
from bot.screens import handover_news as news
from bot.screens import handovers as screens
from bot.screens import overseeing
from bot.screens.handover_calls import WHYS, Step
from tests.e2e.test_limits import DAY, MOMENT, assert_fits

NAME, ID = f"{'客' * 61}<&>", 10**16
HOURS = Hours("Asia/Shanghai")
STANDING = Standing(ID, 10**6, NAME, TeamRules(cap=1), frozenset({"lead"}))


def choice(language: Language, scope: Scope, name: str) -> Choice:
    colleagues = tuple(Colleague(ID + place, NAME, 799) for place in range(15))
    basis = Basis(STANDING, ID, NAME, 800, name, own=False)
    return Choice(language, scope, basis, colleagues, MOMENT, colleagues[0], 200, 300)


def card(engine: Engine, language: Language) -> CustomerCard:
    customer = Customer(
        ID, NAME, MOMENT, phone="+8613812345678", trade=NAME, stage="probe", description="话" * 400,
        notes="记" * 900, types=(("eagle", 0.9), ("owl", 0.8)), grades={"timing": "A"}, last_touch=MOMENT,
    )  # fmt: skip
    due = tuple(FollowUp(ID + place, "promise", NAME * 3, DAY, MOMENT.time()) for place in range(4))
    touched = tuple(Touched(ID + place, MOMENT, "call", "warmer", True, NAME * 3, "probe") for place in range(3))
    return CustomerCard(engine, language, RepDesk(HOURS), DAY, customer, due, touched, 9999, (), 10**6)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["", NAME], ids=["book", "one"])
def test_every_step_of_handing_over_fits(language: Language, name: str) -> None:
    scope = Scope(ID) if name else Scope(None, 10**6, ID)
    chosen = choice(language, scope, name)
    for page in range(3):
        assert_fits(screens.whom(chosen, forward=f"f:{ID}:forward", page=page))
    assert_fits(screens.why(chosen))
    for why in WHYS:
        step = Step(scope, ID, why, DAY + timedelta(days=400), asked=True)
        for screen in (screens.until(chosen, step), screens.sure(chosen, step), screens.ask_day(language, step)):
            assert_fits(screen)
    assert_fits(screens.whom(replace(chosen, colleagues=())))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_came_to_and_who_covers_for_whom_fits(engine: Engine, language: Language) -> None:
    covers = tuple(Cover(ID + place, NAME, 800, DAY, given=place % 2 == 0) for place in range(9))
    shown = [
        screens.done(Done(language, ID, 800, NAME, DAY, DAY)), screens.ended(Ended(language, 700, 100)),
        screens.ended(Ended(language, 0, 100)), screens.covers(Covers(language, ID, STANDING, 800, DAY, covers)),
        screens.covers(Covers(language, ID, STANDING, 0, DAY, ())),
        screens.covers(Covers(language, ID, None, 0, DAY, ())),
        screens.sure_early(language, ID, 800, "b"), screens.sure_early(language, ID, 800, "g"),
        news.card(HandedCard(language, ID, 0, 800, card(engine, language))),
        news.card(HandedCard(language, ID, 0, 1, None)),
        news.thanks(language, NAME),
    ]  # fmt: skip
    for screen in shown:
        assert_fits(screen)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["got", "lost", "back", "gone_back", "stayed"])
@pytest.mark.parametrize("why", [*WHYS, "return", "given_back", "undone", "stayed"])
def test_what_people_hear_of_a_handover_fits(language: Language, part: Part, why: str) -> None:
    meanwhile = (1000, {"warmer": 500, "won": 300, "lost": 200})
    told = Told(language, part, ID, why, 800, NAME, NAME, NAME, NAME, DAY, DAY, 300, meanwhile)

    assert_fits(news.news(told))
    assert_fits(news.news(replace(told, name="", meanwhile=(0, {}), until=None, by="")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_lead_reads_fits(engine: Engine, language: Language) -> None:
    listed = tuple(
        Listed(ID + place, NAME, "+8613812345678", (("eagle", 0.9),), {"timing": "A"}, DAY, MOMENT)
        for place in range(A_PAGE)
    )
    page = BookPage(engine, language, RepDesk(HOURS), DAY, Listing("silence", 9), listed, 800)
    shown = card(engine, language)
    missed = tuple(
        Missed(one, shown.customer, HOURS, NAME, 99, high=True) for one in (*shown.follow_ups, *shown.follow_ups)
    )
    away = tuple(Away(ID + place, NAME, DAY, 300) for place in range(6))
    one = Overseen(shown, 10**6, ID, NAME, ID, MOMENT, MOMENT, away=False, left=True)
    for screen in (
        overseeing.rep_page(RepBook(10**6, ID, NAME, page)),
        overseeing.rep_page(RepBook(10**6, ID, NAME, replace(page, customers=(), count=0))),
        overseeing.found(Found(language, 10**6, NAME * 9, tuple((found, NAME) for found in listed))),
        overseeing.found(Found(language, 10**6, NAME * 9, ())),
        overseeing.customer(one, HOURS, missed=True, said=NAME[:3]),
        overseeing.customer(replace(one, away=True, follow_up_id=None), HOURS),
        overseeing.missed_list(MissedList(engine, language, 10**6, missed, 90, away, DAY)),
        overseeing.missed_list(MissedList(engine, language, 10**6, (), 0, (), DAY)),
    ):
        assert_fits(screen)
