"""What the customer book says, in both languages. A word missing in one of them is a type error."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class BookWords:
    """One language. ``ask_…`` and ``wrong_…`` are by field and by problem of ``core.book.editing``."""

    keep: str
    keep_ask: str
    keep_name: str
    right: str
    change_day: str
    change_name: str
    not_that_one: str
    parted: str
    may_be: str
    same_as: str
    two_people: str
    impossible: str
    refused: Mapping[str, str]
    other_days: str
    add_to: str
    next: str
    nothing_due: str
    whys: Mapping[str, str]
    silent_days: str
    last: str
    never: str
    watched: str
    channels: Mapping[str, str]
    outcomes: Mapping[str, str]
    not_reached: str
    mood: str
    show_phone: str
    log: str
    plan: str
    grade: str
    describe: str
    history: str
    edit: str
    erase: str
    to_card: str
    to_list: str
    undo: str
    saved: str
    edit_title: str
    fields: Mapping[str, str]
    ask: Mapping[str, str]
    wrong: Mapping[str, str]
    ask_describe: str
    nothing_seen: str
    type_wrong: str
    merge: str
    merge_ask: str
    merge_none: str
    merge_which: str
    merged: str
    erased: str
    restored: str
    too_late: str
    gone: str
    list_title: str
    list_found: str
    list_empty: str
    list_nobody: str
    orders: Mapping[str, str]
    narrow: str
    narrow_ask: str
    everyone: str
    late: str
    other_reading: str
    history_title: str
    history_types: str
    history_touches: str
    history_grades: str
    history_none: str
    no_grade: str
    find_prompt: str


ZH = BookWords(
    keep="📌 记下这位",
    keep_ask="<b>📌 怎么称呼？</b>\n写上称呼就行，电话、做什么的、什么时候回访可以一起写。\n比如：王姐 138 1234 5678 做美容院的 下周三回访",
    keep_name="<b>📌 怎么称呼？</b>\n其余的我记着了，只差一个称呼。",
    right="✓ 对",
    change_day="✎ 改日期",
    change_name="✎ 改名字",
    not_that_one="↩ 不是刚才那位",
    parted="好，跟刚才那位分开了。",
    may_be="👥 客户本里有位很像的：{names}。是同一位吗？",
    same_as="就是 {name}",
    two_people="两个人",
    impossible="⚠️ 没有“{words}”这一天，日期没记，其余的都记了。",
    refused={
        "identity": "🚫 像身份证号的那串数字没记：证件号不该放在这里。",
        "bank": "🚫 像银行卡号的那串数字没记：卡号不该放在这里。",
    },
    other_days="也可能是：",
    add_to="➕ 记到 {name}",
    next="📅 {day} · {why}",
    nothing_due="📅 还没定下次",
    whys={"promise": "答应过", "by_hand": "你定的", "rhythm": "按 {tier}的节奏", "silence": "好久没联系了", "birthday": "🎂 生日快到了"},
    silent_days="{days} 天没联系就提醒",
    last="🕘 上次 {told}（共 {count} 次）",
    watched="👁 {name} 看过 · {at}",
    never="🕘 还没记过往来",
    channels={"call": "电话", "visit": "见面", "message": "消息", "other": "联系"},
    outcomes={"warmer": "热了", "same": "一样", "colder": "冷了", "won": "成交", "lost": "没成"},
    not_reached="没联系上",
    mood="🎭 上次在「{stage}」像{before}，这次像{now}",
    show_phone="☎️ 看号码",
    log="✍ 记一笔",
    plan="📅 改下次",
    grade="⭐ 级别",
    describe="🗣 再描述",
    history="🕘 往来",
    edit="✎ 改",
    erase="🗑 删除",
    to_card="← 返回",
    to_list="◀ 客户本",
    undo="↩ 撤销",
    saved="✓ 改好了",
    edit_title="改 {name} 的什么？",
    fields={"name": "称呼", "phone": "电话", "trade": "行业", "tags": "标签", "notes": "备注", "birthday": "生日"},
    ask={
        "name": "新的称呼？直接发给我。",
        "phone": "电话号码？直接发给我；发“无”就清空。",
        "trade": "做什么的？比如：美容院。发“无”就清空。",
        "tags": "哪些标签？用空格隔开，比如：老客户 爱喝茶。发“无”就清空。",
        "notes": "记一句，会加在备注后面。发“清空”就全部去掉。",
        "birthday": "生日是哪天？比如：3月5日，或者农历十月初六。发“无”就清空。",
    },
    wrong={
        "empty": "什么都没写，再发一次？",
        "long": "太长了，短一点再发一次？",
        "forbidden": "像证件号或银行卡号，这里不记。换个写法再发一次？",
        "phone": "这不像电话号码，检查一下再发一次？",
        "birthday": "这天我没看懂。这样写：3月5日，或者农历十月初六。",
    },
    ask_describe="🗣 这次怎么样？一句话就够：怎么说话、问了什么、什么反应。",
    nothing_seen="记下了，不过这句看不出类型，类型没变。",
    type_wrong="✖ 类型不对",
    merge="⇄ 合并",
    merge_ask="<b>⇄ 把谁并到 {name}？</b>\n把那位的称呼或尾号发给我。",
    merge_none="客户本里没找到“{query}”。换个称呼或尾号再发一次？",
    merge_which="<b>⇄ 把谁并到 {name}？</b>",
    merged="✓ 并好了，7 天内可以撤销",
    erased="<b>🗑 {name} 已删除</b>\n7 天内可以撤销，之后什么都不留。",
    restored="✓ 撤销了，跟原来一样",
    too_late="这个已经撤销过，或者超过 7 天了。",
    gone="这位不在客户本里了。点 ◀ 看看别人。",
    list_title="📒 客户本 · {count} 位",
    list_found="🔎 {query} · {count} 位",
    list_empty="<b>📒 客户本还是空的</b>\n记第一位：把这句改成你的客户，发给我。\n<code>记下 王姐 138 1234 5678 做美容院的 下周三回访</code>\n也可以先描述客户，再点 📌 记下这位；或者把联系人名片发给我。",
    list_nobody="没有符合的。",
    orders={"due": "日期", "grade": "级别", "silence": "沉默", "name": "姓名"},
    narrow="⚙ 筛选",
    narrow_ask="<b>⚙ 只看哪些？</b>",
    everyone="全部",
    late="🔴 逾期",
    other_reading="🔎 找话术",
    history_title="🕘 {name} 的往来",
    history_types="各阶段的样子",
    history_touches="往来",
    history_grades="级别变化",
    history_none="还没有往来。",
    no_grade="不分级",
    find_prompt="🔎 找人：直接发称呼、拼音首字母、尾号，或者“上周砍价那个”。",
)  # fmt: skip

EN = BookWords(
    keep="📌 Keep",
    keep_ask="<b>📌 What do you call them?</b>\nA name will do. Add a number, their trade, when to come back, if you like.\n"
    "For example: Mrs Smith 07700 900123 runs a bakery, call next Tue",
    keep_name="<b>📌 What do you call them?</b>\nI have the rest; only the name is missing.",
    right="✓ Right",
    change_day="✎ Change day",
    change_name="✎ Change name",
    not_that_one="↩ Someone else",
    parted="Right, that description was somebody else's.",
    may_be="👥 Much like somebody in your book: {names}. The same person?",
    same_as="It's {name}",
    two_people="Two people",
    impossible="⚠️ There is no “{words}”, so no date was kept; the rest was.",
    refused={
        "identity": "🚫 What looks like an ID number was left out: it has no place here.",
        "bank": "🚫 What looks like a card number was left out: it has no place here.",
    },
    other_days="Or did you mean:",
    add_to="➕ Add to {name}",
    next="📅 {day} · {why}",
    nothing_due="📅 Nothing planned yet",
    whys={
        "promise": "promised", "by_hand": "you set it", "rhythm": "the rhythm of {tier}", "silence": "not heard of for long",
        "birthday": "birthday coming up",
    },
    silent_days="if {days} days pass without contact",
    last="🕘 Last {told} ({count} in all)",
    watched="👁 {name} looked · {at}",
    never="🕘 No contact logged yet",
    channels={"call": "call", "visit": "visit", "message": "message", "other": "contact"},
    outcomes={"warmer": "warmer", "same": "the same", "colder": "colder", "won": "won", "lost": "lost"},
    not_reached="not reached",
    mood="🎭 Like a {before} at “{stage}” last time, like a {now} now",
    show_phone="☎️ Number",
    log="✍ Log contact",
    plan="📅 Next",
    grade="⭐ Grade",
    describe="🗣 Describe again",
    history="🕘 History",
    edit="✎ Edit",
    erase="🗑 Erase",
    to_card="← Back",
    to_list="◀ Customers",
    undo="↩ Undo",
    saved="✓ Changed",
    edit_title="Change what about {name}?",
    fields={
        "name": "Name", "phone": "Phone", "trade": "Trade", "tags": "Tags", "notes": "Notes", "birthday": "Birthday",
    },
    ask={
        "name": "What's the new name? Just send it.",
        "phone": "What's the number? Just send it; “none” clears it.",
        "trade": "What do they do? For example: bakery. “none” clears it.",
        "tags": "Which tags? Blanks between them, for example: regular tea. “none” clears them.",
        "notes": "Send a line, it goes below the notes. “clear” removes them all.",
        "birthday": "Which day? For example: 5 March. “none” clears it.",
    },
    wrong={
        "empty": "That was empty. Send it again?",
        "long": "That's too long. Make it shorter and send it again?",
        "forbidden": "That looks like an ID or card number, which is not kept here. Put it another way?",
        "phone": "That doesn't look like a phone number. Check it and send it again?",
        "birthday": "I couldn't make out the day. Write it like: 5 March.",
    },
    ask_describe="🗣 How was it this time? A line will do: how they talked, what they asked, how they reacted.",
    nothing_seen="Noted, but it shows no type; that stays as it was.",
    type_wrong="✖ Wrong type",
    merge="⇄ Merge",
    merge_ask="<b>⇄ Who is the same as {name}?</b>\nSend me their name, or the last four digits.",
    merge_none="Nobody called “{query}” in your book. Try another name or the last four digits?",
    merge_which="<b>⇄ Who is the same as {name}?</b>",
    merged="✓ Merged; can be undone for 7 days",
    erased="<b>🗑 {name} is erased</b>\nYou can undo it for 7 days; then nothing is left.",
    restored="✓ Undone, all as before",
    too_late="That was undone already, or is more than 7 days ago.",
    gone="This customer isn't in your book any more. Tap ◀ for the others.",
    list_title="📒 Customers · {count}",
    list_found="🔎 {query} · {count}",
    list_empty="<b>📒 Nobody here yet</b>\nKeep the first one: put your customer into this line and send it.\n"
    "<code>keep Mrs Smith 07700 900123 runs a bakery, call next Tue</code>\n"
    "Or describe a customer and tap 📌; or share a contact with me.",
    list_nobody="Nobody fits.",
    orders={"due": "Due", "grade": "Grade", "silence": "Silent", "name": "Name"},
    narrow="⚙ Filter",
    narrow_ask="<b>⚙ Show only whom?</b>",
    everyone="Everyone",
    late="🔴 Overdue",
    other_reading="🔎 Find lines",
    history_title="🕘 {name}: what happened",
    history_types="How they seemed, by stage",
    history_touches="Contacts",
    history_grades="Changes of grade",
    history_none="No contact yet.",
    no_grade="no grade",
    find_prompt="🔎 To find somebody, send a name, initials, the last four digits, or “the one who bargained last week”.",
)  # fmt: skip


def book_words(language: Language) -> BookWords:
    """The words of a language."""
    return ZH if language == "zh" else EN
