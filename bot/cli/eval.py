"""``birdcall eval``: how well descriptions are read, measured on labelled ones."""

import argparse
import json
import sys
from pathlib import Path

from bot.cli.error import CommandError
from bot.cli.older import older_library
from bot.cli.opening import declare_library, open_named_library
from bot.content.labelled import FOLDER, Labelled, LabelledError, labelled_file, read_labelled
from bot.content.trained import FILE, open_trained
from bot.core.engine import Engine
from bot.core.library import Library
from bot.core.trained import TrainedReader
from bot.evaluation.page import beside, page
from bot.evaluation.plot import calibration_svg
from bot.evaluation.report import Report, evaluate


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument(
        "action", nargs="?", choices=["propose"], help="propose: what reps corrected, as cases to accept"
    )
    parser.add_argument("--split", choices=["train", "dev", "test"], default="test", help="which part of our own")
    parser.add_argument("--on", type=Path, metavar="FILE", help="other labelled descriptions, JSON lines")
    parser.add_argument("--against", metavar="OLD", help="an older library to compare with: a folder or a git revision")
    parser.add_argument("--trees-alone", action="store_true", help="without the trained reader")
    parser.add_argument("--reader", type=Path, default=FILE, metavar="FILE", help="another trained reader than ours")
    parser.add_argument("--plot", type=Path, metavar="SVG", help="draw what was said against what was right")
    parser.add_argument("--json", action="store_true", help="for a program to read")
    declare_library(parser)


def run(arguments: argparse.Namespace) -> int:
    """Measure, and print. Exit code 1: worse than the library it was compared with."""
    if arguments.action == "propose":
        from bot.cli.proposing import propose  # noqa: PLC0415  # only this action needs the database

        return propose(arguments)
    descriptions = _descriptions(arguments.on or labelled_file(arguments.split))
    library = open_named_library(arguments)
    trained = None if arguments.trees_alone else _reader(library, arguments.reader)
    report = evaluate(Engine.of(library, trained), descriptions)
    if arguments.plot:
        _draw(arguments.plot, report)
    if arguments.json:
        json.dump(report.as_data(), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print("\n".join(page(report)))
    if not arguments.against:
        return 0
    old = evaluate(Engine.of(older_library(arguments.against, arguments.library), trained), descriptions)
    print("\n".join(["", f"against {arguments.against}", *beside(old, report)]))
    return 1 if report.overall.right < old.overall.right else 0


def _reader(library: Library, file: Path) -> TrainedReader | None:
    try:
        return open_trained(library, file)
    except (OSError, ValueError) as error:
        raise CommandError(f"Cannot open the reader {file}: {error}. Make one: birdcall train --out {file}") from error


def _descriptions(file: Path) -> list[Labelled]:
    try:
        return read_labelled(file)
    except OSError as error:
        ours = " Our own come with the source, not with the package." if file.parent == FOLDER else ""
        raise CommandError(f"Cannot read {file}: {error.strerror}.{ours} Name a file with --on.") from error
    except LabelledError as error:
        raise CommandError(f"{file}: {error}") from error


def _draw(file: Path, report: Report) -> None:
    try:
        file.write_text(calibration_svg(report.calibration, "Confidence: said → right"), "utf-8")
    except OSError as error:
        raise CommandError(f"Cannot write {file}: {error.strerror}. Name another place with --plot.") from error
