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


def tile(language: Language, name: str) -> Screen:
    """What a tile (or the word "menu") brings. One whose feature is not there yet says so, and what works today."""
    say = words(language)
    texts = {
        "tile_describe": say.describe_prompt,
        "tile_practice": say.practice_soon,
    }
    return Screen(texts.get(name, say.help), tiles=True)


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


def erasing(language: Language, tapped: str) -> Screen:
    """After a button about erasing: the question, safe choice first, or what came of it."""
    say = words(language)
    if tapped == "erase:yes":
        return Screen(say.erased)
    if tapped == "erase:no":
        return Screen(say.kept)
    choice = (Button(say.erase_no, "erase:no"), Button(say.erase_yes, "erase:yes", style="danger"))
    return Screen(say.erase_question, (choice,))


def plain(text: str) -> Screen:
    """Fixed wording on its own."""
    return Screen(text)
