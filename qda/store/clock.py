"""The time, from whoever tells it; tests tell their own."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Gives the time with its zone."""


def utc_now() -> datetime:
    """The time of this machine, in UTC."""
    return datetime.now(UTC)


def timestamp(clock: Clock) -> str:
    """The time as the database keeps it: `2026-11-23T09:30:00Z`."""
    return _kept(clock())


def a_second_after(at: str) -> str:
    """The next second behind a time that the database keeps.

    >>> a_second_after("2026-12-31T23:59:59Z")
    '2027-01-01T00:00:00Z'
    """
    return _kept(datetime.fromisoformat(at) + timedelta(seconds=1))


def _kept(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
