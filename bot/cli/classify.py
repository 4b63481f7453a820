"""``birdcall classify``: a description in, the judgement out, without Telegram or a database."""

import argparse
import gc
import json
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from bot.cli.error import CommandError
from bot.cli.opening import declare_library, open_named_library
from bot.content.trained import engine_of
from bot.core.engine import Engine
from bot.core.judgement import judge, language_of
from bot.core.text import Language

_NOTHING: dict[Language, str] = {
    "zh": "看不出是哪一类。先说一两个你看到的：说话快还是慢？先问什么？",
    "en": "Nothing to go on yet. Say one or two things you noticed: quick or slow? What did they ask first?",
}


def declare(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("text", nargs="*", help="the description; without it, standard input is read")
    parser.add_argument("--jsonl", action="store_true", help='read {"id", "text"} lines, write one answer a line')
    parser.add_argument("--json", action="store_true", help="one answer as JSON")
    parser.add_argument("--language", choices=["zh", "en"], help="of the answer (default: of the description)")
    declare_library(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the judgement. Raises CommandError on input that is no description."""
    gc.disable()  # a short life with a large library: collecting would take longer than all the rest
    try:
        return _run(arguments)
    finally:
        gc.enable()


def _run(arguments: argparse.Namespace) -> int:
    engine = engine_of(open_named_library(arguments))
    if arguments.jsonl:
        for answer in _each(engine, sys.stdin, arguments.language):
            print(json.dumps(answer, ensure_ascii=False), flush=True)
        return 0
    text = " ".join(arguments.text) or sys.stdin.read()
    if not text.strip():
        raise CommandError(
            'Nothing to read. Describe a customer: birdcall classify "talks fast, wants the price first"'
        )
    answer = judge(engine, text, arguments.language)
    print(
        json.dumps(answer, ensure_ascii=False, indent=2)
        if arguments.json
        else _spoken(engine, text, answer, arguments.language)
    )
    return 0


def _each(engine: Engine, lines: Iterable[str], language: Language | None) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            text, name = item["text"], item["id"]
        except (ValueError, KeyError, TypeError) as error:
            raise CommandError(f'Line {number} is not {{"id": …, "text": …}}; mend it and run again.') from error
        if not isinstance(text, str):
            raise CommandError(f"Line {number}: “text” must be text in quotes; mend it and run again.")
        yield {"id": name, **judge(engine, text, language)}


def _spoken(engine: Engine, text: str, answer: dict[str, Any], asked: Language | None) -> str:
    language = asked or language_of(text)
    if not answer["types"]:
        return "\n".join([_NOTHING[language], *_asked(engine, answer["question"], language)])
    lines = []
    for ranked in answer["types"][:5]:
        kind = engine.library.types[ranked["id"]]
        lines.append(f"{ranked['confidence']:4.0%}  {kind.emoji} {kind.name.in_(language)}  ({kind.id})")
    for found in answer["signals"]:
        start, end = found["span"]
        sign = "+" if found["polarity"] > 0 else "−"
        lines.append(f"   {sign} {text[start:end]!r} → {engine.library.signals[found['id']].name.in_(language)}")
    return "\n".join([*lines, *_asked(engine, answer["question"], language)])


def _asked(engine: Engine, question: dict[str, Any] | None, language: Language) -> list[str]:
    """The next question, as a line of its own; of a choice, the names."""
    if question is None:
        return []
    names = (engine.library.types[kind] for kind in question.get("nearest_of", ()))
    return [f"   ? {question.get('say') or ' / '.join(f'{kind.emoji} {kind.name.in_(language)}' for kind in names)}"]
