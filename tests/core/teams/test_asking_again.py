"""When the silent are asked again."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as some

from bot.core.rhythm.hours import Hours
from bot.core.teams.asking_again import ask_at

moments = some.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1), timezones=some.just(UTC))  # noqa: DTZ001  # hypothesis adds the zone
hours = some.builds(
    Hours, some.sampled_from(["Asia/Shanghai", "Europe/London", "America/New_York"]),
    leave=some.sampled_from([(), ((date(2026, 6, 1), date(2026, 6, 9)),)]), holidays=some.sampled_from(["cn", "none"]),
)  # fmt: skip


@given(moments, hours)
def test_by_itself_it_is_on_a_workday_outside_quiet_hours_and_soon(now: datetime, kept: Hours) -> None:
    at = ask_at(now, kept, by_hand=False)

    assert at >= now
    assert kept.awake(at)
    assert kept.works(kept.local(at).date())


@given(moments, hours)
def test_by_hand_it_is_at_once_unless_it_is_a_quiet_hour_or_leave(now: datetime, kept: Hours) -> None:
    at = ask_at(now, kept, by_hand=True)

    assert at >= now
    assert kept.awake(at)
    if kept.awake(now) and not kept.away(kept.local(now).date()):
        assert at == now


def test_on_a_free_evening_it_waits_for_work_to_begin() -> None:
    friday = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)

    assert ask_at(friday, Hours("Europe/London"), by_hand=False) == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert ask_at(friday, Hours("Europe/London"), by_hand=True) == friday.replace(hour=8, minute=0) + timedelta(days=1)
