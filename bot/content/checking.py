"""From parsed YAML to checked shapes: pydantic's errors said in the author's words."""

from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from bot.content.problems import Problem
from bot.content.source import Key, Source

T = TypeVar("T")


def check(source: Source, adapter: TypeAdapter[T], problems: list[Problem]) -> T | None:
    """The shaped content of ``source``; else None, and every mistake is added to ``problems``."""
    problems.extend(source.problems)
    if source.data is None:
        return None
    try:
        return adapter.validate_python(source.data)
    except ValidationError as error:
        problems.extend(_problem(source, details) for details in error.errors(include_url=False))
        return None


def _problem(source: Source, details: ErrorDetails) -> Problem:
    path = [key for key in details["loc"] if key != "[key]"]
    context = details.get("ctx", {})
    message = details["msg"]
    match details["type"]:
        case "missing":
            return source.problem(path[:-1], f"“{path[-1]}” is missing; add it")
        case "extra_forbidden":
            return source.problem(path, "this key is not known here; check its spelling or remove it")
        case "string_type":
            message = _not_text(source, path, details["input"])
        case "value_error":
            message = str(context["error"])
        case "string_pattern_mismatch":
            message = f"“{details['input']}” is not a valid id; write it like {_example(str(context['pattern']))}"
        case "too_short":
            message = f"{context['actual_length']} entries, at least {context['min_length']} needed; write more"
        case "too_long":
            message = f"{context['actual_length']} entries, {context['max_length']} allowed; keep the best ones"
        case "greater_than" | "less_than" | "less_than_equal":
            message = f"{details['input']} is out of range; {message[0].lower()}{message[1:]}"
        case _:
            message = f"{message[0].lower()}{message[1:]}; see README.md beside the library for the format"
    return source.problem(path, message)


def _not_text(source: Source, path: Sequence[Key], found: Any) -> str:
    written = source.written(path)
    if written is None or isinstance(found, dict | list):
        return "text was expected here, not a list or a group; write one line of text"
    kind = {bool: "yes/no", int: "a number", float: "a number"}.get(type(found), "nothing")
    return f"YAML reads {written or 'this'} as {kind}; put the text in quotes"


def _example(pattern: str) -> str:
    return "S002-10" if pattern.startswith("^S") else "snake_case"
