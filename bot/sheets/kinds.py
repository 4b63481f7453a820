"""What a file really is, whatever its name says: by how it begins and what is in it."""

import re
from typing import Literal

from bot.sheets.refusals import locked, no_table, with_macros
from bot.sheets.table import MOST_BYTES, SheetError
from bot.sheets.weighing import weigh

Kind = Literal["zipped", "ole", "text"]

_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "PDF", "a PDF"),
    (b"\xff\xd8\xff", "图片", "a picture"),
    (b"\x89PNG", "图片", "a picture"),
    (b"GIF8", "图片", "a picture"),
    (b"MZ", "程序", "a program"),
    (b"\x7fELF", "程序", "a program"),
    (b"Rar!", "压缩包", "an archive"),
    (b"7z\xbc\xaf\x27\x1c", "压缩包", "an archive"),
    (b"\x1f\x8b", "压缩包", "an archive"),
    (b"{\\rtf", "文档", "a document"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|head|meta|\?xml)", re.IGNORECASE)


def kind_of(data: bytes, name: str) -> Kind:
    """How to read ``data``. Raises SheetError for what is no table, is locked, has macros or is too large."""
    if not data.strip(b"\0 \r\n\t"):
        raise SheetError("文件是空的；填好再发一次。", "The file is empty; fill it in and send it again.")
    if len(data) > MOST_BYTES:
        raise SheetError("文件超过 20 MB；拆成几个再发。", "The file is over 20 MB; split it and send the parts.")
    for magic, zh, en in _FOREIGN:
        if data.startswith(magic):
            raise no_table(zh, en)
    if data.startswith(b"PK\x03\x04"):
        weigh(data, name)
        return "zipped"
    if data.startswith(_OLE):
        _look_into(data)
        return "ole"
    if _WEB_PAGE.match(data[:200]):
        raise no_table("网页", "a web page")
    return "text"


def _look_into(data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise locked()
    if "_VBA_PROJECT_CUR".encode("utf-16-le") in data:
        raise with_macros()
    if "WordDocument".encode("utf-16-le") in data:
        raise no_table("文档", "a document")
