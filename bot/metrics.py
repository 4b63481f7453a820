"""The bot's figures in Prometheus' text format."""

from collections.abc import Iterator
from itertools import accumulate

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.flows.state import State
from bot.watching import BOUNDS, Watch

CONTENT_TYPE = CONTENT_TYPE_LATEST


def exposition(watch: Watch, state: State) -> bytes:
    """``watch`` is of this process, ``state`` of the database it shares with others."""
    registry = CollectorRegistry()
    registry.register(_Figures(watch, state))
    return generate_latest(registry)


class _Figures(Collector):
    def __init__(self, watch: Watch, state: State) -> None:
        self._watch = watch
        self._state = state

    def collect(self) -> Iterator[Metric]:
        """Prometheus: every metric with its samples."""
        state = self._state
        for name, value, meaning in (
            ("updates_waiting", state.updates_waiting, "Updates written down and not done"),
            ("updates_parked", state.updates_parked, "Updates given up"),
            ("outbox_depth", state.due, "Deliveries that are due"),
            ("due_lag_seconds", state.lag_seconds, "How long the oldest due delivery has been due"),
            ("deliveries_parked", state.deliveries_parked, "Deliveries given up by a mistake of ours"),
        ):
            yield GaugeMetricFamily(f"birdcall_{name}", meaning, value)
        yield from self._counters()
        yield self._durations()

    def _counters(self) -> Iterator[Metric]:
        for name, counts, meaning in (
            ("updates", self._watch.updates, "Tries at updates, by what became of them"),
            ("deliveries", self._watch.deliveries, "Tries at deliveries, by what became of them"),
        ):
            family = CounterMetricFamily(f"birdcall_{name}", meaning, labels=["outcome"])
            for outcome, count in sorted(counts.items()):
                family.add_metric([outcome], count)
            yield family

    def _durations(self) -> Metric:
        family = HistogramMetricFamily(
            "birdcall_handler_seconds", "Time a handler took, replies included", labels=["handler"]
        )
        bounds = [*map(str, BOUNDS), "+Inf"]
        for name, durations in sorted(self._watch.handlers.items()):
            buckets = list(zip(bounds, accumulate(durations.counts), strict=True))
            family.add_metric([name], buckets, durations.seconds)
        return family
