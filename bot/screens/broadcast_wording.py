"""What is said about composing and sending broadcasts, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class BroadcastWords:
    """One language."""

    untitled: str
    kinds: Mapping[str, str]
    called_off: str


ZH = BroadcastWords(
    untitled="还没有内容",
    kinds={"photo": "🖼 图片", "document": "📎 文件", "voice": "🎤 语音"},
    called_off="📣 “{title}”没有发出：写它的人已不再负责这个组。需要的话，用 /broadcast 重新写一条。",
)
EN = BroadcastWords(
    untitled="nothing yet",
    kinds={"photo": "🖼 picture", "document": "📎 file", "voice": "🎤 voice note"},
    called_off="📣 “{title}” did not go out: its author no longer leads the team. To send it, write it anew: /broadcast",
)


def broadcast_words(language: Language) -> BroadcastWords:
    """The words in ``language``."""
    return ZH if language == "zh" else EN
