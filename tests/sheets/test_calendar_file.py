"""Calendar files that other calendars read."""

from datetime import UTC, date, datetime, time

from icalendar import Calendar, Event

from bot.sheets.calendar_file import Entry, calendar_file

MADE = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)


def events(*entries: Entry) -> list[Event]:
    return [one for one in Calendar.from_ical(calendar_file(entries, MADE)).walk("VEVENT") if isinstance(one, Event)]


def test_a_call_at_a_time_is_at_that_moment_everywhere() -> None:
    (event,) = events(
        Entry("f7@birdcall", date(2026, 11, 25), time(15, 30), "Asia/Shanghai", "王姐，回访", "嫌贵；月底定")
    )

    assert event.start == datetime(2026, 11, 25, 7, 30, tzinfo=UTC)
    assert event.end == datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
    assert (str(event["uid"]), str(event["summary"]), str(event["description"])) == (
        "f7@birdcall",
        "王姐，回访",
        "嫌贵；月底定",
    )
    assert event.DTSTAMP == MADE


def test_without_a_time_it_is_all_day() -> None:
    (event,) = events(Entry("f8@birdcall", date(2026, 12, 31), None, "Asia/Shanghai", "生日", ""))

    assert (event.start, event.end) == (date(2026, 12, 31), date(2027, 1, 1))
    assert "description" not in event


def test_each_entry_keeps_its_id_when_it_moves() -> None:
    def at(day: int) -> list[str]:
        return [
            str(event["uid"])
            for event in events(*(Entry(uid, date(2026, 12, day), None, "UTC", "a", "") for uid in "ab"))
        ]

    assert at(1) == at(2) == ["a", "b"]


def test_what_is_written_cannot_add_lines_of_its_own() -> None:
    (event,) = events(Entry("a", date(2026, 12, 1), None, "UTC", "x\r\nEND:VEVENT\r\nBEGIN:VALARM", "a\nb"))

    assert "VALARM" in str(event["summary"])
    assert event.subcomponents == []
