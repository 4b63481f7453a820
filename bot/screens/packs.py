"""Choosing one's trade."""

from html import escape

from bot.flows.looking import InHand
from bot.screens.screen import Button, Screen, grid, short
from bot.screens.wording import words


def pack_choice(hand: InHand, done: bool = False) -> Screen:
    """Every trade; the chosen one is marked. ``done`` says that it was chosen just now."""
    say, library = words(hand.language), hand.engine.library
    chosen = library.packs.get(hand.pack)
    text = f"<b>{say.pack_question}</b>\n{say.pack_about}"
    if chosen:
        name = f"{chosen.emoji} {chosen.name.in_(hand.language)}"
        text = (say.pack_chosen if done else say.pack_now).format(pack=f"<b>{escape(name)}</b>")
        text += f"\n{escape(chosen.about.in_(hand.language))}"
    elif done:
        text = say.pack_none_chosen
    buttons = []
    for pack in library.packs.values():
        label = f"{pack.emoji} {pack.name.in_(hand.language)}"
        buttons.append(Button(short(f"{label} •" if pack.id == hand.pack else label), f"pack:{pack.id}"))
    buttons.append(Button(say.pack_none if hand.pack else f"{say.pack_none} •", "pack:"))
    return Screen(text, grid(buttons, 2))
