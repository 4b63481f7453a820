"""What the bot says to leads who see to customers, in both languages. A word missing in one of them is a type error."""

from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class OversightWords:
    """One language."""

    list_title: str
    list_empty: str
    missed: str
    search: str
    ask_search: str
    found_title: str
    found_none: str
    of_rep: str
    told_the_rep: str
    nudged: str
    acted: str
    away: str
    left: str
    nudge: str
    take_over: str
    reassign: str
    leave_it: str
    to_list: str
    to_missed: str
    nudge_sent: str
    nudged_today: str
    from_lead: str
    missed_title: str
    missed_none: str
    line: str
    late: str
    today: str
    more: str
    on_leave: str
    arrange: str
    no: str


ZH = OversightWords(
    list_title="👥 {name} · {count} 位客户",
    list_empty="👥 {name}手上还没有组里的客户。",
    missed="📌 等得久的",
    search="🔎 找客户",
    ask_search="找谁？写名字、拼音或手机尾号，只在本组里找。",
    found_title="🔎 “{query}” · {count} 位",
    found_none="🔎 本组里没有找到“{query}”。换个写法再发一次。",
    of_rep="{rep}的客户",
    told_the_rep="你看过，{rep}会看到。",
    nudged="👋 催过 · {at}",
    acted="✓ {at} 联系过了",
    away="🏖 {rep}正在休假，可以先转给同事。",
    left="🕊 说过不急",
    nudge="👋 催一下",
    take_over="🙋 我来跟",
    reassign="转给…",
    leave_it="🕊 不急",
    to_list="◀ 名单",
    to_missed="◀ 没跟上的",
    nudge_sent="👋 已轻轻提醒 {rep}。",
    nudged_today="今天已经提醒过，或者 {rep}正在休假，这次没有再发。",
    from_lead="👋 {lead}想起这位客户，方便时联系一下：",
    missed_title="📌 {count} 件等得久了",
    missed_none="📌 没有等得太久的跟进。",
    line="{n} {mark} {name} · {rep} · {why} · {late}",
    late="晚了 {days} 个工作日",
    today="今天到期",
    more="还有 {count} 件，明早接着说。",
    on_leave="🏖 {name}休假到 {until}，有 {count} 位客户会到期。",
    arrange="{name} → 代看",
    no="这里没有你能看的客户。只有组里的主管能看本组的客户。",
)

EN = OversightWords(
    list_title="👥 Customers of {name}: {count}",
    list_empty="👥 {name} has no customers of the team yet.",
    missed="📌 Waiting long",
    search="🔎 Find somebody",
    ask_search="Whom? Write a name or the end of a number. Only this team is searched.",
    found_title="🔎 “{query}” · {count}",
    found_none="🔎 Nobody in this team is found by “{query}”. Try it another way.",
    of_rep="a customer of {rep}",
    told_the_rep="{rep} can see that you looked.",
    nudged="👋 Nudged · {at}",
    acted="✓ Contacted {at}",
    away="🏖 {rep} is on leave: a colleague could take over.",
    left="🕊 Can wait",
    nudge="👋 Nudge",
    take_over="🙋 I'll take over",
    reassign="Hand over…",
    leave_it="🕊 It can wait",
    to_list="◀ List",
    to_missed="◀ Waiting",
    nudge_sent="👋 A kind reminder goes to {rep}.",
    nudged_today="{rep} was reminded today already, or is on leave, so nothing was sent.",
    from_lead="👋 {lead} thought of this customer. Could you get in touch?",
    missed_title="📌 Waiting for long: {count}",
    missed_none="📌 Nothing has waited too long.",
    line="{n} {mark} {name} · {rep} · {why} · {late}",
    late="workdays late: {days}",
    today="due today",
    more="Tomorrow morning: {count} more.",
    on_leave="🏖 {name} is on leave until {until}. Customers due by then: {count}.",
    arrange="{name} → cover",
    no="There is no customer here that you may see. Only leads see the customers of their own team.",
)


def oversight_words(language: Language) -> OversightWords:
    """The wording in ``language``."""
    return ZH if language == "zh" else EN
