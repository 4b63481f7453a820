"""What the bot says when customers change hands, in both languages. A word missing in one of them is a type error."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class HandoverWords:
    """One language. ``…_one`` speaks of a single customer, by name."""

    whom: str
    whom_one: str
    nobody_else: str
    size: str
    over_cap: str
    why: str
    whys: Mapping[str, str]
    why_words: Mapping[str, str]
    until: str
    for_good: str
    write_day: str
    ask_day: str
    not_a_day: str
    sure: str
    sure_one: str
    promised: str
    late: str
    comes_back: str
    stays_for_good: str
    full: str
    go: str
    cancel: str
    back: str
    done: str
    undo: str
    undone: str
    undone_some: str
    undone_none: str
    no: str
    got: str
    got_one: str
    got_taken: str
    due: str
    lost: str
    came_back: str
    given_back_to: str
    meanwhile: str
    meanwhile_plain: str
    quiet_meanwhile: str
    gone_back: str
    taken_back: str
    stayed: str
    cards: str
    today: str
    thanks: str
    thanked: str
    thanks_from: str
    give_back: str
    sure_back: str
    card_title: str
    not_here: str
    open_card: str
    title: str
    mine: str
    hand_all: str
    no_customers: str
    no_team: str
    covered_by: str
    covers_for: str
    end_early: str
    sure_early: str
    end_now: str
    covers: str
    more_covers: str
    forward: str
    customers: str


ZH = HandoverWords(
    whom="<b>🤝 {giver}的 {count} 位客户</b>\n转给谁？",
    whom_one="<b>🤝 {name}</b>\n转给谁？",
    nobody_else="组里还没有别的同事，请先让主管邀请。",
    size="{name} · {size} 位",
    over_cap="⚠️ 接过去就超过每人 {cap} 位了：{names}",
    why="<b>🤝 转给 {to}</b>\n什么原因？",
    whys={"leave": "🏥 请假", "holiday": "🏖 休假", "resigned": "🚪 离职", "other": "其他"},
    why_words={"leave": "请假", "holiday": "休假", "resigned": "离职", "other": "其他"},
    until="<b>🤝 转给 {to} · {why}</b>\n哪天自动转回来？",
    for_good="不转回了",
    write_day="✎ 写个日子",
    ask_day="哪天转回来？写个日子就行，比如：12月3日、下周一、春节后。",
    not_a_day="请写一个今天以后的日子，比如：12月3日、下周一。",
    sure="<b>🤝 {giver}的 {count} 位客户 → {to}</b>",
    sure_one="<b>🤝 {name} → {to}</b>",
    promised="答应过的 {count} 件",
    late="已经晚了的 {count} 件",
    comes_back="{day}自动转回。",
    stays_for_good="不再转回。",
    full="⚠️ {to}会有 {size} 位，超过每人 {cap} 位。",
    go="✓ 转过去",
    cancel="算了",
    back="← 返回",
    done="✓ {count} 位交给 {to} 了。",
    undo="↩︎ 撤销",
    undone="↩︎ {count} 位回来了。",
    undone_some="↩︎ {count} 位回来了；{stayed} 位对方已经联系过，留在那边。",
    undone_none="对方都已经联系过了，撤不回来。请对方点“交回去”。",
    no="这里没有你能转交的客户了。/handover 看看现在的情况。",
    got="<b>🤝 {giver}把 {count} 位客户交给你</b>（{why}）",
    got_one="<b>🤝 {giver}把 {name}交给你</b>（{why}）",
    got_taken="安排人：{by}",
    due="其中 {count} 位今天要跟进，或者已经晚了。",
    lost="<b>🤝 {by}把你的 {count} 位客户交给了 {receiver}</b>（{why}）",
    came_back="<b>🤝 {count} 位客户回到你这里了</b>，谢谢 {receiver}帮忙看着。",
    given_back_to="<b>🤝 {receiver}把 {count} 位客户交回给你</b>",
    meanwhile="这段时间联系了 {count} 次：{how}。",
    meanwhile_plain="这段时间联系了 {count} 次。",
    quiet_meanwhile="这段时间没有新的联系。",
    gone_back="<b>🤝 {count} 位客户回到 {giver}那里了</b>，辛苦了。",
    taken_back="<b>🤝 {by}收回了 {count} 位客户</b>",
    stayed="<b>🤝 {giver}不在组里了</b>，代看的 {count} 位客户留在 {receiver}那里。",
    cards="📇 交接卡",
    today="⏰ 今日",
    thanks="🙏 谢谢",
    thanked="🙏 已转告。",
    thanks_from="🙏 {name}收到你交的客户了，说谢谢。",
    give_back="↩︎ 交回去",
    sure_back="把 {count} 位交回去？",
    card_title="交接卡 {page}/{pages}",
    not_here="这位客户现在不在你这里了。",
    open_card="👤 资料",
    title="<b>🤝 转交</b>",
    mine="你手上有“{team}”的 {count} 位客户。",
    hand_all="全部转给…",
    no_customers="你手上还没有“{team}”的客户，没有什么要转交的。",
    no_team="你还不在任何小组里，所以没有同事可以转交。让主管给你发一个邀请链接。",
    covered_by="→ {name}代看 {count} 位，{until}转回",
    covers_for="← 替 {name}看着 {count} 位，{until}转回",
    end_early="⏎ {name} · 提前结束",
    sure_early="现在就结束代看，把 {count} 位转回去？",
    end_now="✓ 现在结束",
    covers="正在代看：",
    more_covers="另外还有 {count} 项。",
    forward="转发一张卡片",
    customers="👥 客户",
)  # fmt: skip

EN = HandoverWords(
    whom="<b>🤝 Customers of {giver}: {count}</b>\nWho takes over?",
    whom_one="<b>🤝 {name}</b>\nWho takes over?",
    nobody_else="There is nobody else in the team yet. Ask your lead to invite somebody.",
    size="{name} · {size}",
    over_cap="⚠️ More than {cap} each, if they took these: {names}",
    why="<b>🤝 To {to}</b>\nWhat's the reason?",
    whys={"leave": "🏥 Leave", "holiday": "🏖 Holiday", "resigned": "🚪 Leaving for good", "other": "Other"},
    why_words={"leave": "leave", "holiday": "holiday", "resigned": "leaving for good", "other": "other"},
    until="<b>🤝 To {to} · {why}</b>\nWhich day do they come back by themselves?",
    for_good="They stay there",
    write_day="✎ Write a day",
    ask_day="Which day do they come back? Just write it: 3 Dec, next Monday, after New Year.",
    not_a_day="Please write a day after today, such as 3 Dec or next Monday.",
    sure="<b>🤝 Customers of {giver} → {to}: {count}</b>",
    sure_one="<b>🤝 {name} → {to}</b>",
    promised="promises open: {count}",
    late="overdue: {count}",
    comes_back="Back by themselves {day}.",
    stays_for_good="They stay there for good.",
    full="⚠️ {to} will have {size}: more than {cap} each.",
    go="✓ Hand over",
    cancel="Never mind",
    back="← Back",
    done="✓ {count} handed to {to}.",
    undo="↩︎ Undo",
    undone="↩︎ {count} came back.",
    undone_some="↩︎ {count} came back. Contacted since, so staying: {stayed}.",
    undone_none="All of them were contacted since, so this can't be undone. Ask for them to be given back.",
    no="There are no customers here that you can hand over. /handover shows how things stand.",
    got="<b>🤝 {giver} handed customers to you: {count}</b> ({why})",
    got_one="<b>🤝 {giver} handed you {name}</b> ({why})",
    got_taken="Arranged by {by}.",
    due="Due today or overdue: {count}.",
    lost="<b>🤝 {by} handed {count} of your customers to {receiver}</b> ({why})",
    came_back="<b>🤝 Customers back with you: {count}.</b> {receiver} looked after them.",
    given_back_to="<b>🤝 {receiver} gave customers back to you: {count}</b>",
    meanwhile="Contacts meanwhile: {count} ({how}).",
    meanwhile_plain="Contacts meanwhile: {count}.",
    quiet_meanwhile="There was no contact meanwhile.",
    gone_back="<b>🤝 Back with {giver}: {count}.</b> Thanks for looking after them.",
    taken_back="<b>🤝 {by} took customers back: {count}</b>",
    stayed="<b>🤝 {giver} isn't in the team any more.</b> {receiver} keeps those who were covered: {count}.",
    cards="📇 Handover cards",
    today="⏰ Today",
    thanks="🙏 Thanks",
    thanked="🙏 Passed on.",
    thanks_from="🙏 {name} got your customers and says thanks.",
    give_back="↩︎ Give back",
    sure_back="Give {count} back?",
    card_title="Handover card {page}/{pages}",
    not_here="You don't have this customer any more.",
    open_card="👤 Card",
    title="<b>🤝 Handing over</b>",
    mine="Your customers of “{team}”: {count}.",
    hand_all="Hand all to…",
    no_customers="You have no customers of “{team}” yet, so there is nothing to hand over.",
    no_team="You aren't in a team yet, so there is nobody to hand over to. Ask your lead for an invitation.",
    covered_by="→ {name} looks after {count}, back {until}",
    covers_for="← you look after {count} of {name}, back {until}",
    end_early="⏎ {name} · end now",
    sure_early="End this now, and have {count} go back?",
    end_now="✓ End now",
    covers="Looked after meanwhile:",
    more_covers="And {count} more.",
    forward="Forward a card",
    customers="👥 Customers",
)  # fmt: skip


def handover_words(language: Language) -> HandoverWords:
    """The wording in ``language``."""
    return ZH if language == "zh" else EN
