"""What a button says when it is tapped: ``c:CASE:VERB[:ARGUMENT…]``, 64 bytes at most (Bot API: callback_data)."""

from dataclasses import dataclass

MOST_BYTES = 64


@dataclass(frozen=True, slots=True)
class Call:
    """A tap on a button of a case."""

    case: int
    verb: str
    arguments: tuple[str, ...]


def call(case: int, verb: str, *arguments: str) -> str:
    """The data of a button."""
    return ":".join(("c", str(case), verb, *arguments))


def read_call(data: str) -> Call | None:
    """The tap behind the data, or None when it is not one of ours."""
    head, *rest = data.split(":")
    if head != "c" or len(rest) < 2 or not rest[0].isdecimal() or len(rest[0]) > 18:  # noqa: PLR2004  # fits 64 bits
        return None
    return Call(int(rest[0]), rest[1], tuple(rest[2:]))
