"""Descriptions whose right types are known: a JSON object a line, ``{"id", "text", "types": [best, others …]}``."""

import json
from dataclasses import dataclass
from pathlib import Path

LABELLED = Path(__file__).resolve().parents[2] / "tests" / "eval" / "labelled.jsonl"
"""The project's own."""


class LabelledError(ValueError):
    """A line that cannot be used; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A description and the types a good judge would give: the best first, then others that are right as well."""

    id: str
    text: str
    types: tuple[str, ...]


def read_labelled(path: Path = LABELLED) -> list[Labelled]:
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
    if not (isinstance(text, str) and isinstance(types, list) and types and all(isinstance(one, str) for one in types)):
        raise LabelledError(f"Line {number}: text is a text, types a list of at least one type; mend it.")
    return Labelled(str(name), text, tuple(types))
