"""What a reader of a broadcast is offered to answer, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.teams.answers import Answer
from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """One language."""

    seen: str
    done: str
    cannot: str
    cannot_chosen: str
    chosen: str
    reasons: Mapping[str, str]
    own: str
    back: str
    why: str
    no_reason: str
    unchanged: str
    noted: Mapping[Answer, str]
    noted_reason: str
    over: str
    preview: str
    not_yours: str
    reminder: str


ZH = ReadingWords(
    seen="👀 看到了", done="✓ 已办", cannot="✋ 办不了，因为…", cannot_chosen="✋ 办不了：{reason}", chosen="{label} •",
    reasons={"away": "客户不在", "price": "等总部价", "stock": "没货", "busy": "今天忙不过来", "not_mine": "不归我管"},
    own="✎ 自己写",
    back="← 返回",
    why="✋ 为什么办不了？写一句话发给我。",
    no_reason="不写了",
    unchanged="好，没有改动。",
    noted={"seen": "记下了：看到了。", "done": "记下了：已办，辛苦了。", "cannot": "记下了：办不了。"},
    noted_reason="✋ 记下了：办不了，{reason}。",
    over="这条群发已经结束，不用再回了。",
    preview="读者看到的就是这样，这里点了不算数。",
    not_yours="这条消息不是发给你的，不用回。",
    reminder="🔔 还没收到你的回复",
)  # fmt: skip

EN = ReadingWords(
    seen="👀 Seen", done="✓ Done", cannot="✋ Can't, because…", cannot_chosen="✋ {reason}", chosen="{label} •",
    reasons={
        "away": "Customer is away", "price": "Waiting for price", "stock": "Out of stock", "busy": "No time today",
        "not_mine": "Not my job",
    },
    own="✎ Write it",
    back="← Back",
    why="✋ What keeps you from it? Send me one sentence.",
    no_reason="Never mind",
    unchanged="Fine, nothing changed.",
    noted={"seen": "Noted: seen.", "done": "Noted: done. Thank you!", "cannot": "Noted: you can't."},
    noted_reason="✋ Noted: you can't, {reason}.",
    over="This message is over; no answer is needed any more.",
    preview="This is how readers see it. Your tap doesn't count here.",
    not_yours="This message wasn't sent to you; no answer is needed.",
    reminder="🔔 Still waiting for your answer",
)  # fmt: skip


def reading_words(language: Language) -> ReadingWords:
    """The words in ``language``."""
    return ZH if language == "zh" else EN
