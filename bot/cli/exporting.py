"""``birdcall export``: somebody's book into a file, as the chat would hand it out."""

import argparse
from functools import partial
from pathlib import Path

from bot.cli.acting import act, declare_person
from bot.cli.error import CommandError
from bot.flows.exporting import gather
from bot.flows.services import Sender, Services
from bot.screens.exported_sheets import FILES


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    declare_person(parser)
    parser.add_argument(
        "--to", type=Path, required=True, metavar="FILE", help="a name that ends in .xlsx, .json or .ics"
    )


def run(arguments: argparse.Namespace) -> int:
    """Export. Raises CommandError when the file cannot be written or nobody has this number."""
    if arguments.to.suffix.lstrip(".") not in FILES:
        raise CommandError(f"--to {arguments.to}: the name must end in .xlsx, .json or .ics.")
    return act(arguments.person, partial(_export, file=arguments.to))


async def _export(services: Services, sender: Sender, *, file: Path) -> int:
    kept = await gather(services, sender)
    assert kept is not None  # noqa: S101  # only a customer may be missing, and none was named
    write(file, FILES[file.suffix.lstrip(".")](kept))
    print(f"{file}: {len(kept.customers):,} customers")
    return 0


def write(file: Path, content: bytes) -> None:
    """A file for its owner only: it tells of other people. Raises CommandError."""
    try:
        file.touch(mode=0o600)
        file.write_bytes(content)
    except OSError as error:
        raise CommandError(f"{file} cannot be written ({error.strerror}).") from error
