"""Broadcasts to begin with, in both languages: ``____`` is what the lead writes."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.text import Language


@dataclass(frozen=True, slots=True)
class Template:
    """Its name on a button and its text."""

    name: str
    text: str


TEMPLATES: Mapping[Language, Mapping[str, Template]] = {
    "zh": {
        "morning": Template(
            "🌅 早上安排",
            "🌅 今天的安排\n先做：____\n目标：____\n留意：____\n开始前看一眼今日名单，约好的先联系。",
        ),
        "evening": Template(
            "🌇 收工小结",
            "🌇 收工前五分钟\n今天联系过的，都记一笔了吗？\n明天约好的，时间对一下。\n"
            "有卡住的，点“办不了”写一句，我来想办法。",
        ),
        "campaign": Template(
            "🎯 活动通知",
            "🎯 ____\n给谁：____\n优惠到哪天：____\n怎么开口：____\n只说活动里有的，别多许。",
        ),
        "supply": Template(
            "📦 每周货源",
            "📦 本周货源\n有货：____\n偏紧：____\n到货时间：____\n价格变动：____\n答应客户交期前，先对一下这份单子。",
        ),
    },
    "en": {
        "morning": Template(
            "🌅 Morning plan",
            "🌅 Today\nFirst: ____\nGoal: ____\nMind: ____\n"
            "Look at your list before you start; appointments come first.",
        ),
        "evening": Template(
            "🌇 End of day",
            "🌇 Five minutes before you leave\nIs everyone you spoke to logged?\n"
            "Check the times you agreed for tomorrow.\nStuck on something? Tap “Can't” and say why; I'll help.",
        ),
        "campaign": Template(
            "🎯 Campaign",
            "🎯 ____\nFor whom: ____\nEnds on: ____\nHow to open: ____\nPromise only what the offer says.",
        ),
        "supply": Template(
            "📦 Weekly supply",
            "📦 Supply this week\nIn stock: ____\nTight: ____\nExpected: ____\nPrice changes: ____\n"
            "Check here before you promise a date.",
        ),
    },
}
