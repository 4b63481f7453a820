"""What is said about composing and sending broadcasts, in both languages. A word missing in one is a type error."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class BroadcastWords:
    """One language. ``labels`` are those of buttons; ``refusals`` say why something was not done; ``ask`` is said where
    one may write.
    """

    title: str
    empty_home: str
    untitled: str
    content: str
    to: str
    nobody: str
    when: str
    answers: str
    no_answers: str
    pings: str
    no_pings: str
    repeated: str
    how_content: str
    how_find: str
    found_none: str
    how_who: str
    how_when: str
    how_pings: str
    blank: str
    names: str
    none_yet: str
    confirm: str
    asleep: str
    planned: str
    paused: str
    next: str
    sending: str
    over: str
    cancelled: str
    as_read: str
    file_gone: str
    called_off: str
    not_yours: str
    wrong_kind: str
    not_when: str
    picked: str
    holding: str
    overdue: str
    silent: str
    sep: str
    now: str
    at: str
    own: str
    daily: str
    weekly: str
    own_repeat: str
    kinds: Mapping[str, str]
    labels: Mapping[str, str]
    refusals: Mapping[str, str]


ZH = BroadcastWords(
    title="📣 群发 · {team}",
    empty_home="还没有发过。写一条，选好发给谁，先预览再发。",
    untitled="还没有内容",
    content="内容：{content}",
    to="发给 {count} 人：{who}",
    nobody="发给：还没有人 · {who}",
    when="时间：{when}",
    answers="回复：要回 👀 ✓ ✋ · {pings}",
    no_answers="回复：不用回",
    pings="{hours} 小时没回再问，最多 {times} 次",
    no_pings="没回也不再问",
    repeated="接下来：{times}",
    how_content="把要发的直接发给我：文字（格式会保留）、图片、文件或语音。也可以从模板或话术库里选。",
    how_find="写几个字，我在话术和打法里找。",
    found_none="没找到“{query}”，换个说法再写。",
    how_who="发给谁？下面的条件要同时满足，手选的人另外加上。",
    how_when="什么时候发？点一个，或者直接写：周五下午3点、各自明天9:00、每周一 8:30。",
    how_pings="没回的人，隔多久再问一次？只在他们上班、不打扰的时候问。",
    blank="第 {n} 处空，写什么？\n<blockquote>{line}</blockquote>",
    names="名单（{count} 人）",
    none_yet="这里还没有可选的。",
    confirm="{to}\n{when}",
    asleep="🌙 其中 {count} 人现在在免打扰时间，“各自 9:00”不会吵到人。",
    planned="⏰ 定好了：{when}\n{to}",
    paused="⏸ 暂停中：{when}\n{to}",
    next="下次：{times}",
    sending="📤 “{title}”正在发给 {count} 人",
    over="✓ “{title}”发给了 {count} 人",
    cancelled="🚫 “{title}”不发了。",
    as_read="读的人看到的就是这样",
    file_gone="这个文件在 Telegram 上找不到了，请重新发给我；草稿其余部分都在。",
    called_off="📣 “{title}”没有发出：写它的人已不是这个团队的主管。需要的话，用 /broadcast 重新写一条。",
    not_yours="群发由团队主管来发：你现在不是主管，什么都没有改。",
    wrong_kind="这种消息没法群发：请发文字、图片、文件或语音。",
    not_when="没看懂“{text}”是什么时候：写成 明天 9:00、各自 9:00 或 每个工作日 8:30 就行。",
    picked="手选 {count} 人",
    holding="手上有{what}的",
    overdue="逾期",
    silent="没回“{title}”的",
    sep=" · ",
    now="现在",
    at="{day}",
    own="{day}，按各自当地时间",
    daily="每个工作日 {at}",
    weekly="每{days} {at}",
    own_repeat="{when}，按各自当地时间",
    kinds={"photo": "🖼 图片", "document": "📎 文件", "voice": "🎤 语音"},
    labels={
        "text": "✎ 内容", "who": "👥 发给谁", "when": "🕘 时间", "asks": "👀 回复", "look": "👁 预览", "check": "发送…",
        "drop": "🗑 丢掉", "home": "‹ 群发", "new": "＋ 写一条", "back": "‹ 返回", "find": "🔎 从话术库选",
        "names": "看名单", "all": "全团队", "tags": "🏷 标签", "tiers": "级别", "types": "类型", "late": "手上有逾期",
        "silents": "没回上次的", "people": "☑ 手选", "only": "只发手选的", "now": "现在发", "own9": "各自 9:00",
        "daily": "每个工作日 8:30", "monday": "每周一 9:00", "own": "按各自时钟", "other": "别的时间…", "on": "要回复",
        "off": "不用回复", "never": "不再问", "ping": "{hours} 小时后问 {times} 次", "go": "📣 发给 {count} 人",
        "plan": "⏰ 定好 · {count} 人", "edit": "✎ 改", "pause": "⏸ 暂停", "resume": "▶ 继续", "cancel": "🗑 取消",
        "report": "📊 报告", "undo": "↩ 找回",
    },
    refusals={
        "empty": "还没有要发的内容：先点“✎ 内容”。",
        "blanks": "还有空没填：点“✎ 内容”，填好或重写一遍。",
        "long": "内容太长，多了 {over} 个字符：文字最多 4096，图片和文件的说明最多 1024。请写短些再发给我。",
        "nobody": "现在没有人符合条件：点“👥 发给谁”放宽一点。",
        "past": "定的时间已经过了：点“🕘 时间”另选一个。",
        "changed": "这条刚改过，没有发：看一眼再点“发送…”。",
        "under_way": "这条已经定下或发出，不能再这样改了。",
    },
)  # fmt: skip
EN = BroadcastWords(
    title="📣 Broadcasts · {team}",
    empty_home="Nothing sent yet. Write one, choose who gets it, look at the preview, then send.",
    untitled="nothing yet",
    content="Message: {content}",
    to="To {count}: {who}",
    nobody="To: nobody yet · {who}",
    when="When: {when}",
    answers="Answers: wanted 👀 ✓ ✋ · {pings}",
    no_answers="Answers: not needed",
    pings="asked again after {hours} h, {times}× at most",
    no_pings="not asked again",
    repeated="Next: {times}",
    how_content="Send me what they should get: text (formatting is kept), a picture, a file or a voice note. "
    "Or begin with a template, or a line of the library.",
    how_find="Write a few words; I'll look in lines and plays.",
    found_none="Nothing found for “{query}”. Try other words.",
    how_who="Who gets it? All conditions must hold; people you pick come on top.",
    how_when="When? Tap one, or write it: Friday 3pm, own 9:00 tomorrow, every Monday 8:30.",
    how_pings="Those who don't answer: when to ask again? Only in their working days, never in quiet hours.",
    blank="Blank {n}: what goes here?\n<blockquote>{line}</blockquote>",
    names="Readers ({count})",
    none_yet="Nothing to choose here yet.",
    confirm="{to}\n{when}",
    asleep="🌙 Quiet hours for {count} of them just now; “Own 9:00” wakes nobody.",
    planned="⏰ Planned: {when}\n{to}",
    paused="⏸ Paused: {when}\n{to}",
    next="Next: {times}",
    sending="📤 “{title}” is going out to {count}",
    over="✓ “{title}” went out to {count}",
    cancelled="🚫 “{title}” is called off.",
    as_read="This is how readers see it",
    file_gone="Telegram no longer has this file. Send it to me again; the rest of the draft is kept.",
    called_off="📣 “{title}” did not go out: its author no longer leads the team. To send it, write it anew: /broadcast",
    not_yours="Broadcasts are for whoever leads the team: at the moment that is not you, so nothing was changed.",
    wrong_kind="That can't be broadcast: send text, a picture, a file or a voice note.",
    not_when="“{text}” is no time I know. Try: tomorrow 9:00, own 9:00, every weekday 8:30.",
    picked="{count} picked",
    holding="with customers: {what}",
    overdue="overdue",
    silent="didn't answer “{title}”",
    sep=" · ",
    now="now",
    at="{day}",
    own="{day}, each by their own clock",
    daily="every workday {at}",
    weekly="every {days} {at}",
    own_repeat="{when}, each by their own clock",
    kinds={"photo": "🖼 picture", "document": "📎 file", "voice": "🎤 voice note"},
    labels={
        "text": "✎ Message", "who": "👥 To", "when": "🕘 When", "asks": "👀 Answers", "look": "👁 Preview",
        "check": "Send…", "drop": "🗑 Drop", "home": "‹ Broadcasts", "new": "＋ Write one", "back": "‹ Back",
        "find": "🔎 From the library", "names": "Names", "all": "Whole team", "tags": "🏷 Tags", "tiers": "Tiers",
        "types": "Types", "late": "With overdue", "silents": "Silent last time", "people": "☑ Pick", "only": "Picked only",
        "now": "Send now", "own9": "Own 9:00", "daily": "Every workday 8:30", "monday": "Mondays 9:00",
        "own": "By own clocks", "other": "Another time…", "on": "Answers wanted", "off": "No answers",
        "never": "Don't ask again", "ping": "After {hours} h, {times}×", "go": "📣 Send to {count}",
        "plan": "⏰ Plan for {count}", "edit": "✎ Change", "pause": "⏸ Pause", "resume": "▶ Go on", "cancel": "🗑 Cancel",
        "report": "📊 Report", "undo": "↩ Undo",
    },
    refusals={
        "empty": "There is nothing to send yet: tap “✎ Message” first.",
        "blanks": "A blank is still empty: tap “✎ Message” to fill it or write it anew.",
        "long": "Too long by {over} characters: text has room for 4096, a caption for 1024. Send me a shorter one.",
        "nobody": "Nobody fits just now: tap “👥 To” and ask for less.",
        "past": "That time is over: tap “🕘 When” and choose another.",
        "changed": "This was changed just now and has not been sent: have a look, then tap “Send…” again.",
        "under_way": "This one is planned or out already, so that can't be changed any more.",
    },
)  # fmt: skip


def broadcast_words(language: Language) -> BroadcastWords:
    """The words in ``language``."""
    return ZH if language == "zh" else EN
