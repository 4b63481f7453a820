"""The demo server: its page, what the page may ask for, and who is turned away."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import httpx
import pytest

from bot.core.text import Language
from bot.sandbox.fake import FakeTelegram
from bot.sandbox.fake.clock import RunningClock
from bot.sandbox.inspection import Inspection, SeenSignal
from bot.sandbox.server import build_demo_app
from bot.sandbox.stream import EventStreams
from bot.sandbox.time_bar import ZONE, TimeBar
from bot.sandbox.tour import Act, Step, Words

KEY = "the-key"
FRIDAY = datetime(2026, 11, 20, 10, 30, tzinfo=ZONE)
HERE = "http://127.0.0.1:8080"
STEP = Step("hello", "zh", Words("你好", "Hello"), Words("说一句", "Say it"), Act(send="声音大"), ("💬",))


class Desk:
    """The fake behind the server, and what the server asked of its callables."""

    def __init__(self) -> None:
        self.clock = RunningClock(FRIDAY, ticks=lambda: 0.0)
        self.due: datetime | None = None
        self.fake = FakeTelegram(clock=self.clock)
        self.phone = self.fake.phone(101, "小陈", "zh-hans")
        self.restarts = self.running = self.most_at_once = 0

    async def next_due(self) -> datetime | None:
        return self.due

    async def restart(self) -> None:
        self.running += 1
        self.most_at_once = max(self.most_at_once, self.running)
        await asyncio.sleep(0)
        self.restarts += 1
        self.running -= 1

    def inspect(self, text: str, language: Language) -> Inspection:
        return Inspection((SeenSignal("loud", language, 1, text, (0, len(text))),), (), None)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
async def client(desk: Desk) -> AsyncIterator[httpx.AsyncClient]:
    app = build_demo_app(
        desk.fake,
        session_key=KEY,
        inspect=desk.inspect,
        restart=desk.restart,
        tour=(STEP,),
        time_bar=TimeBar(desk.clock, desk.next_due),
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HERE) as client:
        yield client


async def test_the_page_is_served_under_a_policy_that_runs_nothing_foreign_or_inline(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/s/{KEY}/")

    assert answer.status_code == 200
    assert "Birdcall" in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    ("path", "kind"),
    [("js/main.js", "text/javascript"), ("css/page.css", "text/css"), ("img/icons.svg", "image/svg+xml")],
)
async def test_the_parts_of_the_page_come_with_their_kind(client: httpx.AsyncClient, path: str, kind: str) -> None:
    answer = await client.get(f"/s/{KEY}/static/{path}")

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)


@pytest.mark.parametrize(
    "path", ["/", "/s/", "/s/other/", "/s/other/state", f"/s/{KEY}x/state", "/state", "/static/js/main.js"]
)
async def test_without_the_right_key_there_is_nothing(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 404


async def test_no_file_outside_the_page_can_be_had(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/s/{KEY}/static/%2e%2e/server.py")

    assert answer.status_code == 404


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "192.168.1.5:8080", ""]
)
async def test_a_request_under_another_name_is_refused(client: httpx.AsyncClient, desk: Desk, host: str) -> None:
    page = await client.get(f"/s/{KEY}/state", headers={"Host": host})
    door = await client.get(f"/bot{desk.fake.token}/getMe", headers={"Host": host})

    assert (page.status_code, door.status_code) == (400, 400)


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "127.0.0.1", "localhost:9", "[::1]:8080", "[::1]"])
async def test_this_computer_is_let_in_by_each_of_its_names(client: httpx.AsyncClient, host: str) -> None:
    assert (await client.get(f"/s/{KEY}/state", headers={"Host": host})).status_code == 200


async def test_the_state_holds_phones_calls_tour_and_time(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.phone.send("hello")
    await desk.fake.call("sendMessage", {"chat_id": 101, "text": "hi"})
    await desk.fake.get_updates()

    state = (await client.get(f"/s/{KEY}/state")).json()

    assert [message["text"] for message in state["phones"][0]["messages"]] == ["hello", "hi"]
    assert [call["method"] for call in state["api"]] == ["sendMessage"]
    assert state["tour"][0]["do"] == {"send": "声音大"}
    assert state["time"] == {"now": "2026-11-20T02:30:00Z", "next_due": None}


async def test_a_person_sends_edits_attaches_and_changes_language(client: httpx.AsyncClient, desk: Desk) -> None:
    async def act(name: str, body: object) -> int:
        return (await client.post(f"/s/{KEY}/phones/101/{name}", json=body)).status_code

    done = [
        await act("send", {"text": "lould"}),
        await act("edit", {"message_id": 1, "text": "loud"}),
        await act("attach", {"kind": "sticker"}),
        await act("attach", {"kind": "photo"}),
        await act("attach", {"kind": "voice"}),
        await act("language", {"language_code": "en"}),
    ]

    assert done == [204] * 6
    assert [message.kind for message in desk.phone.messages] == ["text", "sticker", "photo", "voice"]
    assert (desk.phone.messages[0].text, desk.phone.messages[0].edited) == ("loud", True)
    assert desk.phone.language_code == "en"


async def test_a_person_asks_inline_sends_a_result_and_writes_to_the_customer(
    client: httpx.AsyncClient, desk: Desk
) -> None:
    async def act(name: str, body: object) -> int:
        return (await client.post(f"/s/{KEY}/phones/101/{name}", json=body)).status_code

    asked = await act("inline", {"place": "customer", "query": "太贵"})
    (update,) = await desk.fake.get_updates()
    query_id = update["inline_query"]["id"]
    article = {"type": "article", "id": "1", "title": "a", "input_message_content": {"message_text": "line"}}
    await client.post(
        f"/bot{desk.fake.token}/answerInlineQuery", json={"inline_query_id": query_id, "results": [article]}
    )
    chosen = await act("choose", {"query_id": query_id, "result_id": "1"})
    written = await act("customer", {"text": "hello"})

    assert (asked, chosen, written) == (204, 204, 204)
    state = (await client.get(f"/s/{KEY}/state")).json()["phones"][0]
    assert [message["text"] for message in state["customer"]] == ["line", "hello"]
    assert (state["bot"], state["messages"]) == ("birdcall_demo_bot", [])


async def test_a_tap_goes_to_the_message_and_data_it_names(client: httpx.AsyncClient, desk: Desk) -> None:
    keyboard = {"inline_keyboard": [[{"text": "same", "callback_data": "x"}]]}
    first = await desk.fake.call("sendMessage", {"chat_id": 101, "text": "old", "reply_markup": keyboard})
    await desk.fake.call("sendMessage", {"chat_id": 101, "text": "new", "reply_markup": keyboard})

    await client.post(f"/s/{KEY}/phones/101/tap", json={"message_id": first["message_id"], "data": "x"})

    (update,) = await desk.fake.get_updates()
    assert update["callback_query"]["message"]["text"] == "old"


@pytest.mark.parametrize(
    ("act", "body"),
    [
        ("send", {}),
        ("send", {"text": ""}),
        ("send", {"text": "x" * 4097}),
        ("send", {"text": "x", "chat_id": 1}),
        ("send", [1]),
        ("edit", {"message_id": 99, "text": "x"}),
        ("tap", {"message_id": 1, "data": "gone"}),
        ("attach", {"kind": "virus"}),
        ("customer", {"text": ""}),
        ("inline", {"place": "group", "query": "x"}),
        ("inline", {"place": "bot", "query": "x" * 257}),
        ("choose", {"query_id": "7", "result_id": "1"}),
        ("language", {"language_code": "<en>"}),
    ],
)
async def test_what_cannot_be_done_on_a_phone_is_refused(
    client: httpx.AsyncClient, desk: Desk, act: str, body: object
) -> None:
    answer = await client.post(f"/s/{KEY}/phones/101/{act}", json=body)

    assert answer.status_code == 400
    assert answer.text
    assert desk.phone.messages == []


@pytest.mark.parametrize(("path", "status"), [("999/send", 404), ("101/fly", 404), ("x/send", 404)])
async def test_a_phone_or_act_that_is_not_there_is_not_found(client: httpx.AsyncClient, path: str, status: int) -> None:
    answer = await client.post(f"/s/{KEY}/phones/{path}", json={"text": "x"})

    assert answer.status_code == status


async def test_the_inspector_asks_in_a_language(client: httpx.AsyncClient) -> None:
    answer = await client.post(f"/s/{KEY}/inspect", json={"text": "声音大", "language": "zh"})
    wrong = await client.post(f"/s/{KEY}/inspect", json={"text": "声音大", "language": "fr"})

    signal = {"id": "loud", "name": "zh", "polarity": 1, "quote": "声音大", "span": [0, 3]}
    assert answer.json() == {"signals": [signal], "facets": [], "question": None, "nearest": []}
    assert wrong.status_code == 400


async def test_a_restart_rebuilds_the_bot_and_tells_the_page(client: httpx.AsyncClient, desk: Desk) -> None:
    with desk.fake.subscribe() as told:
        answer = await client.post(f"/s/{KEY}/restart")

        assert answer.status_code == 204
        assert desk.restarts == 1
        assert told.waiting() == [{"type": "restarted"}]


async def test_time_jumps_for_the_bot_and_for_telegram_and_every_page_is_told(
    client: httpx.AsyncClient, desk: Desk
) -> None:
    with desk.fake.subscribe() as told:
        answer = await client.post(f"/s/{KEY}/time", json={"to": "hour"})

        assert answer.json() == {"now": "2026-11-20T03:30:00Z", "next_due": None}
        (event,) = told.waiting()
    assert (event["type"], event["now"]) == ("time", FRIDAY + timedelta(hours=1))
    assert desk.fake.clock() == desk.clock() == FRIDAY.timestamp() + 3600


async def test_the_page_learns_what_is_due_and_jumps_there(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.due = FRIDAY + timedelta(days=2)
    before = (await client.get(f"/s/{KEY}/time")).json()

    after = (await client.post(f"/s/{KEY}/time", json={"to": "next"})).json()

    assert before["next_due"] == "2026-11-22T10:30:00+08:00"
    assert after["now"] == "2026-11-22T02:30:00Z"


async def test_a_jump_that_is_not_offered_is_refused(client: httpx.AsyncClient, desk: Desk) -> None:
    answer = await client.post(f"/s/{KEY}/time", json={"to": "yesterday"})

    assert answer.status_code == 400
    assert desk.clock.moment() == FRIDAY


async def test_the_bot_comes_in_by_the_same_server(client: httpx.AsyncClient, desk: Desk) -> None:
    answer = await client.post(f"/bot{desk.fake.token}/sendMessage", data={"chat_id": "101", "text": "hi"})

    assert answer.json()["ok"] is True
    assert desk.phone.last.text == "hi"


async def test_two_restarts_at_once_follow_each_other(client: httpx.AsyncClient, desk: Desk) -> None:
    await asyncio.gather(client.post(f"/s/{KEY}/restart"), client.post(f"/s/{KEY}/restart"))

    assert (desk.restarts, desk.most_at_once) == (2, 1)


async def test_events_are_streamed_as_they_happen(desk: Desk) -> None:
    stream = EventStreams(desk.fake.subscribe).open()
    assert await anext(stream) == b": open\n\n"

    desk.phone.send("说\n两行")

    line = (await anext(stream)).decode()
    assert line.startswith('data: {"type":"message","user_id":101,')
    assert line.endswith("\n\n")
    assert line.count("\n") == 2
    await stream.aclose()


async def test_what_happens_before_the_first_read_is_not_missed(desk: Desk) -> None:
    stream = EventStreams(desk.fake.subscribe).open()

    desk.phone.send("early")

    await anext(stream)
    assert b'"early"' in await anext(stream)
    await stream.aclose()


async def test_a_quiet_stream_is_kept_open_with_comments_and_loses_nothing(desk: Desk) -> None:
    stream = EventStreams(desk.fake.subscribe, quiet=0.01).open()
    await anext(stream)

    assert (await anext(stream)).startswith(b":")
    desk.phone.send("hello")

    assert b'"hello"' in await anext(stream)
    await stream.aclose()


async def test_a_reader_who_leaves_is_forgotten(desk: Desk) -> None:
    subscription = desk.fake.subscribe()
    stream = EventStreams(lambda: subscription).open()
    await anext(stream)

    await stream.aclose()
    desk.phone.send("nobody listens")

    assert subscription.waiting() == []


async def test_hanging_up_ends_every_stream(desk: Desk) -> None:
    streams = EventStreams(desk.fake.subscribe)
    first, second = streams.open(), streams.open()
    await anext(first)

    streams.hang_up()

    async with asyncio.timeout(5):
        assert [chunk async for chunk in first] == []
        assert [chunk async for chunk in second] == [b": open\n\n"]
