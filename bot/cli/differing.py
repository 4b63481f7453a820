"""``birdcall library diff OLD``: what a change does, before anybody is served by it."""

import argparse
import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

from bot.cli.error import CommandError
from bot.cli.opening import open_named_library
from bot.content.difference import Difference, Turned, compare
from bot.content.labelled import LABELLED, LabelledError, read_labelled
from bot.content.loading import load_library
from bot.content.problems import LibraryError
from bot.core.library import Library

SHOWN = 40
"""Descriptions shown in full."""


def diff(arguments: argparse.Namespace) -> int:
    """Print the difference. Exit code 1: more descriptions are read wrong than before."""
    new = open_named_library(arguments)
    file = arguments.on or LABELLED
    try:
        descriptions = read_labelled(file)
    except OSError as error:
        raise CommandError(f"Cannot read {file}: {error.strerror}. Name another file with --on.") from error
    except LabelledError as error:
        raise CommandError(f"{file}: {error}") from error
    found = compare(_older(arguments.old, arguments.library), new, descriptions)
    print("\n".join(_told(found)))
    return 1 if found.right[0][1] < found.right[0][0] else 0


def _older(name: str, library: Path) -> Library:
    """The library of a folder or of a git revision."""
    try:
        if Path(name).is_dir():
            return load_library(Path(name))
        with tempfile.TemporaryDirectory() as folder:
            _unpack(name, library.resolve(), Path(folder))
            return load_library(Path(folder))
    except LibraryError as error:
        raise CommandError(
            f"The older library has {len(error.problems)} problems, the first: {error.problems[0]}"
        ) from error


def _unpack(revision: str, library: Path, folder: Path) -> None:
    command = ["git", "-C", str(library), "archive", "--format=zip", revision, "."]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # no shell; the revision is one argument
    except OSError as error:
        raise CommandError(
            f"“{revision[:80]}” is no folder, and git cannot be run: {error.strerror}. Name a folder."
        ) from error
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or ["git failed"]
        raise CommandError(f"“{revision[:80]}” is neither a folder nor a revision of {library}: {reason[0]}")
    with zipfile.ZipFile(io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder)


def _told(found: Difference) -> list[str]:
    lines = []
    for sign, entries in (("+", found.came), ("−", found.went)):
        for kind, names in entries.items():
            shown = ", ".join(names[:12]) + (f" … {len(names)} in all" if len(names) > 12 else "")  # noqa: PLR2004  # a line
            lines.append(f"{sign} {kind}: {len(names) if kind == 'lines' else shown}")
    lines += [_turned(one) for one in sorted(found.turned, key=lambda one: one.better)[:SHOWN]]
    if len(found.turned) > SHOWN:
        lines.append(f"… and {len(found.turned) - SHOWN} more")
    (first_before, first_after), (three_before, three_after) = found.right
    lines.append(
        f"{len(found.turned)} of {found.total} verdicts changed. Best type right: {first_before} → {first_after}; "
        f"among the first three: {three_before} → {three_after}."
    )
    return lines


def _turned(one: Turned) -> str:
    sign = {1: "better", 0: "  same", -1: " WORSE"}[one.better]
    wanted = "/".join(one.labelled.types)
    return f"{sign}  {one.before or 'none'} → {one.after or 'none'} (right: {wanted})  {one.labelled.text[:60]}"
