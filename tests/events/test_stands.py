"""Whom a country stands for in an event: its army, its people, or its government."""

import pytest

from rasid import api

ARMY = "أعلن الجيش الأوكراني أن القتال مستمر، وقال الجيش الروسي إن قواته تتقدم.\n"


def sectors(text: str, category: str, side: str) -> set[str]:
    events = api.load().code(text, "2022-05-11").to_dict()["events"]
    return {p["sector"] for e in events if e["category"] == category for p in e[side]}


@pytest.mark.parametrize(("text", "category", "side", "sector"), [
    (ARMY + "قصفت روسيا مدينة خاركيف بالصواريخ.", "ASSAULT", "actors", "MIL"),
    ("قصفت روسيا مدينة خاركيف بالصواريخ.", "ASSAULT", "actors", "GOV"),       # no army named
    (ARMY + "فرضت روسيا عقوبات على كندا.", "SANCTION", "actors", "GOV"),
    ("رحلت السلطات التركية 20 ألف سوري إلى بلادهم.", "COERCE", "recipients", "CVL"),
    ("سيطرت القوات الروسية على مدينة ماريوبول.", "COERCE", "recipients", "GOV"),        # who loses a town
    ("قصفت القوات الروسية مدينة ماريوبول.", "ASSAULT", "recipients", "CVL"),            # who suffers in it
])
def test_sector_of_a_country(text: str, category: str, side: str, sector: str) -> None:
    assert sectors(text, category, side) == {sector}
