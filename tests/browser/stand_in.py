"""A tiny scripted bot in the place of the real one, so that the page is tested in its own right."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.fake import FakeTelegram

Json = dict[str, Any]


@dataclass(frozen=True)
class Script:
    """What the stand-in says in one language."""

    hello: str
    hint: str
    tiles: tuple[tuple[str, ...], ...]
    card: str
    lines: tuple[str, str]
    labels: Mapping[str, str]
    stages: Mapping[str, str]


SCRIPTS = {
    "zh": Script(
        hello="<b>你好，我是 Birdcall</b>\n说说你的客户，我告诉你这是哪种人、该怎么说。",
        hint="说说这位客户…",
        tiles=(("描述客户", "客户本"), ("今日待办", "练习")),
        card="<b>🦅 老鹰型 · 很像</b>\n「一直看表」\n\n✅ 先说结论，给两个选项让他拍板\n🚫 别拉家常\n\n"
        "💬 <b>{stage}</b>\n{line}",
        lines=("“您时间紧，我就问一句：这次最看重快，还是最看重耐用？”", "“您要的结果是什么样？我照着结果给您配。”"),
        labels={"copy": "📋 复制", "line": "↻ 换一句", "send": "✈️ 发给客户", "keep": "📌 记下这位", "wrong": "✖ 不对"},
        stages={"greet": "迎接", "probe": "探需", "present": "介绍", "answer": "答疑", "close": "收尾 ›"},
    ),
    "en": Script(
        hello="<b>Hello, I'm Birdcall</b>\nTell me about your customer. I say who it is and what to say.",
        hint="Describe the customer…",
        tiles=(("Describe", "Customers"), ("Today", "Practice")),
        card="<b>🦅 Eagle · clearly</b>\n“kept checking his watch”\n\n✅ Conclusion first, then two options\n"
        "🚫 No small talk; don't decide for them\n\n💬 <b>{stage}</b>\n{line}",
        lines=(
            "“Just one question: does speed matter most this time, or how long it lasts?”",
            "“What result do you want? I'll work back from that.”",
        ),
        labels={"copy": "📋 Copy", "line": "↻ Another", "send": "✈️ Send on", "keep": "📌 Keep", "wrong": "✖ Not right"},
        stages={"greet": "Greet", "probe": "Probe", "present": "Present", "answer": "Answer", "close": "Close ›"},
    ),
}
COMMANDS = {
    "": {"today": "Who to contact today", "language": "Language"},
    "zh": {"today": "今天要联系的人", "language": "语言"},
}
ANSWERS: Mapping[str, Json] = {"keep": {"text": "✓"}, "wrong": {"text": "Alert!", "show_alert": True}}


class StandInBot:
    """Polls the fake and answers every update from a script; ``restarts`` counts how often it was started anew."""

    def __init__(self, fake: FakeTelegram) -> None:
        self.fake = fake
        self.restarts = 0
        self._shown: dict[int, tuple[int, str]] = {}

    async def run(self) -> None:
        """Answer updates until cancelled."""
        for language, commands in COMMANDS.items():
            told = [{"command": name, "description": words} for name, words in commands.items()]
            await self.fake.call("setMyCommands", {"commands": told, "language_code": language})
        offset = 0
        while True:
            for update in await self.fake.get_updates(offset, timeout=20):
                offset = update["update_id"] + 1
                if "callback_query" in update:
                    await self._press(update["callback_query"])
                elif "inline_query" in update:
                    await self._offer(update["inline_query"])
                elif "via_bot" not in update.get("message", {}) and "text" in update.get("message", {}):
                    await self._hear(update["message"])

    async def _hear(self, message: Json) -> None:
        chat, script = message["chat"]["id"], script_of(message["from"])
        if message["text"] == "/start":
            tiles: Json = {"keyboard": [list(row) for row in script.tiles], "input_field_placeholder": script.hint}
            await self._write("sendMessage", {"chat_id": chat}, script.hello, tiles)
        else:
            await self.fake.call("sendChatAction", {"chat_id": chat, "action": "typing"})
            await self._write("sendMessage", {"chat_id": chat}, *self._card(chat, script, 0, "probe"))

    async def _press(self, query: Json) -> None:
        message, script = query["message"], script_of(query["from"])
        chat = message["chat"]["id"]
        line, stage = self._shown[chat]
        action, _, value = query["data"].partition(":")
        await self.fake.call("answerCallbackQuery", {"callback_query_id": query["id"], **ANSWERS.get(action, {})})
        changes = {"line": (1 - line, stage), "stage": (line, value)}
        if action in changes:
            place = {"chat_id": chat, "message_id": message["message_id"]}
            await self._write("editMessageText", place, *self._card(chat, script, *changes[action]))

    async def _offer(self, query: Json) -> None:
        """The lines that contain the words asked for, one at a time."""
        lines = [line for line in script_of(query["from"]).lines if query["query"] in line]
        at = int(query["offset"] or 0)
        results = [
            {
                "type": "article",
                "id": f"line-{number}",
                "title": f"Line {number + 1}",
                "description": line,
                "input_message_content": {"message_text": line},
            }
            for number, line in enumerate(lines)
        ]
        offset = str(at + 1) if at + 1 < len(results) else ""
        answer: Json = {"results": results[at : at + 1], "next_offset": offset, "cache_time": 0}
        if not results:
            answer["button"] = {"text": "Describe", "start_parameter": "describe"}
        await self.fake.call("answerInlineQuery", {"inline_query_id": query["id"], **answer})

    def _card(self, chat: int, script: Script, line: int, stage: str) -> tuple[str, Json]:
        self._shown[chat] = (line, stage)
        words, labels = script.lines[line], script.labels
        stages = [button(f"{name} •" if key == stage else name, f"stage:{key}") for key, name in script.stages.items()]
        copy: Json = {"text": labels["copy"], "copy_text": {"text": words}}
        send: Json = {"text": labels["send"], "switch_inline_query": words}
        last = [button(labels["keep"], "keep", "success"), button(labels["wrong"], "wrong", "danger")]
        rows = [[copy, button(labels["line"], "line"), send], stages, last]
        return script.card.format(line=words, stage=script.stages[stage]), {"inline_keyboard": rows}

    async def _write(self, method: str, place: Json, text: str, markup: Json) -> None:
        await self.fake.call(method, {**place, "text": text, "parse_mode": "HTML", "reply_markup": markup})


def button(text: str, data: str, style: str | None = None) -> Json:
    """An inline button with callback data."""
    made: Json = {"text": text, "callback_data": data}
    return made | {"style": style} if style else made


def script_of(user: Json) -> Script:
    """The script in the language of a user's app."""
    return SCRIPTS["zh" if user.get("language_code", "").startswith("zh") else "en"]
