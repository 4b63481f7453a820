"""Broadcasts before their lead: the list, a draft, what is asked before it goes, and what became of it."""

from html import escape

from bot.core.teams.timing import Now, Repeat
from bot.core.text import Language
from bot.flows.broadcast_lists import Home
from bot.flows.composing import Composed
from bot.flows.stored_broadcasts import Broadcast
from bot.screens.broadcast_calls import call
from bot.screens.broadcast_phrases import next_words, title_of, to_words, when_words
from bot.screens.broadcast_wording import BroadcastWords, broadcast_words
from bot.screens.customer_words import clipped
from bot.screens.screen import Button, Rows, Screen, short

MARKS = {"draft": "✎", "planned": "⏰", "sending": "📤", "sent": "✓", "cancelled": "🚫"}

MOST_SHOWN = 300
"""Characters of a message that its draft shows; the preview has all."""


def called_off(broadcast: Broadcast, language: Language) -> Screen:
    """To the leads of the team: what was planned does not go out."""
    say = broadcast_words(language)
    return Screen(say.called_off.format(title=escape(title_of(broadcast, language))))


def home(shown: Home) -> Screen:
    """What there is, what is still to go out first, and a new one."""
    say = broadcast_words(shown.language)
    title = f"<b>{say.title.format(team=escape(shown.team))}</b>"
    entries = [(Button(_entry(one, shown.language), _opened(one)),) for one in shown.broadcasts]
    turns: Rows = ()
    if shown.pages > 1:
        before, after = ((shown.page + step) % shown.pages for step in (-1, 1))
        count = Button(f"{shown.page + 1}/{shown.pages}", call(0, "home", shown.page))
        turns = ((Button("‹", call(0, "home", before)), count, Button("›", call(0, "home", after))),)
    text = title if entries else f"{title}\n{say.empty_home}"
    return Screen(text, ((Button(say.labels["new"], call(0, "new"), style="primary"),), *entries, *turns))


def screen_of(shown: Composed) -> Screen:
    """A broadcast as it stands."""
    match shown.broadcast.state:
        case "draft":
            return draft(shown)
        case "planned" if not isinstance(shown.broadcast.timing, Now):
            return planned(shown)
        case "cancelled":
            return cancelled(shown)
        case _:
            return under_way(shown)


def draft(shown: Composed) -> Screen:
    """All of a draft, with a button for each part that can be changed."""
    say, found = broadcast_words(shown.language), shown.broadcast
    parts = [
        f"<b>{say.title.format(team=escape(shown.standing.team))}</b>",
        *refusal(shown, say),
        say.content.format(content=_content(found, say)),
        to_words(shown),
        say.when.format(when=when_words(found.timing, shown.hours, shown.language, shown.now)),
        *_times(shown),
        _answers(found, say),
    ]
    labels = (("text", "who"), ("when", "asks"), ("look", "check"), ("drop", "home"))
    return Screen("\n".join(parts), tuple(tuple(_button(say, found, name) for name in row) for row in labels))


def confirm(shown: Composed) -> Screen:
    """To whom and when, before it goes; other times at hand."""
    say, found = broadcast_words(shown.language), shown.broadcast
    if shown.refusal:
        return draft(shown)
    when = say.when.format(when=when_words(found.timing, shown.hours, shown.language, shown.now))
    asleep = (say.asleep.format(count=shown.asleep),) if shown.asleep else ()
    text = "\n".join((say.confirm.format(to=f"<b>{to_words(shown)}</b>", when=when), *_times(shown), *asleep))
    go = say.labels["go" if isinstance(found.timing, Now) else "plan"].format(count=len(shown.readers))
    times = tuple(Button(say.labels[name], call(found.id, "at", name, "check")) for name in ("now", "own9", "daily"))
    return Screen(
        text,
        (
            (Button(short(go), call(found.id, "send", found.version), style="primary"),),
            (_button(say, found, "names", "check"), _button(say, found, "look")),
            times[:2],
            (times[2], Button(say.labels["other"], call(found.id, "when"))),
            (Button(say.labels["back"], call(found.id, "show")),),
        ),
    )


