"""Archives that would take all memory once unpacked are found before they are."""

import re
import zipfile
from collections.abc import Sequence
from io import BytesIO

from bot.sheets.refusals import broken, no_table, too_large, with_macros
from bot.sheets.table import MOST_COLUMNS, MOST_ROWS, SheetError

MOST_UNPACKED = 100_000_000
"""Bytes a workbook may unpack to. A table of 50,000 full rows takes about half of it."""

MOST_CELLS = 2_000_000
"""Cells between the first and the last that hold something: they are kept densely while a sheet is read."""

# Each pattern begins at a "<" and does not pass the next one, so that looking through takes no longer than reading.
_FILLED = re.compile(rb"<(?:\w+:)?c\s([^<>]*+)(?<!/)>")
_AT = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_REFERENCE = re.compile(rb"<(?:\w+:)?c\s([^<>]*+)>\s*+<(?:\w+:)?v>(\d{1,7})<")
_IS_SHARED = re.compile(rb"""\bt\s*=\s*["']s["']""")
_BOOK, _SHARED = "xl/workbook.xml", "xl/sharedstrings.xml"


def weigh(data: bytes, name: str) -> None:
    """Look through an archive before it is opened as a workbook. Raises SheetError for what must not be opened."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = {member.filename.casefold(): member for member in archive.infolist()}
            if name.casefold().endswith((".xlsm", ".xltm")) or any(one.endswith("vbaproject.bin") for one in members):
                raise with_macros()
            if _BOOK not in members:
                raise no_table("压缩包或别的文档", "an archive or another kind of document")
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise too_large()
            texts = archive.read(members[_SHARED]).split(b"</si>") if _SHARED in members else []
            lengths = [len(text) for text in texts]
            for member in archive.infolist():
                _measure(archive.read(member), lengths)
    except SheetError:
        raise
    except Exception as error:  # a damaged or locked archive raises what its packing does: zlib.error, ValueError …
        raise broken() from error


def _measure(content: bytes, lengths: Sequence[int]) -> None:
    """Refuse a part that is small in the file and takes all memory there is once it is read as a sheet.

    ``lengths`` are those of the texts that cells repeat. Every part is read, for a sheet may be called anything, and a
    size that the directory understates shows only so.
    """
    rows = columns = said = 0
    for letters, row in _AT.findall(b"\n".join(_FILLED.findall(content))):
        rows, columns = max(rows, int(row)), max(columns, _place(letters))
    for cell, place in _REFERENCE.findall(content):
        if int(place) < len(lengths) and _IS_SHARED.search(cell):
            said += lengths[int(place)]
    if rows > MOST_ROWS * 2 or columns > MOST_COLUMNS * 2 or rows * columns > MOST_CELLS or said > MOST_UNPACKED:
        raise too_large()


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place
