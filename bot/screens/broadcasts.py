"""Broadcasts before their lead: the drafts, what is planned, what went out."""

from html import escape

from bot.core.text import Language
from bot.flows.stored_broadcasts import Broadcast
from bot.screens.broadcast_wording import broadcast_words
from bot.screens.screen import Screen


def called_off(broadcast: Broadcast, language: Language) -> Screen:
    """To the leads of the team: what was planned does not go out."""
    say = broadcast_words(language)
    return Screen(say.called_off.format(title=escape(title_of(broadcast, language))))


def title_of(broadcast: Broadcast, language: Language) -> str:
    """What a broadcast is called: by its first words, else by what kind of thing it is."""
    say = broadcast_words(language)
    return broadcast.title or say.kinds.get(broadcast.message.kind, say.untitled)
