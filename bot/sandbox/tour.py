"""The guided tour: what a visitor is shown, step by step. The same steps drive the page and an end-to-end test."""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from bot.sandbox.colleagues import PhoneName
from bot.sandbox.time_bar import Jump

TOUR = Path(__file__).with_name("tour.yaml")


class TourError(ValueError):
    """A tour file that breaks the rules below; the message says where and what."""


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Text of the page in both languages."""

    zh: str
    en: str


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the visitor does: exactly one of sending a text, tapping a button, tapping a copy button (by label),
    putting the clock forward by a jump of the time bar; ``then`` are buttons to tap after it, each once it is there.
    """

    send: str | None = None
    tap: str | None = None
    copy: str | None = None
    time: Jump | None = None
    then: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if sum(bool(way) for way in (self.send, self.tap, self.copy, self.time)) != 1:
            raise ValueError("`do` needs exactly one of send, tap, copy, time")


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One step on one phone; every fragment of ``expect`` must then be shown there by the bot."""

    id: str
    phone: PhoneName
    title: Words
    note: Words
    do: Act
    expect: tuple[str, ...]


def load_tour(path: Path = TOUR) -> tuple[Step, ...]:
    """The steps in order. Unknown or doubled keys, a missing language or a doubled id raise TourError."""
    text = path.read_text(encoding="utf-8")
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        refuse_doubled_keys(root)
        steps = msgspec.convert(yaml.load(text, Loader=yaml.BaseLoader), tuple[Step, ...])  # noqa: S506 - plain strings only
        refuse_doubled_ids(steps)
    except msgspec.ValidationError as problem:
        raise TourError(f"{path.name}:{line_of(root, str(problem))}: {problem}") from None
    except (yaml.YAMLError, ValueError) as problem:
        raise TourError(f"{path.name}: {problem}") from None
    return steps


def refuse_doubled_keys(root: yaml.Node | None) -> None:
    """YAML lets the last of two equal keys win; here that is a mistake."""
    for mapping in mappings(root):
        seen: set[str] = set()
        for key, _ in mapping.value:
            if key.value in seen:
                raise ValueError(f"line {key.start_mark.line + 1}: `{key.value}` stands twice")
            seen.add(key.value)


def refuse_doubled_ids(steps: tuple[Step, ...]) -> None:
    """Ids name the steps in tests and on the page."""
    ids = [step.id for step in steps]
    doubled = sorted({name for name in ids if ids.count(name) > 1})
    if doubled:
        raise ValueError(f"ids stand twice: {', '.join(doubled)}")


def mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    """Every mapping at or below a node."""
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from mappings(item)


def line_of(root: yaml.Node | None, problem: str) -> int:
    """The line of the step a problem names as ``$[index]``; the first line when it names none."""
    found = re.search(r"\$\[(\d+)\]", problem)
    if found is None or not isinstance(root, yaml.SequenceNode):
        return 1
    line: int = root.value[int(found.group(1))].start_mark.line
    return line + 1
