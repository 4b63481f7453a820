"""What people write is shown as they wrote it: whatever its characters, it is never markup and breaks none."""

from hypothesis import HealthCheck, assume, example, given, reject, settings
from hypothesis import strategies as st

from bot.core.intent import BRIEF
from bot.flows.services import Services
from bot.sandbox.fake import ApiError, Phone, ShownMessage
from tests.conftest import World, application
from tests.e2e.test_pairing import in_trade

EAGLE = "声音很大，说话特别快，直接问最好的是哪款，一直看表"
CUES = (
    "声音很大",
    "说话特别快",
    "一直看表",
    "太贵了",
    "要跟老公商量",
    "haggles",
    "talks fast",
    "干皮",
    "42岁",
    "买了洁面",
    "杀价",
)
MARKUP = (
    *("<", ">", "&", '"', "'", "~", ":", "\\", "`", "_*[", "{query}", "{0}", "%s"),
    *("<b>", "</b>", "</b></b>", "</blockquote>", "<a href='https://example.org'>", "<tg-spoiler>", "<code>"),
    *("<b", "</", "<!--", "&lt", "&lt;", "&amp;amp;", "&#60;b&#62;", "&#x110000;", "&#xD800;"),
)
STRANGE = (
    "\u202e",
    "\u200b",
    "\u200f",
    "\ufeff",
    "\u0301" * 9,
    "\x00",
    "\r",
    "\n",
    "😀",
    "👩‍👩‍👧",
    "\U0010ffff",
    "\ufdfa",
    "ﬁ",
    "İ",
    "　",
)

pieces = st.sampled_from(CUES) | st.sampled_from(MARKUP) | st.sampled_from(STRANGE) | st.text(max_size=8)
texts = st.lists(pieces, min_size=1, max_size=8).map("".join)
long_texts = st.builds(lambda text, times: (text * times)[:2000], texts, st.sampled_from([40, 400]))

WIDE = str.maketrans("<>&", "＜＞＆")
"""The same characters to a reader, who folds them, and none of Telegram's HTML."""

OURS = {"bold", "italic", "code", "blockquote", "expandable_blockquote"}
"""What screens are set in. Addresses, mentions and the like Telegram finds by itself in any text."""

FOUND = {"url", "email", "mention", "hashtag", "bot_command"}

thorough = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ways = st.sampled_from(["", "/find ", "/pair "])


def shown(message: ShownMessage) -> tuple[str, set[tuple[str, int]]]:
    """The text in wide characters, and which of its units are set in which way."""
    ours = [one for one in message.entities if one["type"] not in FOUND]
    places = [(one["type"], range(one["offset"], one["offset"] + one["length"])) for one in ours]
    return message.text.translate(WIDE), {(way, at) for way, units in places for at in units}


def assert_nothing_broke(world: World) -> None:
    """Telegram refused nothing that the bot sent, and no handler failed."""
    refused = [entry.error for entry in world.fake.journal if entry.error and "not modified" not in str(entry.error)]
    assert refused == []
    assert not {*world.services.watch.updates} & {"failed", "parked", "again"}
    for phone in world.fake.phones.values():
        sent = [message for message in phone.messages if message.from_bot]
        for message in sent:
            assert {one["type"] for one in message.entities} <= OURS | FOUND, message.text


async def say(world: World, phone: Phone, text: str) -> None:
    """Send a text, if an app would let a person send it."""
    try:
        update = phone.send(text)
    except ApiError:
        reject()
    await world.process(update)


@given(texts | long_texts, ways)
@example("<b>说话特别快</b>，一直看表<", "")
@example("</b><a href='tg://user?id=1'>杀价", "/find ")
@example("&lt", "/find ")
@thorough
async def test_whatever_is_written_telegram_takes_every_answer(world: World, text: str, way: str) -> None:
    rep = await reps_in_trade(world)

    await say(world, rep, way + text)

    assert_nothing_broke(world)


@given(texts, ways)
@example("<b>说话特别快</b>，一直看表<", "")
@example("杀价</b>", "/find ")
@example("杀价 <i>太贵</i>", "/find ")
@thorough
async def test_it_is_set_as_a_text_without_markup_is(world: World, text: str, way: str) -> None:
    text = text if way else f"王姐{text}"
    wide = text.translate(WIDE)
    assume((len(text.encode()) > BRIEF) == (len(wide.encode()) > BRIEF) and not (way and len(wide.encode()) > BRIEF))
    rep = await reps_in_trade(world)

    await say(world, rep, way + text)
    narrow = rep.last
    await say(world, rep, way + wide)

    assert shown(narrow) == shown(rep.last)


@given(texts | long_texts)
@thorough
async def test_every_screen_of_a_case_that_was_edited_to_it_is_taken(world: World, text: str) -> None:
    rep = await reps_in_trade(world)
    update = rep.send(EAGLE)
    await world.process(update)

    try:
        edit = rep.edit(update["message"]["message_id"], f"{EAGLE[:12]}{text}")
    except ApiError:
        reject()
    await world.process(edit)
    for label in ("为什么", "‹", "不对", "‹"):
        if any(label in button.text for button in rep.last.flat):
            await world.process(rep.tap(label))

    assert_nothing_broke(world)


@given(texts)
@thorough
async def test_every_button_of_a_search_for_it_is_taken(world: World, text: str) -> None:
    rep = await reps_in_trade(world)
    await say(world, rep, f"/find 杀价 {text}")

    for button in [button for button in rep.last.flat if button.data]:
        known = [one.data for one in rep.last.flat]
        if button.data in known:
            await world.process(rep.tap(data=button.data))

    assert_nothing_broke(world)


@given(texts.map(lambda text: text[:256]), texts.map(lambda text: text[:64]))
@thorough
async def test_inline_queries_and_what_is_chosen_are_taken(world: World, query: str, chosen: str) -> None:
    rep = world.rep()
    for offset in ("", chosen):
        raw = rep.inline(query, place="customer", offset=offset)
        if raw:
            await world.process(raw)
    update = rep.send(EAGLE)
    result = {"result_id": chosen, "from": update["message"]["from"], "query": query}

    await world.process({"update_id": update["update_id"], "chosen_inline_result": result})

    assert_nothing_broke(world)


async def test_who_runs_the_bot_may_be_called_anything(world: World) -> None:
    known = world.services
    services = Services(known.clock, known.library, known.database, "A <b>& Co", "<i>@acme", None)
    world.app = application(world.fake, services)
    await world.restart()
    rep = world.rep()

    await world.say(rep, "/privacy")

    assert_nothing_broke(world)


async def reps_in_trade(world: World) -> Phone:
    """A rep whose name is markup, in a trade so that ``/pair`` and the button under a card work."""
    known = world.fake.phones.get(7)
    if known:
        return known
    return await in_trade(world, "beauty", world.fake.phone(7, "<b>王", "zh-hans", last_name="&lt;</i>"))
