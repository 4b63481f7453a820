"""Descriptions whose right types are known, a JSON object a line: ``{"id", "text", "types": [best, others …]}``.

Where it is known also ``"signals"``, ``"form"`` and ``"writer"``. ``tests/eval/README.md`` says how ours came about.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from bot.core.impression import OFF_TOPIC
from bot.core.judgement import language_of
from bot.core.text import Language

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "eval"
"""The project's own, a file for each part."""

Split = Literal["train", "dev", "test"]
"""Train: what is learnt from. Dev: what choices are made by. Test: what is only ever measured."""


class LabelledError(ValueError):
    """A line that cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A description and the types a good judge would give: the best first, then others that are right as well.

    ``signals`` are those it shows, ``-id`` for one it shows to be absent. ``form`` is how it is written (note, speech,
    role card …), ``writer`` who wrote it.
    """

    id: str
    text: str
    types: tuple[str, ...]
    signals: tuple[str, ...] = ()
    form: str = ""
    writer: str = ""

    @property
    def language(self) -> Language:
        """What it is mostly written in."""
        return language_of(self.text)

    @property
    def off_topic(self) -> bool:
        """Is there no customer in it?"""
        return self.types == (OFF_TOPIC,)


def labelled_file(split: Split) -> Path:
    """Where the project's own descriptions of this part lie."""
    return FOLDER / f"{split}.jsonl"


def read_splits(splits: Iterable[Split] = get_args(Split)) -> list[Labelled]:
    """The project's own. Raises LabelledError, and OSError where they are not at hand (they are not packaged)."""
    return [one for split in splits for one in read_labelled(labelled_file(split))]


def read_labelled(path: Path) -> list[Labelled]:
    """Every description of the file. Raises LabelledError, and OSError when it cannot be read."""
    try:
        written = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LabelledError("The file is not UTF-8; save it as UTF-8 text.") from error
    return [_one(number, line) for number, line in enumerate(written.split("\n"), 1) if line.strip()]


def _one(number: int, line: str) -> Labelled:
    try:
        found = json.loads(line)
        name, text, types = found["id"], found["text"], found["types"]
    except (ValueError, KeyError, TypeError) as error:
        raise LabelledError(f'Line {number} is not {{"id", "text", "types": […]}}; mend it.') from error
    if not (isinstance(text, str) and _are_names(types) and types):
        raise LabelledError(f"Line {number}: text is a text, types a list of at least one type; mend it.")
    signals, form, writer = found.get("signals", []), found.get("form", ""), found.get("writer", "")
    if not (_are_names(signals) and isinstance(form, str) and isinstance(writer, str)):
        raise LabelledError(f"Line {number}: signals is a list of ids, form and writer are words; mend it.")
    return Labelled(str(name), text, tuple(types), tuple(signals), form, writer)


def _are_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
