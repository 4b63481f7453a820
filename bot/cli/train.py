"""``birdcall train``: make the trained reader anew. Same descriptions, same library, same versions: same reader."""

import argparse
from pathlib import Path

from bot.cli.error import CommandError
from bot.cli.opening import declare_library, open_named_library
from bot.content.labelled import LabelledError, labelled_file, read_labelled
from bot.content.trained import FILE, write_weights

MOST_GRAMS = 60_000
"""More gain nothing on held-out writers, and make the file larger."""


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    ours = [labelled_file("train"), labelled_file("dev")]
    parser.add_argument("--on", type=Path, nargs="+", default=ours, metavar="FILE", help="labelled descriptions")
    parser.add_argument("--out", type=Path, default=FILE, metavar="FILE", help="where to write the reader")
    parser.add_argument(
        "--most", type=int, default=MOST_GRAMS, metavar="N", help="grams to keep (default: %(default)s)"
    )
    declare_library(parser)


def run(arguments: argparse.Namespace) -> int:
    """Learn, say how well writers are read whom the reader did not learn from, and write it."""
    try:
        from bot.training.held_out import figures  # noqa: PLC0415  # NumPy and SciPy are not part of an installation
        from bot.training.making import make  # noqa: PLC0415  # as above
    except ImportError as error:
        raise CommandError(f"Training needs {error.name}: .venv/bin/pip install -r requirements/dev.txt") from error
    try:
        descriptions = [one for file in arguments.on for one in read_labelled(file)]
    except (OSError, LabelledError) as error:
        raise CommandError(f"Cannot read the descriptions: {error}") from error
    library = open_named_library(arguments)
    print(f"Learning from {len(descriptions)} descriptions …")
    made = make(library, descriptions, most=arguments.most)
    print("\n".join(figures(library, descriptions, made)))
    try:
        write_weights(arguments.out, made.weights)
    except OSError as error:
        raise CommandError(f"Cannot write {arguments.out}: {error.strerror}.") from error
    print(f"Written: {arguments.out}, {arguments.out.stat().st_size / 1e6:.1f} MB")
    return 0
