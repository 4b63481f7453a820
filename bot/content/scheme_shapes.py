"""The shape of grading schemes and of the calendar."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from bot.content.texts import Emoji, Id, Label, Name, PhraseShape, Sentence, Shape, Sources

_SOLAR_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LUNAR_DAYS = (30,) * 12
_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def _day(lengths: tuple[int, ...]) -> Any:
    """A day ``MM-DD`` of months that are this long; what does not come every year is refused."""

    def check(text: str) -> str:
        if not _DAY.fullmatch(text):
            raise ValueError(f"“{text}” is no day; write month and day with two digits each, as in 08-15")
        last = lengths[int(text[:2]) - 1]
        if int(text[3:]) > last:
            raise ValueError(f"{text} does not come every year; the month ends on {last}")
        return text

    return AfterValidator(check)


_AS_TEXT = WithJsonSchema({"type": "string", "pattern": f"^{_DAY.pattern}$"})
SolarDay = Annotated[str, _day(_SOLAR_DAYS), _AS_TEXT]
LunarDay = Annotated[str, _day(_LUNAR_DAYS), _AS_TEXT]


class CadenceShape(Shape):
    """Contact at least every ``days`` days by this person over this channel."""

    days: Annotated[int, Field(gt=0, le=366)]
    by: Literal["rep", "lead", "executive"]
    channel: Literal["call", "visit", "message", "any"]


class RfmShape(Shape):
    """A cell of the recency, frequency, money cube: each above the team's median or not."""

    recent: bool
    often: bool
    much: bool


class TierShape(Shape):
    """One grade of a scheme.

    ``top`` is the cumulative share (0 to 1) of customers, best first by purchases, up to which this tier reaches.
    ``goal`` is the tier one works to move these customers to. No cadence: no contact at fixed times, but their silence
    is noticed, unless they are ``at_rest``. ``lasts`` are the days after which a grade still held is looked at again.
    """

    id: Id
    name: Name
    criteria: Sentence
    strategy: Sentence
    top: Annotated[float, Field(gt=0, le=1)] | None = None
    rfm: RfmShape | None = None
    goal: Id | None = None
    cadence: list[CadenceShape] = []
    lasts: Annotated[int, Field(gt=0, le=366)] | None = None
    at_rest: bool = False

    @model_validator(mode="after")
    def _nobody_calls_at_rest(self) -> Self:
        if self.at_rest and self.cadence:
            raise ValueError("a tier at rest has no cadence")
        return self


class ChoiceShape(Shape):
    """One answer, leading to another question or to a tier.

    ``top``, of all answers to a question or of none, is the share of customers by purchases to whom it is suggested.
    """

    label: Label
    to: Id
    top: Annotated[float, Field(gt=0, le=1)] | None = None


class TierQuestionShape(Shape):
    """A question whose answer grades a customer."""

    id: Id
    ask: Sentence
    answers: Annotated[list[ChoiceShape], Field(min_length=2, max_length=8)]


class ReviewShape(Shape):
    """How often all grades are looked at again; yearly from ``opens`` to ``closes``.

    ``newcomers`` are the days after which a new customer's grade is looked at first.
    """

    every: Literal["month", "year"]
    opens: SolarDay | None = None
    closes: SolarDay | None = None
    newcomers: Annotated[int, Field(gt=0, le=366)] | None = None

    @model_validator(mode="after")
    def _days_of_the_year(self) -> Self:
        if any((self.every == "year") != (day is not None) for day in (self.opens, self.closes)):
            raise ValueError("a yearly review has opens and closes, a monthly one has neither")
        if self.opens and self.closes and self.opens > self.closes:
            raise ValueError(f"the review closes on {self.closes}, before it opens on {self.opens}; correct one")
        return self


class SchemeShape(Shape):
    """A file of ``tiers/``; the first question is where grading by answers begins."""

    id: Id
    name: Name
    about: Sentence
    by: Literal["answers", "purchases", "hand"]
    questions: list[TierQuestionShape] = []
    tiers: Annotated[list[TierShape], Field(min_length=2)]
    review: ReviewShape | None = None
    sources: Sources

    @model_validator(mode="after")
    def _questions_when_asked(self) -> Self:
        if (self.by == "answers") != bool(self.questions):
            raise ValueError("a scheme has questions exactly when it grades by answers")
        return self


class WeekdayShape(Shape):
    """The ``nth`` weekday (1 Monday … 7 Sunday) of a month."""

    month: Annotated[int, Field(ge=1, le=12)]
    weekday: Annotated[int, Field(ge=1, le=7)]
    nth: Annotated[int, Field(ge=1, le=4)]


class DateShape(Shape):
    """When it is, every year: a solar or a lunar ``MM-DD``, a weekday of a month, or a solar term."""

    solar: SolarDay | None = None
    lunar: LunarDay | None = None
    weekday: WeekdayShape | None = None
    term: Literal["qingming", "dongzhi"] | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(value is not None for value in (self.solar, self.lunar, self.weekday, self.term)) != 1:
            raise ValueError("give exactly one of solar, lunar, weekday, term")
        return self


class FestivalShape(Shape):
    """A day to greet on; ``ahead`` are the days before it on which the rep is reminded."""

    id: Id
    emoji: Emoji
    name: Name
    date: DateShape
    ahead: Annotated[int, Field(ge=0, le=30)]
    greetings: Annotated[list[PhraseShape], Field(min_length=2)]


class OccasionShape(Shape):
    """A day of the customer's own."""

    ahead: Annotated[int, Field(ge=0, le=30)]
    greetings: Annotated[list[PhraseShape], Field(min_length=2)]


class CalendarShape(Shape):
    """``calendar.yaml``."""

    festivals: list[FestivalShape]
    birthday: OccasionShape
    anniversary: OccasionShape
    sources: Sources
