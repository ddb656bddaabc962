"""Terminal tables: padding by display width, Arabic isolated."""

from hypothesis import given
from hypothesis import strategies as st

from rasid.export.terminal import cell, clipped, display_width, isolated, table


def test_marks_take_no_room_and_wide_characters_two() -> None:
    assert display_width("قَالَ") == 3
    assert display_width("日本") == 4
    assert display_width("\u2068ab\u2069") == 2


def test_only_right_to_left_text_is_isolated() -> None:
    assert isolated("USA") == "USA"
    assert isolated("روسيا") == "\u2068روسيا\u2069"


def test_long_text_is_cut_and_controls_are_removed() -> None:
    assert clipped("abcdefgh", 5) == "abcd…"
    assert clipped("a\nb\tc\x1b[31m", 20) == "a b c [31m"


@given(st.text(max_size=60), st.integers(min_value=2, max_value=30))
def test_a_cell_has_its_width(text: str, width: int) -> None:
    assert display_width(cell(text, width)) == width


def test_columns_line_up() -> None:
    lines = table(("a", "b"), [["روسيا", "x"], ["y", "z"]], (10, 10))
    assert len({display_width(line.rsplit(" ", 1)[0]) for line in lines if not line.startswith("-")}) == 1
