"""An older library to compare with: a folder, or a git revision of the library at hand."""

import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

from bot.cli.error import CommandError
from bot.content.loading import load_library
from bot.content.problems import LibraryError
from bot.core.library import Library


def older_library(name: str, library: Path) -> Library:
    """The library of a folder or of a git revision. Raises CommandError saying why there is none."""
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
