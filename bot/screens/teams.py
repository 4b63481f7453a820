"""Teams on one living message: which there are, who is in one, and what the reader may do there."""

from html import escape

from bot.core.teams import roles
from bot.core.teams.roles import Action, Role
from bot.core.text import Language
from bot.flows.handing_over import Scope
from bot.flows.team_seeing import Home, Member, TeamSeen
from bot.screens.handover_calls import handing
from bot.screens.oversight_calls import rep_list
from bot.screens.screen import Button, Rows, Screen, grid, short
from bot.screens.team_calls import team_call
from bot.screens.team_lines import LIST as LINES
from bot.screens.team_wording import TeamWords, team_words

A_PAGE = 8
"""Members on a page."""

MOST_ROWS = 40
"""Rows of colleagues to choose from, well under what a message may have."""


def home(found: Home, language: Language, said: str = "") -> Screen:
    """The teams there are for the reader; what a team is for whom there are none."""
    say = team_words(language)
    if not found.teams:
        about = say.none_owner if found.owner else say.none
    else:
        about = say.all_teams if found.owner else say.your_teams
    lines = [f"<b>{say.title}</b>", *_said(said), about]
    lines += [_listed(say, one.name, one.members, here=one.works_here) for one in found.teams]
    rows: Rows = grid([Button(short(one.name), team_call("team", one.id)) for one in found.teams], 2)
    if found.owner:
        resign = (Button(say.resign, "m:resign:0"),) if found.resigns else ()
        rows = (*rows, (Button(say.new, "m:new:0"), *resign))
    return Screen("\n".join(lines), rows)


def team(seen: TeamSeen, language: Language, page: int = 0, said: str = "") -> Screen:
    """A team: for whom may see its members all of them, else who leads it and what leads see."""
    say = team_words(language)
    make = _whole if seen.may("see_members") else _from_within
    lines, rows = make(seen, say, page)
    work = [Button(say.work_here, team_call("work", seen.id))] if seen.choice and not seen.works_here else []
    leave = [Button(say.leave, team_call("leave", seen.id))] if seen.belongs else []
    up = [Button(say.back, "m:home:0")] if seen.choice or "owner" in seen.roles else []
    more: Rows = tuple(tuple(row) for row in ([*work, *leave], up) if row)
    return Screen("\n".join([lines[0], *_said(said), *lines[1:]]), (*rows, *more))


def member(seen: TeamSeen, one: Member, language: Language, said: str = "") -> Screen:
    """Somebody in the team, and what can be done."""
    say = team_words(language)
    lines = [
        f"<b>{_name(say, seen, one)}</b> · {escape(seen.name)}",
        *_said(said),
        f"{say.role[one.role]} · {say.customers.format(customers=one.customers)}{_tags(one.tags)}",
    ]
    buttons = [Button(say.tags, team_call("tag", seen.id, one.id))] if seen.may("tag_member") else []
    if seen.may("change_role"):
        other: Role = "rep" if one.role == "lead" else "lead"
        buttons.append(Button(say.make[other], team_call("role", seen.id, one.id, other)))
    if one.customers and seen.may("open_customer"):
        buttons.append(Button(say.doors["book"], rep_list(seen.id, one.id)))
    if one.customers and seen.may("reassign"):
        buttons.append(Button(say.doors["give"], handing(Scope(None, seen.id, one.id))))
    removes = seen.may(roles.removing(one.role)) and one.id != seen.reader
    out: Rows = ((Button(say.remove, team_call("remove", seen.id, one.id), style="danger"),),) if removes else ()
    return Screen("\n".join(lines), (*grid(buttons, 2), *out, _back_to(say, seen)))


def removing(seen: TeamSeen, one: Member, language: Language, said: str = "") -> Screen:
    """Is this member to be removed, and who gets their customers?"""
    say = team_words(language)
    question = say.remove_question.format(name=escape(one.name), team=escape(seen.name))
    back = (Button(say.not_now, team_call("member", seen.id, one.id)),)
    if not one.customers:
        yes = Button(say.remove_yes, team_call("give", seen.id, one.id, 0), style="danger")
        return Screen("\n".join([question, *_said(said)]), ((yes, *back),))
    lines = [question, *_said(said), say.to_whom.format(customers=one.customers)]
    return Screen("\n".join(lines), (*_colleagues(say, seen, one.id, "give", one.id), back))


def passing_on(seen: TeamSeen, handover: int, language: Language, said: str = "") -> Screen:
    """Who gets the customers that came to the reader by a handover?"""
    say = team_words(language)
    choice = _colleagues(say, seen, seen.reader, "pass", handover)
    back = (Button(say.not_now, team_call("team", seen.id)),)
    return Screen("\n".join([*_said(said), say.heir_question]), (*choice, back))


def _colleagues(say: TeamWords, seen: TeamSeen, but: int, verb: str, number: int) -> Rows:
    """A button for each member but one, the reader and leads first."""
    heirs = [other for other in seen.members if other.id != but]
    heirs.sort(key=lambda other: (other.id != seen.reader, other.role != "lead"))
    labels = [say.to_me if one.id == seen.reader else f"{one.name} {one.customers}" for one in heirs]
    calls = [team_call(verb, seen.id, number, one.id) for one in heirs]
    return grid([Button(short(label), call) for label, call in zip(labels, calls, strict=True)], 2)[:MOST_ROWS]


