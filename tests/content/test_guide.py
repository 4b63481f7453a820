"""What README.md tells authors is so: its examples are good, its messages are the real ones."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.content.coverage import measure_coverage
from bot.content.files import LIBRARY
from bot.content.loading import ADAPTERS, PARTS, load_library
from bot.content.trained import engine_of

from .authoring import SAMPLE, Author

GUIDE = (LIBRARY / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.M | re.S)
_EXAMPLE = re.compile(
    r"^# (?P<file>\S+\.yaml)(?:, under (?P<under>[^\n]+))?\n(?P<text>.*?)(?=^# \S+\.yaml|\Z)", re.M | re.S
)


@dataclass(frozen=True)
class Example:
    """A file, or lines to put into one below the keys ``under``."""

    file: str
    under: tuple[str, ...]
    text: str


EXAMPLES = [
    Example(found["file"], tuple((found["under"] or "").split(" › ")) if found["under"] else (), found["text"])
    for block in _BLOCK.findall(GUIDE)
    for found in _EXAMPLE.finditer(block)
]


def follow(root: Path) -> None:
    """Do everything the guide's examples say."""
    for example in EXAMPLES:
        path = root / example.file
        if not example.under:
            assert not path.exists(), f"{example.file} is there already"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(example.text, encoding="utf-8")
            continue
        text = path.read_text(encoding="utf-8")
        at = 0
        for key in example.under:
            at = re.compile(rf"^ *{key}:\n", re.M).search(text, at).end()  # type: ignore[union-attr]  # else the test fails
        path.write_text(text[:at] + example.text + text[at:], encoding="utf-8")
    tree = root / "trees/behaviour.yaml"
    before = tree.read_text(encoding="utf-8")
    assert "Change `root: price` to `root: presents`" in GUIDE and before.count("\nroot: price\n") == 1
    tree.write_text(before.replace("\nroot: price\n", "\nroot: presents\n"), encoding="utf-8")


def test_each_way_to_add_something_has_an_example() -> None:
    assert [example.file for example in EXAMPLES] == [
        "types/eagle.yaml",
        "types/gift_giver.yaml",
        "signals/presents.yaml",
        "trees/behaviour.yaml",
        "objections/wont_fit.yaml",
        "packs/florist/pack.yaml",
        "packs/florist/products.yaml",
        "packs/florist/pairing.yaml",
        "packs/florist/phrases.yaml",
    ]


@pytest.mark.parametrize("library", [SAMPLE, LIBRARY], ids=["sample", "shipped"])
def test_whoever_follows_the_examples_gets_a_good_library(library: Path, tmp_path: Path) -> None:
    root = tmp_path / "library"
    shutil.copytree(library, root)
    follow(root)

    added = load_library(root, thorough=True)

    assert "我照着他的喜好挑" in added.types["gift_giver"].stages["probe"].phrases[0].text.zh
    assert (
        added.types["eagle"].stages["close"].phrases[0].text.en == "Here are both contracts. Which one will you sign?"
    )
    assert list(added.objections["wont_fit"].by_type) == ["owl"]
    assert [rule.id for rule in added.packs["florist"].rules] == ["bunch_then_vase", "lasting_for_the_office"]


def test_the_new_type_is_recognised_and_its_missing_stages_are_named(tmp_path: Path) -> None:
    root = tmp_path / "library"
    shutil.copytree(LIBRARY, root)
    follow(root)
    library = load_library(root)
    engine = engine_of(library)
    (description,) = re.findall(r'birdcall classify "(.+?)"', GUIDE)

    verdict = engine.weigh(engine.reader.read(description), {})

    assert verdict.types[0].type == "gift_giver"
    assert {kind for kind, _, _ in measure_coverage(library).holes} == {"gift_giver"}


def test_the_first_lesson_is_good_yaml_that_says_what_it_shows() -> None:
    from bot.content.source import read_source

    (lesson,) = re.findall(r"^## What a file looks like\n\n```yaml\n(.*?)^```", GUIDE, re.M | re.S)

    source = read_source("lesson", lesson)

    assert source.problems == []
    assert source.data["portrait"] == {"zh": "说话快，先问结论。", "en": "Quick: the conclusion comes first."}
    assert source.data["do"] == [{"text": {"zh": "先说结论", "en": "Yes or no, then why"}, "moves": ["brief"]}]
    assert len(lesson.splitlines()) <= 10


EAGLE, LINE = "types/eagle.yaml", "en: Both plans work. You pick."
RULE = """\
- id: extra
  bought: [green]
  lacks: [green]
  avoid: [pot]
  why: {zh: 就是这样, en: So it is.}
  sources: [S000-11]
"""


def _hawk(author: Author) -> None:
    author.write("types/hawk.yaml", (author.root / EAGLE).read_text("utf-8").replace("id: eagle", "id: hawk"))


def _twin(author: Author) -> None:
    author.write("types/twin.yaml", (author.root / EAGLE).read_text("utf-8"))


def _at_odds(author: Author) -> None:
    author.change("packs/tea/pairing.yaml", "when: {use: [present]}", "when: {use: [own], years: {least: 10}}")


MISTAKES: list[Callable[[Author], None]] = [
    lambda author: author.change(EAGLE, f"        {LINE}\n", ""),
    lambda author: author.change(EAGLE, "emoji: 🦅", "emoji: 🦅\ncolour: red"),
    lambda author: author.change(EAGLE, LINE, "en: no"),
    lambda author: author.change(EAGLE, "en: Eagle}", "en: Eagle"),
    lambda author: author.change(EAGLE, LINE, f"en: {'x' * 257}"),
    lambda author: author.change(EAGLE, "resists: [warmth]", "resists: [shout]"),
    lambda author: author.change(EAGLE, LINE, 'en: "It is {price}."'),
    _twin,
    _hawk,
    lambda author: author.change("objections/too_far.yaml", "    dove:", "    crow:"),
    lambda author: author.change("objections/too_far.yaml", "不顺路", "远"),
    lambda author: author.change("packs/tea/pairing.yaml", "use: [present]", "use: [resale]"),
    lambda author: author.add("packs/tea/pairing.yaml", RULE),
    _at_odds,
    lambda author: author.change(EAGLE, "zh: 两个方案都行，您定。", "zh: 这款最便宜。"),
    lambda author: author.change(EAGLE, LINE, "en: Last of all, shall I wrap it up now?"),
    lambda author: author.change(EAGLE, "[S000-17]", "[S000-99]"),
]
"""One a row of the guide's table, in its order."""


def told() -> list[str]:
    table = GUIDE.partition("## Mistakes you will meet")[2].partition("\n## ")[0]
    return re.findall(r"^\| `(.+?)` \|", table, re.M)


@pytest.mark.parametrize(("message", "mistake"), list(zip(told(), MISTAKES, strict=True)))
def test_the_messages_are_the_real_ones(author: Author, message: str, mistake: Callable[[Author], None]) -> None:
    mistake(author)

    problems = author.problems(thorough=True)

    assert len(problems) == 1
    assert problems[0].endswith(message)


def test_every_part_of_the_library_is_told() -> None:
    files = GUIDE.partition("## Files")[2].partition("\n## ")[0]

    assert [part for part in PARTS if f"`{part}/" not in files and f"`{part}.yaml`" not in files] == []
    assert [name for name in ADAPTERS if name not in PARTS] == [
        "products",
        "pairing",
        "pack_phrases",
        "pack_objections",
    ]


def test_the_guide_is_short() -> None:
    assert GUIDE.count("\n") <= 260