def planned(shown: Composed) -> Screen:
    """What is to come."""
    say, found = broadcast_words(shown.language), shown.broadcast
    when = when_words(found.timing, shown.hours, shown.language, shown.now)
    head = (say.paused if found.paused else say.planned).format(when=when, to=to_words(shown))
    title = f"<b>{escape(title_of(found, shown.language))}</b>"
    parts = [title, *refusal(shown, say), head, *(() if found.paused else _times(shown))]
    pause: tuple[Button, ...] = ()
    if isinstance(found.timing, Repeat):
        pause = (_button(say, found, "resume" if found.paused else "pause"),)
    edit = (_button(say, found, "edit"),) if found.author_id == shown.standing.person_id else ()
    rows = ((*edit, *pause), (_button(say, found, "names", "show"), _button(say, found, "look")))
    last = (_button(say, found, "cancel"), _button(say, found, "home"))
    return Screen("\n".join(parts), tuple(row for row in (*rows, last) if row))


def under_way(shown: Composed) -> Screen:
    """It is on its way, or out: what came of it is in its report."""
    say, found = broadcast_words(shown.language), shown.broadcast
    told = say.sending if found.state in ("planned", "sending") else say.over
    text = told.format(title=escape(title_of(found, shown.language)), count=shown.written or len(shown.readers))
    first = _report(found, say) if found.started_at else _button(say, found, "cancel")
    return Screen("\n".join((*refusal(shown, say), text)), ((first, _button(say, found, "home")),))


def cancelled(shown: Composed) -> Screen:
    """It does not go; what had not begun can be taken up again by its author."""
    say, found = broadcast_words(shown.language), shown.broadcast
    again = found.started_at is None and found.author_id == shown.standing.person_id
    undo = (Button(say.labels["undo"], call(found.id, "edit")),) if again else ()
    report = (_report(found, say),) if found.started_at else ()
    text = say.cancelled.format(title=escape(title_of(found, shown.language)))
    return Screen(text, ((*undo, *report, _button(say, found, "home")),))


def with_words(screen: Screen, said: str) -> Screen:
    """The same with a word before it."""
    return Screen(f"⚠️ {said}\n{screen.text}", screen.rows)


def refusal(shown: Composed, say: BroadcastWords) -> list[str]:
    """Why what was asked for was not done."""
    if shown.refusal is None:
        return []
    return [f"⚠️ {say.refusals[shown.refusal].format(over=shown.broadcast.message.over)}"]


def _times(shown: Composed) -> tuple[str, ...]:
    told = next_words(shown.broadcast.timing, shown.hours, shown.language, shown.now)
    return (told,) if told else ()


def _content(found: Broadcast, say: BroadcastWords) -> str:
    message = found.message
    if message.empty:
        return say.untitled
    kind, text = say.kinds.get(message.kind, ""), escape(clipped(message.text, MOST_SHOWN))
    return "\n".join(part for part in (kind, f"<blockquote>{text}</blockquote>" if text else "") if part)


def _answers(found: Broadcast, say: BroadcastWords) -> str:
    if not found.asks:
        return say.no_answers
    pings = say.pings.format(hours=found.ping_hours, times=found.pings_allowed) if found.pings_allowed else say.no_pings
    return say.answers.format(pings=pings)


def _entry(one: Broadcast, language: Language) -> str:
    mark = "🔁" if isinstance(one.timing, Repeat) and one.state == "planned" else MARKS[one.state]
    return short(f"{'⏸' if one.paused else mark} {title_of(one, language)}")


def _opened(one: Broadcast) -> str:
    """What opens it: of what has begun, its report."""
    return f"y:{one.id}" if one.started_at else call(one.id, "show")


def _report(found: Broadcast, say: BroadcastWords) -> Button:
    return Button(say.labels["report"], f"y:{found.id}")


def _button(say: BroadcastWords, found: Broadcast, name: str, *arguments: str) -> Button:
    data = call(0, "home") if name == "home" else call(found.id, name, *arguments)
    return Button(say.labels[name], data)
