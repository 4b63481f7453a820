"""How messages of handlers leave: at their chat's pace, through trouble, and marked when they may be repeats."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError

from bot.attempt import CURRENT, Attempt, NotOursError
from bot.core.pace import REPLIES, Pace
from bot.failures import NotSentError
from bot.messenger import LONGEST_TEXT, MOST_TRIES, Messenger
from bot.sandbox.fake import FakeTelegram
from bot.transport import AiohttpRequest
from tests.sending_to_many import MARK, Line

PTB_WARNS = pytest.mark.filterwarnings("ignore:.*retry_after")


class Desk:
    """A messenger in front of a FakeTelegram; whoever sleeps lets the time pass, whoever sleeps longest last."""

    def __init__(self, pace: Pace | None = None) -> None:
        self.now = 0.0
        self.slept: list[float] = []
        self._asleep: list[tuple[float, asyncio.Future[None]]] = []
        self.fake = FakeTelegram(clock=lambda: self.now)
        self.line = Line(self.fake)
        self.bot = Messenger(
            self.fake.token,
            request=self.line,
            get_updates_request=self.line,
            mark=MARK,
            pace=pace,
            sleep=self._sleep,
            now=lambda: self.now,
        )
        self.phone = self.fake.phone(1)

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        waking: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._asleep.append((self.now + seconds, waking))
        await waking

    async def all_of(self, *calls: Awaitable[object]) -> list[object]:
        """What the calls give, or raise; time passes whenever all of them sleep."""
        together = asyncio.gather(*calls, return_exceptions=True)
        while not together.done():
            for _ in range(20):
                await asyncio.sleep(0)
            if self._asleep and not together.done():
                first = min(self._asleep, key=lambda one: one[0])
                self._asleep.remove(first)
                self.now = max(self.now, first[0])
                first[1].set_result(None)
        return together.result()

    async def post(self, text: str, chat: int = 1) -> int:
        """Send, waiting as long as it takes. Raises what sending raises."""
        (result,) = await self.all_of(self.bot.post(chat, text, None))
        if isinstance(result, BaseException):
            raise result
        assert isinstance(result, int)
        return result

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.phone.messages]

    def left_at(self, chat: int) -> list[float]:
        """When each message to this chat was taken."""
        calls = [entry for entry in self.fake.journal if entry.method == "sendMessage" and entry.ok]
        return [entry.at for entry in calls if int(entry.params["chat_id"]) == chat]


@asynccontextmanager
async def attempting(*, repeated: bool = False, ours: bool = True) -> AsyncIterator[Attempt]:
    """Within it, an update is being processed."""
    begun: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    begun.set_result(ours)
    attempt = Attempt(7, repeated, begun)
    token = CURRENT.set(attempt)
    yield attempt
    CURRENT.reset(token)


async def test_every_message_of_an_update_processed_again_is_marked_and_no_edit() -> None:
    desk = Desk()
    shown = await desk.post("before")

    async with attempting(repeated=True):
        await desk.post("one")
        await desk.post("two")
        await desk.bot.repost(1, shown, "after", None)

    assert desk.texts == ["after", MARK + "one", MARK + "two"]


async def test_an_update_processed_for_the_first_time_is_answered_without_a_mark() -> None:
    desk = Desk()

    async with attempting() as attempt:
        before = attempt.sent
        await desk.post("one")

    assert desk.texts == ["one"]
    assert (before, attempt.sent) == (False, True)


async def test_nothing_is_sent_before_the_start_is_written_down_and_nothing_if_another_has_the_update() -> None:
    desk = Desk()
    begun: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
    token = CURRENT.set(Attempt(7, False, begun))

    sending = asyncio.ensure_future(desk.bot.post(1, "early?", None))
    CURRENT.reset(token)
    await asyncio.sleep(0.01)
    early = desk.texts
    begun.set_result(False)

    with pytest.raises(NotOursError):
        await sending
    assert early == desk.texts == []


async def test_a_lost_answer_is_tried_again_and_the_second_message_marked() -> None:
    desk = Desk()
    desk.fake.faults.lose_answer()

    async with attempting() as attempt:
        await desk.post("hello")

    assert desk.texts == ["hello", MARK + "hello"]
    assert attempt.sent


async def test_an_edit_is_tried_again_and_never_marked() -> None:
    desk = Desk()
    shown = await desk.post("before")
    desk.fake.faults.outage(2)

    await desk.all_of(desk.bot.repost(1, shown, "after", None))

    assert desk.texts == ["after"]
    assert desk.slept == [0.5, 1.0]


async def test_a_message_that_cannot_have_left_is_not_marked_when_it_is_tried_again() -> None:
    desk = Desk()
    desk.line.down = MOST_TRIES - 1

    await desk.post("hello")

    assert desk.texts == ["hello"]
    assert desk.slept == [0.5, 1.0, 2.0]


@pytest.mark.parametrize("arrived", [True, False])
async def test_a_network_that_stays_away_is_reported_with_whether_anything_may_have_arrived(arrived: bool) -> None:
    desk = Desk()
    desk.line.down = 0 if arrived else MOST_TRIES
    desk.fake.faults.lose_answer(MOST_TRIES)

    async with attempting() as attempt:
        with pytest.raises(NetworkError):
            await desk.post("hello")

    assert attempt.sent is arrived
    assert desk.texts == (["hello"] + [MARK + "hello"] * (MOST_TRIES - 1) if arrived else [])


@PTB_WARNS
async def test_a_flood_halts_its_chat_for_all_of_what_telegram_says_and_no_other() -> None:
    desk = Desk()
    desk.fake.phone(2)
    desk.fake.faults.flood(1, 40)

    async with attempting():
        await desk.all_of(
            desk.bot.post(1, "first", None), desk.bot.post(1, "second", None), desk.bot.post(2, "other", None)
        )

    assert desk.left_at(2) == [0]
    assert desk.left_at(1) == [40, 40]
    assert sorted(desk.texts) == ["first", "second"]


@PTB_WARNS
async def test_however_often_a_chat_is_flooded_its_message_gets_through_unmarked() -> None:
    desk = Desk()
    desk.fake.faults.flood(1, 40, times=2 * MOST_TRIES)

    await desk.post("at last")

    assert desk.texts == ["at last"]
    assert desk.left_at(1) == [80 * MOST_TRIES]


@PTB_WARNS
async def test_when_a_second_chat_is_flooded_nobody_is_written_to_until_both_are_over() -> None:
    desk = Desk()
    for chat in (2, 3):
        desk.fake.phone(chat)
    desk.fake.faults.flood(1, 10)
    desk.fake.faults.flood(2, 40)
    await desk.all_of(desk.bot.post(1, "one", None), desk.bot.post(2, "two", None))

    halted = desk.bot.pace.halted_until(3)

    assert (desk.left_at(1), desk.left_at(2)) == ([40], [40])
    assert halted == 40


async def test_a_reply_waits_for_its_own_chat_only() -> None:
    desk = Desk()
    desk.fake.phone(2)
    many = [desk.bot.post(1, str(number), None) for number in range(REPLIES.burst + 3)]

    await desk.all_of(*many, desk.bot.post(2, "other", None))

    assert desk.left_at(2) == [0]
    assert desk.left_at(1) == [0] * REPLIES.burst + [1, 2, 3]
    assert sorted(desk.texts, key=int) == [str(number) for number in range(REPLIES.burst + 3)]


@pytest.mark.parametrize("error", [BadRequest, Forbidden])
async def test_what_telegram_refuses_is_not_tried_again(error: type[Exception]) -> None:
    desk = Desk()
    if error is Forbidden:
        desk.phone.block()

    async with attempting() as attempt:
        with pytest.raises(error):
            await desk.post("to a blocker" if error is Forbidden else "<b>never closed")

    assert desk.slept == []
    assert attempt.sent is False


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("x" * (LONGEST_TEXT - len(MARK)), True),
        ("x" * (LONGEST_TEXT - len(MARK) + 1), False),
        ("🦅" * ((LONGEST_TEXT - len(MARK)) // 2), True),
        ("🦅" * (LONGEST_TEXT // 2), False),
    ],
)
async def test_a_text_that_leaves_no_room_for_the_mark_goes_without(text: str, marked: bool) -> None:
    desk = Desk()

    async with attempting(repeated=True):
        await desk.post(text)

    assert desk.texts == [MARK + text if marked else text]


BOLD = {"type": "bold", "offset": 0, "length": 2}


@pytest.mark.parametrize(
    ("content", "words", "most"),
    [
        ({"method": "sendMessage", "text": "🦅 go", "entities": [BOLD]}, "🦅 go", 4096),
        ({"method": "sendPhoto", "photo": "", "caption": "🦅 go", "caption_entities": [BOLD]}, "🦅 go", 1024),
    ],
)
async def test_the_mark_moves_formatting_along_and_leaves_out_what_has_no_room(
    content: dict[str, object], words: str, most: int
) -> None:
    desk = Desk()
    content = {**content, **({"photo": photo_of(desk)} if "photo" in content else {})}
    long = {**content, "text" if "text" in content else "caption": "🦅" * (most // 2)}

    await desk.bot.deliver(1, content, repeated=True)
    await desk.bot.deliver(1, long, repeated=True)

    first, second = desk.phone.messages[-2:]
    assert first.text == MARK + words
    assert first.entities == ({"type": "bold", "offset": len(MARK.encode("utf-16-le")) // 2, "length": 2},)
    assert second.text == "🦅" * (most // 2)


def photo_of(desk: Desk) -> str:
    """Telegram's id of a picture that was sent to the bot."""
    file_id: str = desk.phone.send_photo()["message"]["photo"][-1]["file_id"]
    return file_id


async def test_one_of_many_messages_is_tried_once_and_marked_when_told() -> None:
    desk = Desk()
    content = {"method": "sendMessage", "text": "news", "reply_markup": {"inline_keyboard": []}}

    number = await desk.bot.deliver(1, content, repeated=False)
    await desk.bot.deliver(1, content, repeated=True)
    desk.fake.faults.outage()
    with pytest.raises(NetworkError):
        await desk.bot.deliver(1, content, repeated=False)

    assert desk.texts == ["news", MARK + "news"]
    assert number == desk.phone.messages[0].message_id
    assert desk.slept == []


async def test_a_port_where_nobody_listens_is_known_to_have_taken_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    async with AiohttpRequest() as request:
        bot = Messenger(
            "1:secret", base_url=f"http://127.0.0.1:{port}/bot", request=request, get_updates_request=request
        )
        with pytest.raises(NotSentError) as error:
            await bot.get_me()

    assert "secret" not in str(error.value)
