"""A clock for tests and for a person who turns time by hand."""

FRIDAY_NOON = 1_795_147_200.0
"""20 November 2026, 12:00 in Shanghai."""


class HandClock:
    """Unix seconds that stand still until moved."""

    def __init__(self, now: float = FRIDAY_NOON) -> None:
        self.now = now

    def __call__(self) -> float:
        """What time it is."""
        return self.now

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
