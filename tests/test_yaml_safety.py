"""YAML is only ever read as data: no file of the library, and no tour, can make Python do anything."""

import ast
from pathlib import Path

import pytest
import yaml

from bot.content import source
from tests.content.authoring import Author

BOT = Path(__file__).parents[1] / "bot"
DATA_ONLY = {"SafeLoader", "CSafeLoader", "BaseLoader", "CBaseLoader", "_Loader"}
TAKES_A_LOADER = {"load", "load_all", "compose", "compose_all", "parse", "scan"}
MALICE = (
    "!!python/object/apply:os.system ['touch {file}']",
    "!!python/object/new:pathlib.Path ['{file}']",
    "!!python/name:os.system",
    "!!python/module:os",
)


def loaders() -> dict[str, str]:
    """Every call of PyYAML that takes a loader, and the loader it is given."""
    found = {}
    for file in sorted(BOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="yaml"), attr=name)) if name in TAKES_A_LOADER:
                    given = [word.value for word in node.keywords if word.arg == "Loader"] or node.args[1:2]
                    loader = ast.unparse(given[0]).rpartition(".")[2] if given else "none"
                    found[f"{file.relative_to(BOT)}:{node.lineno}"] = loader
                case ast.Call(func=ast.Attribute(value=ast.Name(id="yaml"), attr=name)) if "load" in name:
                    found[f"{file.relative_to(BOT)}:{node.lineno}"] = {"safe_load": "SafeLoader"}.get(name, name)
    return found


def test_every_loader_knows_data_only() -> None:
    found = loaders()

    assert found
    assert set(found.values()) <= DATA_ONLY
    assert issubclass(source._Loader, (yaml.SafeLoader, yaml.CSafeLoader))


@pytest.mark.parametrize("malice", MALICE)
def test_a_library_file_that_names_python_is_a_problem_with_its_place(
    author: Author, malice: str, tmp_path: Path
) -> None:
    file = tmp_path / "touched"
    author.change("types/eagle.yaml", "emoji: 🦅", f"emoji: {malice.format(file=file)}")

    problems = author.problems()

    assert any(problem.startswith("types/eagle.yaml:2:") for problem in problems), problems
    assert not file.exists()


@pytest.mark.parametrize("nested", ["[" * 100_000, "- " * 50_000, "{a: " * 20_000, "? " * 30_000])
def test_a_file_nested_without_end_is_a_problem_and_not_the_end_of_the_process(author: Author, nested: str) -> None:
    author.write("types/eagle.yaml", nested)

    problems = author.problems()

    assert any("nested too deeply" in problem for problem in problems)


@pytest.mark.parametrize("levels", [8, 40])
def test_aliases_that_repeat_each_other_are_a_problem_and_no_work_without_end(author: Author, levels: int) -> None:
    repeated = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, levels)]
    author.write("types/eagle.yaml", "\n".join(["a0: &a0 [x, x, x, x, x, x, x, x, x, x]", *repeated]))

    problems = author.problems()

    assert any("contains itself" in problem for problem in problems)


def test_a_number_of_thousands_of_digits_is_a_problem(author: Author) -> None:
    author.change("types/eagle.yaml", "emoji: 🦅", f"emoji: {'9' * 10_000}")

    assert author.problems() != []
