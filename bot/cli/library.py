"""``birdcall library``: for the people who write it."""

import argparse
import sys
from pathlib import Path

from bot.cli.error import CommandError
from bot.cli.opening import declare_library, open_named_library
from bot.core.library import STAGES, CustomerType, Library
from bot.core.text import LANGUAGES, Language


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's own commands."""
    commands = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = commands.add_parser("check", help="tell every mistake, with file, line and column")
    coverage = commands.add_parser("coverage", help="lines for each type, stage and language")
    show = commands.add_parser("show", help="one type as a rep reads it")
    schema = commands.add_parser("schema", help="write JSON Schema files for editors")
    change = commands.add_parser("diff", help="what changed since an older library, and which verdicts turn")
    change.add_argument("old", help="a folder with the older library, or a git revision such as HEAD~1")
    change.add_argument("--on", type=Path, metavar="FILE", help="labelled descriptions, JSON lines (default: ours)")
    show.add_argument("type")
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
        f"{len(library.types)} types in {len(library.trees)} trees, {len(library.signals)} signals with {cues} cues, "
        f"{objections} objections, {len(library.plays)} plays, {len(library.packs)} packs with {rules} pairing rules, "
        f"{len(library.schemes)} grading schemes; {sum(1 for _ in lines_of(library))} phrases in each language"
    )


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
    excused = [one for one in library.catalogue.values() if one.excuse]
    print(f"catalogue: {len(library.catalogue)} schemes, {len(excused)} excused, {len(coverage.uncited)} not cited")
    for one in excused:
        print(
            f"  {one.id} {one.title.en} – {one.excuse[0].replace('_', ' ')}: {one.excuse[1].en}" if one.excuse else ""
        )
    for one in coverage.uncited:
        print(f"  {one.id} {one.title.en} – no entry cites it; cite it or excuse it in catalogue.yaml")
    return 1 if coverage.holes or coverage.uncited else 0


def _show(arguments: argparse.Namespace) -> int:
    library = open_named_library(arguments)
    kind = library.types.get(arguments.type)
    if kind is None:
        raise CommandError(f"There is no type “{arguments.type}”. The types are: {', '.join(library.types)}.")
    print(_page(library, kind, arguments.language))
    return 0


def _page(library: Library, kind: CustomerType, language: Language) -> str:
    lines = [f"{kind.emoji} {kind.name.in_(language)} ({kind.facet}: {kind.id})", kind.portrait.in_(language)]
    lines.append(f"→ {kind.need.in_(language)}")
    lines += [f"✅ {advice.text.in_(language)}" for advice in kind.do]
    lines += [f"🚫 {advice.text.in_(language)}" for advice in kind.dont]
    for stage, advice in kind.stages.items():
        lines.append(f"\n💬 {library.stages[stage].name.in_(language)} · {advice.tip.text.in_(language)}")
        lines += [f"   “{phrase.text.in_(language)}”" for phrase in advice.phrases]
    lines.append(f"\n{', '.join(kind.sources)}")
    return "\n".join(lines)


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
