"""Publication dates as users write them."""

import datetime as dt

import pytest

from rasid.ingest.dates import read_date


@pytest.mark.parametrize(("written", "read"), [
    ("2021-05-05", "2021-05-05"), (" 2021-05-05 ", "2021-05-05"), ("20210505", "2021-05-05"),
    ("2021-05-05T18:30", "2021-05-05T18:30:00"), ("2021-05-05 18:30:00Z", "2021-05-05T18:30:00+00:00"),
    (dt.date(2021, 5, 5), "2021-05-05"), (dt.datetime(2021, 5, 5, 18, 30), "2021-05-05T18:30:00"),
])
def test_iso_dates_are_read(written: object, read: str) -> None:
    assert read_date(written) == read


@pytest.mark.parametrize("written", ["", "05/05/2021", "2021-13-01", "2021", "0021-05-05", None, 20210505, ["x"]])
def test_nothing_else_is_guessed(written: object) -> None:
    assert read_date(written) is None
