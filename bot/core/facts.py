"""What is known of a customer in a trade's own terms: read from a text, or answered."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.core.folding import Folding
from bot.core.library import Library
from bot.core.matching import Matcher
from bot.core.packs import NumberForm, Pack
from bot.core.scope import Scope
from bot.core.spot import Match

BOUGHT = "bought"
"""The name under which products are kept among an attribute's values; no attribute has it."""

_DIGITS = {sign: value for value, sign in enumerate("一二三四五六七八九", start=1)} | {"两": 2}
_WORDS = {
    word: value
    for value, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}
_NUMBER = re.compile(
    r"\d+(?:\.\d+)?|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]百|[一二两三四五六七八九]"
    rf"|\b(?:{'|'.join(_WORDS)})\b"
)
_WISH = re.compile(
    r"(?:想|要|打算|考虑|问|看|卖|推荐|wants?|looking (?:for|at)|asks? (?:about|for)|interested in|sells?)"
    r"[^,，。;；]{0,12}$"
)
"""What stands before a product that is only wished for, looked at or sold."""


@dataclass(frozen=True)
class Facts:
    """Attribute → its values (choices), attribute → its number, and the products bought."""

    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    numbers: Mapping[str, float] = field(default_factory=dict)
    bought: frozenset[str] = frozenset()

    def knows(self, attribute: str) -> bool:
        """Is anything known of it?"""
        return attribute in self.values or attribute in self.numbers

    def __len__(self) -> int:
        """How many facts there are."""
        return len(self.values) + len(self.numbers) + len(self.bought)

    def with_answers(self, pack: Pack, answers: Mapping[str, object]) -> "Facts":
        """These facts with answers put over them; an answer that the pack no longer knows is left out."""
        values, numbers, bought = dict(self.values), dict(self.numbers), set(self.bought)
        for name, answer in answers.items():
            attribute = pack.attributes.get(name)
            if name == BOUGHT and isinstance(answer, list):
                bought.update(one for one in answer if one in pack.products)
            elif attribute and attribute.number and isinstance(answer, int | float):
                numbers[name] = float(answer)
            elif attribute and isinstance(answer, str) and answer in attribute.choices:
                values[name] = frozenset((answer,))
        return Facts(values, numbers, frozenset(bought))


class FactReader:
    """Reads the facts of one trade. Wording that is denied is passed over; what is only wished for is not bought."""

    def __init__(self, library: Library, pack: Pack) -> None:
        self._pack = pack
        self._folding = Folding(library.simplified)
        choices = [
            (f"{attribute.id}={choice.id}", cue)
            for attribute in pack.attributes.values()
            for choice in attribute.choices.values()
            for cue in choice.cues
        ]
        products = [(f"{BOUGHT}={one.id}", cue) for one in pack.products.values() for cue in one.cues]
        self._matcher = Matcher([*choices, *products])

    def read(self, text: str) -> Facts:
        """What ``text`` says."""
        folded = self._folding.fold(text).text
        scope = Scope(folded)
        found: dict[str, set[str]] = {}
        for match in _longest(self._matcher.find(folded)):
            name, _, value = match.owner.partition("=")
            wished = name == BOUGHT and _WISH.search(folded[max(0, match.start - 24) : match.start])
            if not wished and scope.factor(match.start, match.end) > 0:
                found.setdefault(name, set()).add(value)
        bought = frozenset(found.pop(BOUGHT, ()))
        return Facts({name: frozenset(one) for name, one in found.items()}, self._numbers(folded), bought)

    def _numbers(self, text: str) -> dict[str, float]:
        forms = {one.id: one.number for one in self._pack.attributes.values() if one.number}
        numbers: dict[str, float] = {}
        left: list[float] = []
        for start, end in (match.span() for match in _NUMBER.finditer(text)):
            value = _value(text[start:end])
            owner = next((name for name, form in forms.items() if _beside(form, text, start, end)), None)
            if owner is None:
                left += [value] if _stands_alone(text, start, end) else []
            elif forms[owner].least <= value <= forms[owner].most:
                numbers.setdefault(owner, value)
        for name, form in forms.items():
            fitting = [value for value in left if form.bare and form.least <= value <= form.most]
            if fitting:
                numbers.setdefault(name, fitting[0])
        return numbers


def _longest(matches: Sequence[Match]) -> list[Match]:
    """Without those that lie inside a longer wording, whatever it stands for: combination skin is not oily skin."""
    return [
        one
        for one in matches
        if not any(
            other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start
            for other in matches
        )
    ]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Is it a number that nothing tells the meaning of? In "20块" and "$20" something does."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return text[start].isdigit() and not (
        after.isalnum() or after in {"%", "-"} or before.isalnum() or before in {"$", "¥"}
    )


def _beside(form: NumberForm, text: str, start: int, end: int) -> bool:
    """Does one of the form's words stand right beside the number?"""
    following, preceding = text[end:].lstrip(" 多来-"), text[:start].rstrip(" :：是")
    return following.startswith(form.after) or preceding.endswith(form.before)


def _value(written: str) -> float:
    if written[0].isdigit():
        return float(written)
    if written in _WORDS:
        return float(_WORDS[written])
    if written in _DIGITS:
        return float(_DIGITS[written])
    if written.endswith("百"):
        return 100.0 * _DIGITS[written[0]]
    tens, _, ones = written.partition("十")
    return 10.0 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)
