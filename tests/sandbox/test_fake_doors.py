"""The real python-telegram-bot application lives on this Telegram, over HTTP and without a network."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from typing import Any

import pytest
from telegram import Bot, CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup, Update
from telegram.error import BadRequest, Conflict, EndPointNotFound, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application, ApplicationBuilder, CallbackQueryHandler, MessageHandler, TypeHandler, filters
from telegram.request import HTTPXRequest
from yarl import URL

from bot.sandbox.fake import FakeTelegram, Phone, Toast
from bot.sandbox.fake.hosting import hosted
from bot.sandbox.fake.request import InProcessRequest
from bot.transport import AiohttpRequest

App = Application[Any, Any, Any, Any, Any, Any]


@pytest.fixture(params=["http", "process"])
async def bot(request: pytest.FixtureRequest, fake: FakeTelegram) -> AsyncIterator[Bot]:
    """A bot that comes in by one of the doors."""
    if request.param == "process":
        yield Bot(fake.token, request=InProcessRequest(fake), get_updates_request=InProcessRequest(fake))
        return
    async with hosted(fake) as address:
        yield Bot(fake.token, base_url=f"{address}/bot", base_file_url=f"{address}/file/bot")


@asynccontextmanager
async def polling(bot: Bot) -> AsyncIterator["asyncio.Queue[int]"]:
    """A running application; the ids of the updates it has finished with."""
    app: App = ApplicationBuilder().bot(bot).build()
    done: asyncio.Queue[int] = asyncio.Queue()

    async def finish(update: Update, _: object) -> None:
        done.put_nowait(update.update_id)

    app.add_handler(MessageHandler(filters.TEXT, reply))
    app.add_handler(CallbackQueryHandler(settle))
    app.add_handler(TypeHandler(Update, finish), group=1)
    async with app:
        assert app.updater is not None
        await app.updater.start_polling(timeout=20)
        await app.start()
        yield done
        await app.updater.stop()
        await app.stop()


async def reply(update: Update, _: object) -> None:
    """Answer a text with the card the tests press on."""
    assert update.message is not None
    row = [
        InlineKeyboardButton("📋 复制", copy_text=CopyTextButton("您时间紧")),
        InlineKeyboardButton("✓ 对", callback_data="yes", style="success"),
    ]
    await update.message.reply_html(f"<b>{update.message.text}</b> 🦅", reply_markup=InlineKeyboardMarkup([row]))


async def settle(update: Update, _: object) -> None:
    """Answer a press and change the card."""
    assert update.callback_query is not None
    await update.callback_query.answer("已记下")
    await update.callback_query.edit_message_text(f"{update.callback_query.data}!")


async def test_a_conversation_runs_by_polling(fake: FakeTelegram, phone: Phone, bot: Bot) -> None:
    async with polling(bot) as handled:
        phone.send("老鹰型")
        first = await handled.get()
        card = phone.last.as_json()
        copied = phone.copied("复制")
        phone.tap("对")
        second = await handled.get()

    assert (first, second) == (1, 2)
    assert (card["text"], card["entities"]) == ("老鹰型 🦅", [{"type": "bold", "offset": 0, "length": 3}])
    assert card["buttons"] == [
        [{"text": "📋 复制", "copy": "您时间紧"}, {"text": "✓ 对", "data": "yes", "style": "success"}]
    ]
    assert copied == "您时间紧"
    assert (phone.last.text, phone.last.edited, phone.last.buttons) == ("yes!", True, ())
    assert phone.toasts == [Toast("已记下")]
    assert (phone.spinning, fake.unknown_methods) == ([], [])


async def test_what_was_polled_is_confirmed_when_polling_stops(fake: FakeTelegram, phone: Phone, bot: Bot) -> None:
    fake.phone(102, "Mia").send("eagle")

    async with polling(bot) as handled:
        phone.send("老鹰型")
        done = {await handled.get(), await handled.get()}

    assert done == {1, 2}
    assert await fake.get_updates() == []


async def test_a_conversation_runs_update_by_update_without_a_network(fake: FakeTelegram, phone: Phone) -> None:
    request = InProcessRequest(fake)
    app: App = ApplicationBuilder().token(fake.token).request(request).get_updates_request(request).build()
    app.add_handler(MessageHandler(filters.TEXT, reply))
    app.add_handler(CallbackQueryHandler(settle))

    async with app:
        await app.process_update(Update.de_json(phone.send("老鹰型"), app.bot))
        shown = phone.last.text
        await app.process_update(Update.de_json(phone.tap("对"), app.bot))

    assert (shown, phone.last.text) == ("老鹰型 🦅", "yes!")


async def test_refusals_become_the_errors_of_the_library(fake: FakeTelegram, phone: Phone, bot: Bot) -> None:
    fake.phone(102, "Mia").block()

    async with bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(7, "a")
        with pytest.raises(BadRequest, match='start tag "x" at byte offset 0'):
            await bot.send_message(101, "<x>", parse_mode="HTML")
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await bot.send_message(102, "a")
        with pytest.raises(EndPointNotFound):
            await bot.do_api_request("sendRichMessage", api_kwargs={"chat_id": 101})
        fake.faults.outage(1)
        with pytest.raises(NetworkError, match="Bad Gateway"):
            await bot.send_message(101, "a")
    assert fake.unknown_methods == ["sendRichMessage"]


async def test_a_flood_tells_how_long_to_wait(
    fake: FakeTelegram, phone: Phone, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    fake.faults.flood(101, retry_after=7)

    async with bot:
        with pytest.raises(RetryAfter) as refused:
            await bot.send_message(101, "a")

    assert refused.value.retry_after == timedelta(seconds=7)


async def test_a_wrong_token_is_refused(fake: FakeTelegram, bot: Bot) -> None:
    fake.token = "42:OTHER"

    with pytest.raises(InvalidToken):
        await bot.initialize()
    await bot.shutdown()


async def until_polled(fake: FakeTelegram) -> None:
    """Wait for a poll that waits."""
    while not fake.state.updates.polled:  # noqa: ASYNC110 - a poll has no event of its own
        await asyncio.sleep(0)


async def test_a_second_poller_is_a_conflict(fake: FakeTelegram, bot: Bot) -> None:
    async with bot:
        first = asyncio.ensure_future(bot.get_updates(timeout=20))
        await until_polled(fake)
        second = asyncio.ensure_future(fake.get_updates(timeout=20))

        with pytest.raises(Conflict):
            await first
    second.cancel()


async def test_files_go_both_ways(fake: FakeTelegram, phone: Phone, bot: Bot) -> None:
    sent = phone.send_document("客户.csv", b"\x00\r\n\xff")["message"]["document"]["file_id"]

    async with bot:
        received = await (await bot.get_file(sent)).download_as_bytearray()
        await bot.send_document(101, b"a,b\r\n", filename="报表.csv", caption="<b>本周</b>", parse_mode="HTML")

    assert bytes(received) == b"\x00\r\n\xff"
    document = phone.last.media["document"]
    assert (document["file_name"], document["file_size"], phone.last.text) == ("报表.csv", 5, "本周")
    assert fake.download((await fake.call("getFile", {"file_id": document["file_id"]}))["file_path"]) == b"a,b\r\n"


async def test_the_library_can_set_up_the_whole_profile(fake: FakeTelegram, phone: Phone, bot: Bot) -> None:
    async with bot:
        await bot.set_my_commands([("help", "怎么用")], language_code="zh")
        await bot.set_my_name("鸟鸣", language_code="zh")
        await bot.set_my_description("教练")
        await bot.set_my_short_description("教练")
        await bot.set_chat_menu_button(101)
        await bot.send_chat_action(101, "typing")
        keyboard = ReplyKeyboardMarkup([["描述客户"]], is_persistent=True, input_field_placeholder="描述…")
        await bot.send_message(101, "a", reply_markup=keyboard, disable_notification=True)
        webhook = await bot.get_webhook_info()

    assert phone.commands == [{"command": "help", "description": "怎么用"}]
    assert (phone.keyboard, phone.placeholder) == ([["描述客户"]], "描述…")
    assert (webhook.url, webhook.pending_update_count) == ("", 0)
    assert fake.unknown_methods == []


@pytest.mark.parametrize("door", ["httpx", "aiohttp", "process"])
async def test_a_cut_connection_is_a_network_error_with_or_without_an_effect(
    fake: FakeTelegram, phone: Phone, door: str
) -> None:
    async with hosted(fake) as address:
        request = {"httpx": HTTPXRequest, "aiohttp": AiohttpRequest}.get(door, lambda: InProcessRequest(fake))()
        shown = []
        async with Bot(fake.token, base_url=f"{address}/bot", request=request) as bot:
            for order in (fake.faults.reset_before, fake.faults.reset_after):
                order(1)
                with pytest.raises(NetworkError):
                    await bot.send_message(101, "a")
                shown.append(len(phone.messages))
            await bot.send_message(101, "b")

    assert shown == [0, 1]
    assert [message.text for message in phone.messages] == ["a", "b"]


async def test_nothing_at_all_comes_over_a_cut_connection(fake: FakeTelegram) -> None:
    fake.faults.reset_after(1)
    async with hosted(fake) as address:
        reader, writer = await asyncio.open_connection("127.0.0.1", URL(address).port)
        writer.write(f"GET /bot{fake.token}/getMe HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())

        with suppress(ConnectionResetError):
            assert await reader.read() == b""
        writer.close()

    assert [(entry.method, entry.ok, entry.answered) for entry in fake.journal] == [("getMe", True, False)]


async def test_a_poll_that_is_cut_leaves_its_updates_for_the_next(fake: FakeTelegram, phone: Phone, bot: Bot) -> None:
    phone.send("a")
    fake.faults.reset_after(1, method="getUpdates")

    async with bot:
        with pytest.raises(NetworkError):
            await bot.get_updates()
        (update,) = await bot.get_updates()

    assert update.update_id == 1
