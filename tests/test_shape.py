"""The shape of the code that no linter checks: how long things are, what they are called, what is documented."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST_FUNCTION, LONGEST_HANDLER, LONGEST_FILE = 40, 15, 250
CONTENT = "wording.py"
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "stuff"}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function with the lines of its body, docstring apart."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = ast.get_docstring(node) is not None
            body = node.body[1:] if documented else node.body
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", lines


def modules() -> list[Path]:
    return sorted((ROOT / "bot").rglob("*.py"))


def test_no_function_is_longer_than_forty_lines() -> None:
    too_long = [(name, lines) for path in modules() for name, lines in functions(path) if lines > LONGEST_FUNCTION]

    assert too_long == []


def test_no_handler_is_longer_than_fifteen_lines() -> None:
    handlers = sorted((ROOT / "bot" / "handlers").glob("*.py"))

    too_long = [(name, lines) for path in handlers for name, lines in functions(path) if lines > LONGEST_HANDLER]

    assert too_long == []


def test_a_file_can_be_held_in_the_head() -> None:
    sizes = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in modules()}

    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE and not name.endswith(CONTENT)} == {}


def test_no_module_has_a_vague_name() -> None:
    assert [path for path in modules() if path.stem in VAGUE] == []


def test_every_setting_is_explained_in_the_example() -> None:
    from bot.settings import Settings

    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    assert [name for name in Settings.model_fields if f"BIRDCALL_{name.upper()}=" not in example] == []


def test_every_command_is_told_in_the_readme() -> None:
    from bot.cli.main import COMMANDS

    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [name for name in COMMANDS if f"birdcall {name}" not in readme] == []
