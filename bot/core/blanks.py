"""Lines with their blanks filled."""

from bot.core.library import Library
from bot.core.text import Language, Text


def filled(library: Library, text: Text, language: Language, pack: str = "") -> str:
    """The line in ``language``: {product} is what the trade calls it, other blanks their neutral words."""
    line = text.in_(language)
    if "{" not in line:
        return line
    trade = library.packs.get(pack)
    if trade:
        line = line.replace("{product}", trade.product.in_(language))
    for name, default in library.placeholders.items():
        line = line.replace(f"{{{name}}}", default.in_(language))
    return line[:1].upper() + line[1:]
