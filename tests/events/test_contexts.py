"""Contexts come from the words of the clause and of the article, at most four, in PLOVER's order."""

from rasid.events.contexts import Contexts
from rasid.lexicon.bundle import load_lexicon
from rasid.model.ontology import CONTEXTS
from rasid.pipeline import Coder

LEXICON = load_lexicon()


def test_every_context_has_words() -> None:
    table = Contexts(LEXICON)
    found = {c for contexts in (*table.words.values(), *table.lemmas.values()) for c in contexts}
    found |= {c for phrases in table.phrases.values() for _, c in phrases}
    assert found == set(CONTEXTS)


def test_words_of_the_clause_give_the_contexts() -> None:
    events = Coder(LEXICON).code("اتهمت واشنطن طهران بتخصيب اليورانيوم سرا وبانتهاك الاتفاق النووي.").events
    assert events and all("cbrn" in e.contexts for e in events)


def test_at_most_four_in_fixed_order() -> None:
    text = ("طالبت منظمات حقوق الإنسان البرلمان العراقي والحكومة والمحكمة والجيش بفتح تحقيق في فساد الانتخابات "
            "وتهريب المخدرات وقمع الاحتجاجات وتجارة الأسلحة.")
    for event in Coder(LEXICON).code(text).events:
        assert len(event.contexts) <= 4
        assert event.contexts == sorted(event.contexts, key=CONTEXTS.index)
