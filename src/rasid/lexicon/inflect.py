"""Paradigms of verbs, nouns and adjectives from a lemma in ordinary spelling: pure functions, no data, no input.

All forms are in ordinary undiacritised spelling; the caller folds. The alif of the indefinite accusative (هجوما) and
the article are clitics to Rasid and are not part of the paradigms.
"""

from rasid.lexicon.inflect_nouns import NounForm, inflect_adjective, inflect_nisba, inflect_noun
from rasid.lexicon.inflect_verbs import VerbForm, inflect_masdar, inflect_verb

__all__ = ["NounForm", "VerbForm", "inflect_adjective", "inflect_masdar", "inflect_nisba", "inflect_noun",
           "inflect_verb"]
