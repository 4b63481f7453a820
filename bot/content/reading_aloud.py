"""How the library's Chinese is read aloud: a syllable for every character that occurs in its texts."""

from pypinyin import Style, pinyin

from bot.content.entries import Entries
from bot.content.walking import parts

_FIRST_HAN, _LAST_HAN = "\u4e00", "\u9fff"


def syllables_of(entries: Entries) -> dict[str, str]:
    """Character → its commonest syllable, without tone, ü written v (Unihan, through pypinyin)."""
    characters: set[str] = set()
    for entry in entries.every():
        for _, shape in parts(entry.shape):
            for value in (getattr(shape, "zh", None),):
                texts = value if isinstance(value, list) else [value]
                characters.update(*(text for text in texts if isinstance(text, str)))
    return {
        character: pinyin(character, style=Style.NORMAL, heteronym=False)[0][0]
        for character in sorted(characters)
        if _FIRST_HAN <= character <= _LAST_HAN
    }
