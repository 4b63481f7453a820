"""The shape of the two registers: words that no text may hold, and the catalogue of schemes the library draws on."""

from typing import Annotated, Literal, Self

from pydantic import model_validator

from bot.content.texts import Both, Id, Limit, Sentence, Shape, SourceId


class BannedShape(Shape):
    """An entry of ``banned.yaml``: wording that no text shown to anyone may hold, and what to say instead."""

    id: Id
    kind: Literal["claim", "demeaning", "pressure"]
    zh: list[str] = []
    en: list[str] = []
    why: Sentence
    instead: Sentence

    @model_validator(mode="after")
    def _some(self) -> Self:
        if not (self.zh or self.en):
            raise ValueError("there is no wording; give zh, en or both")
        return self


class Title(Both):
    """What a scheme is called."""

    zh: Annotated[str, Limit(30, "it is a title")]
    en: Annotated[str, Limit(80, "it is a title")]


class ExcuseShape(Shape):
    """Why no entry cites a scheme: it is not coached, not for a bot, or kept elsewhere than in the library."""

    kind: Literal["not_coached", "not_for_bot", "elsewhere"]
    why: Sentence


class SchemeSourceShape(Shape):
    """An entry of ``catalogue.yaml``: a scheme of the sources."""

    id: SourceId
    title: Title
    excused: ExcuseShape | None = None
