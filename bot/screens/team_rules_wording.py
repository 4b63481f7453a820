"""What the bot says about a team's rules, in both languages. A word missing in one of them is a type error."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class RulesWords:
    """One language; ``lines``, ``labels`` and ``choose`` by the name of a rule."""

    title: str
    lines: Mapping[str, str]
    none: Mapping[str, str]
    labels: Mapping[str, str]
    choose: Mapping[str, str]
    off: str
    each_own: str
    own_words: str
    ask: str
    ask_time: str
    wrong: str
    wrong_time: str
    saved: str
    back: str
    by_team: str


ZH = RulesWords(
    title="⚙ {team}的规则",
    lines={
        "cap": "👥 每人最多照看 {n} 位客户", "grace": "⏳ 晚了超过 {n} 个工作日，告诉主管",
        "high": "⭐ 前 {n} 级算重点客户", "touches": "🎯 每人每天联系 {n} 次", "wins": "🏁 每人每周成交 {n} 位",
        "pings": "📣 没回复的最多再催 {n} 次", "morning": "☀️ 早上 {n} 说今天", "evening": "🌙 傍晚 {n} 说做了什么",
        "weekly": "📅 每周最后一个工作日 {n} 说这一周", "scheme": "📐 大家的节奏按「{n}」",
    },
    none={
        "touches": "🎯 每天联系几次：不设目标", "wins": "🏁 每周成交几位：不设目标", "morning": "☀️ 早上不说",
        "evening": "🌙 傍晚不说", "weekly": "📅 每周不说", "scheme": "📐 节奏各自选", "pings": "📣 没回复的不再催",
    },
    labels={
        "cap": "👥 客户上限", "grace": "⏳ 宽限", "high": "⭐ 重点", "touches": "🎯 每天联系", "wins": "🏁 每周成交",
        "pings": "📣 催几次", "morning": "☀️ 早上", "evening": "🌙 傍晚", "weekly": "📅 每周", "scheme": "📐 节奏",
    },
    choose={
        "cap": "一个人照看得过来多少位？一般是 500 到 800。", "grace": "到了日子没跟进，过几个工作日告诉主管？",
        "high": "从最高级数起，前几级算重点？久未联系时先提这些。",
        "touches": "每人每天联系几次？成员在自己的一天里看到进度，同事之间看不到。",
        "wins": "每人每周成交几位？成员在自己的一天里看到进度，同事之间看不到。",
        "pings": "群发后没回复的，最多再催几次？", "morning": "早上几点告诉主管今天有什么？只在工作日，按主管自己的时区。",
        "evening": "傍晚几点告诉主管今天做了什么？只在工作日，按主管自己的时区。",
        "weekly": "每周最后一个工作日几点说这一周？按主管自己的时区。",
        "scheme": "大家按哪套分级排下次联系？选定后，每人的客户都重新排日子。",
    },
    off="不用",
    each_own="各自选",
    own_words="✎ 自己写",
    ask="写一个数字。",
    ask_time="写一个时间，比如 8:30。",
    wrong="这里要 {least} 到 {most} 的数字，再写一次。",
    wrong_time="没看懂时间，写成 8:30 这样。",
    saved="✓ 记下了。",
    back="‹ 返回",
    by_team="📐 你们组都按「{scheme}」排日子，由主管定。",
)  # fmt: skip

EN = RulesWords(
    title="⚙ Rules of {team}",
    lines={
        "cap": "👥 Customers each, at most: {n}", "grace": "⏳ Workdays late before the lead hears: {n}",
        "high": "⭐ Grades from the top that count as top customers: {n}", "touches": "🎯 Contacts a day each: {n}",
        "wins": "🏁 Sold a week each: {n}", "pings": "📣 The silent are asked again at most: {n}×",
        "morning": "☀️ The day ahead at {n}", "evening": "🌙 The day done at {n}",
        "weekly": "📅 The week at {n} on its last workday", "scheme": "📐 All work by “{n}”",
    },
    none={
        "touches": "🎯 Contacts a day: no aim", "wins": "🏁 Sold a week: no aim", "morning": "☀️ No morning message",
        "evening": "🌙 No evening message", "weekly": "📅 No weekly message", "scheme": "📐 Each chooses a rhythm",
        "pings": "📣 The silent are not asked again",
    },
    labels={
        "cap": "👥 Cap", "grace": "⏳ Grace", "high": "⭐ Top", "touches": "🎯 Contacts", "wins": "🏁 Sold",
        "pings": "📣 Asking", "morning": "☀️ Morning", "evening": "🌙 Evening", "weekly": "📅 Weekly",
        "scheme": "📐 Rhythm",
    },
    choose={
        "cap": "How many customers can one person keep up with? Usually 500 to 800.",
        "grace": "After how many workdays does the lead hear of a missed follow-up?",
        "high": "How many grades from the top count as top customers? They are named first when they go quiet.",
        "touches": "How many contacts a day each? Members see their progress in their own day, never a colleague's.",
        "wins": "How many sold a week each? Members see their progress in their own day, never a colleague's.",
        "pings": "How often are people asked again who did not answer a broadcast?",
        "morning": "When does a lead hear of the day ahead? On workdays only, in the lead's own zone.",
        "evening": "When does a lead hear what was done? On workdays only, in the lead's own zone.",
        "weekly": "When does a lead hear of the week, on its last workday? In the lead's own zone.",
        "scheme": "Which grades set everybody's rhythm? Once chosen, all customers get their days anew.",
    },
    off="Not at all",
    each_own="Each their own",
    own_words="✎ Write it",
    ask="Write a number.",
    ask_time="Write a time, such as 8:30.",
    wrong="This takes a number from {least} to {most}. Write it once more.",
    wrong_time="That is no time I know. Write it like 8:30.",
    saved="✓ Noted.",
    back="‹ Back",
    by_team="📐 Your team works by “{scheme}”; the lead has set it.",
)  # fmt: skip


def rules_words(language: Language) -> RulesWords:
    """The words of a language."""
    return ZH if language == "zh" else EN
