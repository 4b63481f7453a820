"""What the script library says, as values: the authored YAML after every check has passed."""

from collections.abc import Mapping

from bot.core.advice import Advice, Move
from bot.core.banned import Banned
from bot.core.cue import Cue, Polarity
from bot.core.packs import Pack
from bot.core.repertoire import Objection, Play
from bot.core.schemes import Calendar, Scheme, SourceScheme, Tier
from bot.core.text import Text, Value

STAGES = ("prospect", "greet", "probe", "present", "answer", "negotiate", "close", "aftercare", "revive")
"""The stages of a sale, in order; ids are canonical (catalogue S000-21, widened before and after the talk)."""


class Signal(Value, frozen=True):
    """One observable fact about a customer, how to ask for it and how it is worded."""

    id: str
    name: Text
    ask: Text
    watch: Text
    yes: Text
    no: Text
    cues: tuple[Cue, ...]


class Node(Value, frozen=True):
    """A question of a tree: ``signal`` known yes leads to ``yes``, known no to ``no`` (node or type ids).

    ``prior`` is the share of customers who go the ``yes`` way when nothing is known.
    """

    id: str
    signal: str
    prior: float
    yes: str
    no: str


class Tree(Value, frozen=True):
    """One facet's decision tree; ``shows[type][signal]`` is the evidence (0 to 4) a signal gives for a leaf.

    ``everyone`` says that each customer has one of its types; otherwise having none is the usual case.
    ``opening`` are answers offered when a description says nothing: signals with 1 (yes) or -1 (no).
    The types of a ``main`` facet lead the card, and have advice for every stage.
    """

    facet: str
    name: Text
    everyone: bool
    opening: tuple[tuple[str, Polarity], ...]
    root: str
    nodes: Mapping[str, Node]
    shows: Mapping[str, Mapping[str, float]]
    main: bool = False

    @property
    def leaves(self) -> tuple[str, ...]:
        """The ids of its types."""
        targets = (target for node in self.nodes.values() for target in (node.yes, node.no))
        return tuple(target for target in targets if target not in self.nodes)


class StageAdvice(Value, frozen=True):
    """For one type at one stage: a tip to the rep, and lines to say or send (256 characters at most each)."""

    tip: Advice
    phrases: tuple[Advice, ...]


class CustomerType(Value, frozen=True):
    """A leaf of a tree: who this customer is and how to treat them at each stage.

    ``welcomes`` and ``resists`` are selling moves; they decide which advice is safe for two types at once.
    """

    id: str
    facet: str
    emoji: str
    name: Text
    portrait: Text
    need: Text
    welcomes: tuple[str, ...]
    resists: tuple[str, ...]
    do: tuple[Advice, ...]
    dont: tuple[Advice, ...]
    stages: Mapping[str, StageAdvice]
    sources: tuple[str, ...]
    also: tuple[str, ...] = ()


class Stage(Value, frozen=True):
    """Where the sale stands; ``cues`` is the wording by which a description tells it."""

    id: str
    name: Text
    when: Text
    cues: tuple[Cue, ...]
    also: tuple[str, ...] = ()


class Library(Value, frozen=True):
    """The whole validated library. ``version`` is the hash of its files.

    ``simplified`` maps each traditional character to its simplified form, ``pinyin`` each character of the library's
    texts to its syllable without tone.
    """

    version: str
    simplified: Mapping[str, str]
    moves: Mapping[str, Move]
    signals: Mapping[str, Signal]
    trees: Mapping[str, Tree]
    types: Mapping[str, CustomerType]
    stages: Mapping[str, Stage]
    placeholders: Mapping[str, Text]
    banned: tuple[Banned, ...] = ()
    objections: Mapping[str, Objection] = {}
    plays: Mapping[str, Play] = {}
    packs: Mapping[str, Pack] = {}
    schemes: Mapping[str, Scheme] = {}
    calendar: Calendar | None = None
    catalogue: Mapping[str, SourceScheme] = {}
    pinyin: Mapping[str, str] = {}

    def tier(self, scheme: str, tier: str) -> Tier | None:
        """A grade by its ids; None where the library has none such (any more)."""
        known = self.schemes.get(scheme)
        return known.tiers.get(tier) if known else None
