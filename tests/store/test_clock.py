from datetime import UTC, datetime, timedelta, timezone

from qda.store.clock import timestamp, utc_now


def test_the_time_is_kept_in_utc_to_the_second() -> None:
    in_kabul = datetime(2026, 3, 1, 1, 30, 15, 999_999, tzinfo=timezone(timedelta(hours=4, minutes=30)))
    assert timestamp(lambda: in_kabul) == "2026-02-28T21:00:15Z"


def test_the_machine_tells_its_time_with_a_zone() -> None:
    assert utc_now().tzinfo is UTC
