"""What may become of a team's line, and by whom. A rep suggests; a lead decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from bot.core.teams.roles import Action

State = Literal["draft", "proposed", "live", "declined", "withdrawn"]

Verb = Literal["suggest", "retract", "publish", "decline", "reopen", "withdraw", "revive", "drop"]

MOST_LIVE, MOST_PROPOSED = 500, 20
"""Lines that are live in a team; suggestions of one rep that wait for an answer."""


@dataclass(frozen=True, slots=True)
class LineAct:
    """``before`` it the line is in one of these states, after it in that one (None: it is no more).

    ``action`` is what one must be permitted in the team; ``author``: and have written it. ``undo`` takes it back.
    """

    before: frozenset[State]
    after: State | None
    action: Action
    author: bool = False
    undo: Verb | None = None


ACTS: Final[Mapping[Verb, LineAct]] = {
    "suggest": LineAct(frozenset({"draft", "declined"}), "proposed", "suggest_line", True, "retract"),
    "retract": LineAct(frozenset({"proposed"}), "draft", "suggest_line", True, "suggest"),
    "publish": LineAct(frozenset({"draft", "proposed"}), "live", "publish_line", False, "withdraw"),
    "decline": LineAct(frozenset({"proposed"}), "declined", "publish_line", False, "reopen"),
    "reopen": LineAct(frozenset({"declined"}), "proposed", "publish_line", False, "decline"),
    "withdraw": LineAct(frozenset({"live"}), "withdrawn", "publish_line", False, "revive"),
    "revive": LineAct(frozenset({"withdrawn"}), "live", "publish_line", False, "withdraw"),
    "drop": LineAct(frozenset({"draft"}), None, "suggest_line", True),
}


def needed(verb: Verb, state: State, *, author: bool) -> Action | None:
    """What one must be permitted to do this to a line in this state; None: it can't be done, or not by them.

    A draft is its author's alone.
    """
    act = ACTS[verb]
    theirs = author or not (act.author or state == "draft")
    return act.action if theirs and state in act.before else None


def needed_to_change(state: State, *, author: bool) -> Action | None:
    """What one must be permitted to word a line anew or have it belong elsewhere; None: it can't be changed by them."""
    if author and state in ("draft", "proposed", "declined"):
        return "suggest_line"
    return None if state == "draft" else "publish_line"


def seen(state: State, *, author: bool, leads: bool) -> bool:
    """Whether a member of the team sees a line: what is live, what they wrote, and a lead all but others' drafts."""
    return author or state == "live" or (leads and state != "draft")
