"""Names and numbers taken out of a description, so that it can be kept without telling whom it was about.

Cautious rather than clever: what looks like a name goes. A person still reads the result before it is used.
"""

import re

from bot.core.grams import NUMBER
from bot.core.surnames import SURNAMES, TITLES

NAME_ZH, NAME_EN = "某", "X"

_TITLED_ZH = re.compile(rf"[{SURNAMES}][一-鿿]{{0,2}}?(?={TITLES})")
_FAMILIAR_ZH = re.compile(rf"(?<=[老小阿])[{SURNAMES}]")
_CALLED_ZH = re.compile(r"(?<=[叫姓])[一-鿿]{1,4}?(?=[,，。;；、!！?？\s的]|$)")
_TITLED_EN = re.compile(r"\b((?i:mr|mrs|ms|miss|dr|sir|madam|uncle|aunt|auntie)\.?) +[A-Z][\w'’-]*(?: +[A-Z][\w'’-]*)*")
_CAPITALS_EN = re.compile(r"(?<=[\w,;:)'’] )(?!I\b|I['’])[A-Z][\w'’-]*")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|@\w+")
_NUMBER = re.compile(r"[0-9０-９]+(?:[ -]?[0-9０-９]+)*")


def scrub(text: str) -> str:
    """``text`` with 某 for names, X for English ones and for addresses, 0 for every number, on one line."""
    text = _ADDRESS.sub(NAME_EN, " ".join(text.split()))
    text = _TITLED_ZH.sub(NAME_ZH, text)
    text = _FAMILIAR_ZH.sub(NAME_ZH, text)
    text = _CALLED_ZH.sub(NAME_ZH, text)
    text = _TITLED_EN.sub(rf"\1 {NAME_EN}", text)
    text = _CAPITALS_EN.sub(NAME_EN, text)
    return _NUMBER.sub(NUMBER, text)
