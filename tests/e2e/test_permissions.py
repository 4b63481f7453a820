"""Who may do what in a team: every action by everybody, in their own team and in another, through the chat."""

from collections.abc import Iterator

import pytest

from bot.core.teams.roles import MAY, Action, Role
from bot.screens.team_wording import EN, ZH
from tests.conftest import World
from tests.e2e.permitting import INSIDE, ROLES, SECRET, WAYS, Cast, Place


def may(role: str, action: Action, *, own: bool) -> bool:
    """Whether somebody may do this, by the table; who leads or works in one team is nobody in another."""
    roles: frozenset[Role] = frozenset({role}) if role in ("owner", "lead", "rep") else frozenset()  # type: ignore[arg-type]  # as asked just before
    return bool(roles & MAY[action]) and (own or role == "owner" or WAYS[action].anywhere)


def cells(*, allowed: bool) -> Iterator[tuple[Action, str, bool]]:
    """Every action, who does it, and whether in their own team."""
    for action in WAYS:
        for role in ROLES:
            for own in (True, False):
                if may(role, action, own=own) is allowed:
                    yield action, role, own


def place_of(cast: Cast, *, own: bool) -> Place:
    return cast.own if own else cast.other


def test_every_action_has_its_way_through_the_chat() -> None:
    assert WAYS.keys() == MAY.keys()


@pytest.mark.parametrize(
    ("action", "role", "own"), [pytest.param(*one, id="-".join(map(str, one))) for one in cells(allowed=True)]
)
async def test_who_may_do_it_can(world: World, action: Action, role: str, own: bool) -> None:
    cast, way = await Cast.gathered(world), WAYS[action]
    before = await cast.kept()

    shown = await cast.act(role, way, place_of(cast, own=own))

    assert world.services.watch.updates.keys() == {"done"}
    assert way.was_shown(shown) if way.shows else await cast.kept() != before
    assert role == "owner" or SECRET not in shown


@pytest.mark.parametrize("action", WAYS)
async def test_whoever_else_tries_changes_and_sees_nothing(world: World, action: Action) -> None:
    cast, way = await Cast.gathered(world), WAYS[action]
    before = await cast.kept()

    for what, role, own in cells(allowed=False):
        if what == action:
            shown = await cast.act(role, way, place_of(cast, own=own))

            assert cast.phones[role].last.from_bot
            assert await cast.kept() == before, (role, own)
            assert not way.was_shown(shown), (role, own)
            assert SECRET not in shown, (role, own)
            assert role in ("lead", "rep") or INSIDE not in shown, (role, own)

    assert world.services.watch.updates.keys() == {"done"}


@pytest.mark.parametrize("own", [True, False])
async def test_an_owner_who_leads_no_team_sees_no_customer_anywhere(world: World, own: bool) -> None:
    cast = await Cast.gathered(world)

    shown = [await cast.act("owner", way, place_of(cast, own=own)) for way in WAYS.values()]

    assert f"{INSIDE}甲" not in "".join(shown)
    assert f"{SECRET}甲" not in "".join(shown)


async def test_whatever_is_noted_has_words_in_both_languages(world: World) -> None:
    cast = await Cast.gathered(world)
    for role in ("rep", "lead", "owner"):
        for way in (way for action, way in WAYS.items() if action != "close_team"):
            await cast.act(role, way, cast.own)

    noted = {row[4] for row in (await cast.kept())["audit_entries"]}
    about = {row[5].partition(":")[0] for row in (await cast.kept())["audit_entries"]} - {""}
    for say in (ZH, EN):
        assert noted <= say.actions.keys()
        assert about <= say.things.keys()
    assert len(noted) > 12


def test_both_languages_have_words_for_the_same() -> None:
    assert ZH.actions.keys() == EN.actions.keys()
    assert ZH.things.keys() == EN.things.keys()
    assert [[name for name, _ in one] for one in ZH.commands.values()] == [
        [name for name, _ in one] for one in EN.commands.values()
    ]
