"""The time, from whoever tells it; tests tell their own."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Gives the time with its zone."""


def utc_now() -> datetime:
    """The time of this machine, in UTC."""
    return datetime.now(UTC)


def timestamp(clock: Clock) -> str:
    """The time as the database keeps it: `2026-11-23T09:30:00Z`."""
    return clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
