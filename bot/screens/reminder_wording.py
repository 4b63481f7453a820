"""What the bot says about single follow-ups, in both languages. A word missing in one of them is a type error."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class ReminderWords:
    """One language. ``typed_…`` are words a rep may type where a button was offered."""

    again: str
    promised: str
    overdue: str
    rhythm: str
    silence: str
    silent_for: str
    never_touched: str
    birthday: str
    by_hand: str
    last: str
    copy: str
    another: str
    done: str
    later: str
    give: str
    drop: str
    change_day: str
    card: str
    today: str
    back: str
    how_did_it_go: str
    outcome_buttons: Mapping[str, str]
    logged: str
    next: str
    nothing_next: str
    until_when: str
    snoozed: str
    snoozes: Mapping[str, str]
    own_words: str
    ask_when: str
    not_understood: str
    impossible: str
    when: str
    at_what_time: str
    no_time: str
    right: str
    moved_off: str
    moved_quiet: str
    set: str
    two_readings: str
    why_not: str
    reasons: Mapping[str, str]
    ask_reason: str
    dropped: str
    goes_on: str
    keep_going: str
    put_to_rest: str
    resting: str
    ended: Mapping[str, str]
    gone: str
    give_title: str
    give_worked: str
    give_avoid: str
    give_promised: str
    give_known_by: str
    give_hint: str
    given: str
    keep_mine: str
    given_done: str
    given_tag: str
    typed_done: frozenset[str]
    typed_later: frozenset[str]
    typed_drop: frozenset[str]


ZH = ReminderWords(
    again="再提一次",
    promised="答应过",
    overdue="晚了 {days} 天",
    rhythm="按 {tier}的节奏",
    silence="好久没联系了",
    silent_for="{days} 天没联系",
    never_touched="还没联系过",
    birthday="🎂 生日 {day}",
    by_hand="你自己定的",
    last="上次",
    copy="📋 复制",
    another="↻ 换一句",
    done="✓ 办了",
    later="💤 稍后",
    give="转给…",
    drop="不用了",
    change_day="📅 改日期",
    card="👤 资料",
    today="⏰ 今日",
    back="← 返回",
    how_did_it_go="聊得怎么样？",
    outcome_buttons={
        "warmer": "🔥 热了", "same": "= 一样", "colder": "❄️ 冷了", "won": "🎉 成交", "lost": "✖ 没成",
        "missed": "📵 没联系上",
    },
    logged="✓ 记到 {name}：{outcome}",
    next="下次 {day}",
    nothing_next="接下来没有安排。",
    until_when="什么时候再提醒？",
    snoozed="💤 {name} · {day}再提醒",
    snoozes={"20m": "20 分钟", "3h": "3 小时", "later": "今天晚些", "tomorrow": "明天", "week": "下周"},
    own_words="✎ 自己写",
    ask_when="写个日子就行，比如：下周三下午、月底前、春节后。",
    not_understood="这个日子我没看懂。点一个，或换个说法：下周三下午、12月3日、月底前。",
    impossible="没有“{words}”这一天，换一个吧。",
    when="改到哪天？",
    at_what_time="几点？",
    no_time="不定时间",
    right="✓ 对",
    moved_off="{day}你不上班，挪到了这天。",
    moved_quiet="{time} 你在休息，提醒放在 {told}。",
    set="📅 {name} · {day}",
    two_readings="也可能是：",
    why_not="为什么不用了？",
    reasons={"won": "已成交", "no_need": "没需要了", "unreachable": "联系不上", "duplicate": "重复了"},
    ask_reason="写一句原因就行。",
    dropped="✓ {name}：这次不提醒了（{reason}）",
    goes_on="按节奏，下次 {day}。",
    keep_going="按节奏继续",
    put_to_rest="🌙 先放下",
    resting="🌙 {name}先放下了，你不记新的联系，我就不提。",
    ended={"done": "✓ 已经办了", "dropped": "已经不用提醒", "replaced": "已经换成别的安排", "erased": "这位客户已删除"},
    gone="这位客户不在你的客户本里了。/today 看今天的。",
    give_title="转交 · {name}",
    give_worked="管用的",
    give_avoid="别这样",
    give_promised="答应过的",
    give_known_by="看出来的",
    give_hint="长按这条，转发给同事。电话另外给。",
    given="✓ 已经转出去了",
    keep_mine="还是我来",
    given_done="✓ {name}交出去了，我不再提醒。",
    given_tag="已转交",
    typed_done=frozenset({"办了", "办好了", "办完了", "搞定", "搞定了", "完成", "联系了", "联系过了", "已办"}),
    typed_later=frozenset({"稍后", "晚点", "晚点说", "等会儿", "等一下", "待会儿", "再说"}),
    typed_drop=frozenset({"不用了", "不用提醒了", "取消", "算了"}),
)  # fmt: skip

EN = ReminderWords(
    again="once more",
    promised="promised",
    overdue="{days}d late",
    rhythm="the rhythm of {tier}",
    silence="silent for long",
    silent_for="silent for {days} days",
    never_touched="never contacted",
    birthday="🎂 birthday {day}",
    by_hand="set by you",
    last="Last time",
    copy="📋 Copy",
    another="↻ Another",
    done="✓ Done",
    later="💤 Later",
    give="Hand over…",
    drop="Not needed",
    change_day="📅 Other day",
    card="👤 Card",
    today="⏰ Today",
    back="← Back",
    how_did_it_go="How did it go?",
    outcome_buttons={
        "warmer": "🔥 Warmer", "same": "= Same", "colder": "❄️ Colder", "won": "🎉 Won", "lost": "✖ Lost",
        "missed": "📵 Not reached",
    },
    logged="✓ Noted for {name}: {outcome}",
    next="Next: {day}",
    nothing_next="Nothing is planned after that.",
    until_when="When shall I bring it up again?",
    snoozed="💤 {name} · again {day}",
    snoozes={
        "20m": "20 minutes", "3h": "3 hours", "later": "Later today", "tomorrow": "Tomorrow", "week": "Next week",
    },
    own_words="✎ Write it",
    ask_when="Just write a day: Wednesday at 3, by month end, after New Year.",
    not_understood="I couldn't read that date. Tap one, or put it another way: next Tue 3pm, 3 Dec, by month end.",
    impossible="There is no “{words}”. Try another day.",
    when="Which day?",
    at_what_time="What time?",
    no_time="No set time",
    right="✓ Right",
    moved_off="You're off on {day}, so it moved here.",
    moved_quiet="{time} is in your quiet hours; I'll speak up at {told}.",
    set="📅 {name} · {day}",
    two_readings="Or did you mean:",
    why_not="Why is it not needed?",
    reasons={"won": "Already bought", "no_need": "No need", "unreachable": "Unreachable", "duplicate": "Twice here"},
    ask_reason="Write the reason in a few words.",
    dropped="✓ {name}: dropped this time ({reason})",
    goes_on="The rhythm brings them back {day}.",
    keep_going="Keep the rhythm",
    put_to_rest="🌙 Let it rest",
    resting="🌙 {name} is at rest: I'll say nothing until you log a contact.",
    ended={
        "done": "✓ Done already", "dropped": "Dropped already", "replaced": "Something else is planned now",
        "erased": "This customer was erased",
    },
    gone="That customer isn't in your book any more. /today shows what is due.",
    give_title="Handover · {name}",
    give_worked="What worked",
    give_avoid="Better not",
    give_promised="Promised",
    give_known_by="Seen so far",
    give_hint="Hold this message to forward it. Pass the number on separately.",
    given="✓ It's handed over",
    keep_mine="I'll keep it",
    given_done="✓ {name} is handed over; I'll stay quiet about it.",
    given_tag="handed over",
    typed_done=frozenset({"done", "did it", "all done", "sorted", "finished", "called", "called them"}),
    typed_later=frozenset({"later", "not now", "in a bit"}),
    typed_drop=frozenset({"not needed", "drop it", "cancel", "never mind", "no need"}),
)  # fmt: skip


def reminder_words(language: Language) -> ReminderWords:
    """The wording in ``language``."""
    return ZH if language == "zh" else EN
