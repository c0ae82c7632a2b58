"""GUIDs, colours and times, in whatever form programs write them."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.interchange.refi.colours import colour
from qda.interchange.refi.dates import utc
from qda.interchange.refi.guids import guid_of, is_plain, plain
from qda.interchange.refi.values import in_form

GUID = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"


@pytest.mark.parametrize(
    "raw",
    [GUID, GUID.upper(), f"{{{GUID}}}", f" {{{GUID.upper()}}} ", GUID.replace("-", ""), f"urn:uuid:{GUID}"],
)
def test_every_way_of_writing_a_guid_is_the_same_guid(raw: str) -> None:
    assert plain(raw) == GUID


def test_what_is_no_guid_has_one_that_all_who_say_it_share() -> None:
    assert plain("src-1") == plain(" src-1 ") != plain("src-2")
    assert is_plain(plain("src-1"))


def test_guids_of_names_are_the_same_in_every_process() -> None:
    assert guid_of("code", "trust") == guid_of("code", "trust") != guid_of("coder", "trust")
    assert guid_of("a", "bc") != guid_of("ab", "c")


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("#abc", "#aabbcc"),
        ("#A0B1C2", "#a0b1c2"),
        ("a0b1c2", "#a0b1c2"),
        ("#ffa0b1c2", "#a0b1c2"),
        ("rgb(160, 177, 194)", "#a0b1c2"),
        ("rgba(160,177,194,0.5)", "#a0b1c2"),
        ("160,177,194", "#a0b1c2"),
        ("red", "#ff0000"),
        ("rgb(300,0,0)", None),
        ("#12", None),
        ("#gggggg", None),
        ("", None),
        ("transparent", None),
    ],
)
def test_colours_become_rrggbb_or_are_dropped(raw: str, made: str | None) -> None:
    assert colour(raw) == made


@pytest.mark.parametrize(
    ("raw", "made"),
    [
        ("2021-03-04T10:00:00Z", ("2021-03-04T10:00:00Z", True)),
        ("2021-03-04T10:00:00+02:00", ("2021-03-04T08:00:00Z", True)),
        ("2021-03-04T01:00:00.1234567-0530", ("2021-03-04T06:30:00.1234567Z", True)),
        ("2021-03-04T10:00:00.000Z", ("2021-03-04T10:00:00Z", True)),
        ("2021-03-04 10:00:00", ("2021-03-04T10:00:00Z", False)),
        ("2021-03-04", ("2021-03-04T00:00:00Z", False)),
        ("0001-01-01T00:00:00", None),
        ("2021-13-04T10:00:00Z", None),
        ("04/03/2021", None),
        ("9999-12-31T23:59:59-10:00", None),
    ],
)
def test_times_become_utc_or_are_dropped(raw: str, made: tuple[str, bool] | None) -> None:
    assert utc(raw) == made


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)), st.timezones())
def test_a_time_in_any_zone_is_the_same_moment(moment: datetime, zone: object) -> None:
    there = moment.replace(tzinfo=UTC).astimezone(zone).replace(microsecond=0)  # type: ignore[arg-type]
    if there.utcoffset().total_seconds() % 60:  # type: ignore[union-attr]
        return  # zones of the nineteenth century, which ISO 8601 cannot say
    made = utc(there.isoformat())
    assert made is not None
    assert datetime.fromisoformat(made[0]) == there
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", made[0])


@pytest.mark.parametrize("raw", ["true", "True", "1", "YES"])
def test_truth_is_said_in_many_ways(raw: str) -> None:
    assert in_form("truth", raw).text == "true"


@pytest.mark.parametrize(
    ("raw", "made"), [("7", "7"), ("-3", "-3"), ("12.0", "12"), ("1e3", None), ("x", None)]
)
def test_whole_numbers(raw: str, made: str | None) -> None:
    assert in_form("number", raw).text == made
