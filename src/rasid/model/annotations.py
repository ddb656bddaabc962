"""What the stages write on a document: tokens, entities, parties, times, quotes, and why."""

from dataclasses import dataclass, field
from typing import NamedTuple

from rasid.model.span import Span


class Features(NamedTuple):
    """Grammatical features of a form; "" where the form does not tell.

    pos: verb noun adj masdar active passive (participles) prep conj comp rel dem neg fut cond asp part pron quant adv;
    tense: past present jussive imperative; voice: active passive both; person 1 2 3; gender m f; number s d p;
    bound: the form stands only before an attached pronoun.
    """

    pos: str
    tense: str = ""
    voice: str = ""
    person: str = ""
    gender: str = ""
    number: str = ""
    bound: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: proclitics + article + stem + pronoun.

    conj: "" و ف; prep: "" ب ل ك (or س before a verb); article: ال present; stem: folded, without clitics;
    pronoun: the attached pronoun, folded, or ""; lemma: the lexicon's id of the word, "" where unknown;
    tanwin: the alef of an indefinite accusative ends it (هجوما).
    """

    conj: str
    prep: str
    article: bool
    stem: str
    pronoun: str
    lemma: str
    features: Features
    tanwin: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A distinct written word with all its readings, best first; shared by all its tokens and compared as an object.

    text: as written; ta: whether it ends in a written ta marbuta."""

    text: str
    norm: str
    readings: tuple[Reading, ...] = ()
    ta: bool = False


@dataclass(slots=True, eq=False)
class Token:
    """An occurrence of a word, number or mark. start/end: code points of the raw text; kind: word number latin punct."""

    index: int
    start: int
    end: int
    text: str
    norm: str
    kind: str
    word: Word
    space: bool          # whether white space stands before it


@dataclass(slots=True, eq=False)
class Sentence:
    """Tokens ``first`` to ``last`` (half-open). kind: headline subheadline body dateline; paragraph counts from 0."""

    index: int
    first: int
    last: int
    start: int
    end: int
    kind: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Derivation:
    """Why an annotation is there: a rule, where it stands in the lexicon, and the words each part rests on.

    items: (part, words, detail), such as ("actor", "واشنطن", "subject of فرضت -> USA GOV, country_names.tsv:12").
    """

    rule: str
    source: str
    items: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A place in the text where an entity is named. level: name nominal pronoun."""

    span: Span
    text: str
    level: str


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something the article speaks of.

    id: the gazetteer's, or None; kind: person organisation place group; country: ISO alpha-3 or None;
    sector: of the codebook or None.
    """

    id: str | None
    name: str
    kind: str
    country: str | None
    sector: str | None
    role: str | None = None
    wikidata: str | None = None
    mentions: list[EntityMention] = field(default_factory=list)
    number: str = ""        # s d p, for agreement
    gender: str = ""        # m f
    derivation: Derivation | None = None
    members: tuple["Entity", ...] = ()   # of a plural (البلدان) resolved to its parts


@dataclass(frozen=True, slots=True)
class Party:
    """An entity in a role of an event or quote, with the words that stand for it there."""

    text: str
    start: int
    end: int
    name: str
    entity: str | None
    country: str | None
    sector: str | None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 expression. type: DATE TIME DURATION SET; value and mod as in TIMEX3; begin and end_value: resolved
    first and last day (ISO dates) or None."""

    span: Span
    text: str
    type: str
    value: str
    mod: str | None = None
    begin: str | None = None
    end_value: str | None = None
    derivation: Derivation | None = None


@dataclass(slots=True, eq=False)
class Quote:
    """A stretch attributed to a speaker. kind: direct indirect mixed; span: the content, without marks and إن."""

    kind: str
    span: Span
    text: str
    speaker: Party | None
    cue: Span
    cue_text: str
    occasion: str | None = None
    speakers: tuple[Party, ...] = ()
    derivation: Derivation | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something a user should know about this document. code: stable dotted id; span may be None."""

    code: str
    message: str
    span: Span | None = None
