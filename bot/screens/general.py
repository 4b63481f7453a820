"""Everything that is not about a customer: welcome, help, language, privacy, the tiles that are still to come."""

from html import escape

from bot.core.text import Language
from bot.screens.screen import Button, Screen
from bot.screens.wording import words

KEPT_DAYS = 90
"""Days an untouched description is kept (also told by /privacy)."""


def welcome(language: Language) -> Screen:
    """The first message, with the tiles."""
    say = words(language)
    return Screen(f"<b>{say.hello_title}</b>\n{say.hello}", tiles=True)


def examples(language: Language) -> Screen:
    """Three descriptions to tap."""
    say = words(language)
    rows = tuple((Button(example.label, f"example:{index}"),) for index, example in enumerate(say.examples))
    return Screen(say.try_one, rows)


def help_(language: Language) -> Screen:
    """How it works, with the tiles again for whom they were lost."""
    return Screen(words(language).help, tiles=True)


def describe_prompt(language: Language) -> Screen:
    """What to write."""
    return Screen(words(language).describe_prompt, tiles=True)


def coming(language: Language, tile: str) -> Screen:
    """A tile whose feature is not there yet says so, and what works today."""
    say = words(language)
    texts = {
        say.tile_customers: say.customers_soon,
        say.tile_today: say.today_soon,
        say.tile_practice: say.practice_soon,
    }
    return Screen(texts[tile], tiles=True)


def language_choice(language: Language) -> Screen:
    """Both languages, whichever is spoken now."""
    return Screen(
        words(language).language_question, ((Button("中文", "language:zh"), Button("English", "language:en")),)
    )


def language_chosen(language: Language) -> Screen:
    """Said in the new language, with its tiles."""
    return Screen(words(language).language_chosen, tiles=True)


def privacy(language: Language, operator: str, contact: str) -> Screen:
    """What is kept, why, how long, who sees it (Telegram's Bot Developer Terms, section 4), and how to erase it."""
    say = words(language)
    text = say.privacy.format(operator=escape(operator), contact=escape(contact), days=KEPT_DAYS)
    return Screen(text, ((Button(say.erase, "erase:ask", style="danger"),),))


def erase_question(language: Language) -> Screen:
    """Sure? The safe choice comes first."""
    say = words(language)
    return Screen(
        say.erase_question, ((Button(say.erase_no, "erase:no"), Button(say.erase_yes, "erase:yes", style="danger")),)
    )


def plain(text: str) -> Screen:
    """Fixed wording on its own."""
    return Screen(text)
