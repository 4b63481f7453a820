"""Pick a stage; say which type it really is."""

from bot.core.case import Case
from bot.core.library import STAGES, CustomerType
from bot.screens.callbacks import call
from bot.screens.screen import Button, Screen, grid, short
from bot.screens.wording import words

ON_A_PAGE = {"zh": 12, "en": 8}
WIDTH = {"zh": 3, "en": 2}
"""Chinese names are short: three fit a row on a phone, and four rows a page leave one for the way back."""

MOST_LIKELY = 6


def stages(case: Case) -> Screen:
    """All nine stages, and how to tell them."""
    say = words(case.language)
    library = case.engine.library
    lines = [f"<b>{say.which_stage}</b>"]
    lines += [f"{stage.name.in_(case.language)} · {stage.when.in_(case.language)}" for stage in library.stages.values()]
    buttons = []
    for stage in STAGES:
        label = library.stages[stage].name.in_(case.language)
        buttons.append(Button(f"{label} •" if stage == case.stage else label, call(case.id, "at", stage)))
    return Screen("\n".join(lines), (*grid(buttons, 3), (Button(say.back, call(case.id, "card")),)))


def types(case: Case, facet: str = "", page: int = 0) -> Screen:
    """Without a facet: the types that came closest, and the facets to look in. With one: its types, by pages."""
    say, library = words(case.language), case.engine.library
    tree = library.trees.get(facet)
    if tree is None:
        return _likeliest(case)
    kinds = [library.types[leaf] for leaf in tree.leaves]
    size = ON_A_PAGE[case.language]
    pages = [kinds[start : start + size] for start in range(0, len(kinds), size)]
    page = max(0, min(page, len(pages) - 1))
    navigation = [Button(say.back, call(case.id, "wrong"))]
    if page > 0:
        navigation.append(Button("‹", call(case.id, "wrong", facet, str(page - 1))))
    if page < len(pages) - 1:
        navigation.append(Button("›", call(case.id, "wrong", facet, str(page + 1))))
    count = f" {page + 1}/{len(pages)}" if len(pages) > 1 else ""
    title = f"<b>{say.which_type}</b> {tree.name.in_(case.language)}{count}"
    return Screen(title, (*grid(_named(case, pages[page]), WIDTH[case.language]), tuple(navigation)))


def _likeliest(case: Case) -> Screen:
    """The runners-up first: when the bot is wrong, one of them is usually right."""
    say, library = words(case.language), case.engine.library
    named = {ranked.type for ranked in case.verdict.leading}
    judged = case.engine.weigh(case.reading, case.answers).types
    close = [library.types[ranked.type] for ranked in judged if ranked.type not in named][:MOST_LIKELY]
    ordered = sorted(library.trees.values(), key=lambda tree: not tree.main)
    facets = [Button(f"{tree.name.in_(case.language)} ›", call(case.id, "wrong", tree.facet)) for tree in ordered]
    likely = grid(_named(case, close)[: 2 * WIDTH[case.language]], WIDTH[case.language])
    return Screen(f"<b>{say.which_type}</b>", (*likely, *grid([*facets, Button(say.back, call(case.id, "card"))], 3)))


def _named(case: Case, kinds: list[CustomerType]) -> list[Button]:
    return [
        Button(short(f"{kind.emoji} {kind.name.in_(case.language)}"), call(case.id, "is", kind.id)) for kind in kinds
    ]
