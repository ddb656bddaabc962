"""Near-copies: a changed word or by-line stays a copy, another text on the subject does not."""

import random

from rasid.merge.copies import copy_groups, likeness, signature

WORDS = [a + b for a in "بتثجحخدذرزسشصضطظعغفقكلمنهوي" for b in ("اب", "ين", "ور", "ات")]


def text(seed: int, length: int = 200) -> list[str]:
    chance = random.Random(seed)
    return [chance.choice(WORDS) for _ in range(length)]


def test_a_copy_with_small_changes_is_found():
    first = text(1)
    second = ["وكالات", *first[:60], "غيرها", *first[61:], "انتهى"]
    marks = [("a", signature(" ".join(first))), ("b", signature(" ".join(second))),
             ("c", signature(" ".join(text(2))))]
    assert copy_groups(marks) == {"a": "a", "b": "a", "c": "c"}


def test_spelling_variation_is_no_difference():
    words = text(3)
    assert likeness(signature(" ".join(words)), signature("ـ".join(["", *words[0]]) + " " + " ".join(words[1:]))) == 1


def test_half_the_text_is_no_copy():
    words = text(4)
    assert likeness(signature(" ".join(words)), signature(" ".join([*words[:100], *text(5, 100)]))) < 0.6


def test_too_short_to_tell():
    assert signature("خبر قصير") == b""
    assert copy_groups([("a", b""), ("b", b"")]) == {"a": "a", "b": "b"}
