"""``birdcall library diff OLD``: what a change does, before anybody is served by it."""

import argparse

from bot.cli.error import CommandError
from bot.cli.older import older_library
from bot.cli.opening import open_named_library
from bot.content.labelled import LabelledError, labelled_file, read_labelled
from bot.content.trained import engine_of
from bot.evaluation.difference import Difference, Turned, compare

SHOWN = 40
"""Descriptions shown in full."""


def diff(arguments: argparse.Namespace) -> int:
    """Print the difference. Exit code 1: more descriptions are read wrong than before."""
    new = open_named_library(arguments)
    file = arguments.on or labelled_file("dev")
    try:
        descriptions = read_labelled(file)
    except OSError as error:
        raise CommandError(f"Cannot read {file}: {error.strerror}. Name another file with --on.") from error
    except LabelledError as error:
        raise CommandError(f"{file}: {error}") from error
    old = older_library(arguments.old, arguments.library)
    found = compare(engine_of(old), engine_of(new), descriptions)
    print("\n".join(_told(found)))
    return 1 if found.now.right < found.was.right else 0


def _told(found: Difference) -> list[str]:
    lines = []
    for sign, entries in (("+", found.came), ("−", found.went)):
        for kind, names in entries.items():
            shown = ", ".join(names[:12]) + (f" … {len(names)} in all" if len(names) > 12 else "")  # noqa: PLR2004  # a line
            lines.append(f"{sign} {kind}: {len(names) if kind == 'lines' else shown}")
    lines += [_turned(one) for one in sorted(found.turned, key=lambda one: one.better)[:SHOWN]]
    if len(found.turned) > SHOWN:
        lines.append(f"… and {len(found.turned) - SHOWN} more")
    lines.append(
        f"{len(found.turned)} of {found.now.total} verdicts changed. Best type right: {found.was.right} → "
        f"{found.now.right}; among the first three: {found.was.found} → {found.now.found}."
    )
    return lines


def _turned(one: Turned) -> str:
    sign = {1: "better", 0: "  same", -1: " WORSE"}[one.better]
    wanted = "/".join(one.labelled.types)
    return f"{sign}  {one.before or 'none'} → {one.after or 'none'} (right: {wanted})  {one.labelled.text[:60]}"
