"""What the bot says about a team's day and week, in both languages. A word missing in one of them is a type error."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class DayWords:
    """One language. ``team`` parts stand in the team's line, ``rep`` parts in each person's; outcomes by their ids."""

    morning: str
    evening: str
    now: str
    team_due: str
    team_left: str
    team_late: str
    team_silent: str
    team_before: str
    team_touched: str
    team_won: str
    rep_due: str
    rep_left: str
    rep_late: str
    rep_silent: str
    rep_before: str
    rep_touched: str
    rep_won: str
    away: str
    nothing: str
    nobody_here: str
    no_customers: str
    no_team: str
    not_yours: str
    page: str
    today_button: str
    refresh: str
    week_button: str
    rules_button: str
    picture_button: str
    week: str
    week_touched: str
    week_won: str
    stages: str
    rhythm: str
    tier: str
    tier_free: str
    outcomes: str
    outcome_names: Mapping[str, str]
    untyped: str
    coverage: str
    full: str
    room: str
    more: str
    pictures: Mapping[str, str]
    picture_titles: Mapping[str, str]
    legends: Mapping[str, tuple[str, ...]]
    cap_mark: str
    aim_mark: str
    nothing_to_draw: str
    dark: str
    light: str
    table_button: str
    table: str
    columns: Mapping[str, str]
    sheets: Mapping[str, str]
    own: str
    own_touched: str
    own_touched_of: str
    own_won: str
    own_won_of: str
    own_together: str
    own_today: str
    remind: str
    no_remind: str
    goal_reached: str
    goal_on_the_way: str


ZH = DayWords(
    morning="☀️ {team} · {day}",
    evening="🌙 {team} · {day}",
    now="📋 {team} · {day} {time}",
    team_due="今天 {n} 位",
    team_left="还有 {n} 位",
    team_late="晚了 {n} 位",
    team_silent="重点客户久未联系 {n} 位",
    team_before="{day}联系 {n} 次",
    team_touched="今天联系 {n} 次",
    team_won="成交 {n}",
    rep_due="今天 {n}",
    rep_left="还有 {n}",
    rep_late="晚了 {n}",
    rep_silent="久未联系 {n}",
    rep_before="{day} {n} 次",
    rep_touched="联系 {n}",
    rep_won="成交 {n}",
    away="🌴 休假",
    nothing="没有到期的，也没有落下的。",
    nobody_here="组里还没有人。用 /team 邀请第一位。",
    no_customers="大家的客户本还是空的。有人记下第一位客户，这里就有数了。",
    no_team="你还不在任何团队里，自己的一天在 /today。想带团队或加入团队，点 /team。",
    not_yours="这个团队的情况现在不归你看。你自己的在 /day。",
    page="{n}/{of} ›",
    today_button="📋 今天",
    refresh="🔄 刷新",
    week_button="📅 这一周",
    rules_button="⚙ 规则",
    picture_button="📊 图",
    week="📅 {team} · 这一周（{days}）",
    week_touched="联系 {n} 次",
    week_won="成交 {n}",
    stages="阶段：{list}",
    rhythm="节奏（按时联系过的/全部）：{list}",
    tier="{tier} {kept}/{n}",
    tier_free="{tier} {n}",
    outcomes="结果：{list}",
    outcome_names={"won": "成交", "warmer": "热了", "same": "一样", "colder": "冷了", "lost": "没成"},
    untyped="还没判断",
    coverage="客户：{count} 位，{people} 人照看，每人最多 {cap}",
    full="满了：{names}",
    room="还有余力：{names}",
    more="等 {n} 人",
    pictures={
        "day": "📊 今天", "stages": "📊 阶段", "rhythm": "📊 节奏", "outcomes": "📊 结果", "books": "📊 每人客户",
    },
    picture_titles={
        "day": "今天 · {team}", "stages": "各阶段的客户 · {team}", "rhythm": "按节奏联系 · {team}",
        "outcomes": "这周的结果 · {team}", "books": "每人多少位客户 · {team}",
    },
    legends={"day": ("今天联系", "今天还有"), "rhythm": ("按时联系过", "还没有")},
    cap_mark="最多 {n}",
    aim_mark="目标 {n}",
    nothing_to_draw="还没有可画的。",
    dark="🌙 深色",
    light="☀️ 浅色",
    table_button="⬇ 表格",
    table="{team} 这一周",
    columns={
        "name": "成员", "customers": "客户", "cap": "最多", "due": "今天到期", "late": "晚了", "silent": "重点久未联系",
        "touched": "今天联系", "week": "本周联系", "won": "本周成交", "away": "休假", "stage": "阶段", "count": "客户数",
        "tier": "级别", "days": "几天一次", "kept": "按时联系过", "type": "类型", "yes": "是",
    },
    sheets={"people": "成员", "stages": "阶段", "rhythm": "节奏", "outcomes": "结果"},
    own="🎯 {team} · {day}",
    own_touched="今天联系 {n} 次",
    own_touched_of="今天联系 {n} / {of}",
    own_won="本周成交 {n}",
    own_won_of="本周成交 {n} / {of}",
    own_together="👥 大家一起：今天联系 {touched} 次，本周成交 {won}",
    own_today="⏰ 今天的客户",
    remind="🔔 下班时告诉我",
    no_remind="🔕 下班时不用说",
    goal_reached="今天的够了，早点歇着。",
    goal_on_the_way="辛苦了，剩下的明天接着来。",
)  # fmt: skip

EN = DayWords(
    morning="☀️ {team} · {day}",
    evening="🌙 {team} · {day}",
    now="📋 {team} · {day} {time}",
    team_due="due today: {n}",
    team_left="to do: {n}",
    team_late="late: {n}",
    team_silent="top customers gone quiet: {n}",
    team_before="contacts {day}: {n}",
    team_touched="contacts today: {n}",
    team_won="sold: {n}",
    rep_due="due {n}",
    rep_left="to do {n}",
    rep_late="late {n}",
    rep_silent="quiet {n}",
    rep_before="{day} {n}",
    rep_touched="contacts {n}",
    rep_won="sold {n}",
    away="🌴 on leave",
    nothing="Nothing due and nothing left behind.",
    nobody_here="Nobody is in the team yet. Invite the first with /team.",
    no_customers="All books are still empty. With the first customer kept, the numbers start.",
    no_team="You are in no team yet; your own day is at /today. To lead or join one, see /team.",
    not_yours="How this team is doing is not yours to see now. Your own day is at /day.",
    page="{n}/{of} ›",
    today_button="📋 Today",
    refresh="🔄 Refresh",
    week_button="📅 This week",
    rules_button="⚙ Rules",
    picture_button="📊 Chart",
    week="📅 {team} · this week ({days})",
    week_touched="Contacts: {n}",
    week_won="sold: {n}",
    stages="Stages: {list}",
    rhythm="Rhythm (contacted in time/all): {list}",
    tier="{tier} {kept}/{n}",
    tier_free="{tier} {n}",
    outcomes="Outcomes: {list}",
    outcome_names={"won": "sold", "warmer": "warmer", "same": "same", "colder": "colder", "lost": "lost"},
    untyped="No type yet",
    coverage="Customers: {count}, kept by {people}; {cap} each at most",
    full="Full: {names}",
    room="Room for more: {names}",
    more="and {n} more",
    pictures={
        "day": "📊 Today", "stages": "📊 Stages", "rhythm": "📊 Rhythm", "outcomes": "📊 Outcomes", "books": "📊 Books",
    },
    picture_titles={
        "day": "Today · {team}", "stages": "Customers by stage · {team}", "rhythm": "In rhythm · {team}",
        "outcomes": "Outcomes this week · {team}", "books": "Customers per person · {team}",
    },
    legends={"day": ("contacted", "still to do"), "rhythm": ("contacted in time", "not yet")},
    cap_mark="at most {n}",
    aim_mark="aim {n}",
    nothing_to_draw="Nothing to draw yet.",
    dark="🌙 Dark",
    light="☀️ Light",
    table_button="⬇ Table",
    table="{team}, this week",
    columns={
        "name": "Member", "customers": "Customers", "cap": "At most", "due": "Due today", "late": "Late",
        "silent": "Top, gone quiet", "touched": "Contacts today", "week": "Contacts this week", "won": "Sold this week",
        "away": "On leave", "stage": "Stage", "count": "Customers", "tier": "Grade", "days": "Every … days",
        "kept": "Contacted in time", "type": "Type", "yes": "yes",
    },
    sheets={"people": "Members", "stages": "Stages", "rhythm": "Rhythm", "outcomes": "Outcomes"},
    own="🎯 {team} · {day}",
    own_touched="Contacts today: {n}",
    own_touched_of="Contacts today: {n} of {of}",
    own_won="sold this week: {n}",
    own_won_of="sold this week: {n} of {of}",
    own_together="👥 All together: contacts today {touched}, sold this week {won}",
    own_today="⏰ Today's customers",
    remind="🔔 Tell me after work",
    no_remind="🔕 Don't tell me",
    goal_reached="That is enough for today. Enjoy the evening.",
    goal_on_the_way="Well done so far; the rest can wait until tomorrow.",
)  # fmt: skip


def day_team_words(language: Language) -> DayWords:
    """The words of a language."""
    return ZH if language == "zh" else EN
