"""Cases over a small library of two facets."""

from bot.core.case import Case
from bot.core.engine import Engine
from bot.core.library import StageAdvice

from .making import advice, kind, library, signal, tree


def lines(*words: str) -> dict[str, StageAdvice]:
    return {"probe": StageAdvice(advice("tip", "brief"), tuple(advice(line, "brief") for line in words))}


ENGINE = Engine.of(
    library(
        [
            tree(
                "style",
                [("fast", "loud", "warm"), ("loud", "eagle", "peacock"), ("warm", "dove", "owl")],
                everyone=True,
            ),
            tree("habit", [("haggles", "bargainer", "hesitant")]),
        ],
        [kind("eagle", "style", stages=lines("one", "two", "three")), kind("bargainer", "habit", welcomes=["firm"])],
        [
            signal("fast", ("说话快",), weak=("爽快",)),
            signal("loud", ("声音大",)),
            signal("warm", ("热情",)),
            signal("haggles", ("砍价",)),
        ],
    )
)


def opened(text: str) -> Case:
    return Case.opened(ENGINE, "zh", text)
