"""What keeps two reports of like category, day and parties apart, and that the same pair merges without it."""

import dataclasses
import datetime as dt

from rasid.merge.cluster import weights_of
from rasid.merge.judge import SAME, Judge
from rasid.merge.report import Report, Side
from rasid.merge.sides import compare_side, known_by_name

DAY = dt.date(2022, 5, 10)
HOST = Side("Nasser Bourita", "MAR", "GOV", "nasser-bourita")
SPEAKER = Side("Volodymyr Zelensky", "UKR", "GOV", "volodymyr-zelensky")
MARRAKESH = {"name": "Marrakesh", "country": "MAR", "precision": "city", "lat": 31.63, "lon": -8.0}
ARMY, UNION = Side("Russian Armed Forces", "RUS", "MIL", "russian-armed-forces"), Side("European Union", "EUR", "IGO", "eu")
RUSSIA, UKRAINE = Side("Russia", "RUS", "GOV", "RUS"), Side("Ukraine", "UKR", "GOV", "UKR")


def report(id: str, category: str, actors: list[Side], recipients: list[Side], words: str, triggers: str, **more) -> Report:
    fields = {"mode": None, "status": None, "first": DAY, "last": DAY, "dated": True, "seen": DAY, "place": None, "counts": {}}
    return Report(**{"id": id, "article": id, "outlet": id, "category": category, "actors": tuple(actors),
                     "recipients": tuple(recipients), "words": frozenset((words + " " + triggers).split()),
                     "triggers": frozenset(triggers.split()), **fields, **more})


def merged(one: Report, other: Report) -> bool:
    return Judge(weights_of([one, other])).judge(one, other).kind == SAME


def test_a_host_sees_many_guests():
    guests = [Side("foreign minister", c, "GOV", None) for c in ("BHR", "NLD")]
    one, other, again = (report(str(n), "CONSULT", [HOST, guest], [], "talks joint statement sahara", "met", place=MARRAKESH)
                         for n, guest in enumerate((guests[0], guests[1], guests[0])))
    assert merged(one, again) and not merged(one, other)


def test_a_meeting_with_one_known_side_asks_for_that_very_one():
    body, delegation = Side("public body", "MAR", "GOV", None), Side("delegation", "MAR", "GOV", None)
    one, other = (report(str(n), "CONSULT", [side], [], "debate committee members", "met")
                  for n, side in enumerate((body, delegation)))
    assert not merged(one, other)
    assert merged(dataclasses.replace(one, actors=(HOST,)), dataclasses.replace(other, actors=(HOST,)))


def test_the_verb_of_speech_does_not_make_two_statements_one():
    next_day = {"first": DAY + dt.timedelta(1), "last": DAY + dt.timedelta(1)}
    one = report("1", "ACCUSE", [SPEAKER], [RUSSIA], "shelling hospital children ward", "accused")
    other = report("2", "ACCUSE", [SPEAKER], [RUSSIA], "grain ships theft silos children", "accused", **next_day)
    again = report("3", "ACCUSE", [SPEAKER], [RUSSIA], "hospital shelling children", "accused", **next_day)
    assert merged(one, again) and not merged(one, other)


def test_another_verb_asks_for_the_same_speaker():
    ministry = Side("ministry", "UKR", "GOV", None)
    one = report("1", "ACCUSE", [UKRAINE], [RUSSIA], "shelling hospital children", "accused")
    other = report("2", "ACCUSE", [UKRAINE], [RUSSIA], "shelling hospital children", "blamed")
    assert merged(one, other) and not merged(one, dataclasses.replace(other, actors=(ministry,)))
    assert not merged(one, dataclasses.replace(other, actors=()))


def test_two_towns_are_two_parties_and_their_country_fits_both():
    lyman, kyiv = (Side(id, "UKR", "CVL", id) for id in ("lyman-ukr", "kyiv-ukr"))
    assert compare_side(lyman, kyiv) < 0.4 < 0.7 <= compare_side(lyman, Side("Ukraine", "UKR", "CVL", "UKR"))
    seized = [report(str(n), "COERCE", [RUSSIA], [town], "forces control railway junction", "seized", mode="seize")
              for n, town in enumerate((lyman, kyiv, lyman))]
    assert merged(seized[0], seized[2]) and not merged(seized[0], seized[1])


def test_what_is_seized_tells_seizures_apart():
    army, governor = (Side(name, "UKR", sector, None) for name, sector in (("army", "MIL"), ("governor", "GOV")))
    told = ((army, "roads bridges rubizhne rails depots junction convoy"),
            (governor, "luhansk region goal analysts doubt exhausted weak"))
    one, other = (report(str(n), "COERCE", [ARMY], [side], f"control {rest}", "seized", mode="seize")
                  for n, (side, rest) in enumerate(told))
    assert not merged(one, other)


def test_crowds_without_a_name_tell_less_than_bodies_of_state():
    crowd, ministry = Side("settler", "ISR", "CVL", None), Side("foreign ministry", "ISR", "GOV", None)
    assert known_by_name([ministry], [ministry]) and not known_by_name([crowd], [crowd])


def test_next_to_no_words_in_common_ask_for_all_the_rest():
    one, other = (report(str(n), "SANCTION", [UNION], [RUSSIA], words, "banned") for n, words in enumerate((
        "coal imports embargo sixth package oil hungary veto envoys talks",
        "radio channels licence studio broadcast news staff cable satellite site")))
    assert not merged(one, other)
    assert merged(one, dataclasses.replace(other, words=other.words | {"envoys", "talks"}))
