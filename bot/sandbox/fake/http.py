"""The door over HTTP: Starlette routes that look like api.telegram.org (Bot API: Making requests)."""

from collections.abc import Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.fake.errors import ApiError, ConnectionCutError
from bot.sandbox.fake.forms import read_body
from bot.sandbox.fake.telegram import FakeTelegram


def http_door(fake: FakeTelegram) -> list[Route]:
    """``/bot{token}/{method}`` by GET and POST, and ``/file/bot{token}/{path}``."""

    async def method(request: Request) -> Response:
        try:
            fake.check_token(request.path_params["token"])
            params, files = read_body(request.headers.get("content-type", ""), await request.body())
            result = await fake.call(request.path_params["method"], {**request.query_params, **params}, files)
        except ApiError as error:
            return answer(error.as_json(), error.code)
        except ConnectionCutError:
            return await cut(request)
        return answer({"ok": True, "result": result})

    async def file(request: Request) -> Response:
        try:
            fake.check_token(request.path_params["token"])
            return Response(fake.download(request.path_params["path"]), media_type="application/octet-stream")
        except ApiError as error:
            return answer(error.as_json(), error.code)

    return [
        Route("/bot{token}/{method}", method, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", file, methods=["GET"]),
    ]


async def cut(request: Request) -> Response:
    """Close the connection under a request, so that the answer, which must be given, goes nowhere.

    ASGI has no word for it, but ``receive`` is a method of uvicorn's request, which knows its connection.
    """
    transport = getattr(getattr(request.receive, "__self__", None), "transport", None)
    if transport is None:
        raise TypeError("Only uvicorn's connections can be cut; serve the fake with it.")
    transport.abort()
    await request.receive()  # until uvicorn knows, and writes nothing more
    return Response()


def answer(body: Mapping[str, object], status: int = 200) -> Response:
    """A JSON answer."""
    return Response(msgspec.json.encode(body), status, media_type="application/json")
