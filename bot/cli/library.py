"""``birdcall library``: for the people who write it."""

import argparse
import sys
from collections.abc import Sized
from pathlib import Path

from bot.cli.error import CommandError
from bot.cli.opening import declare_library, open_named_library
from bot.core.library import STAGES, Library
from bot.core.text import LANGUAGES


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's own commands."""
    commands = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = commands.add_parser("check", help="tell every mistake, with file, line and column")
    coverage = commands.add_parser("coverage", help="lines for each type, stage and language")
    show = commands.add_parser("show", help="one entry as a rep reads it")
    schema = commands.add_parser("schema", help="write JSON Schema files for editors")
    change = commands.add_parser("diff", help="what changed since an older library, and which verdicts turn")
    change.add_argument("old", help="a folder with the older library, or a git revision such as HEAD~1")
    change.add_argument("--on", type=Path, metavar="FILE", help="labelled descriptions, JSON lines (default: ours)")
    show.add_argument("id", help="of a type, an objection, a play, a pack or a grading scheme")
    show.add_argument("--language", choices=LANGUAGES, default="zh")
    schema.add_argument("folder", type=Path, nargs="?", default=Path("artifacts/schemas"))
    for command in (check, coverage, show, schema, change):
        declare_library(command)


def run(arguments: argparse.Namespace) -> int:
    """Run the action. Exit code 1: the library has mistakes or holes."""
    actions = {"check": _check, "coverage": _coverage, "show": _show, "schema": _schema, "diff": _diff}
    return actions[arguments.action](arguments)


def _diff(arguments: argparse.Namespace) -> int:
    from bot.cli.differing import diff  # noqa: PLC0415  # only this action needs it

    return diff(arguments)


def _check(arguments: argparse.Namespace) -> int:
    from bot.content.loading import load_library  # noqa: PLC0415  # the YAML machinery is slow to import
    from bot.content.problems import LibraryError  # noqa: PLC0415  # as above

    try:
        library = load_library(arguments.library, thorough=True)
    except LibraryError as error:
        print(error, file=sys.stderr)
        print(f"{len(error.problems)} problems", file=sys.stderr)
        return 1
    print(f"The library is good: {_counts(library)}.")
    return 0


def _counts(library: Library) -> str:
    from bot.core.lines import lines_of  # noqa: PLC0415  # as above

    cues = sum(len(signal.cues) for signal in library.signals.values())
    objections = len(library.objections) + sum(len(pack.objections) for pack in library.packs.values())
    rules = sum(len(pack.rules) for pack in library.packs.values())
    return (
        f"{_number(library.types, 'type')} in {_number(library.trees, 'tree')}, "
        f"{_number(library.signals, 'signal')} with {cues} cues, {objections} objections, "
        f"{_number(library.plays, 'play')}, {_number(library.packs, 'pack')} with {rules} pairing rules, "
        f"{_number(library.schemes, 'grading scheme')}; {sum(1 for _ in lines_of(library))} phrases in each language"
    )


def _number(entries: Sized, noun: str) -> str:
    return f"{len(entries)} {noun}{'' if len(entries) == 1 else 's'}"


def _coverage(arguments: argparse.Namespace) -> int:
    from bot.content.coverage import measure_coverage  # noqa: PLC0415  # only this action needs it

    library = open_named_library(arguments)
    coverage = measure_coverage(library)
    width = max(map(len, library.types), default=0)
    print(" " * width, *(f"{stage[:9]:>9}" for stage in STAGES))
    for name, stages in coverage.phrases.items():
        cells = (f"{counts['zh']}/{counts['en']}" for counts in stages.values())
        print(f"{name:{width}}", *(f"{'·' if cell == '0/0' else cell:>9}" for cell in cells))
    print(f"\nphrases zh/en; {len(coverage.holes)} holes in the main facets")
    excused = [(one, *one.excuse) for one in library.catalogue.values() if one.excuse]
    print(f"catalogue: {len(library.catalogue)} schemes, {len(excused)} excused, {len(coverage.uncited)} not cited")
    for one, reason, why in excused:
        print(f"  {one.id} {one.title.en} – {reason.replace('_', ' ')}: {why.en}")
    for one in coverage.uncited:
        print(f"  {one.id} {one.title.en} – no entry cites it; cite it or excuse it in catalogue.yaml")
    return 1 if coverage.holes or coverage.uncited else 0


def _show(arguments: argparse.Namespace) -> int:
    from bot.cli.pages import ids, pages  # noqa: PLC0415  # only this action needs it

    library = open_named_library(arguments)
    found = pages(library, arguments.id, arguments.language)
    if not found:
        known = (f"{kind}: {', '.join(names)}." for kind, names in ids(library).items() if names)
        raise CommandError("\n".join((f"Nothing in the library has the id “{arguments.id[:80]}”.", *known)))
    print("\n\n".join(found))
    return 0


def _schema(arguments: argparse.Namespace) -> int:
    from bot.content.schema import write_schemas  # noqa: PLC0415  # only this action needs it

    try:
        written = write_schemas(arguments.folder)
    except OSError as error:
        raise CommandError(f"Cannot write to {arguments.folder}: {error.strerror}. Name another folder.") from error
    print(f"Wrote {len(written)} schemas to {arguments.folder}. Point your editor's YAML support at them:")
    for path in written:
        print(f"  {path}")
    return 0
