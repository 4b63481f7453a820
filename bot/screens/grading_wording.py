"""The words about grades, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class GradeWords:
    """One language. ``how`` is by how a grade came about; ``by`` and ``channels`` are a cadence's."""

    title: str
    driving: str
    other_schemes: str
    which: str
    ungraded: str
    by_scheme: str
    answers: str
    answers_again: str
    by_hand: str
    pick: str
    why: str
    ask_reason: str
    undo: str
    nothing_to_undo: str
    back: str
    card: str
    graded: str
    every: str
    every_day: str
    by: Mapping[str, str]
    channels: Mapping[str, str]
    at_rest: str
    no_cadence: str
    next: str
    no_next: str
    goal: str
    top: str
    by_purchases: str
    history: str
    change: str
    none: str
    how: Mapping[str, str]
    which_scheme: str
    taken_back: str
    review: str
    review_empty: str
    review_line: str
    reasons: Mapping[str, str]
    proposed: str
    until: str
    keep: str
    other: str
    keep_all: str
    kept: str
    kept_all: str
    more: str


ZH = GradeWords(
    title="⭐ {name} · 级别",
    driving="定节奏",
    other_schemes="其他方案 ›",
    which="按哪个方案看？",
    ungraded="还没定级",
    by_scheme="{scheme} → {tier}",
    answers="✎ 答几个问题定级",
    answers_again="✎ 重新答一遍",
    by_hand="☝ 直接选级别",
    pick="{scheme}：选哪一级？",
    why="✎ 写原因",
    ask_reason="✎ 为什么给 {name} 定 {tier}？写一句；不写也行。",
    undo="↩ 撤销",
    nothing_to_undo="已经撤销过，或者过了太久。",
    back="← 返回",
    card="👤 {name}",
    graded="⭐ {name} → {tier}",
    every="🔁 至少每 {days} 天{channel}一次{by}",
    every_day="🔁 每天{channel}一次{by}",
    by={"rep": "", "lead": "（主管）", "executive": "（公司领导）"},
    channels={"call": "电话", "visit": "上门", "message": "发消息", "any": "联系"},
    at_rest="💤 归档：不主动提醒",
    no_cadence="🔁 这一级没定节奏",
    next="📅 下次 {day}",
    no_next="📅 不再自动提醒",
    goal="🎯 下一步做到 {tier}",
    top="按最近 12 个月的购买额，排在前 {share}%",
    by_purchases="按买了什么自动算，每月重排；手工定的不动。",
    history="变动",
    change="{day} {scheme} → {tier} · {how}",
    none="无级别",
    how={"answers": "答题", "hand": "手工", "purchases": "按购买额", "import": "导入", "review": "复核"},
    which_scheme="{name} 的“{letter}级”，是哪个方案的？",
    taken_back="↩ 撤销了：{name} 的级别和刚才一样。",
    review="⭐ 该复核的级别 · {count} 个",
    review_empty="⭐ 眼下没有要复核的级别。\n到时候早上的待办里会提醒你。",
    review_line="{n} {name} · {tier} · {why}",
    reasons={"lasted": "到期没成", "newcomer": "新客满期", "month": "本月复核", "year": "年度复核"},
    proposed="，按购买额是 {tier}",
    until="（{day} 前）",
    keep="{n} ✓ 不变",
    other="{n} ✎ 改",
    keep_all="✓ 全部不变（{count}）",
    kept="这个级别不变",
    kept_all="{count} 个级别都不变",
    more="还有 {count} 个 ›",
)
EN = GradeWords(
    title="⭐ {name} · grades",
    driving="sets the rhythm",
    other_schemes="Other schemes ›",
    which="By which scheme?",
    ungraded="not graded yet",
    by_scheme="{scheme} → {tier}",
    answers="✎ Answer to grade",
    answers_again="✎ Answer again",
    by_hand="☝ Pick a grade",
    pick="{scheme}: which grade?",
    why="✎ Say why",
    ask_reason="✎ Why is {name} {tier}? Write a line, or leave it.",
    undo="↩ Undo",
    nothing_to_undo="That was undone already, or is too long ago.",
    back="← Back",
    card="👤 {name}",
    graded="⭐ {name} → {tier}",
    every="🔁 {channel} at least every {days} days{by}",
    every_day="🔁 {channel} every day{by}",
    by={"rep": "", "lead": " (your lead)", "executive": " (management)"},
    channels={"call": "call", "visit": "visit", "message": "write", "any": "be in touch"},
    at_rest="💤 Filed: no reminders of our own accord",
    no_cadence="🔁 This grade sets no rhythm",
    next="📅 Next: {day}",
    no_next="📅 No reminder comes by itself",
    goal="🎯 Work them up to {tier}",
    top="top {share} % by purchases of the last 12 months",
    by_purchases="Worked out from purchases and ranked afresh each month; a grade given by hand stays.",
    history="Changes",
    change="{day} {scheme} → {tier} · {how}",
    none="no grade",
    how={
        "answers": "by answers",
        "hand": "by hand",
        "purchases": "by purchases",
        "import": "imported",
        "review": "reviewed",
    },
    which_scheme="Grade {letter} for {name}: by which scheme?",
    taken_back="↩ Undone: {name} has the grade from before.",
    review="⭐ Grades to review · {count}",
    review_empty="⭐ No grade is due for review.\nThe morning list will tell you when one is.",
    review_line="{n} {name} · {tier} · {why}",
    reasons={"lasted": "time is over", "newcomer": "known long enough", "month": "this month", "year": "this year"},
    proposed=", by purchases {tier}",
    until=" (by {day})",
    keep="{n} ✓ Keep",
    other="{n} ✎ Change",
    keep_all="✓ Keep all ({count})",
    kept="The grade stays",
    kept_all="{count} grades stay",
    more="{count} more ›",
)


def grade_words(language: Language) -> GradeWords:
    """The words in ``language``."""
    return ZH if language == "zh" else EN
