"""Which looked-up screen a tap brings."""

from bot.flows import looking
from bot.flows.looking import InHand
from bot.screens.looking import objection_page, product_page, search_page, type_page
from bot.screens.looks import Look
from bot.screens.plays import play_page, plays_page
from bot.screens.screen import Screen


def looked_screen(hand: InHand, look: Look) -> Screen | None:
    """The screen; None when what it shows is no longer in the library."""
    library = hand.engine.library
    first, query = look.argument(0), look.query
    match look.verb:
        case "find":
            return search_page(hand, query, looking.search(hand, query), look.number(0)) if query else None
        case "plays":
            return plays_page(hand, look.number(0))
        case "obj":
            objection = hand.engine.ears.objection(first)
            return objection_page(hand, objection, look.argument(1), look.number(2), query) if objection else None
        case "type":
            kind = library.types.get(first)
            return type_page(hand, kind, look.argument(1), look.number(2), query) if kind else None
        case "play":
            play = library.plays.get(first)
            return play_page(hand, play, look.number(1), look.number(2), query) if play else None
        case "prod":
            pack, product = library.packs.get(first), look.argument(1)
            known = pack is not None and product in pack.products
            return product_page(hand, pack, product, look.number(2), query) if pack and known else None
    return None
