"""A small, complete library on disk, and the hands of an author who changes it."""

import shutil
from pathlib import Path

from bot.content.loading import load_library
from bot.content.problems import LibraryError

SAMPLE = Path(__file__).with_name("sample")
"""Two trees, five types, two of the nine stages; of everything else one or two entries."""


class Author:
    """Edits a copy of the sample at ``root``."""

    def __init__(self, root: Path) -> None:
        shutil.copytree(SAMPLE, root)
        self.root = root

    def change(self, file: str, old: str, new: str) -> None:
        """Replace ``old``, which stands in the file exactly once."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        """Write ``text`` at the end of the file."""
        self.write(file, (self.root / file).read_text(encoding="utf-8") + text)

    def line(self, file: str, wording: str) -> int:
        """The number of the one line that holds ``wording``."""
        lines = (self.root / file).read_text(encoding="utf-8").splitlines()
        (number,) = (number for number, line in enumerate(lines, start=1) if wording in line)
        return number

    def problems(self, *, thorough: bool = False) -> list[str]:
        """What the loader says of the library now; nothing when it is good."""
        try:
            load_library(self.root, thorough=thorough)
        except LibraryError as error:
            return [str(problem) for problem in error.problems]
        return []
