"""A sample library of one's own to break."""

from pathlib import Path

import pytest

from .authoring import Author


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path / "library")
