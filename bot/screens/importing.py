"""A file of customers or purchases: what it would do, what its columns mean, what came of it."""

from collections.abc import Iterator, Sequence
from html import escape

from bot.core.text import Language
from bot.flows.importing import Preview
from bot.flows.stored_imports import Stored
from bot.flows.understood_sheets import MEANINGS, Understood
from bot.screens.days import day_month
from bot.screens.import_wording import ImportWords, import_words
from bot.screens.screen import Button, Rows, Screen, grid, short
from bot.sheets.columns import describe
from bot.sheets.fields import NAMES, Field
from bot.sheets.rows import BadRow
from bot.sheets.table import column_name

SHOWN_BAD, SHOWN_COLUMNS = 3, 6
"""How many bad rows are told, and how many columns a page shows."""

_LONGEST_LINE = 80


def offered(preview: Preview) -> Screen:
    """What an import would do, before it does anything."""
    say, stored = import_words(preview.language), preview.stored
    return Screen("\n".join(_about(preview, say)), _choices(preview, say, f"i:{stored.id}"))


def _about(preview: Preview, say: ImportWords) -> Iterator[str]:
    stored, sheet, language = preview.stored, preview.sheet, preview.language
    kind = say.customers if stored.kind == "customers" else say.purchases
    yield f"<b>📥 {escape(_cut(stored.name))} · {kind}</b>"
    if sheet.lacks:
        fields = [NAMES[field].in_(language) for field in sheet.lacks]
        yield say.lacks.format(fields=("、" if language == "zh" else ", ").join(fields))
    else:
        yield say.ready[stored.kind].format(n=preview.rows) if preview.rows else say.nothing
    if preview.known:
        yield say.known.format(n=preview.known)
    if preview.strangers:
        yield say.strangers.format(n=preview.strangers)
    yield ""
    lines = describe(sheet.table, sheet.columns)
    yield from (escape(_cut(line.in_(language))) for line in lines[:SHOWN_COLUMNS])
    if sheet.table.left:
        yield say.sheets_left.format(sheet=escape(sheet.table.sheet))
    yield from _told(preview.bad, language)
    if preview.before:
        yield "\n" + say.before.format(day=day_month(language, preview.before))


def _told(bad: Sequence[BadRow], language: Language) -> Iterator[str]:
    say = import_words(language)
    if not bad:
        return
    yield "\n" + say.bad.format(n=len(bad))
    for one in bad[:SHOWN_BAD]:
        yield say.row.format(line=one.line, reason=escape(_cut(one.reason.in_(language))))
    if len(bad) > SHOWN_BAD:
        yield say.and_more.format(n=len(bad) - SHOWN_BAD)


def _choices(preview: Preview, say: ImportWords, to: str) -> Rows:
    stored = preview.stored
    other = "purchases" if stored.kind == "customers" else "customers"
    rows: list[tuple[Button, ...]] = []
    if preview.rows:
        rows.append((Button(say.go.format(n=preview.rows), f"{to}:go", style="primary"),))
    rows.append((Button(say.columns, f"{to}:cols:0"), Button(say.as_other[other], f"{to}:kind:{other}")))
    if preview.strangers:
        label = say.do_not_add if stored.adds else say.add
        rows.append((Button(label, f"{to}:adds:{int(not stored.adds)}"),))
    bad = (Button(say.bad_rows.format(n=len(preview.bad)), f"{to}:bad"),) if preview.bad else ()
    rows.append((*bad, Button(say.drop, f"{to}:drop")))
    return tuple(rows)


def columns(language: Language, stored: Stored, sheet: Understood, first: int) -> Screen:
    """What each column means, from the column ``first`` on; each can be changed."""
    say, to = import_words(language), f"i:{stored.id}"
    last = len(sheet.table.headers) - 1
    first = max(0, min(first, last) // SHOWN_COLUMNS * SHOWN_COLUMNS)
    shown = range(first, min(first + SHOWN_COLUMNS, last + 1))
    lines = describe(sheet.table, sheet.columns)
    buttons = [Button(_column_label(sheet, at, language, say), f"{to}:col:{at}") for at in shown]
    turns = [Button("‹", f"{to}:cols:{first - SHOWN_COLUMNS}")] if first else []
    turns += [Button("›", f"{to}:cols:{shown.stop}")] if shown.stop <= last else []
    rows = (*grid(buttons, 2), *((tuple(turns),) if turns else ()), (Button(say.back, f"{to}:show"),))
    text = [f"<b>{say.which}</b>", *(escape(_cut(lines[at].in_(language))) for at in shown)]
    return Screen("\n".join(text), rows)


def meanings(language: Language, stored: Stored, sheet: Understood, at: int) -> Screen:
    """What one column can mean; the present meaning is marked."""
    say, to = import_words(language), f"i:{stored.id}"
    at = max(0, min(at, len(sheet.table.headers) - 1))
    now = sheet.columns.fields[at]
    offers: tuple[Field | None, ...] = (*MEANINGS[stored.kind], None)
    buttons = [
        Button(f"{_field(field, language, say)}{' •' if field == now else ''}", f"{to}:set:{at}:{field or '-'}")
        for field in offers
    ]
    title = say.meaning.format(column=column_name(at), header=escape(_cut(sheet.table.headers[at])))
    return Screen(f"<b>{title}</b>", (*grid(buttons, 3), (Button(say.back, f"{to}:cols:{at}"),)))


def working(language: Language, stored: Stored) -> Screen:
    """While it is being taken in, or back."""
    say = import_words(language)
    if stored.state == "undoing":
        return Screen(say.taking_back)
    return Screen(say.working.format(at=stored.count("at"), n=stored.count("rows")))


def ended(language: Language, stored: Stored, bad: Sequence[BadRow] = ()) -> Screen:
    """What came of it."""
    say, to = import_words(language), f"i:{stored.id}"
    if stored.state == "dropped":
        return Screen(say.dropped, ((Button(say.again, f"{to}:show"),),))
    if stored.state == "undone":
        told = _counted(say, stored, ("removed", "restored", "removed_purchases"))
        stays = [say.stays.format(n=stored.count("stays"))] if stored.count("stays") else []
        return Screen("\n".join([f"<b>{say.undone}</b>", *told, *stays]), ((Button(say.again, f"{to}:show"),),))
    told = _counted(say, stored, ("bought", "added", "filled", "same")) or [say.nothing_new]
    lines = [f"<b>✓ {' · '.join(told)}</b>"]
    left = stored.count("bad") + stored.count("strangers")
    if bad:
        lines += _told(bad, language)
    elif stored.count("bad"):
        lines.append(say.unread.format(n=stored.count("bad")))
    if stored.count("strangers"):
        lines.append(say.whose.format(n=stored.count("strangers")))
    mend = ((Button(say.mend.format(n=left), f"{to}:bad"),),) if left else ()
    return Screen("\n".join(lines), (*mend, (Button(say.undo, f"{to}:undo"),)))


def refused(text: str) -> Screen:
    """Why a file can't be used."""
    return Screen(escape(text))


def _counted(say: ImportWords, stored: Stored, names: Sequence[str]) -> list[str]:
    return [getattr(say, name).format(n=stored.count(name)) for name in names if stored.count(name)]


def _column_label(sheet: Understood, at: int, language: Language, say: ImportWords) -> str:
    return short(f"{column_name(at)} → {_field(sheet.columns.fields[at], language, say)}")


def _field(field: Field | None, language: Language, say: ImportWords) -> str:
    return NAMES[field].in_(language) if field else say.left_out


def _cut(line: str) -> str:
    line = " ".join(line.split())
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"
