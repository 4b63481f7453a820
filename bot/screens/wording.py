"""Every word the bot itself says, in both languages. A word missing in one of them is a type error.

What it says about selling comes from the script library, not from here.
"""

from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class Example:
    """A tappable example description."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """One language. ``typed_…`` are words a rep may type where a button was offered."""

    hello_title: str
    hello: str
    try_one: str
    examples: tuple[Example, ...]
    tile_describe: str
    tile_customers: str
    tile_today: str
    tile_practice: str
    tile_team: str
    placeholder: str
    describe_prompt: str
    practice_soon: str
    help: str
    privacy: str
    language_question: str
    language_chosen: str
    erase: str
    erase_question: str
    erase_yes: str
    erase_no: str
    erased: str
    kept: str
    clearly: str
    probably: str
    not_sure: str
    your_choice: str
    both_likely: str
    safe_for_both: str
    answered: str
    copy: str
    another: str
    ask_more: str
    why: str
    wrong: str
    take_back: str
    back: str
    other_stages: str
    which_stage: str
    one_more: str
    say: str
    watch: str
    nearest: str
    none_of_these: str
    not_noticed: str
    enough: str
    nothing_more: str
    why_title: str
    supports: str
    opposes: str
    weak: str
    way: str
    yes: str
    no: str
    runner_up: str
    flips: str
    nothing_supports: str
    called_nearest: str
    sounds_like: str
    which_type: str
    corrected: str
    taken_back: str
    nothing_title: str
    nothing: str
    unsure_title: str
    unsure_nearest: str
    then_nearest: str
    unsure_else: str
    too_long: str
    attachment: str
    voice: str
    unknown_command: str
    status: str
    status_fine: str
    status_late: str
    status_given_up: str
    too_old: str
    failed: str
    too_many: str
    wait_a_little: str
    send_on: str
    found: str
    found_nothing: str
    find_prompt: str
    as_customer: str
    more_found: str
    behind: str
    for_type: str
    for_anyone: str
    anyone: str
    more: str
    plays_title: str
    plays_about: str
    pack_question: str
    pack_about: str
    pack_now: str
    pack_chosen: str
    pack_none: str
    pack_none_chosen: str
    pair: str
    pairing: str
    pair_nothing_known: str
    pair_nothing_fits: str
    pair_bought: str
    another_offer: str
    quote: tuple[str, str]
    commands: tuple[tuple[str, str], ...]
    about: str
    about_short: str
    typed_yes: frozenset[str]
    typed_no: frozenset[str]
    typed_unknown: frozenset[str]
    typed_menu: frozenset[str]
    typed_another: frozenset[str]
    typed_why: frozenset[str]
    typed_wrong: frozenset[str]
    typed_ask: frozenset[str]
    typed_enough: frozenset[str]


REPEATED = "↻ 可能重发 · may be a repeat\n"
"""Goes before a message that its reader may have had already; it may be for anyone, so it is in both languages."""

ZH = Words(
    hello_title="我是你口袋里的老销售。",
    hello="遇到拿不准的客户，用一句话说给我听：他怎么说话、问了什么、什么反应。\n我告诉你他大概是哪一类、凭哪几个字看出来的，再给你现在就能说的话。",
    try_one="先点一个试试：",
    examples=(
        Example("⏱ 一直看表，要抹零", "张总，声音大，进门直接问最好的是哪款，一直看表，最后还要我抹零"),
        Example("🤔 挑了一下午", "一位阿姨，人很和气，两款来回比了一下午，说要回去跟老公商量"),
        Example("🔍 只看配料表", "话不多，拿着配料表看了半天，问有没有检测报告，数据问得特别细"),
    ),
    tile_describe="🗣 描述客户",
    tile_customers="📒 客户本",
    tile_today="⏰ 今日待办",
    tile_practice="🎯 练习",
    tile_team="👥 团队",
    placeholder="他怎么说话？问了什么？",
    describe_prompt="说说这位客户：声音快慢、先问什么、什么反应，一句就够。\n比如：“话不多，只看配料表，问得很细”",
    practice_soon="🎯 <b>练习还在做</b>\n做好以后，进门前一分钟可以先跟这类客户过一遍。\n现在能用的：直接把客户描述发给我。",
    help="<b>怎么用</b>\n"
    "1 用一句话描述客户，直接发给我\n"
    "2 看类型和凭据，点 📋 复制话术，不顺口就 ↻ 换一句\n"
    "3 谈到哪一步就点哪一步；拿不准点 ❓，不对点 ✖\n"
    "4 客户说“太贵了”？原话发给我，直接给答法\n"
    "5 点 📌 记下这位，或者直接发：记下 王姐 138… 下周三回访\n"
    "改了刚发的那句描述，卡片会跟着变。\n\n"
    "/customers 客户本　/find 找话术　/pair 搭配\n/plays 打法　/pack 我卖哪一行　/language 中文或英文\n/privacy 你的数据",
    privacy="<b>你的数据</b>\n"
    "运营方：{operator}　联系：{contact}\n\n"
    "存你的：Telegram 编号、语言、行业、作息、描述、回答和更正、哪句话术发过几次。\n"
    "存客户的：你记下的称呼、电话、标签、备注、生日、往来、级别、待跟进、购买记录。导入的表格不存，只存里面的客户。\n"
    "为什么：提醒你该联系谁、怎么说；更正用来让判断更准。\n"
    "存多久：描述 {days} 天没动就删；客户留到你删为止，很久没联系的会问你还要不要；删掉的客户 7 天后彻底消失。\n"
    "谁看得到：运营方。进了团队，主管还看得到团队客户的卡片、往来和到期（电话只露尾号），打开过谁会写在卡上；你离开时，这些客户交给主管。不给第三方，不联网分析，不训练别人的模型。\n\n"
    "请只写客户自己看了也不介意的话，证件号、卡号一律不收。\n拿走或清掉：/mydata",
    language_question="用哪种语言？",
    language_chosen="好，以后说中文。",
    erase="🗑 删除我的数据",
    erase_question="<b>删除你的全部数据？</b>\n客户本、待跟进、描述、更正都会删掉，找不回来。想留一份，先用 /mydata 导出。",
    erase_yes="🗑 全部删除",
    erase_no="← 不删",
    erased="都删了。想再用，直接发一句客户描述就行。",
    kept="没删，一切照旧。",
    clearly="很像",
    probably="有点像",
    not_sure="拿不准",
    your_choice="你选的",
    both_likely="两种都像",
    safe_for_both="两种都适用：",
    answered="你答的",
    copy="📋 复制",
    another="↻ 换一句 {n}/{of}",
    ask_more="❓ 再问一点",
    why="🔎 为什么",
    wrong="✖ 不对",
    take_back="↩ 撤回更正",
    back="← 返回",
    other_stages="⋯",
    which_stage="谈到哪一步了？",
    one_more="再看一点就更准（{n}/{of}）",
    say="👄 可以问：",
    watch="👀 或留意：",
    nearest="哪一种最像？",
    none_of_these="都不像",
    not_noticed="没注意",
    enough="够了，给我话术",
    nothing_more="已经够清楚，再问也不会改变做法。",
    why_title="为什么是",
    supports="支持",
    opposes="反对",
    weak="（弱）",
    way="走法",
    yes="是",
    no="否",
    runner_up="第二",
    flips="若“{fact}”，就改判 {type}",
    nothing_supports="没有直接的字句，是按你的回答推的。",
    called_nearest="✔ 你说最像这一种",
    sounds_like="听着像 {parts}",
    which_type="哪一类才对？",
    corrected="记下了，按 {type} 给你话术。",
    taken_back="已撤回，按我的判断来。",
    nothing_title="先告诉我一两个你看到的",
    nothing="说话快还是慢？进门先看什么、先问什么？\n比如：“话不多，只看配料表，问得很细”",
    unsure_title="光凭这句，我拿不准是不是在说客户",
    unsure_nearest="如果是，最像哪一种？",
    then_nearest="那像下面哪一种？",
    unsure_else="都不像，就点一个你看到的，或再说一句。",
    too_long="这段太长，我怕看走眼。用一两句说：他怎么说话、问了什么、什么反应？",
    attachment="我现在只看得懂文字。用一句话说说这位客户：声音快慢、先问什么、什么反应？",
    voice="我还听不了语音。用输入法的语音转文字，说完直接发给我就行。",
    status="<b>{verdict}</b>\n版本 {version}，{since} 起运行\n消息：处理 {done}，重试 {again}，等待 {waiting}，放弃 {parked}\n推送：已发 {sent}，到期未发 {due}（最久 {lag} 秒），放弃 {lost}\n话术库 {library} · 数据库 {database}",
    status_fine="一切正常",
    status_late="推送晚了 {minutes} 分钟",
    status_given_up="有 {count} 条处理不了，已搁置。birdcall doctor 和日志里有原因。",
    unknown_command="没有这个命令。直接发一句客户描述就行，/help 看用法。",
    too_old="这张卡片太旧了，再发一遍客户描述，给你换张新的。",
    failed="刚才出了点问题，没弄丢你的东西。请再点一次或再发一次。",
    wait_a_little="这个每次都要费点功夫：等十秒再点一次。",
    too_many="发得太快了，刚才有几条我没处理。歇半分钟，再把没回的那条发一遍。",
    send_on="✈️ 发给客户",
    found="🔎 {query}",
    found_nothing="没找到“{query}”。换个词试试：太贵了、老公、收尾；也可以把客户描述一句给我。",
    find_prompt="把要找的词写在 /find 后面，或者直接发给我：\n<code>太贵了</code>　<code>老公</code>　<code>老鹰 收尾</code>\n拼音、首字母也行：<code>tgl</code>",
    as_customer="👤 看这位客户",
    more_found="🔎 更多话术",
    behind="背后：",
    for_type="对{type}：",
    for_anyone="对谁都能说：",
    anyone="通用",
    more="下一页 {n}/{of}",
    plays_title="📋 打法",
    plays_about="照着一步步做的清单，点号码打开。",
    pack_question="你卖的是哪一行？",
    pack_about="选一次就行，话术、搭配和搜索都先给这一行的。",
    pack_now="现在按{pack}来。要换就点：",
    pack_chosen="✓ 好，从现在起先给你{pack}的。",
    pack_none="不分行业",
    pack_none_chosen="✓ 好，不分行业了。",
    pair="🧺 搭配什么",
    pairing="搭配",
    pair_nothing_known="告诉我一两样：多大年纪、什么情况、买了什么。打字也行，点下面也行。",
    pair_nothing_fits="就这些，还配不出来。再告诉我一样：",
    pair_bought="已买 {products}",
    another_offer="↻ 换一个 {n}/{of}",
    quote=("「", "」"),
    commands=(
        ("customers", "客户本"),
        ("find", "找话术：/find 太贵了"),
        ("pair", "搭配：/pair 42岁 干皮 买了洁面"),
        ("plays", "打法清单"),
        ("pack", "我卖哪一行"),
        ("today", "今天该联系谁"),
        ("week", "接下来七天"),
        ("hours", "上班和提醒的时间"),
        ("team", "我的团队"),
        ("handover", "把客户转给同事"),
        ("lines", "组里的话术"),
        ("help", "怎么用"),
        ("language", "中文 / English"),
        ("mydata", "导出或清除我的数据"),
        ("privacy", "存了什么，存多久"),
        ("start", "开始"),
    ),
    about="描述一位客户，我告诉你他是哪一类、为什么，以及现在就能说的话。\n\n发一句试试：“声音大，一直看表，最后要抹零”",
    about_short="口袋里的老销售：看人、支招、给话术。",
    typed_yes=frozenset({"是", "是的", "对", "对的", "有", "嗯", "会", "yes", "y", "1"}),
    typed_no=frozenset({"不是", "不", "没有", "没", "否", "不会", "no", "n", "2"}),
    typed_unknown=frozenset({"不知道", "没注意", "不清楚", "没看出来", "说不准", "跳过", "3"}),
    typed_menu=frozenset({"菜单", "主菜单", "帮助", "怎么用", "menu", "help", "?"}),
    typed_another=frozenset({"换一句", "再来一句", "换", "下一句", "换一个", "还有吗"}),
    typed_why=frozenset({"为什么", "为啥", "凭什么", "怎么看出来的"}),
    typed_wrong=frozenset({"不对", "错了", "不是这个", "判断错了", "不准"}),
    typed_ask=frozenset({"再问", "再问一点", "问", "继续问"}),
    typed_enough=frozenset({"够了", "给我话术", "直接给话术", "返回", "回去"}),
)

EN = Words(
    hello_title="An old hand in your pocket.",
    hello="Not sure about a customer? Tell me in one line: how they talk, what they asked, how they reacted.\n"
    "I'll say what kind of person it probably is, which words told me, and give you a line to use right now.",
    try_one="Tap one to try:",
    examples=(
        Example(
            "⏱ Watch and discount",
            "Loud, walked in and asked which one is the best, keeps checking his watch, wants a discount",
        ),
        Example(
            "🤔 Went back and forth",
            "Lovely lady, very agreeable, compared two models all afternoon, wants to ask her husband",
        ),
        Example(
            "🔍 Reads every label",
            "Quiet, read the spec sheet for ages, asked for the test report and very precise questions",
        ),
    ),
    tile_describe="🗣 Describe",
    tile_customers="📒 Customers",
    tile_today="⏰ Today",
    tile_practice="🎯 Practice",
    tile_team="👥 Team",
    placeholder="How do they talk? What did they ask?",
    describe_prompt="Tell me about the customer: quick or slow, what they asked first, how they reacted. One line will do.\n"
    "For example: “quiet, reads the label, asks very precise questions”",
    practice_soon="🎯 <b>Practice is on its way</b>\nYou'll be able to rehearse a customer in the minute before the door.\n"
    "What works today: just send me a description.",
    help="<b>How it works</b>\n"
    "1 Describe the customer in a line and send it\n"
    "2 See the type and the words that told me; 📋 copies a line, ↻ brings another\n"
    "3 Tap the stage you're at; ❓ when unsure, ✖ when I'm wrong\n"
    "4 “Too expensive”? Send me the customer's words and get the answer\n"
    "5 📌 keeps the customer; or send: keep Mrs Smith 07700… call next Tue\n"
    "Edit the description you sent and the card follows.\n\n"
    "/customers your book　/find a line　/pair what goes with it\n/plays checklists　"
    "/pack what you sell　/language 中文 or English\n/privacy your data",
    privacy="<b>Your data</b>\n"
    "Run by: {operator}. Contact: {contact}\n\n"
    "Of you: your Telegram number, language, trade and hours, your descriptions, answers and corrections, and how often you sent which line on.\n"
    "Of customers: the names, numbers, tags, notes, birthdays, contacts, grades, follow-ups and purchases you put in. Of a spreadsheet only the customers are kept, not the file.\n"
    "Why: to tell you whom to contact and how; corrections make the judgement better.\n"
    "How long: a description goes after {days} days without use; a customer stays until you erase them, and you are asked about those not contacted for long; an erased customer is gone for good after 7 days.\n"
    "Who sees it: the operator. In a team, its leads also see the team's customers, their history and what is due (only the end of a number), and a card says who opened it; when you leave, those customers go to a lead. No third parties, no online analysis, no training of anyone's models.\n\n"
    "Write only what the customer wouldn't mind reading. Numbers of identity and bank cards are refused.\nTake it with you or erase it: /mydata",
    language_question="Which language?",
    language_chosen="Right, English it is.",
    erase="🗑 Erase my data",
    erase_question="<b>Erase all your data?</b>\nYour book, follow-ups, descriptions and corrections go for good. To keep a copy, use /mydata first.",
    erase_yes="🗑 Erase it all",
    erase_no="← Keep it",
    erased="All gone. To start again, just send a description.",
    kept="Nothing erased. All as it was.",
    clearly="clearly",
    probably="probably",
    not_sure="not sure",
    your_choice="your choice",
    both_likely="could be either",
    safe_for_both="Right for both:",
    answered="your answer",
    copy="📋 Copy",
    another="↻ Another {n}/{of}",
    ask_more="❓ Ask me more",
    why="🔎 Why",
    wrong="✖ Not right",
    take_back="↩ Undo correction",
    back="← Back",
    other_stages="⋯",
    which_stage="How far along are you?",
    one_more="One more thing makes it surer ({n}/{of})",
    say="👄 You could ask: ",
    watch="👀 Or watch for: ",
    nearest="Which is nearest?",
    none_of_these="None of these",
    not_noticed="Didn't notice",
    enough="That's enough, coach me",
    nothing_more="Clear enough: another answer wouldn't change what to do.",
    why_title="Why",
    supports="For",
    opposes="Against",
    weak=" (weak)",
    way="Path",
    yes="yes",
    no="no",
    runner_up="Second",
    flips="“{fact}” would make it {type}",
    nothing_supports="No wording of yours; it follows from your answers.",
    called_nearest="✔ You called it the nearest",
    sounds_like="Sounds like it {parts}",
    which_type="Which one is it?",
    corrected="Noted. Coaching for {type}.",
    taken_back="Taken back. My own reading again.",
    nothing_title="Tell me one or two things you saw",
    nothing="Quick or slow? What did they look at first, ask first?\nFor example: “quiet, reads the label, asks very precise questions”",
    unsure_title="From that alone I can't tell if it's about a customer",
    unsure_nearest="If it is, which is nearest?",
    then_nearest="Then is it one of these?",
    unsure_else="None of these? Tap something you saw, or tell me a bit more.",
    too_long="That's a lot, and I'd only guess. In a line or two: how do they talk, what did they ask, how did they react?",
    attachment="I only read text so far. In one line: how do they talk, what did they ask first, how did they react?",
    voice="I can't listen yet. Use your keyboard's dictation and send me the text.",
    status="<b>{verdict}</b>\nVersion {version}, running since {since}\nUpdates: {done} done, {again} tried again, {waiting} waiting, {parked} given up\nDeliveries: {sent} sent, {due} due (the oldest for {lag} s), {lost} given up\nLibrary {library} · database {database}",
    status_fine="All is well",
    status_late="Deliveries are {minutes} minutes late",
    status_given_up="{count} could not be handled and were put aside. The log says why; birdcall doctor may know more.",
    unknown_command="I don't know that command. Just send a description; /help shows how it works.",
    too_old="That card is too old. Send the description again and you'll get a fresh one.",
    failed="Something went wrong just now. Nothing is lost; please tap or send it again.",
    wait_a_little="That takes a moment each time: give it ten seconds, then tap again.",
    too_many="That was a lot at once, and I left some of it out. Wait half a minute, then send again what got no answer.",
    send_on="✈️ Send it on",
    found="🔎 {query}",
    found_nothing="Nothing found for “{query}”. Try another word: expensive, husband, closing. Or describe the customer in a line.",
    find_prompt="Put a word or two after /find, or just send them:\n<code>too expensive</code>　<code>husband</code>　<code>eagle closing</code>",
    as_customer="👤 Read customer",
    more_found="🔎 More lines",
    behind="Behind it: ",
    for_type="For {type}:",
    for_anyone="For anyone:",
    anyone="Anyone",
    more="More {n}/{of}",
    plays_title="📋 Plays",
    plays_about="Checklists to follow step by step. Tap a number.",
    pack_question="What do you sell?",
    pack_about="Choose once: lines, pairings and search will put your trade first.",
    pack_now="You work with {pack}. Tap to change:",
    pack_chosen="✓ Done. From now on {pack} comes first.",
    pack_none="No special trade",
    pack_none_chosen="✓ Done: no trade comes first now.",
    pair="🧺 What goes with it",
    pairing="what goes with it",
    pair_nothing_known="Tell me a thing or two: age, situation, what was bought. Type it or tap below.",
    pair_nothing_fits="That's not enough to go on yet. One thing more:",
    pair_bought="bought: {products}",
    another_offer="↻ Another {n}/{of}",
    quote=("“", "”"),
    commands=(
        ("customers", "Your customer book"),
        ("find", "Find a line: /find too expensive"),
        ("pair", "What goes with it: /pair 42, dry skin"),
        ("plays", "Checklists to follow"),
        ("pack", "What I sell"),
        ("today", "Whom to contact today"),
        ("week", "The next seven days"),
        ("hours", "My hours and reminders"),
        ("team", "My team"),
        ("handover", "Hand customers to a colleague"),
        ("lines", "Our team’s own lines"),
        ("help", "How it works"),
        ("language", "English / 中文"),
        ("mydata", "Take my data or erase it"),
        ("privacy", "What is kept, and how long"),
        ("start", "Start"),
    ),
    about="Describe a customer and I'll tell you what kind of person it is, why, and a line to use right now.\n\n"
    "Try: “loud, keeps checking his watch, wants a discount”",
    about_short="An old hand in your pocket: reads people, gives you the line.",
    typed_yes=frozenset({"yes", "y", "yeah", "yep", "sure", "true", "1", "是"}),
    typed_no=frozenset({"no", "n", "nope", "not really", "2", "不是", "没有"}),
    typed_unknown=frozenset({"don't know", "dont know", "not sure", "didn't notice", "no idea", "skip", "3"}),
    typed_menu=frozenset({"menu", "main menu", "help", "home", "?", "菜单", "帮助"}),
    typed_another=frozenset({"another", "another line", "another one", "next", "one more", "more"}),
    typed_why=frozenset({"why", "why?", "how come", "how do you know"}),
    typed_wrong=frozenset({"wrong", "not right", "that's wrong", "no that's wrong", "incorrect"}),
    typed_ask=frozenset({"ask", "ask me", "ask me more"}),
    typed_enough=frozenset({"enough", "that's enough", "coach me", "back", "go back"}),
)


def words(language: Language) -> Words:
    """The words of a language."""
    return ZH if language == "zh" else EN
