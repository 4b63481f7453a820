"""What the bot says about a rep's hours, in both languages. A word missing in one of them is a type error."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class HoursWords:
    """One language. ``labels`` are those of the buttons of the first page; ``ask`` what is said where one may write."""

    title: str
    zone: str
    work: str
    digest: str
    no_digest: str
    quiet: str
    holidays_cn: str
    holidays_none: str
    leave: str
    overrides: str
    silence: str
    labels: Mapping[str, str]
    choose: Mapping[str, str]
    ask: Mapping[str, str]
    own_words: str
    add: str
    remove: str
    digests_on: str
    digests_off: str
    works: str
    off: str
    none_yet: str
    customers_a_day: str
    days: str
    back: str
    not_understood: Mapping[str, str]
    contradiction: str
    no_workday: str


ZH = HoursWords(
    title="⚙ 你的时间 · 现在 {now}",
    zone="时区 {zone}",
    work="上班 {days} {starts}–{ends} · {holidays}",
    digest="早报 {digest} · 每天最多 {cap} 位",
    no_digest="不发早报 · 每天最多 {cap} 位",
    quiet="免打扰 {sleeps}–{wakes}",
    holidays_cn="跟中国法定节假日和调休",
    holidays_none="不管节假日",
    leave="休假 {days}",
    overrides="另定 {days}",
    silence="{days} 天没联系就提醒 · 节奏按{scheme}",
    labels={
        "zone": "🌍 时区", "days": "📆 工作日", "starts": "上班", "ends": "下班", "digest": "☀️ 早报", "cap": "每天几位",
        "wakes": "免打扰到", "sleeps": "免打扰从", "holidays": "🎌 节假日", "leave": "🏖 休假", "over": "某一天",
        "silence": "沉默天数", "scheme": "分级节奏",
    },
    choose={
        "zone": "你在哪个时区？", "days": "哪几天上班？", "starts": "几点上班？", "ends": "几点下班？",
        "digest": "早报几点发？",
        "cap": "每天最多安排几位？约好时间的不受限。", "wakes": "早上几点起可以提醒？", "sleeps": "晚上几点起别打扰？",
        "leave": "休假时不发早报，也不排人。", "over": "某一天和平时不一样：调休上班，或者临时休息。",
        "silence": "多少天没联系就提醒？", "scheme": "按哪一套分级来定多久联系一次？",
    },
    ask={
        "zone": "写城市、时差或你那里现在几点：巴黎、+8、15:30。", "starts": "写几点上班，比如 8:30。",
        "ends": "写几点下班，比如 18:30。", "digest": "写早报几点发，比如 8:45。", "wakes": "写几点，比如 7:30。",
        "sleeps": "写几点，比如 21:30。", "leave": "写哪天到哪天，比如：12月1日到5日。",
        "over": "写哪天、上班还是休息，比如：12月6日上班。",
    },
    own_words="✎ 自己写",
    add="✎ 加一条",
    remove="✖ {days}",
    digests_on="☀️ 要早报",
    digests_off="🔕 不要早报",
    works="上班",
    off="休息",
    none_yet="还没有。",
    customers_a_day="{count} 位",
    days="{count} 天",
    back="← 返回",
    not_understood={
        "zone": "没找到这个时区。写城市、时差或你那里现在几点：巴黎、+8、15:30。",
        "time": "没看懂几点。这样写：8:30、下午6点。",
        "leave": "没看懂哪天到哪天。这样写：12月1日到5日。",
        "over": "没看懂。这样写：12月6日上班，或 12月7日休息。",
    },
    contradiction="没改：这样上下班、早报和免打扰会打架，早报和上班都要在 {wakes} 到 {sleeps} 之间，先上班后下班。",
    no_workday="没改：一周至少要有一天上班。",
)  # fmt: skip

EN = HoursWords(
    title="⚙ Your hours · {now} now",
    zone="Time zone {zone}",
    work="Work {days} {starts}–{ends} · {holidays}",
    digest="Morning list {digest} · {cap} customers a day at most",
    no_digest="No morning list · {cap} customers a day at most",
    quiet="Quiet {sleeps}–{wakes}",
    holidays_cn="China's public holidays",
    holidays_none="no public holidays",
    leave="Leave {days}",
    overrides="Except {days}",
    silence="Reminded after {days} days of silence · rhythm by {scheme}",
    labels={
        "zone": "🌍 Time zone", "days": "📆 Workdays", "starts": "Work from", "ends": "Work until",
        "digest": "☀️ Morning list", "cap": "How many a day", "wakes": "Quiet until", "sleeps": "Quiet from",
        "holidays": "🎌 Holidays", "leave": "🏖 Leave", "over": "A single day", "silence": "Silence",
        "scheme": "Rhythm by",
    },
    choose={
        "zone": "Which time zone are you in?", "days": "Which days do you work?", "starts": "When does work begin?",
        "ends": "When does work end?", "digest": "When shall the morning list come?",
        "cap": "How many customers a day at most? Fixed times come on top.", "wakes": "From when may I speak up?",
        "sleeps": "From when shall I be quiet?", "leave": "On leave there is no morning list and nobody is planned.",
        "over": "A day unlike others: worked though it is a holiday, or off.",
        "silence": "After how many days without contact shall I remind you?",
        "scheme": "Which grading decides how often a customer comes back?",
    },
    ask={
        "zone": "Write a city, an offset or what time it is where you are: Paris, +8, 15:30.",
        "starts": "Write when work begins, such as 8:30.", "ends": "Write when work ends, such as 6pm.",
        "digest": "Write when it shall come, such as 8:45.", "wakes": "Write a time, such as 7:30.",
        "sleeps": "Write a time, such as 9:30pm.", "leave": "Write from when to when: 1 to 5 December.",
        "over": "Write the day and whether you work: 6 December work.",
    },
    own_words="✎ Write it",
    add="✎ Add",
    remove="✖ {days}",
    digests_on="☀️ Send it",
    digests_off="🔕 Don't send it",
    works="work",
    off="off",
    none_yet="None yet.",
    customers_a_day="{count}",
    days="{count} days",
    back="← Back",
    not_understood={
        "zone": "I know no such time zone. Write a city, an offset or what time it is there: Paris, +8, 15:30.",
        "time": "I couldn't read that time. Write it like 8:30 or 6pm.",
        "leave": "I couldn't read those days. Write them like 1 to 5 December.",
        "over": "I couldn't read that. Write it like 6 December work, or 7 December off.",
    },
    contradiction="Not changed: work and the morning list must lie between {wakes} and {sleeps}, the end of work after "
    "its start.",
    no_workday="Not changed: a week needs one workday at least.",
)  # fmt: skip


def hours_words(language: Language) -> HoursWords:
    """The wording in ``language``."""
    return ZH if language == "zh" else EN
