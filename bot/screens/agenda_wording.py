"""What the bot says about a rep's day and week, in both languages. A word missing in one of them is a type error."""

from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class AgendaWords:
    """One language."""

    morning: str
    digest: str
    digest_promised: str
    digest_quiet: str
    moved_on: str
    moved_where: str
    festival: str
    reviews: str
    review: str
    watched: str
    silent: str
    silent_ones: str
    tomorrow_then: str
    today: str
    count: str
    done: str
    nothing_due: str
    all_done: str
    empty_book: str
    day_off: str
    would_wait: str
    week: str
    week_button: str
    hours_button: str
    page: str
    day_empty: str
    more: str
    back: str


ZH = AgendaWords(
    morning="☀️ {weekday} · ",
    digest="今天 {count} 位",
    digest_promised="今天 {count} 位（{promised} 位答应过）",
    digest_quiet="今天没有到期的，正好去认识新客户。",
    moved_on="其余 {count} 位挪到{day}（每天 {cap} 位）",
    moved_where="其余 {count} 位挪到后面几天（每天 {cap} 位）",
    festival="{emoji} {name}（{day}）可以问候一句：",
    reviews="📐 {count} 个级别该复评了",
    review="📐 复评",
    watched="👁 主管看过你的 {count} 位客户。",
    silent="🗂 {count} 位 {months} 个月没联系，还留着吗？",
    silent_ones="🗂 看看",
    tomorrow_then="明天再说",
    today="⏰ 今天 · {day}",
    count="还有 {count} 位",
    done="已联系 {done} 次",
    nothing_due="今天没有到期的。",
    all_done="今天的都办完了。",
    empty_book="客户本还是空的。描述一位客户，点“记下这位”，到日子我就提醒你。",
    day_off="今天你不上班，只列约好时间的。",
    would_wait="另有 {count} 位排不下，明早挪到后面（每天 {cap} 位）",
    week="📅 接下来七天",
    week_button="📅 这一周",
    hours_button="⚙ 时间",
    page="{n}/{of} ›",
    day_empty="没有安排",
    more="等 {count} 位",
    back="← 返回",
)

EN = AgendaWords(
    morning="☀️ {weekday} · ",
    digest="{count} for today",
    digest_promised="{count} for today ({promised} promised)",
    digest_quiet="nobody is due. A good day to meet someone new.",
    moved_on="{count} more moved to {day} ({cap} a day)",
    moved_where="{count} more moved to the days after ({cap} a day)",
    festival="{emoji} {name} ({day}), a greeting:",
    reviews="📐 Grades to look at again: {count}",
    review="📐 Review",
    watched="👁 A lead looked at {count} of your customers.",
    silent="🗂 Not heard of for {months} months: {count}. Keep them?",
    silent_ones="🗂 Look",
    tomorrow_then="Tomorrow, please",
    today="⏰ Today · {day}",
    count="{count} to go",
    done="contacts logged: {done}",
    nothing_due="Nobody is due today.",
    all_done="All done for today.",
    empty_book="Your book is empty. Describe a customer, tap “Keep”, and I'll speak up when they are due.",
    day_off="You're off today; only fixed times are shown.",
    would_wait="{count} more won't fit and will move tomorrow morning ({cap} a day)",
    week="📅 The next seven days",
    week_button="📅 This week",
    hours_button="⚙ Hours",
    page="{n}/{of} ›",
    day_empty="nothing planned",
    more="and {count} more",
    back="← Back",
)


def agenda_words(language: Language) -> AgendaWords:
    """The wording in ``language``."""
    return ZH if language == "zh" else EN
