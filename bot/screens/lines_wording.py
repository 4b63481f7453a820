"""The words about the team's own lines, in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class LineWords:
    """One language. ``tabs``, ``empty`` are by tab, ``states`` by what became of a line, ``done`` by what was done, ``refused`` by why
    it was not."""

    of_team: str
    title: str
    tabs: Mapping[str, str]
    my_tab: str
    empty: Mapping[str, str]
    my_empty: str
    add: str
    suggest_one: str
    go_on: str
    no_team: str
    gone: str
    write: str
    write_again: str
    empty_text: str
    long: str
    blank: str
    banned: str
    again: str
    states: Mapping[str, str]
    by: str
    any: str
    for_type: str
    at_stage: str
    against: str
    no_type: str
    no_stage: str
    no_objection: str
    which_objection: str
    names: str
    phone: str
    ask: str
    use_it: str
    leave_it: str
    publish: str
    publish_anyway: str
    suggest: str
    suggest_anyway: str
    retract: str
    edit: str
    decline: str
    reopen: str
    withdraw: str
    revive: str
    drop: str
    past: str
    undo: str
    to_list: str
    back: str
    cancel: str
    done: Mapping[str, str]
    refused: Mapping[str, str]
    why_not: str
    without_word: str
    history: str
    current: str
    version: str
    roll_back: str
    someone: str
    suggested: str
    published: str
    declined: str
    declined_word: str
    open: str


ZH = LineWords(
    of_team="👥 组里的话术",
    title="👥 {team} · 组里的话术",
    tabs={"live": "在用 {n}", "proposed": "待定 {n}", "old": "收起 {n}"},
    my_tab="我推荐的 {n}",
    empty={
        "live": "组里还没有自己的话术。写一句大家都用得上的，它会排在话术库前面。",
        "proposed": "没有等着定的推荐。",
        "old": "没有收起来的话术。",
    },
    my_empty="您还没推荐过。有一句好用的？写下来，主管看过就给全组用。",
    add="➕ 加一句",
    suggest_one="🙋 推荐一句",
    go_on="✎ 接着写",
    no_team="您还没进小组。请主管发一个邀请链接，点开就能用组里的话术。",
    gone="这句话术已经不在了，或者您看不到。",
    write="✎ 写这句话术，256 字以内，就像对客户说的那样。产品名可以写成 {product}，会换成各自行业的叫法。",
    write_again="✎ 这句怎么改？直接写新的。",
    empty_text="里面没有字，写一句能说出口的话。",
    long="这句有 {what} 字，最多 256 字，复制按钮装不下；删短一点再发。",
    blank="没有 {what} 这个空可填，只有 {known}；改一下再发。",
    banned="“{what}”这样的话不能说。可以改成：{instead}",
    again="改好直接再发一遍。",
    states={
        "draft": "✎ 草稿，只有您看得到",
        "proposed": "🙋 等主管定",
        "live": "🟢 全组在用",
        "declined": "🔸 这次没用上",
        "withdrawn": "📦 收起来了",
    },
    by="{name} 写的",
    any="不限客户、阶段和异议：只在搜索里出现",
    for_type="🎭 哪类客户",
    at_stage="📍 哪个阶段",
    against="💬 哪种异议",
    no_type="不限客户",
    no_stage="不限阶段",
    no_objection="不针对异议",
    which_objection="客户说什么的时候用？",
    names="⚠️ 里面有您客户的名字：{names}。全组都会看到。",
    phone="⚠️ 里面有电话号码。全组都会看到。",
    ask="⚠️ 新写的这句里有客户的名字或电话，全组马上会看到。还没换上：",
    use_it="就用这句",
    leave_it="不换了",
    publish="✅ 给全组用",
    publish_anyway="✅ 照样给全组用",
    suggest="🙋 推荐给组里",
    suggest_anyway="🙋 照样推荐",
    retract="↩ 收回推荐",
    edit="✎ 改字",
    decline="🔸 这次不用",
    reopen="↩ 重新考虑",
    withdraw="📦 收起",
    revive="🟢 重新启用",
    drop="🗑 不要了",
    past="🕘 改过的版本",
    undo="↩ 撤销",
    to_list="‹ 话术列表",
    back="‹ 返回",
    cancel="算了",
    done={
        "suggest": "🙋 推荐好了，主管会看到。",
        "retract": "↩ 收回来了，还是草稿。",
        "publish": "✅ 全组都能用了。",
        "decline": "🔸 已经告诉推荐的人。",
        "reopen": "↩ 又回到待定。",
        "withdraw": "📦 收起了，谁都搜不到了。",
        "revive": "🟢 又在用了。",
        "place": "✓ 用在哪儿，改好了。",
        "back": "✓ 换回了那一版。",
        "edit": "✓ 改好了。",
        "drop": "🗑 草稿删掉了。",
    },
    refused={
        "lead": "这一步要主管来做，什么都没改。",
        "live": "组里在用的话术满 500 句了，先收起几句。",
        "proposed": "您有 20 句还等着主管定，先等等。",
    },
    why_not="给推荐的人写一句为什么这次不用，对方会看到；也可以不写。",
    without_word="不写了",
    history="🕘 改过的版本",
    current="（现在用的）",
    version="{n} · {day} · {name}{current}",
    roll_back="↩ 用第 {n} 版",
    someone="以前的同事",
    suggested="🙋 {name} 推荐了一句话术，您看给不给全组用：",
    published="✅ 您推荐的话术，全组都用上了，谢谢：",
    declined="🔸 谢谢您推荐这句，这次先没用上：",
    declined_word="主管说：{word}",
    open="看这一句",
)
EN = LineWords(
    of_team="👥 Your team’s line",
    title="👥 {team} · our own lines",
    tabs={"live": "In use {n}", "proposed": "To decide {n}", "old": "Put away {n}"},
    my_tab="My suggestions {n}",
    empty={
        "live": "Your team has no lines of its own yet. Write one that helps everybody; it stands before the library’s.",
        "proposed": "No suggestion is waiting.",
        "old": "Nothing has been put away.",
    },
    my_empty="You haven’t suggested one yet. Got a line that works? Write it down; once a lead agrees, the team has it.",
    add="➕ Add a line",
    suggest_one="🙋 Suggest a line",
    go_on="✎ Finish my draft",
    no_team="You are not in a team yet. Ask your lead for an invitation link; it brings you the team’s lines.",
    gone="This line is gone, or not for you to see.",
    write="✎ Write the line as you would say it to a customer, 256 characters at most. {product} becomes what each trade calls it.",
    write_again="✎ How should it go? Just write it anew.",
    empty_text="There are no words in it; write something one can say.",
    long="It has {what} characters and the copy button holds 256; make it shorter and send it again.",
    blank="There is no blank {what}, only {known}; change it and send it again.",
    banned="“{what}” is not something we say. Instead: {instead}",
    again="Send it again when it’s mended.",
    states={
        "draft": "✎ A draft only you can see",
        "proposed": "🙋 Waiting for a lead",
        "live": "🟢 In use by the team",
        "declined": "🔸 Not taken up this time",
        "withdrawn": "📦 Put away",
    },
    by="by {name}",
    any="For any customer, stage or objection: found by search only",
    for_type="🎭 Type",
    at_stage="📍 Stage",
    against="💬 Objection",
    no_type="Any type",
    no_stage="Any stage",
    no_objection="No objection",
    which_objection="When does the customer need to hear it?",
    names="⚠️ It names your customers: {names}. The whole team will see that.",
    phone="⚠️ There is a phone number in it. The whole team will see that.",
    ask="⚠️ Your new wording has a customer’s name or number in it, and the team would see it at once. Not in use yet:",
    use_it="Use it all the same",
    leave_it="Leave it as it was",
    publish="✅ For the team",
    publish_anyway="✅ Publish anyway",
    suggest="🙋 Suggest it",
    suggest_anyway="🙋 Suggest it anyway",
    retract="↩ Take it back",
    edit="✎ Reword",
    decline="🔸 Not this time",
    reopen="↩ Think again",
    withdraw="📦 Put away",
    revive="🟢 Use it again",
    drop="🗑 Discard",
    past="🕘 Versions",
    undo="↩ Undo",
    to_list="‹ All lines",
    back="‹ Back",
    cancel="Never mind",
    done={
        "suggest": "🙋 Suggested. A lead will look at it.",
        "retract": "↩ Taken back; it’s a draft again.",
        "publish": "✅ The whole team has it now.",
        "decline": "🔸 Whoever suggested it has been told.",
        "reopen": "↩ It’s waiting for a decision again.",
        "withdraw": "📦 Put away; nobody finds it any more.",
        "revive": "🟢 In use again.",
        "place": "✓ Changed where it belongs.",
        "back": "✓ Back to that version.",
        "edit": "✓ Reworded.",
        "drop": "🗑 The draft is gone.",
    },
    refused={
        "lead": "Only a lead can do that; nothing has changed.",
        "live": "Your team has 500 lines in use; put some away first.",
        "proposed": "Twenty of your suggestions are still waiting; give your lead a moment.",
    },
    why_not="Write a word to whoever suggested it on why not this time; they will read it. Or leave it at that.",
    without_word="Without a word",
    history="🕘 Versions",
    current=" (in use)",
    version="{n} · {day} · {name}{current}",
    roll_back="↩ Back to version {n}",
    someone="a former colleague",
    suggested="🙋 {name} suggests a line. Shall the team have it?",
    published="✅ The line you suggested is in use by the whole team. Thank you:",
    declined="🔸 Thank you for suggesting this. It was not taken up this time:",
    declined_word="Your lead says: {word}",
    open="Look at it",
)


def line_words(language: Language) -> LineWords:
    """The words in ``language``."""
    return ZH if language == "zh" else EN
