"""Objections and plays as core values."""

from collections.abc import Sequence
from typing import Any

from bot.content.answer_shapes import ObjectionShape, PlayShape
from bot.content.entries import Entry
from bot.content.pieces import CueBuilder, also, lines, text, tip
from bot.content.source import Key
from bot.core.repertoire import Objection, Play, PlayPart, PlayStep


def build_objection(entry: Entry[Any], path: Sequence[Key], shape: ObjectionShape, cues: CueBuilder) -> Objection:
    """The objection that stands at ``path`` of an entry."""
    return Objection(
        id=shape.id,
        name=text(shape.name),
        also=also(shape.also),
        cues=cues.plain(entry, (*path, "cues"), shape.cues),
        behind=text(shape.behind),
        tip=tip(shape.tip),
        general=lines(shape.answers.general),
        by_type={kind: lines(phrases) for kind, phrases in shape.answers.by_type.items()},
        sources=tuple(shape.sources),
    )


def build_play(shape: PlayShape) -> Play:
    """A play."""
    parts = (
        PlayPart(text(part.name), tuple(PlayStep(text(step.text), text(step.why)) for step in part.steps))
        for part in shape.parts
    )
    return Play(
        id=shape.id,
        emoji=shape.emoji,
        name=text(shape.name),
        also=also(shape.also),
        reader=shape.reader,
        when=text(shape.when),
        parts=tuple(parts),
        phrases=lines(shape.phrases),
        sources=tuple(shape.sources),
    )
