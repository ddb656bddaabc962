"""Encodings: UTF-8 with and without mark, UTF-16, windows-1256, damaged and hopeless bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rasid.errors import InputError
from rasid.ingest.decode import decode

TEXT = "أعلنت الحكومة اللبنانية أمس «خطة» جديدة، وفق ما نقلته الوكالة."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_remark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, [])


def test_windows_1256_is_read_with_a_remark() -> None:
    text, [noticed] = decode(TEXT.encode("cp1256"))
    assert text == TEXT and noticed.code == "input.encoding"


def test_damaged_utf8_is_read_with_a_remark() -> None:
    text, [noticed] = decode((TEXT * 5).encode()[:-1] + b"\xff")
    assert text.startswith(TEXT) and noticed.code == "input.damaged"


def test_other_bytes_are_refused() -> None:
    with pytest.raises(InputError):
        decode(bytes(range(128, 256)) * 10)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    try:
        text, _ = decode(raw)
    except InputError:
        return
    assert isinstance(text, str)
