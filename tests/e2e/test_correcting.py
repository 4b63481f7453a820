"""Not right → it is …: shown, stored for the content owner, and taken back."""

from sqlalchemy import select

from bot.store.consultations import CORRECTIONS
from tests.conftest import World

TEXT = "声音很大，说话特别快，直接问最好的是哪款"


async def corrections(world: World) -> list[tuple[str, str | None, str]]:
    rows = await world.services.database.read(lambda connection: connection.execute(select(CORRECTIONS)).all())
    return [(row.text, row.said, row.corrected_to) for row in rows]


async def test_a_correction_is_shown_and_stored_with_what_was_said(world: World) -> None:
    rep = world.rep()
    await world.say(rep, TEXT)

    await world.tap(rep, "✖ 不对")
    shown = await world.tap(rep, "🦚")

    assert "🦚 孔雀型 · 你选的" in shown
    assert await corrections(world) == [(TEXT, "eagle", "peacock")]
    assert rep.toasts[-1].text == "记下了，按 孔雀型 给你话术。"


async def test_a_correction_can_be_taken_back(world: World) -> None:
    rep = world.rep()
    before = await world.say(rep, TEXT)
    await world.tap(rep, "✖ 不对")
    await world.tap(rep, "🦚")

    shown = await world.tap(rep, "↩")

    assert shown == before
    assert await corrections(world) == []


async def test_correcting_twice_keeps_the_last_word(world: World) -> None:
    rep = world.rep()
    await world.say(rep, TEXT)
    for emoji in ("🦚", "🦉"):
        await world.say(rep, "不对")
        await world.tap(rep, emoji)

    assert await corrections(world) == [(TEXT, "eagle", "owl")]


async def test_every_type_can_be_reached_by_facet_and_page(world: World) -> None:
    rep = world.rep("en", 7)
    await world.say(rep, "talks very fast and loud, wants the bottom line")
    await world.tap(rep, "✖")
    facets = [button.text for row in rep.last.buttons for button in row if button.text.endswith(" ›")]

    seen: set[str] = set()
    for facet in facets:
        await world.tap(rep, facet)
        while True:
            buttons = [button for row in rep.last.buttons for button in row]
            seen |= {b.data.split(":")[-1] for b in buttons if b.data and ":is:" in b.data}
            if not any(b.text == "›" for b in buttons):
                break
            await world.tap(rep, "›")
        await world.tap(rep, "← Back")

    assert seen == set(world.services.library.engine.library.types)
