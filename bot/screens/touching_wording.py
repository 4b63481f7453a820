"""The words about contacts, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class TouchWords:
    """One language. ``channels`` and ``outcomes`` are by their ids; a sign stands for the same thing everywhere."""

    which_channel: str
    which_outcome: str
    channels: Mapping[str, str]
    outcomes: Mapping[str, str]
    marks: Mapping[str, str]
    unsaid: str
    unreached: str
    logged: str
    kept_new: str
    because: str
    next: str
    and_then: str
    no_next: str
    rhythm: str
    silence: str
    again: str
    or_that_day: str
    impossible: str
    ok: str
    change_date: str
    add_note: str
    undo: str
    card: str
    grade: str
    back: str
    taken_back: str
    nothing_to_undo: str
    ask_note: str
    whose: str
    whose_named: str
    not_in_book: str
    keep_them: str
    no_contact: str
    asked_no_more: str
    files: Mapping[str, str]
    file: str
    no_file: str


ZH = TouchWords(
    which_channel="✍ 记一笔 · {name}\n怎么联系的？",
    which_outcome="✍ {name} · {channel}\n这次怎么样？",
    channels={"call": "电话", "visit": "上门", "message": "消息", "other": "其他"},
    outcomes={"warmer": "热了", "same": "一样", "colder": "冷了", "won": "成交", "lost": "没成"},
    marks={"warmer": "🔥", "same": "=", "colder": "❄️", "won": "🎉", "lost": "✖"},
    unsaid="没什么可说",
    unreached="没联系上",
    logged="✓ 记到 {name}：{what}",
    kept_new="📌 {name} 已收进客户本",
    because="（{words}）",
    next="下次 {day}{why}",
    and_then="还有 {day}{why}",
    no_next="下次还没定",
    rhythm="（{tier}）",
    silence="（好久没联系就提醒）",
    again="（再联系一次）",
    or_that_day="{day} {weekday}",
    impossible="“{words}”没有这一天，日期没记；点「改日期」补上。",
    ok="✓",
    change_date="改日期",
    add_note="✎ 补一句",
    undo="↩ 撤销",
    card="👤 {name}",
    grade="⭐ 重新定级",
    back="← 返回",
    taken_back="↩ 撤销了：{name} 和刚才一样。",
    nothing_to_undo="已经撤销过，或者过了太久。",
    ask_note="✎ {name}：写一句这次聊了什么；有约好的日子也写上，比如“周五给报价”。",
    whose="这是哪位客户的？点一下，或者写名字。",
    whose_named="哪位 {name}？",
    not_in_book="客户本里还没有 {name}。要记下吗？",
    keep_them="📌 记下 {name}",
    no_contact="🔎 这是客户描述",
    asked_no_more="这条已经记过，或者过了太久；再写一遍就行。",
    files={"voice": "🎤 语音", "photo": "🖼 照片", "document": "📎 文件"},
    file="{kind} {text}",
    no_file="这个文件不在了。",
)
EN = TouchWords(
    which_channel="✍ Log a contact · {name}\nHow were you in touch?",
    which_outcome="✍ {name} · {channel}\nHow did it go?",
    channels={"call": "Call", "visit": "Visit", "message": "Message", "other": "Other"},
    outcomes={"warmer": "Warmer", "same": "Same", "colder": "Colder", "won": "Sold", "lost": "Lost"},
    marks={"warmer": "🔥", "same": "=", "colder": "❄️", "won": "🎉", "lost": "✖"},
    unsaid="Nothing to add",
    unreached="No answer",
    logged="✓ {name}: {what}",
    kept_new="📌 {name} is in your book now",
    because=" ({words})",
    next="Next: {day}{why}",
    and_then="Also: {day}{why}",
    no_next="Nothing is due next",
    rhythm=" ({tier})",
    silence=" (if it stays quiet)",
    again=" (one more try)",
    or_that_day="{weekday} {day}",
    impossible="There is no “{words}”, so no date was noted; tap Change date to set one.",
    ok="✓",
    change_date="Change date",
    add_note="✎ Add a note",
    undo="↩ Undo",
    card="👤 {name}",
    grade="⭐ Grade again",
    back="← Back",
    taken_back="↩ Undone: {name} is as before.",
    nothing_to_undo="That was undone already, or is too long ago.",
    ask_note="✎ {name}: write a line about it; add a date if you agreed on one, as in “quote on Friday”.",
    whose="Which customer is this about? Tap one, or write the name.",
    whose_named="Which {name}?",
    not_in_book="{name} is not in your book yet. Keep them?",
    keep_them="📌 Keep {name}",
    no_contact="🔎 It's a description",
    asked_no_more="That is logged already, or too long ago; just write it again.",
    files={"voice": "🎤 voice note", "photo": "🖼 photo", "document": "📎 file"},
    file="{kind} {text}",
    no_file="That file is gone.",
)


def touch_words(language: Language) -> TouchWords:
    """The words in ``language``."""
    return ZH if language == "zh" else EN
