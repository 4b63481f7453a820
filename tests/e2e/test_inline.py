"""``@bot words`` in any chat: lines to send, the customer in hand's first."""

from bot.core.lines import line_key
from bot.sandbox.fake import Phone
from tests.conftest import World

EAGLE = "声音很大，说话特别快，一进门直接问最好的是哪款，一直看表"


async def ask(world: World, rep: Phone, query: str) -> list[str]:
    """Ask inline in a customer's chat; the titles offered."""
    raw = rep.inline(query, place="customer")
    assert raw is not None
    await world.process(raw)
    return [result.title for result in rep.results]


async def test_words_offer_lines_and_one_is_sent_to_the_customer(world: World) -> None:
    rep = world.rep()

    titles = await ask(world, rep, "太贵")
    for update in rep.choose(titles[0]):
        await world.process(update)

    assert 10 < len(titles) <= 50
    assert len(set(titles)) == len(titles)
    assert rep.customer_messages[-1].text.startswith(titles[0].rstrip("…")[:20])


async def test_a_line_that_was_sent_comes_up_earlier_next_time(world: World) -> None:
    rep = world.rep()
    titles = await ask(world, rep, "太贵了")
    seldom = titles[8]
    for _ in range(3):
        world.clock.pass_(minutes=1)
        await ask(world, rep, "太贵了")
        for update in rep.choose(seldom):
            await world.process(update)
    world.clock.pass_(minutes=1)

    again = await ask(world, rep, "太贵了")

    assert again.index(seldom) < titles.index(seldom)


async def test_nothing_typed_offers_lines_for_the_customer_in_hand(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    eagle = world.services.library.engine.library.types["eagle"]

    titles = await ask(world, rep, "")

    assert titles[0] in {line.text.zh for advice in eagle.stages.values() for line in advice.phrases}


async def test_the_list_goes_on_where_it_ended(world: World) -> None:
    rep = world.rep()
    first = await ask(world, rep, "您")
    more = rep.inline("您", place="customer", offset="50")
    assert more is not None
    await world.process(more)

    assert len(first) == 50
    assert not {*first} & {result.title for result in rep.results}


async def test_send_on_brings_the_very_line_that_was_shown(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    line = rep.copied("📋")

    raw = rep.switch("✈️", place="customer")
    assert raw is not None
    await world.process(raw)
    rep.choose(result_id=rep.results[0].result_id)

    assert len(rep.results) == 1
    assert rep.customer_messages[-1].text == line


async def test_what_fits_nothing_offers_nothing(world: World) -> None:
    assert await ask(world, world.rep(), "qqqqzzzz") == []


async def test_someone_never_seen_may_ask_inline_first(world: World) -> None:
    assert await ask(world, world.rep("en", 777), "too expensive")


async def test_a_choice_that_is_no_line_is_passed_over(world: World) -> None:
    rep = world.rep()
    titles = await ask(world, rep, "太贵了")
    updates = rep.choose(titles[0])
    updates[-1]["chosen_inline_result"]["result_id"] = "no line"

    for update in updates:
        await world.process(update)

    assert await ask(world, rep, "太贵") != []


async def test_a_line_sent_into_the_bots_own_chat_is_no_description(world: World) -> None:
    rep = world.rep()
    await world.say(rep, EAGLE)
    raw = rep.inline("太贵", place="bot")
    assert raw is not None
    await world.process(raw)
    count = len(rep.messages)

    for update in rep.choose(rep.results[0].title):
        await world.process(update)

    assert len(rep.messages) == count + 1


async def test_where_inline_mode_is_off_there_is_no_button_for_it(world: World) -> None:
    world.fake.inline.enabled = False
    await world.app.bot.get_me()
    rep = world.rep()

    await world.say(rep, EAGLE)

    assert not any("✈️" in button.text for row in rep.last.buttons for button in row)


async def test_keys_of_lines_are_told_apart(world: World) -> None:
    finder = world.services.library.engine.finder
    texts = {line.advice.text.zh for line in finder.lines}

    assert len({line_key(line.advice) for line in finder.lines}) == len(texts)
