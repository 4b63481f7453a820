"""The demo server: the page with the phones, what it may ask for, and the door the bot comes in by."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.core.text import Language
from bot.sandbox.bodies import InspectBody, JumpBody, read
from bot.sandbox.fake import FakeTelegram, Phone
from bot.sandbox.fake.http import http_door
from bot.sandbox.guard import GuardedPages, LoopbackOnly
from bot.sandbox.inspection import Inspection
from bot.sandbox.phone_acts import PHONE_ACTS, document
from bot.sandbox.phone_files import content_of, file_answer, name_of
from bot.sandbox.stream import EventStreams
from bot.sandbox.time_bar import TimeBar
from bot.sandbox.tour import Step

PAGE = Path(__file__).with_name("page")
CALLS_AT_FIRST = 50

Inspect = Callable[[str, Language], Inspection]
Restart = Callable[[], Awaitable[None]]


def build_demo_app(
    fake: FakeTelegram,
    *,
    session_key: str,
    inspect: Inspect,
    restart: Restart,
    tour: Sequence[Step],
    time_bar: TimeBar,
) -> Starlette:
    """The page under ``/s/{session_key}/`` and the Bot API door beside it; every other address is a 404.

    ``inspect`` explains a description, ``restart`` kills and rebuilds the bot.
    ``app.state.hang_up()`` ends the open event streams; call it before the server stops, which would wait for them.
    """
    desk = DemoDesk(fake, inspect, restart, tour, time_bar)
    page = [
        Route("/", index),
        Route("/state", desk.state),
        Route("/events", desk.events),
        Route("/phones/{user_id:int}/file", desk.take_file, methods=["POST"]),
        Route("/phones/{user_id:int}/files/{message_id:int}", desk.give_file),
        Route("/phones/{user_id:int}/{act}", desk.act, methods=["POST"]),
        Route("/inspect", desk.inspect, methods=["POST"]),
        Route("/restart", desk.restart, methods=["POST"]),
        Route("/time", desk.time),
        Route("/time", desk.jump, methods=["POST"]),
        Mount("/static", StaticFiles(directory=PAGE)),
    ]
    routes = [Mount(f"/s/{session_key}", routes=page, middleware=[Middleware(GuardedPages)]), *http_door(fake)]
    app = Starlette(routes=routes, middleware=[Middleware(LoopbackOnly)])
    app.state.hang_up = desk.streams.hang_up
    return app


async def index(_: Request) -> Response:
    """The page."""
    return FileResponse(PAGE / "index.html")


class DemoDesk:
    """What the page may ask for."""

    def __init__(
        self,
        fake: FakeTelegram,
        inspect: Inspect,
        restart: Restart,
        tour: Sequence[Step],
        time_bar: TimeBar,
    ) -> None:
        self._fake = fake
        self._inspect = inspect
        self._restart = restart
        self._tour = tour
        self._time_bar = time_bar
        self._restarting = asyncio.Lock()
        self.streams = EventStreams(fake.subscribe)

    async def state(self, _: Request) -> Response:
        """Everything on the page, for its start and after a lost connection."""
        return as_json(
            {
                "phones": [phone.as_json() for phone in self._fake.phones.values()],
                "api": [entry.as_json() for entry in self._fake.journal.newest(CALLS_AT_FIRST)],
                "tour": self._tour,
                "time": await self._time_bar.as_json(),
            }
        )

    async def events(self, _: Request) -> Response:
        """Everything that happens from now on (Server-Sent Events)."""
        return StreamingResponse(self.streams.open(), media_type="text/event-stream")

    async def act(self, request: Request) -> Response:
        """What a person does on their phone; 404 for an unknown phone or act, 400 for what cannot be done there."""
        act = PHONE_ACTS.get(request.path_params["act"])
        if act is None:
            raise HTTPException(404)
        act(self._phone(request), await request.body())
        return Response(status_code=204)

    async def take_file(self, request: Request) -> Response:
        """Send the body as a document, called ``name``."""
        document(name_of(request))(self._phone(request), await content_of(request))
        return Response(status_code=204)

    async def give_file(self, request: Request) -> Response:
        """The file of a message, for the person to keep; a picture is shown."""
        try:
            return file_answer(self._phone(request).file(request.path_params["message_id"]))
        except LookupError:
            raise HTTPException(404) from None

    async def inspect(self, request: Request) -> Response:
        """How a description is read and judged."""
        asked = read(InspectBody, await request.body())
        return as_json(self._inspect(asked.text, asked.language))

    async def restart(self, _: Request) -> Response:
        """Kill the bot and start it anew, one request at a time; the chats stay."""
        async with self._restarting:
            await self._restart()
        self._fake.state.events.publish(lambda: {"type": "restarted"})
        return Response(status_code=204)

    def _phone(self, request: Request) -> Phone:
        phone = self._fake.phones.get(request.path_params["user_id"])
        if phone is None:
            raise HTTPException(404)
        return phone

    async def time(self, _: Request) -> Response:
        """The demo's time, and when something is due."""
        return as_json(await self._time_bar.as_json())

    async def jump(self, request: Request) -> Response:
        """Put the clock forward, and tell every open page."""
        await self._time_bar.jump(read(JumpBody, await request.body()).to)
        told = await self._time_bar.as_json()
        self._fake.state.events.publish(lambda: {"type": "time", **told})
        return as_json(told)


def as_json(value: object) -> Response:
    """A JSON answer."""
    return Response(msgspec.json.encode(value), media_type="application/json")
