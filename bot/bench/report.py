"""Rounds of figures → tables of medians and ratios, targets judged, text or JSON."""

import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from statistics import median, quantiles
from typing import Any

from bot.bench.targets import Target

Round = Mapping[str, float]
"""Variant → its figure in one round."""


@dataclass(frozen=True, slots=True)
class Table:
    """One quantity of several variants over all rounds; ratios are taken to ``base`` within each round."""

    name: str
    title: str
    unit: str
    base: str
    rounds: Sequence[Round]

    def values(self, variant: str) -> list[float]:
        """The figures of a variant; empty when it was not measured."""
        return [one[variant] for one in self.rounds if variant in one]

    def ratios(self, variant: str, against: str) -> list[float]:
        """Round by round, how many times the figure of ``against``."""
        return [one[variant] / one[against] for one in self.rounds if variant in one and one.get(against)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A target and the figure found; None when a variant was not there to be measured."""

    target: Target
    figure: float | None

    @property
    def missed(self) -> bool:
        """Measured, and out of bounds."""
        return self.figure is not None and not self.target.met_by(self.figure)


@dataclass(frozen=True, slots=True)
class Report:
    """All that one sub-command found out."""

    title: str
    packages: Sequence[str]
    tables: Sequence[Table]
    notes: Sequence[str] = ()


def outcomes(report: Report, targets: Iterable[Target]) -> list[Outcome]:
    """Each target with its figure."""
    tables = {table.name: table for table in report.tables}
    return [Outcome(target, _figure(tables[target.table], target)) for target in targets]


def versions(packages: Iterable[str]) -> dict[str, str]:
    """Versions of Python, the system and ``packages``; “not installed” where there is none."""
    found = {"python": platform.python_version(), "system": f"{platform.system()} {platform.machine()}"}
    for package in packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found


def as_json(report: Report, judged: Sequence[Outcome]) -> dict[str, Any]:
    """The report for machines; ``rounds`` holds every figure."""
    return {
        "title": report.title,
        "versions": versions(report.packages),
        "tables": [_table_as_json(table) for table in report.tables],
        "targets": [
            {"target": _spoken(one.target), "figure": one.figure, "limit": one.target.limit, "missed": one.missed}
            for one in judged
        ],
        "notes": list(report.notes),
    }


def as_text(report: Report, judged: Sequence[Outcome]) -> str:
    """The report for people."""
    named = ", ".join(f"{name} {number}" for name, number in versions(report.packages).items())
    parts = [report.title, named]
    parts += ["\n".join(_lines(table)) for table in report.tables]
    parts.append("\n".join(["targets", *map(_verdict, judged)]))
    return "\n\n".join([*parts, *report.notes])


def _figure(table: Table, target: Target) -> float | None:
    against = target.against
    figures = table.values(target.variant) if against is None else table.ratios(target.variant, against)
    if not figures:
        return None
    worst = max if target.bound == "at most" else min
    return worst(figures) if target.every_round else median(figures)


def _variants(table: Table) -> list[str]:
    return list(dict.fromkeys(name for one in table.rounds for name in sorted(one)))


def _middle_half(values: Sequence[float]) -> tuple[float, float]:
    if len(values) == 1:
        return values[0], values[0]
    low, _, high = quantiles(values, n=4, method="inclusive")
    return low, high


def _table_as_json(table: Table) -> dict[str, Any]:
    variants = {}
    for name in _variants(table):
        values, ratios = table.values(name), table.ratios(name, table.base)
        ratio = median(ratios) if ratios else None
        variants[name] = {"median": median(values), "quartiles": _middle_half(values), "ratio": ratio, "rounds": values}
    return {"name": table.name, "title": table.title, "unit": table.unit, "base": table.base, "variants": variants}


def _lines(table: Table) -> list[str]:
    lines = [f"{table.title}: {table.unit}", f"  {'':24}{'median':>10}  {'quartiles':>19}   ratio to {table.base}"]
    for name in _variants(table):
        values, ratios = table.values(name), table.ratios(name, table.base)
        low, high = _middle_half(values)
        span = f"[{_number(low)} – {_number(high)}]"
        ratio = f"{median(ratios):.2f}" if ratios else "–"
        lines.append(f"  {name:24}{_number(median(values)):>10}  {span:>19}   {ratio}")
    return lines


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == 0 else f"{value:.1f}"  # noqa: PLR2004  # three digits tell enough


def _verdict(outcome: Outcome) -> str:
    if outcome.figure is None:
        return f"  skipped  {_spoken(outcome.target)}"
    return f"  {'MISSED' if outcome.missed else 'ok':7}  {_spoken(outcome.target)}: {outcome.figure:.2f}"


def _spoken(target: Target) -> str:
    subject = target.variant if target.against is None else f"{target.variant} / {target.against}"
    return f"{target.table}: {subject} {target.bound} {target.limit:g}"
