"""What the bot says about teams, in both languages. A word missing in one of them is a type error."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.teams.roles import Role
from bot.core.text import Language
from bot.flows.team_news import News


@dataclass(frozen=True, slots=True)
class TeamWords:
    """One language. ``said`` is what came of a tap, by the word a flow gives; ``states`` what became of an invitation."""

    title: str
    none: str
    none_owner: str
    all_teams: str
    your_teams: str
    line: str
    here: str
    new: str
    ask_name: str
    bad_name: str
    made: str
    head: str
    member: str
    nobody: str
    role: Mapping[Role, str]
    lead_line: str
    no_lead: str
    you: str
    leads_see: str
    yours: str
    invite: str
    rename: str
    close: str
    close_question: str
    close_yes: str
    lead_myself: str
    work_here: str
    leave: str
    leave_question: str
    leave_yes: str
    waiting: str
    invited_title: str
    invited_line: str
    by_owner: str
    days_left: str
    hours_left: str
    invite_question: str
    invite_sent: str
    withdraw: str
    tags: str
    ask_tags: str
    bad_tags: str
    customers: str
    make: Mapping[Role, str]
    remove: str
    remove_question: str
    remove_yes: str
    to_whom: str
    to_me: str
    audit: str
    resign: str
    back: str
    not_now: str
    more: str
    said: Mapping[str, str]
    refused: str
    caption: str
    greeting: str
    greeting_from_owner: str
    bring_question: str
    join: str
    join_bring: str
    join_keep: str
    no_thanks: str
    declined: str
    welcome: str
    states: Mapping[str, str]
    news: Mapping[News, str]
    left_customers: str
    hand_on: str
    heir_question: str
    claim: Mapping[str, str]
    commands: Mapping[Role, tuple[tuple[str, str], ...]]
    things: Mapping[str, str]
    doors: Mapping[str, str]
    audit_file: str
    audit_none: str
    audit_headers: tuple[str, ...]
    actions: Mapping[str, str]


ZH = TeamWords(
    title="👥 团队",
    none="你还没有团队，一个人用也都好用。\n进了团队，主管能帮你盯漏掉的跟进，忙不过来时客户有人接。\n要进团队：请主管发邀请链接或二维码给你，点开就行。",
    none_owner="还没有团队。建一个，再把邀请链接发给主管和销售。",
    all_teams="机主可见全部团队，看不到客户内容。",
    your_teams="你在这几个团队里，新记的客户算 ✓ 的那个。",
    line="{name} · {members} 人",
    here="✓ ",
    new="＋ 建团队",
    ask_name="团队叫什么？发给我就行，最多 64 个字。",
    bad_name="名字要一行、1 到 64 个字。再发一次。",
    made="建好了。下一步：邀请一位主管，或者自己带。",
    head="👥 <b>{name}</b> · {members} 人 · 客户 {customers} 位",
    member="{role}{name} · {customers} 位{tags}",
    nobody="还没有人。点“✉ 邀请”发个链接出去。",
    role={"lead": "主管", "rep": "销售", "owner": "机主"},
    lead_line="主管：{names}",
    no_lead="还没有主管。",
    you="（你）",
    leads_see="主管看得到：团队客户的卡片和往来（电话只露尾号）、到期和逾期、你联系了多少。\n谁打开过你的哪位客户，会写在那位客户的卡上。\n看不到：你留给自己的客户，和你平时发来的描述。",
    yours="你在这里的客户：{customers} 位",
    invite="✉ 邀请",
    rename="✏ 改名",
    close="🔒 关闭团队",
    close_question="<b>关闭 {name}？</b>\n{members} 位成员都会收到通知。每人手上的客户归各自所有，主管不再看得到。",
    close_yes="🔒 关闭",
    lead_myself="🙋 我自己来带",
    work_here="✓ 改在这里工作",
    leave="🚪 离开团队",
    leave_question="<b>离开 {name}？</b>\n你在这里的 {customers} 位客户会交给主管；你留给自己的客户不动。",
    leave_yes="🚪 离开",
    waiting="⏳ 等加入 {n}",
    invited_title="⏳ <b>{name}</b> · 还没用掉的邀请",
    invited_line="{n}. {role} · {left}{by}{tags}",
    by_owner="机主",
    days_left="还有 {n} 天",
    hours_left="还有 {n} 小时",
    invite_question="邀请谁进 <b>{name}</b>？\n链接 3 天内有效，只能用一次。",
    invite_sent="✓ 邀请发在下面了，转给对方就行。链接只显示这一次。",
    withdraw="✖ 撤回",
    tags="🏷 标签",
    ask_tags="写上标签，用空格隔开，比如：门店A 新人\n发“无”就去掉全部。",
    bad_tags="最多 8 个标签，每个不超过 24 个字。再发一次。",
    customers="客户 {customers} 位",
    make={"lead": "⬆ 设为主管", "rep": "⬇ 改为销售", "owner": ""},
    remove="✖ 移出团队",
    remove_question="<b>把 {name} 移出 {team}？</b>",
    remove_yes="✖ 移出",
    to_whom="手上有 {customers} 位团队客户，交给谁？选了就移出。",
    to_me="我来接",
    audit="🗂 操作记录",
    resign="不再当机主",
    back="← 返回",
    not_now="← 不了",
    more="下一页 {n}/{of}",
    said={
        "done": "✓ 好了。",
        "last_lead": "这是唯一的主管。先请机主再设一位主管，再做这一步。",
        "last_owner": "你是唯一的机主。先用 birdcall owner 生成口令，让另一位成为机主。",
        "choose": "手上还有团队客户，先选交给谁。",
        "gone": "已经不在了，没有改动。",
    },
    refused="这一步要由团队的主管或机主来做，什么都没有改。",
    caption="扫码或点链接加入「{team}」（{role}）\n{link}\n3 天内有效，只能用一次。",
    greeting="✉ {by}邀请你加入 <b>{team}</b>，做{role}。",
    greeting_from_owner="机主",
    bring_question="你手上有 {customers} 位自己的客户：带进团队，还是留给自己？以后在团队里新记的都算团队的。",
    join="✓ 加入",
    join_bring="✓ 加入，客户带上",
    join_keep="✓ 加入，客户自留",
    no_thanks="不了，谢谢",
    declined="好，没有加入。链接到期前改主意了，再点一次就行。",
    welcome="🤝 欢迎加入 <b>{team}</b>！你是{role}。\n以后新记的客户算团队的。/team 随时看团队。",
    states={
        "used": "这个邀请已经用过了。请对方再发一个。",
        "expired": "这个邀请过期了（3 天有效）。请对方再发一个。",
        "withdrawn": "这个邀请已撤回。请对方再发一个。",
        "unknown": "这个邀请打不开。核对一下链接，或请对方再发一个。",
        "own": "这是你自己发出的邀请，转给要加入的人就行。",
        "member": "你已经在 {team} 里了，不用再加入。",
    },
    news={
        "joined": "🤝 {name} 加入了 {team}。",
        "left": "🚪 {name} 离开了 {team}。",
        "removed": "你已不在 {team} 里，团队的客户已交给同事。你自己的客户都在，照常用。",
        "lead": "⬆ 你现在是 {team} 的主管了。/team 看看能做什么。",
        "rep": "你在 {team} 现在是销售。",
        "closed": "{team} 已关闭。你手上的客户都归你自己，照常用。",
    },
    left_customers="团队的客户先到了你这里，也可以交给别人。",
    hand_on="转给同事",
    heir_question="把刚到你这里的客户转给谁？",
    claim={
        "done": "✓ 你现在是机主了。/team 建第一个团队。",
        "already": "你已经是机主了。",
        "wrong": "这个口令打不开：可能用过、过期或打错了。在运行机器人的电脑上用 birdcall owner 再生成一个。",
        "too_often": "试错太多次了，一小时后再来。",
        "how": "把口令写在 /owner 后面，比如：/owner ABCD-EFGH-JKLM-NPQR\n口令在运行机器人的电脑上，用 birdcall owner 生成。",
    },
    commands={
        "rep": (("day", "我的进度"), ("lines", "团队话术"), ("handover", "把客户交给同事")),
        "lead": (
            ("day", "团队的今天"), ("broadcast", "群发"), ("lines", "团队话术"), ("handover", "把客户交给同事"), ("audit", "操作记录"),
        ),
        "owner": (("status", "运行情况"), ("audit", "操作记录")),
    },
    things={
        "customer": "客户", "invite": "邀请", "broadcast": "群发", "handover": "转交", "line": "话术", "follow_up": "跟进",
        "rule": "规则", "person": "成员",
    },
    doors={"day": "📋 今天", "missed": "⏰ 没跟上的", "news": "📣 群发", "lines": "🗒 话术", "book": "📒 看客户", "give": "↔ 转交客户"},
    audit_file="操作记录 {n} 条，最新的在前。",
    audit_none="还没有记录。",
    audit_headers=("编号", "时间", "谁", "团队", "做了什么", "对象"),
    actions={
        "team_made": "建团队", "team_renamed": "改团队名", "team_closed": "关闭团队", "made_lead": "设为主管",
        "made_rep": "改为销售", "member_tagged": "改标签", "invited": "发邀请", "invite_withdrawn": "撤回邀请",
        "joined": "加入", "left": "离开", "removed": "移出", "owner_code": "生成机主口令", "became_owner": "成为机主",
        "stopped_owning": "不再当机主", "audit_read": "导出记录",
        "open_customer": "看客户", "nudge": "提醒跟进", "leave_it": "先放着", "hand_over": "转交客户", "hand_back": "客户回来",
        "set_rules": "改规则", "broadcast": "发群发", "cancel_broadcast": "取消群发", "called_off": "群发未发出",
        "ask_again": "再问未回的", "ask_no_more": "不再问", "line_suggest": "推荐话术", "line_retract": "收回推荐",
        "line_publish": "发布话术", "line_decline": "婉拒话术", "line_reopen": "重看话术", "line_withdraw": "下架话术",
        "line_revive": "恢复话术", "line_drop": "删话术", "line_place": "改话术归类", "line_edit": "改话术",
    },
)  # fmt: skip

EN = TeamWords(
    title="👥 Team",
    none="You're not in a team, and everything works without one.\nIn a team a lead helps with follow-ups that slip, and somebody covers when you're away.\nTo join, ask a lead for an invitation: open the link or scan the code.",
    none_owner="No teams yet. Make one, then send its invitations to a lead and the reps.",
    all_teams="As the owner you see every team, but no customer.",
    your_teams="You belong to these teams. New customers go to the one with ✓.",
    line="{name} · members: {members}",
    here="✓ ",
    new="＋ New team",
    ask_name="What is the team called? Send me the name, 64 characters at most.",
    bad_name="A name is one line of 1 to 64 characters. Please send it again.",
    made="The team is there. Next, invite a lead or lead it yourself.",
    head="👥 <b>{name}</b> · members: {members} · customers: {customers}",
    member="{role}{name} · {customers}{tags}",
    nobody="Nobody yet. Tap “✉ Invite” and send the link.",
    role={"lead": "lead", "rep": "rep", "owner": "owner"},
    lead_line="Led by {names}",
    no_lead="Nobody leads it yet.",
    you=" (you)",
    leads_see="A lead sees the team's customers with their history (only the end of a phone number), what is due and overdue, and how many you contacted.\nWhen a lead opens one of your customers, that customer's card says so.\nA lead doesn't see customers you keep to yourself, nor the descriptions you send me.",
    yours="Your customers here: {customers}",
    invite="✉ Invite",
    rename="✏ Rename",
    close="🔒 Close the team",
    close_question="<b>Close {name}?</b>\nAll members ({members}) will hear of it. Everyone keeps the customers they have, and no lead sees them any more.",
    close_yes="🔒 Close it",
    lead_myself="🙋 I'll lead it",
    work_here="✓ Work here now",
    leave="🚪 Leave the team",
    leave_question="<b>Leave {name}?</b>\nYour customers here ({customers}) go to a lead. Those you keep to yourself stay with you.",
    leave_yes="🚪 Leave",
    waiting="⏳ Invited {n}",
    invited_title="⏳ <b>{name}</b> · invitations not used yet",
    invited_line="{n}. {role} · {left}{by}{tags}",
    by_owner="the owner",
    days_left="{n} d left",
    hours_left="{n} h left",
    invite_question="Whom do you invite to <b>{name}</b>?\nA link opens once, within 3 days.",
    invite_sent="✓ The invitation is below. Forward it; the link is shown only this once.",
    withdraw="✖ Withdraw",
    tags="🏷 Tags",
    ask_tags="Send the tags with spaces between, such as: north newcomer\nSend “none” to remove all.",
    bad_tags="8 tags at most, 24 characters each. Please send them again.",
    customers="customers: {customers}",
    make={"lead": "⬆ Make lead", "rep": "⬇ Make rep", "owner": ""},
    remove="✖ Remove",
    remove_question="<b>Remove {name} from {team}?</b>",
    remove_yes="✖ Remove",
    to_whom="Customers of the team they have: {customers}. Who gets them? Choosing removes this member.",
    to_me="Me",
    audit="🗂 Audit",
    resign="Stop being owner",
    back="← Back",
    not_now="← Not now",
    more="More {n}/{of}",
    said={
        "done": "✓ Done.",
        "last_lead": "Nobody else leads the team. Have the owner make somebody lead first.",
        "last_owner": "You are the only owner. Run birdcall owner and have somebody else take the code first.",
        "choose": "They still have customers of the team: choose who gets them first.",
        "gone": "Not there any more; nothing changed.",
    },
    refused="That is up to the team's lead or the owner. Nothing was changed.",
    caption="Scan or open the link to join “{team}” as {role}\n{link}\nIt opens once, within 3 days.",
    greeting="✉ {by} invites you to join <b>{team}</b> as {role}.",
    greeting_from_owner="The owner",
    bring_question="You have customers of your own ({customers}): bring them into the team, or keep them to yourself? Those you add later are the team's.",
    join="✓ Join",
    join_bring="✓ Join, bring them",
    join_keep="✓ Join, keep mine",
    no_thanks="No, thanks",
    declined="Right, you haven't joined. Until it expires, the link still works.",
    welcome="🤝 Welcome to <b>{team}</b>! You are a {role} here.\nCustomers you add from now on are the team's. /team shows the team.",
    states={
        "used": "This invitation has been used. Ask for a new one.",
        "expired": "This invitation has expired after 3 days. Ask for a new one.",
        "withdrawn": "This invitation was withdrawn. Ask for a new one.",
        "unknown": "This invitation doesn't open. Check the link, or ask for a new one.",
        "own": "This is your own invitation. Forward it to whoever should join.",
        "member": "You are in {team} already; there's no need to join.",
    },
    news={
        "joined": "🤝 {name} has joined {team}.",
        "left": "🚪 {name} has left {team}.",
        "removed": "You're no longer in {team}; its customers went to a colleague. Your own customers are still yours.",
        "lead": "⬆ You now lead {team}. /team shows what you can do.",
        "rep": "You are now a rep in {team}.",
        "closed": "{team} is closed. The customers you have are yours.",
    },
    left_customers="Their customers of the team are with you now; you can pass them on.",
    hand_on="Pass them on",
    heir_question="Who gets the customers that came to you?",
    claim={
        "done": "✓ You run this bot now. Make the first team with /team.",
        "already": "You are the owner already.",
        "wrong": "This code doesn't open: used, expired or mistyped. Run birdcall owner where the bot runs for a new one.",
        "too_often": "Too many wrong codes. Try again in an hour.",
        "how": "Put the code after /owner, such as: /owner ABCD-EFGH-JKLM-NPQR\nRun birdcall owner where the bot runs to get one.",
    },
    commands={
        "rep": (("day", "My progress"), ("lines", "The team's lines"), ("handover", "Hand customers over")),
        "lead": (
            ("day", "The team's day"), ("broadcast", "Write to the team"), ("lines", "The team's lines"),
            ("handover", "Hand customers over"), ("audit", "Who did what"),
        ),
        "owner": (("status", "How the bot is doing"), ("audit", "Who did what")),
    },
    things={
        "customer": "customer", "invite": "invitation", "broadcast": "broadcast", "handover": "handover", "line": "line",
        "follow_up": "follow-up", "rule": "rule", "person": "member",
    },
    doors={"day": "📋 Today", "missed": "⏰ Overdue", "news": "📣 Broadcast", "lines": "🗒 Lines", "book": "📒 Customers", "give": "↔ Hand over"},
    audit_file="{n} entries, latest first.",
    audit_none="Nothing noted yet.",
    audit_headers=("No.", "Time", "Who", "Team", "Did", "To"),
    actions={
        "team_made": "made the team", "team_renamed": "renamed the team", "team_closed": "closed the team",
        "made_lead": "made lead", "made_rep": "made rep", "member_tagged": "changed tags", "invited": "invited",
        "invite_withdrawn": "withdrew an invitation", "joined": "joined", "left": "left", "removed": "removed",
        "owner_code": "made an owner's code", "became_owner": "became owner", "stopped_owning": "stopped owning",
        "audit_read": "took the audit",
        "open_customer": "opened", "nudge": "nudged", "leave_it": "let it wait", "hand_over": "handed over",
        "hand_back": "handed back", "set_rules": "changed a rule", "broadcast": "sent a broadcast",
        "cancel_broadcast": "cancelled a broadcast", "called_off": "broadcast not sent", "ask_again": "asked again",
        "ask_no_more": "asks no more", "line_suggest": "suggested a line", "line_retract": "took a suggestion back",
        "line_publish": "published a line", "line_decline": "declined a line", "line_reopen": "reopened a line",
        "line_withdraw": "withdrew a line", "line_revive": "brought a line back", "line_drop": "deleted a line",
        "line_place": "moved a line", "line_edit": "reworded a line",
    },
)  # fmt: skip


def team_words(language: Language) -> TeamWords:
    """The words of a language."""
    return ZH if language == "zh" else EN


def commands_of(language: Language, roles: frozenset[Role]) -> tuple[tuple[str, str], ...]:
    """The commands, each with what it does, that only people with these roles see."""
    theirs: dict[str, str] = {}
    for role, commands in team_words(language).commands.items():
        theirs |= dict(commands) if role in roles else {}
    return tuple(theirs.items())
