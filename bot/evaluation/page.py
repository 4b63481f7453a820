"""A report as a page of text, and two reports side by side."""

from collections.abc import Iterable

from bot.evaluation.report import Report
from bot.evaluation.scoring import Bin, Score

FEW = 8
"""Descriptions of a type below which its score says nothing."""


def page(report: Report) -> list[str]:
    """The report as lines of text."""
    silly, texts = report.off_topic
    share, right = report.sure
    lines = [
        f"{report.overall.total} descriptions of customers, {texts} texts about none",
        "",
        _row("", ["first", "of three", "of"]),
        _scored("birdcall", report.overall),
        *(_scored(name, score) for name, score in report.baselines.items()),
        "",
        "first answer right after " + ", ".join(f"{count}: {part:.1%}" for count, part in enumerate(report.after))
        + " questions",
        f"called sure: {share:.1%}, of which right: {right:.1%}",
        f"texts about no customer that got a type all the same: {silly} of {texts}"
        f" ({report.tempting[0]} of {report.tempting[1]} about someone or something else described like one)",
        f"asked whether they describe one of three types: {report.offered} of {texts}",
        f"confidence and truth lie {report.error:.1%} apart on average",
        "µs each: " + ", ".join(f"{name} {speed:,.0f}" for name, speed in report.speed.items()),
    ]  # fmt: skip
    for title, scores in (
        ("language", report.languages),
        ("facet", report.facets),
        ("form", report.forms),
        ("writer", report.writers),
    ):
        lines += ["", title, *(_scored(name or "-", score) for name, score in scores.items())]
    weakest = sorted(report.types.items(), key=lambda item: (item[1].first, item[0]))
    lines += ["", "type, weakest first", *(_scored(name, score) for name, score in weakest if score.total >= FEW)]
    lines += ["", "said → right", *map(_bar, report.calibration)]
    lines += [
        "",
        "often taken for another",
        *(f"  {true} → {given}: {times}" for true, given, times in report.confusions),
    ]
    return lines


def beside(old: Report, new: Report) -> list[str]:
    """Two reports side by side: what differs."""
    lines = [_row("", ["first", "was", "of three", "was"])]
    lines.append(_pair("all", old.overall, new.overall))
    for before, after in ((old.languages, new.languages), (old.facets, new.facets), (old.types, new.types)):
        for name, score in after.items():
            was = before.get(name, Score(0, 0, 0))
            if (was.right, was.found) != (score.right, score.found):
                lines.append(_pair(name, was, score))
    return lines


def _row(name: str, cells: Iterable[str]) -> str:
    return f"  {name:22}" + "".join(f"{cell:>10}" for cell in cells)


def _scored(name: str, score: Score) -> str:
    return _row(name, [f"{score.first:.1%}", f"{score.three:.1%}", str(score.total)])


def _pair(name: str, old: Score, new: Score) -> str:
    return _row(name, [f"{new.first:.1%}", f"{old.first:.1%}", f"{new.three:.1%}", f"{old.three:.1%}"])


def _bar(one: Bin) -> str:
    return f"  {one.said:4.0%} → {one.right:4.0%}  {'█' * round(one.right * 30):30} {one.total}"
