"""Who may do what. Every action asks here, on the server's side, whatever buttons were shown."""

from collections.abc import Mapping
from typing import Final, Literal

Role = Literal["owner", "lead", "rep"]
"""The owner runs the bot; leads and reps belong to a team. One person may be an owner and a lead of a team."""

MEMBER_ROLES: Final[tuple[Role, ...]] = ("lead", "rep")
"""What somebody may be in a team."""

Action = Literal[
    "make_team", "close_team", "rename_team", "set_rules", "see_members", "invite_rep", "invite_lead", "remove_rep",
    "remove_lead", "change_role", "tag_member", "broadcast", "see_report", "see_team_day", "see_own_day",
    "open_customer", "reassign", "hand_over_own", "suggest_line", "publish_line", "export_audit",
]  # fmt: skip

_OWNER: Final[frozenset[Role]] = frozenset({"owner"})
_LEAD: Final[frozenset[Role]] = frozenset({"lead"})
_ABOVE: Final[frozenset[Role]] = frozenset({"owner", "lead"})
_MEMBERS: Final[frozenset[Role]] = frozenset({"lead", "rep"})

MAY: Final[Mapping[Action, frozenset[Role]]] = {
    "make_team": _OWNER,
    "close_team": _OWNER,
    "rename_team": _ABOVE,
    "set_rules": _LEAD,
    "see_members": _ABOVE,
    "invite_rep": _ABOVE,
    "invite_lead": _OWNER,
    "remove_rep": _ABOVE,
    "remove_lead": _OWNER,
    "change_role": _OWNER,
    "tag_member": _ABOVE,
    "broadcast": _LEAD,
    "see_report": _LEAD,
    "see_team_day": _LEAD,
    "see_own_day": _MEMBERS,
    "open_customer": _LEAD,
    "reassign": _LEAD,
    "hand_over_own": _MEMBERS,
    "suggest_line": _MEMBERS,
    "publish_line": _LEAD,
    "export_audit": _ABOVE,
}
"""An owner runs the bot and its teams but reads no customer and sends no message to reps, unless they lead the team."""


def may(roles: frozenset[Role], action: Action) -> bool:
    """Whether somebody with these roles in a team may do this there."""
    return bool(roles & MAY[action])


def inviting(role: str) -> Action:
    """What it takes to invite somebody as that."""
    return "invite_lead" if role == "lead" else "invite_rep"


def removing(role: str) -> Action:
    """What it takes to remove somebody who is that."""
    return "remove_lead" if role == "lead" else "remove_rep"
