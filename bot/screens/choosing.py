"""Pick a stage; say which type it really is. For a case and for a customer of the book alike."""

from collections.abc import Callable, Iterable
from functools import partial

from bot.core.case import Case
from bot.core.library import STAGES, CustomerType, Library
from bot.core.text import Language
from bot.screens.callbacks import call
from bot.screens.screen import Button, Rows, Screen, grid, short
from bot.screens.wording import words

ON_A_PAGE = {"zh": 12, "en": 8}
WIDTH = {"zh": 3, "en": 2}
"""Chinese names are short: three fit a row on a phone, and four rows a page leave one for the way back."""

MOST_LIKELY = 6

Data = Callable[..., str]
"""Makes the data of a button from a verb and its arguments."""


def stages(case: Case) -> Screen:
    """All nine stages, and how to tell them."""
    return all_stages(case.engine.library, case.language, case.stage, partial(call, case.id))


def all_stages(library: Library, language: Language, here: str, data: Data) -> Screen:
    """As ``stages``, for whoever's buttons say ``data``."""
    say = words(language)
    lines = [f"<b>{say.which_stage}</b>"]
    lines += [f"{stage.name.in_(language)} · {stage.when.in_(language)}" for stage in library.stages.values()]
    buttons = [_stage(library, language, stage, here, data) for stage in STAGES]
    return Screen("\n".join(lines), (*grid(buttons, 3), (Button(say.back, data("card")),)))


def stage_row(library: Library, language: Language, here: str, data: Data) -> tuple[Button, ...]:
    """The stage, the ones beside it, and the way to all of them."""
    place = STAGES.index(here) if here in STAGES else 0
    first = max(0, min(place - 1, len(STAGES) - 3))
    near = [_stage(library, language, stage, here, data) for stage in STAGES[first : first + 3]]
    return (*near, Button(words(language).other_stages, data("stages")))


def types(case: Case, facet: str = "", page: int = 0) -> Screen:
    """Without a facet: the types that came closest, and the facets to look in. With one: its types, by pages."""
    named = {ranked.type for ranked in case.verdict.leading}
    judged = case.engine.weigh(case.reading, case.answers).types
    close = [ranked.type for ranked in judged if ranked.type not in named]
    return all_types(case.engine.library, case.language, close, partial(call, case.id), facet, page)


def all_types(
    library: Library, language: Language, close: Iterable[str], data: Data, facet: str = "", page: int = 0
) -> Screen:
    """As ``types``, for whoever's buttons say ``data``; ``close`` are the types that came closest."""
    say = words(language)
    tree = library.trees.get(facet)
    if tree is None:
        return _likeliest(library, language, [library.types[kind] for kind in close][:MOST_LIKELY], data)
    kinds = [library.types[leaf] for leaf in tree.leaves]
    size = ON_A_PAGE[language]
    pages = [kinds[start : start + size] for start in range(0, len(kinds), size)]
    page = max(0, min(page, len(pages) - 1))
    navigation = [Button(say.back, data("wrong"))]
    if page > 0:
        navigation.append(Button("‹", data("wrong", facet, str(page - 1))))
    if page < len(pages) - 1:
        navigation.append(Button("›", data("wrong", facet, str(page + 1))))
    count = f" {page + 1}/{len(pages)}" if len(pages) > 1 else ""
    title = f"<b>{say.which_type}</b> {tree.name.in_(language)}{count}"
    return Screen(title, (*grid(_named(language, pages[page], data), WIDTH[language]), tuple(navigation)))


def _likeliest(library: Library, language: Language, close: list[CustomerType], data: Data) -> Screen:
    """The runners-up first: when the bot is wrong, one of them is usually right."""
    say = words(language)
    ordered = sorted(library.trees.values(), key=lambda tree: not tree.main)
    facets = [Button(f"{tree.name.in_(language)} ›", data("wrong", tree.facet)) for tree in ordered]
    likely: Rows = grid(_named(language, close, data)[: 2 * WIDTH[language]], WIDTH[language])
    return Screen(f"<b>{say.which_type}</b>", (*likely, *grid([*facets, Button(say.back, data("card"))], 3)))


def _named(language: Language, kinds: list[CustomerType], data: Data) -> list[Button]:
    return [Button(short(f"{kind.emoji} {kind.name.in_(language)}"), data("is", kind.id)) for kind in kinds]


def _stage(library: Library, language: Language, stage: str, here: str, data: Data) -> Button:
    label = library.stages[stage].name.in_(language)
    return Button(f"{label} •" if stage == here else label, data("at", stage))
