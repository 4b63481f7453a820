"""A fixed explanation for the inspector; only the places of the words are looked up in the text."""

from collections.abc import Iterator

from bot.core.cue import Polarity
from bot.core.text import Language, Text
from bot.sandbox.inspection import Inspection, NextQuestion, PathStep, RankedType, SeenFacet, SeenSignal

KNOWN: tuple[tuple[str, Text, Text, Polarity], ...] = (
    ("loud_voice", Text("嗓门大", "loud voice"), Text("声音大", "loud"), 1),
    ("short_of_time", Text("很忙", "short of time"), Text("一直看表", "checking his watch"), 1),
    ("soft_voice", Text("声音轻", "soft voice"), Text("声音大", "loud"), -1),
    ("task_first", Text("先重事", "task first"), Text("聊到孩子", "kids"), -1),
)
TYPES = (
    ("eagle", "🦅", Text("老鹰型", "Eagle"), 0.82),
    ("owl", "🦉", Text("猫头鹰型", "Owl"), 0.11),
    ("dove", "🕊", Text("鸽子型", "Dove"), 0.004),
)
QUESTION = (Text("他说话快吗？", "Do they talk fast?"), Text("先重人情，还是先重事？", "People before the task?"))
LOOKING = Text("先看看", "just a look")
NEAREST = (
    Text("👋 新客: 头一回来", "👋 New customer: never came before"),
    Text("👀 随便看看: 路过", "👀 Just looking: passing by"),
)
SAY = Text("“您想我直接推荐一款，还是先听听区别？”", "“Shall I recommend one, or go through them?”")
WATCH = Text("你讲的时候，他打断了吗？", "While you talk, do they cut in?")


def explain(text: str, language: Language) -> Inspection:
    """Known words make an eagle; without any there is nothing to show but, of who only looks, what to choose among."""
    signals = tuple(seen(text, language))
    if not signals:
        lines = tuple(line.in_(language) for line in NEAREST) if LOOKING.in_(language) in text else ()
        return Inspection((), (), None, lines)
    types = tuple(RankedType(key, emoji, name.in_(language), share) for key, emoji, name, share in TYPES)
    because = tuple(signal.quote for signal in signals if signal.polarity > 0)
    path = (PathStep(QUESTION[0].in_(language), 0.87, because), PathStep(QUESTION[1].in_(language), 0.12, ()))
    style = SeenFacet("style", Text("风格", "Style").in_(language), types, path)
    return Inspection(signals, (style,), NextQuestion("interrupts", SAY.in_(language), WATCH.in_(language)))


def seen(text: str, language: Language) -> Iterator[SeenSignal]:
    """The known words that are in the text."""
    for key, name, words, polarity in KNOWN:
        quote = words.in_(language)
        at = text.find(quote)
        if at >= 0:
            yield SeenSignal(key, name.in_(language), polarity, quote, (at, at + len(quote)))
