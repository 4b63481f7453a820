"""Grading schemes, the calendar and the catalogue as core values."""

from bot.content.pieces import lines, text
from bot.content.register_shapes import SchemeSourceShape
from bot.content.scheme_shapes import CalendarShape, FestivalShape, OccasionShape, ReviewShape, SchemeShape, TierShape
from bot.core.schemes import (
    Cadence,
    Calendar,
    Festival,
    Occasion,
    Review,
    Rfm,
    Scheme,
    SourceScheme,
    Tier,
    TierAnswer,
    TierQuestion,
    YearlyDate,
)


def build_scheme(shape: SchemeShape) -> Scheme:
    """A grading scheme."""
    questions = {
        one.id: TierQuestion(one.id, text(one.ask), tuple(TierAnswer(text(a.label), a.to, a.top) for a in one.answers))
        for one in shape.questions
    }
    return Scheme(
        id=shape.id,
        name=text(shape.name),
        about=text(shape.about),
        by=shape.by,
        questions=questions,
        tiers={one.id: _tier(one) for one in shape.tiers},
        sources=tuple(shape.sources),
        review=_review(shape.review) if shape.review else None,
    )


def _review(shape: ReviewShape) -> Review:
    return Review(shape.every, shape.opens, shape.closes, shape.newcomers)


def _tier(shape: TierShape) -> Tier:
    return Tier(
        id=shape.id,
        name=text(shape.name),
        criteria=text(shape.criteria),
        strategy=text(shape.strategy),
        top=shape.top,
        rfm=Rfm(shape.rfm.recent, shape.rfm.often, shape.rfm.much) if shape.rfm else None,
        goal=shape.goal,
        cadence=tuple(Cadence(one.days, one.by, one.channel) for one in shape.cadence),
        at_rest=shape.at_rest,
        lasts=shape.lasts,
    )


def build_calendar(shape: CalendarShape) -> Calendar:
    """The days that call for a greeting."""
    festivals = tuple(_festival(one) for one in shape.festivals)
    return Calendar(festivals, _occasion(shape.birthday), _occasion(shape.anniversary), tuple(shape.sources))


def _festival(shape: FestivalShape) -> Festival:
    weekday = shape.date.weekday
    date = YearlyDate(
        shape.date.solar,
        shape.date.lunar,
        (weekday.month, weekday.weekday, weekday.nth) if weekday else None,
        shape.date.term,
    )
    return Festival(shape.id, shape.emoji, text(shape.name), date, shape.ahead, lines(shape.greetings))


def _occasion(shape: OccasionShape) -> Occasion:
    return Occasion(shape.ahead, lines(shape.greetings))


def build_source(shape: SchemeSourceShape) -> SourceScheme:
    """A scheme of the sources."""
    excuse = (shape.excused.kind, text(shape.excused.why)) if shape.excused else None
    return SourceScheme(shape.id, text(shape.title), excuse)