def closing(seen: TeamSeen, language: Language) -> Screen:
    """Is the team to be closed?"""
    say = team_words(language)
    question = say.close_question.format(name=escape(seen.name), members=len(seen.members))
    yes = Button(say.close_yes, team_call("closed", seen.id), style="danger")
    return Screen(question, ((Button(say.not_now, team_call("team", seen.id)), yes),))


def leaving(seen: TeamSeen, language: Language) -> Screen:
    """Does the reader want to leave?"""
    say = team_words(language)
    question = say.leave_question.format(name=escape(seen.name), customers=seen.customers)
    yes = Button(say.leave_yes, team_call("left", seen.id), style="danger")
    return Screen(question, ((Button(say.not_now, team_call("team", seen.id)), yes),))


def asking(question: str, back: str, language: Language, said: str = "") -> Screen:
    """The reader is to write something; ``back`` is the data of the button that goes back."""
    return Screen("\n".join([*_said(said), question]), ((Button(team_words(language).back, back),),))


def refused(language: Language) -> Screen:
    """A polite no; it tells nothing of what was asked for."""
    say = team_words(language)
    return Screen(say.refused, ((Button(say.title, "m:home:0"),),))


def _whole(seen: TeamSeen, say: TeamWords, page: int) -> tuple[list[str], Rows]:
    """For who may see its members."""
    pages = max(1, -(-len(seen.members) // A_PAGE))
    page = min(page, pages - 1)
    shown = seen.members[page * A_PAGE : (page + 1) * A_PAGE]
    total = sum(one.customers for one in seen.members)
    lines = [say.head.format(name=escape(seen.name), members=len(seen.members), customers=total)]
    lines += [_line(say, seen, one) for one in shown] or [say.nobody]
    if seen.members and not seen.leads:
        lines.append(say.no_lead)
    rows = grid([Button(short(one.name), team_call("member", seen.id, one.id)) for one in shown], 2)
    if pages > 1:
        following = (page + 1) % pages
        turn = Button(say.more.format(n=following + 1, of=pages), team_call("team", seen.id, following))
        rows = (*rows, (turn,))
    return lines, (*rows, *grid(_doors(seen, say), 2), *grid(_tools(seen, say), 2))


def _doors(seen: TeamSeen, say: TeamWords) -> list[Button]:
    """To what else the reader sees to here; those that know no team are of the one they work in."""
    doors: list[tuple[Action, str, str]] = [
        ("see_team_day", "day", f"n:day:{seen.id}:0"),
        ("open_customer", "missed", f"o:m:{seen.id}"),
    ]
    if seen.works_here:
        doors += [("broadcast", "news", "w:0:home:0"), ("suggest_line", "lines", LINES)]
    return [Button(say.doors[name], data) for action, name, data in doors if seen.may(action)]


def _tools(seen: TeamSeen, say: TeamWords) -> list[Button]:
    tools = [Button(say.invite, team_call("invite", seen.id))]
    if seen.invited:
        tools.append(Button(say.waiting.format(n=len(seen.invited)), team_call("invited", seen.id)))
    tools.append(Button(say.rename, team_call("rename", seen.id)))
    if seen.may("invite_lead") and "lead" not in seen.roles:
        tools.append(Button(say.lead_myself, team_call("self", seen.id)))
    if seen.may("export_audit"):
        tools.append(Button(say.audit, team_call("audit", seen.id)))
    if seen.may("close_team"):
        tools.append(Button(say.close, team_call("close", seen.id), style="danger"))
    return tools


def _from_within(seen: TeamSeen, say: TeamWords, page: int) -> tuple[list[str], Rows]:
    """For a rep."""
    del page
    names = ", ".join(escape(one.name) for one in seen.leads)
    lines = [
        f"👥 <b>{escape(seen.name)}</b>",
        say.lead_line.format(names=names) if names else say.no_lead,
        say.yours.format(customers=seen.customers),
        "",
        say.leads_see,
    ]
    return lines, ((Button(say.doors["lines"], LINES),),) if seen.works_here else ()


def _line(say: TeamWords, seen: TeamSeen, one: Member) -> str:
    role = f"{say.role['lead']} " if one.role == "lead" else ""
    return say.member.format(role=role, name=_name(say, seen, one), customers=one.customers, tags=_tags(one.tags))


def _listed(say: TeamWords, name: str, members: int, *, here: bool) -> str:
    return (say.here if here else "") + say.line.format(name=escape(name), members=members)


def _name(say: TeamWords, seen: TeamSeen, one: Member) -> str:
    return escape(one.name) + (say.you if one.id == seen.reader else "")


def _tags(tags: tuple[str, ...]) -> str:
    return "".join(f" #{escape(tag)}" for tag in tags)


def _said(said: str) -> list[str]:
    return [said] if said else []


def _back_to(say: TeamWords, seen: TeamSeen) -> tuple[Button, ...]:
    return (Button(say.back, team_call("team", seen.id)),)
