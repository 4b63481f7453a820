"""What customers of a crew are called: nobody is called as somebody else, nor sounds so."""

from itertools import product
from typing import Final

from bot.core.text import Language

_ZH: Final = ("王李张刘陈杨赵周孙郭何马", ("小明", "建国", "丽华", "海燕", "文博", "志强", "秀兰", "永福"))
_EN: Final = (
    ("Anna", "Peter", "Sarah", "Helen", "Oliver", "Judith", "Walter", "Monica", "Edward", "Grace", "Victor", "Laura"),
    ("Quinn", "Baker", "Porter", "Walsh", "Foster", "Hayes", "Newman", "Clifford"),
)
_ALL: Final[dict[Language, list[str]]] = {
    "zh": ["".join(name) for name in product(*_ZH)],
    "en": [" ".join(name) for name in product(*_EN)],
}


def names_for(language: Language, place: int, most: int) -> list[str]:
    """So many names for the rep at this place of a crew, from 0."""
    return _ALL[language][place * most : (place + 1) * most]
