"""Times as the standard wants them: xsd:dateTime, here always in UTC with a Z."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

_TIME = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)$")
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?")
_NEVER = 1
"""The year in which programs put what never happened."""


def utc(raw: str) -> tuple[str, bool] | None:
    """A time in UTC, and whether it said its zone; None for what is no time. Without a zone it counts as UTC.

    >>> utc("2021-03-04T10:00:00+02:00")
    ('2021-03-04T08:00:00Z', True)
    >>> utc("2021-03-04 10:00:00.5")
    ('2021-03-04T10:00:00.5Z', False)
    >>> utc("0001-01-01T00:00:00") is None
    True
    """
    found = _TIME.fullmatch(raw.strip())
    if found is None or int(found[1]) <= _NEVER:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        moment = datetime(year, month, day, hour, minute, second, tzinfo=_zone(found[8]))
        said = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S").rjust(19, "0")
    except (ValueError, OverflowError):
        return None
    fraction = (found[7] or "").rstrip("0")
    return f"{said}{'.' + fraction if fraction else ''}Z", found[8] is not None


def _zone(said: str | None) -> timezone:
    if said is None or said in "zZ":
        return UTC
    minutes = int(said[1:3]) * 60 + int(said[-2:])
    return timezone(timedelta(minutes=minutes if said[0] == "+" else -minutes))


def to_the_second(moment: str) -> str:
    """A time as the project's record keeps it: `2026-11-23T09:30:00Z`."""
    return moment.partition(".")[0].removesuffix("Z") + "Z"


def is_date(raw: str) -> bool:
    """Whether a text is a date as xsd:date has it, with or without a zone.

    >>> is_date("2020-02-29Z"), is_date("2021-02-29")
    (True, False)
    """
    return _is_day(_ZONE.sub("", raw))


def is_moment(raw: str) -> bool:
    """Whether a text is a time as xsd:dateTime has it, with or without a zone.

    >>> is_moment("2020-02-29T10:00:00.5+05:00"), is_moment("2020-02-29 10:00")
    (True, False)
    """
    day, _, clock = _ZONE.sub("", raw).partition("T")
    return _is_day(day) and bool(_CLOCK.fullmatch(clock))


def _is_day(raw: str) -> bool:
    try:
        return date.fromisoformat(raw).isoformat() == raw
    except ValueError:
        return False
