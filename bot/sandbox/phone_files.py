"""Files between the page and the phones: from the visitor's computer, and back to it."""

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.sandbox.fake.files import Stored

MOST_BYTES = 100 * 1024 * 1024
"""Of one file: more than a bot may fetch, so that it can be seen to refuse; Telegram itself takes 2 GB."""

LONGEST_NAME = 255


def name_of(request: Request) -> str:
    """The query's ``name`` of a file, without the way to it; HTTP 400 for none."""
    name = request.query_params.get("name", "").replace("\\", "/").rpartition("/")[2].strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise HTTPException(400, "A file needs a name of 1–255 characters.")
    return name


async def content_of(request: Request) -> bytes:
    """The body of a request; HTTP 400 for an empty one, 413 as soon as it is too big."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > MOST_BYTES:
            raise HTTPException(413, "The demo takes files of up to 100 MB.")
    if not content:
        raise HTTPException(400, "The file is empty.")
    return bytes(content)


def file_answer(stored: Stored) -> Response:
    """A photo to look at; any other file to keep under its own name: a page among them must not run here."""
    if stored.is_photo:
        return Response(stored.upload.content, media_type="image/jpeg")  # browsers look which kind of picture it is
    named = f"attachment; filename*=utf-8''{quote(stored.upload.name, safe='')}"
    return Response(
        stored.upload.content, media_type="application/octet-stream", headers={"content-disposition": named}
    )
