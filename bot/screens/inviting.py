"""Invitations: made, waiting, and as the one who got it sees it; news of a team."""

from collections.abc import Mapping
from datetime import timedelta
from html import escape
from typing import Any

from bot.core.teams.roles import MEMBER_ROLES, Role, inviting
from bot.core.text import Language
from bot.flows.inviting import Invitation
from bot.flows.team_news import News
from bot.flows.team_seeing import Invited, TeamSeen
from bot.screens.screen import Button, Rows, Screen
from bot.screens.team_calls import team_call
from bot.screens.team_wording import TeamWords, team_words

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def choose_role(seen: TeamSeen, language: Language) -> Screen:
    """As what is somebody invited?"""
    say = team_words(language)
    buttons = tuple(
        Button(say.role[role], team_call("link", seen.id, role))
        for role in reversed(MEMBER_ROLES)
        if seen.may(inviting(role))
    )
    back = (Button(say.back, team_call("team", seen.id)),)
    return Screen(say.invite_question.format(name=escape(seen.name)), (buttons, back))


def caption(team: str, role: Role, link: str, language: Language) -> str:
    """What stands under the picture of a link; plain text."""
    say = team_words(language)
    return say.caption.format(team=team, role=say.role[role], link=link)


def waiting(seen: TeamSeen, language: Language, said: str = "") -> Screen:
    """Invitations that nobody has used yet, latest first."""
    say = team_words(language)
    lines = [say.invited_title.format(name=escape(seen.name)), *([said] if said else [])]
    rows: list[tuple[Button, ...]] = []
    for n, one in enumerate(seen.invited[:8], start=1):
        lines.append(_line(say, n, one, seen))
        tags = Button(f"{n} {say.tags}", team_call("label", seen.id, one.id))
        rows.append((tags, Button(f"{n} {say.withdraw}", team_call("withdraw", seen.id, one.id))))
    rows.append((Button(say.invite, team_call("invite", seen.id)), Button(say.back, team_call("team", seen.id))))
    return Screen("\n".join(lines), tuple(rows))


def invitation(found: Invitation, token: str, language: Language) -> Screen:
    """What the one who holds an invitation sees: what team, who asks, what leads see; or why it does not open."""
    say = team_words(language)
    if found.state == "joined":
        return Screen(say.welcome.format(team=escape(found.team), role=say.role[found.role]), tiles=True)
    if found.state != "open":
        return Screen(say.states[found.state].format(team=escape(found.team)))
    by = escape(found.by) or say.greeting_from_owner
    parts = [say.greeting.format(by=by, team=escape(found.team), role=say.role[found.role]), say.leads_see]
    rows: Rows = ((Button(say.join, f"m:join:{token}:keep", style="success"),),)
    if found.customers:
        parts.append(say.bring_question.format(customers=found.customers))
        rows = (
            (Button(say.join_bring, f"m:join:{token}:bring"),),
            (Button(say.join_keep, f"m:join:{token}:keep"),),
        )
    return Screen("\n\n".join(parts), (*rows, (Button(say.no_thanks, f"m:join:{token}:no"),)))


def news(what: News, language: Language, facts: Mapping[str, Any]) -> Screen:
    """What happened in a team; customers that came with it can be passed on."""
    say = team_words(language)
    told = {name: escape(value) for name, value in facts.items() if isinstance(value, str)}
    text = say.news[what].format(**told)
    if facts.get("handover") is None:
        return Screen(text)
    on = Button(say.hand_on, team_call("pass", facts["team_id"], facts["handover"]))
    return Screen(f"{text}\n{say.left_customers}", ((on,),))


def _line(say: TeamWords, n: int, one: Invited, seen: TeamSeen) -> str:
    left = one.until - seen.made_at
    remaining = say.days_left.format(n=left // _DAY) if left > _DAY else say.hours_left.format(n=max(1, left // _HOUR))
    tags = "".join(f" #{escape(tag)}" for tag in one.tags)
    by = escape(one.by) or say.by_owner
    return say.invited_line.format(n=n, role=say.role[one.role], left=remaining, by=f" · {by}", tags=tags)
