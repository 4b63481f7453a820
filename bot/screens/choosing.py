"""Pick a stage; say which type it really is."""

from bot.core.case import Case
from bot.core.library import STAGES, CustomerType
from bot.screens.callbacks import call
from bot.screens.screen import Button, Screen, grid
from bot.screens.wording import words

ON_A_PAGE = {"zh": 12, "en": 8}
WIDTH = {"zh": 3, "en": 2}
"""Chinese names are short: three fit a row on a phone, and four rows a page leave one for the way back."""


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


def types(case: Case, page: int = 0) -> Screen:
    """Every type, facet by facet, a page at a time."""
    say = words(case.language)
    pages = _pages(case)
    page = max(0, min(page, len(pages) - 1))
    buttons = [
        Button(f"{kind.emoji} {kind.name.in_(case.language)}", call(case.id, "is", kind.id)) for kind in pages[page]
    ]
    navigation = [Button(say.back, call(case.id, "card"))]
    if page > 0:
        navigation.append(Button("‹", call(case.id, "wrong", str(page - 1))))
    if page < len(pages) - 1:
        navigation.append(Button("›", call(case.id, "wrong", str(page + 1))))
    facet = case.engine.library.trees[pages[page][0].facet].name.in_(case.language)
    title = f"<b>{say.which_type}</b> {facet} {page + 1}/{len(pages)}"
    return Screen(title, (*grid(buttons, WIDTH[case.language]), tuple(navigation)))


def _pages(case: Case) -> list[list[CustomerType]]:
    size = ON_A_PAGE[case.language]
    pages = []
    for tree in case.engine.library.trees.values():
        kinds = [case.engine.library.types[leaf] for leaf in tree.leaves]
        pages += [kinds[start : start + size] for start in range(0, len(kinds), size)]
    pages.sort(key=lambda kinds: not case.engine.library.trees[kinds[0].facet].everyone)
    return pages
