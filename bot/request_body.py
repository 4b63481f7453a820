"""What a call to Telegram carries: its fields, and its files, as a form."""

import asyncio
import json
from collections.abc import AsyncIterator
from secrets import token_hex
from typing import Any, Final

import msgspec
from telegram._utils.types import UploadFileDict
from telegram.request import RequestData
from yarl import URL

_PIECE: Final = 64 * 1024
# The Bot API server undoes no escapes in a file name and ends it at a semicolon (tdlib/td: HttpReader.cpp).
_PLAIN: Final = str.maketrans({'"': "'", ";": ",", "\\": "_"} | {chr(code): "_" for code in range(32)})


async def encoded(data: RequestData) -> tuple[dict[str, str], list[bytes]]:
    """The headers and the parts of the body: form fields (Bot API: Making requests), multipart when there are files."""
    fields = {name: value if isinstance(value, str) else _json(value) for name, value in data.parameters.items()}
    if data.contains_files:
        content_type, body = await _multipart(fields, data.multipart_data)
    else:
        # yarl's quoting is compiled: a tenth of urllib's time on Chinese text.
        content_type, body = "application/x-www-form-urlencoded", [URL.build(query=fields).raw_query_string.encode()]
    return {"Content-Type": content_type, "Content-Length": str(sum(map(len, body)))}, body


def streamed(
    body: list[bytes], stall: asyncio.Timeout, seconds: float | None
) -> bytes | AsyncIterator[memoryview] | None:
    """The body as aiohttp takes it. One too long for the socket's buffer goes piece by piece; each puts ``stall`` off.

    ``seconds`` is how long the server may take none; None: for ever.
    """
    if sum(map(len, body)) > _PIECE:
        return _pieces(body, stall, seconds)
    return b"".join(body) or None


def _json(value: Any) -> str:
    try:
        return msgspec.json.encode(value).decode()
    except (TypeError, UnicodeEncodeError):
        return json.dumps(value)


async def _multipart(fields: dict[str, str], files: UploadFileDict) -> tuple[str, list[bytes]]:
    boundary = token_hex(16)
    part = f'--{boundary}\r\nContent-Disposition: form-data; name="'
    text = [f'{part}{name}"\r\n\r\n{value}\r\n' for name, value in fields.items()]
    body = ["".join(text).encode(errors="ignore")]
    for name, (filename, content, mimetype) in files.items():
        plain = filename.translate(_PLAIN)
        body.append(f'{part}{name}"; filename="{plain}"\r\nContent-Type: {mimetype}\r\n\r\n'.encode(errors="ignore"))
        body.append(content if isinstance(content, bytes) else await asyncio.to_thread(content.read))
        body.append(b"\r\n")
    body.append(f"--{boundary}--\r\n".encode())
    return f"multipart/form-data; boundary={boundary}", body


async def _pieces(body: list[bytes], stall: asyncio.Timeout, seconds: float | None) -> AsyncIterator[memoryview]:
    loop = asyncio.get_running_loop()
    for part in body:
        for start in range(0, len(part), _PIECE):
            stall.reschedule(None if seconds is None else loop.time() + seconds)
            yield memoryview(part)[start : start + _PIECE]
    stall.reschedule(None)
