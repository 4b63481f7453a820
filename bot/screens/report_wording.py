"""What a lead reads of a broadcast's report, in both languages. A word missing in one of them is a type error."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.teams.answers import Group
from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class ReportWords:
    """One language. ``unreached`` says by state why readers did not get it, ``states`` the same in a table."""

    delivered: str
    underway: str
    stopped: str
    separator: str
    brackets: str
    unreached: Mapping[str, str]
    groups: Mapping[Group, str]
    reasons_line: str
    reason_count: str
    listed: str
    more_reasons: str
    reasons: Mapping[str, str]
    asked: str
    asks_at: str
    untitled: str
    ask: str
    names: str
    picture: str
    table: str
    stop: str
    quiet: str
    names_title: str
    nobody: str
    reminded: str
    page: str
    back: str
    home: str
    asked_now: str
    asked_nobody: str
    stop_sure: str
    stop_yes: str
    quiet_now: str
    not_yours: str
    chart: Mapping[Group, str]
    dark: str
    light: str
    headers: tuple[str, ...]
    states: Mapping[str, str]
    answers: Mapping[str, str]


ZH = ReportWords(
    delivered="送达 {got}/{all}",
    underway="还在发",
    stopped="已停发",
    separator=" · ",
    brackets="（{text}）",
    unreached={
        "blocked": "{n} 人停用了机器人", "failed": "{n} 人没送到", "late": "{n} 人过了时间没送到", "cancelled": "{n} 人没发",
    },
    groups={
        "done": "✓ 已办 {n}", "cannot": "✋ 办不了 {n}", "seen": "👀 看到 {n}", "silent": "… 未回 {n}",
        "waiting": "⏳ 待送 {n}", "unreached": "⚠️ 没收到 {n}",
    },
    reasons_line="办不了：{reasons}",
    reason_count="{reason} ×{n}",
    listed="、",
    more_reasons="另有 {n} 种说法",
    reasons={
        "away": "客户不在", "price": "等总部价", "stock": "没货", "busy": "今天忙不过来", "not_mine": "不归我管",
        "": "没说原因",
    },
    asked="催过 {n} 次",
    asks_at="{at} 再催没回的",
    untitled="群发",
    ask="催未回的 {n} 人",
    names="看名单",
    picture="📊 图",
    table="⬇ 表格",
    stop="停发",
    quiet="🔕 不再自动催",
    names_title="{title} · 名单",
    nobody="这里没有人。",
    reminded="催过 {n} 次",
    page="{here}/{all}",
    back="← 返回",
    home="← 全部群发",
    asked_now="正在催 {n} 人；现在不便打扰的，等到可以打扰时再催。",
    asked_nobody="现在没有可催的人：刚发过的要隔 {minutes} 分钟，每人最多催 {cap} 次。",
    stop_sure="停发？还没送到的 {n} 人不会再收到；已经送到的收不回来。",
    stop_yes="停发",
    quiet_now="好，不再自动催。",
    not_yours="这份报告不在你的团队里，看不了。",
    chart={
        "done": "已办", "cannot": "办不了", "seen": "看到了", "silent": "未回", "waiting": "待送", "unreached": "没收到",
    },
    dark="🌙 深色",
    light="☀️ 浅色",
    headers=("姓名", "送达", "答复", "原因", "答复时间", "催过几次"),
    states={
        "waiting": "待送", "sent": "已送达", "blocked": "停用了机器人", "failed": "没送到", "late": "过了时间",
        "cancelled": "没发",
    },
    answers={"done": "已办", "cannot": "办不了", "seen": "看到了", "": "未回"},
)  # fmt: skip

EN = ReportWords(
    delivered="Delivered {got} of {all}",
    underway="still going out",
    stopped="stopped",
    separator=" · ",
    brackets=" ({text})",
    unreached={
        "blocked": "{n} switched the bot off", "failed": "{n} not delivered", "late": "{n} too late to deliver",
        "cancelled": "{n} not sent",
    },
    groups={
        "done": "✓ done {n}", "cannot": "✋ can't {n}", "seen": "👀 seen {n}", "silent": "… no answer {n}",
        "waiting": "⏳ on its way {n}", "unreached": "⚠️ not reached {n}",
    },
    reasons_line="Can't: {reasons}",
    reason_count="{reason} ×{n}",
    listed=", ",
    more_reasons="{n} more reasons",
    reasons={
        "away": "customer is away", "price": "waiting for a price", "stock": "out of stock", "busy": "no time today",
        "not_mine": "not my job", "": "no reason given",
    },
    asked="reminded {n}×",
    asks_at="next reminder {at}",
    untitled="Broadcast",
    ask="Remind {n} silent",
    names="Names",
    picture="📊 Chart",
    table="⬇ Table",
    stop="Stop sending",
    quiet="🔕 No auto reminders",
    names_title="{title} · names",
    nobody="Nobody here.",
    reminded="reminded {n}×",
    page="{here}/{all}",
    back="← Back",
    home="← All broadcasts",
    asked_now="Reminding {n}. Whoever is in quiet hours is reminded when they end.",
    asked_nobody="Nobody to remind now: {minutes} minutes have to pass, and {cap} reminders each are the most.",
    stop_sure="Stop? {n} who don't have it yet won't get it. What was delivered can't be called back.",
    stop_yes="Stop sending",
    quiet_now="Fine, no more reminders by themselves.",
    not_yours="This report belongs to another team, so I can't show it.",
    chart={
        "done": "done", "cannot": "can't", "seen": "seen", "silent": "no answer", "waiting": "on its way",
        "unreached": "not reached",
    },
    dark="🌙 Dark",
    light="☀️ Light",
    headers=("Name", "Delivery", "Answer", "Reason", "Answered", "Reminders"),
    states={
        "waiting": "on its way", "sent": "delivered", "blocked": "bot switched off", "failed": "not delivered",
        "late": "too late", "cancelled": "not sent",
    },
    answers={"done": "done", "cannot": "can't", "seen": "seen", "": "no answer"},
)  # fmt: skip


def report_words(language: Language) -> ReportWords:
    """The wording in ``language``."""
    return ZH if language == "zh" else EN
