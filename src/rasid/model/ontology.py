"""PLOVER as data: categories, quad classes, modes, scores; the sectors of parties.

Source: the PLOVER manual, with the codebook's changes (ACCUSE is -3: the manual's own table lacks the sign; SANCTION is
material conflict). A mode without a score of its own has its category's.
"""

from types import MappingProxyType

QUADS = MappingProxyType({
    "AGREE": "verbal cooperation", "CONSULT": "verbal cooperation", "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation", "COOPERATE": "material cooperation", "AID": "material cooperation",
    "RETREAT": "material cooperation", "REQUEST": "verbal conflict", "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict", "THREATEN": "verbal conflict", "PROTEST": "material conflict",
    "SANCTION": "material conflict", "MOBILIZE": "material conflict", "COERCE": "material conflict",
    "ASSAULT": "material conflict",
})
CATEGORIES = tuple(QUADS)

MODES = MappingProxyType({
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "allege", "investigate"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": ("seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
               "misinformation", "cyber"),
    "ASSAULT": ("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
                "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
})

SCORES = MappingProxyType({
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10.0, "RETREAT": 6.5,
    "REQUEST": 0.0, "ACCUSE": -3.0, "REJECT": -2.0, "THREATEN": -3.5, "PROTEST": -5.0, "SANCTION": -6.0,
    "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
})
MODE_SCORES = MappingProxyType({
    "riot": -7.0, "hunger": -4.5, "boycott": -4.5, "obstruct": -4.5, "beat": -7.5, "crowd-control": -7.5,
    "targeted": -9.5, "suicide-attack": -9.5, "aerial": -9.5, "drone": -9.5, "heavy-weapons": -9.5,
    "unconventional": -10.0,
})

SECTORS = ("GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP", "PTY", "REB", "MED", "BUS", "LAB", "REL", "EDU", "HLH",
           "NGO", "IGO", "REF", "CVL", "CRM", "UNK")

COUNTS = ("killed", "injured", "arrested", "released", "expelled", "deported", "sanctioned", "convicted", "accused",
          "abducted", "displaced", "participants", "votes", "amount", "count")
"""Keys of the numbers that belong to an event; `amount` has `currency` beside it."""

STATUSES = ("future", "hypothetical", "negated")

CONTEXTS = (
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression",
    "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping",
    "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn",
    "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
)


def plover_score(category: str, mode: str | None) -> float:
    """The PLOVER score (-10 to +10) of a category and mode."""
    return MODE_SCORES.get(mode or "", SCORES[category])
