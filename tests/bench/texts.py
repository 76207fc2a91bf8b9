"""Documents that nobody wrote: some 900 words, 5 of 400 topics, 5 of 2,000 actors; each number gives the same one."""

from __future__ import annotations

import bisect
import datetime
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_FREQUENT = """
the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you
were her all she there would their we him been has when who will more no if out so said what up its about into than them
can only other new some could time these two may then do first any my now such
"""
_PREFIXES = "con de pro re in ex sub trans inter per dis un over post pre anti sur tele para mono auto geo"
_ROOTS = """
struct port dict spect form press tract ject scrib vent cess ped mit cred duc fer graph log path phon ten tain vis voc
vert lect gress mand sens pos fract fin flu gen jur leg loc man mort nav nov pend plic rupt sect sequ sign sist solv
spir stat sum tact tempor terr val ver vict viv volu board field land market mill river farm guild harbor council treaty
border trade census tariff
"""
_SUFFIXES = "s ed ing ion ions er ers or al ally ive ment ments able ance ity ous ist ists ism ary ation"
_GIVEN = """
Ada Boris Clara Dmitri Elena Farid Greta Hugo Ines Jonas Karim Lena Marta Nils Olga Pavel Rosa Stefan Tania Ursula
Viktor Wanda Xavier Yara Zoran
"""
_FAMILY = """
Ander Berg Castel Dahl Ester Fisch Gold Hart Ivan Jans Kohl Lind Mont Nov Ost Pet Quint Rich Sand Tor Ulf Vand Weiss Zim
"""
_ENDINGS = "son man stein ova ski berg feld mann ert oux"
FREQUENT, ROOTS, GIVEN, FAMILY, ENDINGS = (
    tuple(words.split()) for words in (_FREQUENT, _ROOTS, _GIVEN, _FAMILY, _ENDINGS)
)
PREFIXES, SUFFIXES = (("", *words.split()) for words in (_PREFIXES, _SUFFIXES))
PLACES = tuple(f"{name}{ending}" for name in ("Bel", "Cor", "Dun", "Mar", "Tes") for ending in ("aro", "ilo", "uvo"))
TOPICS, ACTORS = 400, 2000
PARAGRAPHS, WORDS = 12, 58
HEADED = (0, 3, 6, 9)
FIRST_DAY, DAYS = datetime.date(1960, 1, 1), 365 * 45


@dataclass(frozen=True, slots=True)
class Text:
    """One generated document. Topics and actors are numbers; a paragraph is a list of sentences in Markdown."""

    number: int
    title: str
    day: datetime.date
    summary: str
    topics: tuple[int, ...]
    actors: tuple[int, ...]
    blocks: tuple[tuple[str, str], ...]

    @property
    def slug(self) -> str:
        return f"doc-{self.number:05d}"

    @property
    def body(self) -> str:
        """The text as one file of Markdown."""
        return "\n\n".join(("## " if kind == "heading" else "") + text for kind, text in self.blocks) + "\n"


class Ranks:
    """Numbers below `size`, the first by far the most frequent, as words and subjects are (Zipf)."""

    def __init__(self, size: int, slope: float, shift: float) -> None:
        self.sums = list(itertools.accumulate(1.0 / (n + 1 + shift) ** slope for n in range(size)))

    def draw(self, chance: random.Random) -> int:
        return bisect.bisect(self.sums, chance.random() * self.sums[-1])

    def several(self, chance: random.Random, number: int) -> tuple[int, ...]:
        found: dict[int, None] = {}
        while len(found) < number:
            found[self.draw(chance)] = None
        return tuple(found)


@cache
def vocabulary() -> tuple[str, ...]:
    """Return some thirty thousand words, the frequent ones of English first."""
    chance = random.Random(7)
    made = sorted(
        map("".join, itertools.product(PREFIXES, ROOTS, SUFFIXES)), key=lambda w: len(w) + 6 * chance.random()
    )
    return tuple(dict.fromkeys((*FREQUENT, *made)))[:30_000]


@cache
def _ranks() -> tuple[Ranks, Ranks, Ranks]:
    return Ranks(len(vocabulary()), 1.05, 2.7), Ranks(TOPICS, 1.0, 0), Ranks(ACTORS, 0.7, 0)


@cache
def actor_names() -> tuple[str, ...]:
    """Return the names of all actors, no two alike."""
    made = [f"{GIVEN[n % 25]} {FAMILY[n // 25 % 24]}{ENDINGS[n // 600 % 10]}" for n in range(ACTORS)]
    random.Random(11).shuffle(made)
    return tuple(made)


@cache
def topic_labels() -> tuple[str, ...]:
    """Return the labels of all topics: two words each, no two alike."""
    words = [w for w in vocabulary()[len(FREQUENT) :] if len(w) >= 5]
    return tuple(f"{words[2 * n]} {words[2 * n + 1]}".capitalize() for n in range(TOPICS))


def _sentence(chance: random.Random, number: int) -> str:
    known = vocabulary()
    words = [known[_ranks()[0].draw(chance)] for _ in range(number)]
    words[0] = words[0].capitalize()
    if number > 12:
        words[number // 2] += ","
    at, shape = number // 3, chance.random()
    if shape < 0.08:
        words[at] = f"*{words[at]}*"
    elif shape < 0.12:
        words[at] = f"**{words[at]}**"
    elif shape < 0.15:
        words[at] = f"[{words[at]}](https://example.org/ref/{chance.randrange(10_000)})"
    elif shape < 0.18:
        words[at] = f'"{words[at]}"'
    return " ".join(words) + "."


def _rare(chance: random.Random, number: int) -> str:
    known = vocabulary()
    words = [known[len(FREQUENT) + _ranks()[0].draw(chance) % 9000] for _ in range(number)]
    return " ".join(words).capitalize()


def day(number: int) -> datetime.date:
    """Return the day on which document `number` was written."""
    return FIRST_DAY + datetime.timedelta(days=random.Random(7 * number + 1).randrange(DAYS))


def text(number: int) -> Text:
    """Return document `number`: headings, twelve paragraphs, six notes."""
    chance = random.Random(100_003 * number + 17)
    _, topics, actors = _ranks()
    title = f"{_rare(chance, 6)} {number:05d}"
    summary = _sentence(chance, 22)
    of, by = topics.several(chance, 5), actors.several(chance, 5)
    blocks: list[tuple[str, str]] = []
    notes = 0
    for place in range(PARAGRAPHS):
        if place in HEADED:
            blocks.append(("heading", _rare(chance, 4)))
        sentences: list[str] = []
        written = 0
        while written < WORDS:
            length = chance.randrange(8, 25)
            written += length
            sentences.append(_sentence(chance, length))
        if place % 2:
            notes += 1
            middle = len(sentences) // 2
            sentences[middle] = f"{sentences[middle][:-1]}[^{notes}]."
        if place < len(by):
            sentences.append(f"{actor_names()[by[place]]} was heard at {PLACES[number % len(PLACES)]}.")
        blocks.append(("paragraph", " ".join(sentences)))
    blocks += [("note", f"[^{n}]: {_sentence(chance, 14)}") for n in range(1, notes + 1)]
    return Text(number, title, day(number), summary, of, by, tuple(blocks))


def texts(number: int) -> Iterator[Text]:
    """Yield the first `number` documents."""
    return map(text, range(number))
