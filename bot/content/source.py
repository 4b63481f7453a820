"""One YAML file as plain data that remembers where each piece stands."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from bot.content.problems import Problem

Key = str | int

DEEPEST = 16
"""Levels of nesting; no file of the library needs half of them."""

MOST_ENTRIES = 100_000
"""Entries of all lists and mappings of a file, what an alias repeats counted each time."""

_DIGITS = 20  # more than fit 64 bits; Python refuses thousands

_PLAIN = "tag:yaml.org,2002:"
_STRING = _PLAIN + "str"
_ODD_WORDS = frozenset({"null", "~", "true", "false", "yes", "no", "on", "off"})
_ODD_STARTS = frozenset("+-.0123456789=<&*")
_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_BASE):  # type: ignore[misc]  # PyYAML's loader with or without its C part
    """Safe YAML; what plainly is text is not held against every pattern of YAML 1.1 (a third of the parsing time)."""

    depth = 0

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> Any:
        """The tag of a node."""
        if kind is yaml.ScalarNode and value and value[0] not in _ODD_STARTS and value.lower() not in _ODD_WORDS:
            return _STRING
        return super().resolve(kind, value, implicit)

    def descend_resolver(self, parent: yaml.Node | None, _index: Any) -> None:
        """PyYAML: a node within ``parent`` begins. Its C part would overflow the stack; path resolvers we have none."""
        self.depth += 1
        if self.depth > DEEPEST + 1 and parent is not None:
            raise _TooDeepError(parent.start_mark)

    def ascend_resolver(self) -> None:
        """PyYAML: it ends."""
        self.depth -= 1


@dataclass(slots=True)
class Source:
    """The data of ``file`` and its node tree. ``problems`` holds what YAML itself would have let pass."""

    file: str
    data: Any = None
    root: yaml.Node | None = None
    problems: list[Problem] = field(default_factory=list)
    entries: int = 0

    def problem(self, path: Sequence[Key], message: str) -> Problem:
        """A problem at the entry that ``path`` (keys and indices) leads to, or at the nearest one above it."""
        mark = _find(self.root, path)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        return Problem(self.file, line, column, self._spell(path), message)

    def written(self, path: Sequence[Key]) -> str | None:
        """The scalar at ``path`` as its author typed it, or None."""
        node = self.root
        for key in path:
            node = _child(node, key)
        return str(node.value) if isinstance(node, yaml.ScalarNode) else None

    def forget(self) -> None:
        """Let go of data and nodes: file by file nobody waits, but all of a library at once would take its time."""
        self.data = self.root = None

    def _spell(self, path: Sequence[Key]) -> str:
        """``eagle › stages › close › phrases[2]``: entries by their own id where they have one."""
        names: list[str] = []
        data = self.data
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            names.append(data["id"])
        for key in path:
            data = _step(data, key)
            if isinstance(key, str):
                names.append(key)
            elif isinstance(data, dict) and isinstance(data.get("id"), str):
                names.append(data["id"])
            elif names:
                names[-1] += f"[{key}]"
            else:
                names.append(f"[{key}]")
        return " › ".join(names)


def read_source(file: str, text: str) -> Source:
    """Parse ``text``. Never raises: syntax errors, doubled keys and unreadable scalars become problems."""
    source = Source(file)
    try:
        source.root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = f"not valid YAML ({error.problem}); check indentation, quotes and brackets here"
        source.problems.append(Problem(file, line, column, "", message))
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        source.problems.append(Problem(file, 1, 1, "", f"not valid YAML ({reason}); save the file as UTF-8 text"))
    except _TooDeepError as error:
        source.problems.append(_too_deep(file, error))
    else:
        if source.root is None:
            source.problems.append(Problem(file, 1, 1, "", "the file is empty; write its entries or delete it"))
        else:
            _fill(source, source.root)
    return source


class _TooDeepError(Exception):
    """Nested beyond ``DEEPEST``, an alias that contains itself, or too many of them; its argument is the place."""


def _fill(source: Source, root: yaml.Node) -> None:
    try:
        source.data = _build(source, root, 0)
    except _TooDeepError as error:
        source.problems.append(_too_deep(source.file, error))


def _too_deep(file: str, error: _TooDeepError) -> Problem:
    mark = error.args[0]
    message = "this is nested too deeply or contains itself; write it out plainly"
    return Problem(file, mark.line + 1, mark.column + 1, "", message)


def _build(source: Source, node: yaml.Node, depth: int) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    source.entries += len(node.value)
    if depth > DEEPEST or source.entries > MOST_ENTRIES:
        raise _TooDeepError(node.start_mark)
    if isinstance(node, yaml.MappingNode):
        return _build_mapping(source, node, depth)
    return [_build(source, child, depth + 1) for child in node.value]


def _build_mapping(source: Source, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
    built: dict[str, Any] = {}
    first_line: dict[str, int] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        mark = key_node.start_mark
        if key in built:
            message = f"the key “{key}” is already in line {first_line[key]}; keep one of the two"
            source.problems.append(Problem(source.file, mark.line + 1, mark.column + 1, "", message))
            continue
        first_line[key] = mark.line + 1
        built[key] = _build(source, value_node, depth + 1)
    return built


def _scalar(node: yaml.Node) -> Any:
    """YAML 1.1 values as they are: a bare ``no`` or ``12:30`` stays a bool or int, which the strict shapes refuse."""
    text = str(node.value)
    if node.tag == _STRING:
        return text
    match node.tag.removeprefix(_PLAIN):
        case "null":
            return None
        case "bool":
            return text.lower() in {"yes", "true", "on", "y"}
        case "int":
            return int(text[:_DIGITS]) if text.lstrip("+-").isdigit() else 0
        case "float":
            return _number(text)
        case _:
            return text


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _step(data: Any, key: Key) -> Any:
    try:
        return data[key]
    except (KeyError, IndexError, TypeError):
        return None


def _child(node: yaml.Node | None, key: Key) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == key:
                return value_node  # type: ignore[no-any-return]  # PyYAML's stubs leave node.value untyped
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        return node.value[key]  # type: ignore[no-any-return]  # as above
    return None


def _find(root: yaml.Node | None, path: Sequence[Key]) -> Any:
    node = root
    for key in path:
        child = _child(node, key)
        if child is None:
            break
        node = child
    return node.start_mark if node is not None else None
