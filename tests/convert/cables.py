"""Cables made from the grammar, with the traps: what they say, and how it is written. All names are invented."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import strategies as st

POSTS = (
    ("PARIS", "AMEMBASSY PARIS", "RUEHFR"),
    ("NEW DELHI", "AMEMBASSY NEW DELHI", "RUEHNE"),
    ("TEL AVIV", "AMEMBASSY TEL AVIV", "RUEHTV"),
    ("PORT AU PRINCE", "AMEMBASSY PORT AU PRINCE", "RUEHPU"),
    ("USUN NEW YORK", "USMISSION USUN NEW YORK", "RUCNDT"),
    ("USEU BRUSSELS", "USEU BRUSSELS", "RUEHBS"),
    ("UN ROME", "USMISSION UN ROME", "RUEHRN"),
    ("STATE", "SECSTATE WASHDC", "RUEHC"),
    ("REO HILLAH", "REO HILLAH", "RUEHIHL"),
    ("AIT TAIPEI", "AIT TAIPEI", "RUEHIN"),
    ("HO CHI MINH CITY", "AMCONSUL HO CHI MINH CITY", "RUEHHM"),
)
LEVELS = (
    ("UNCLAS", "UNCLASSIFIED"),
    ("UNCLASSIFIED", "UNCLASSIFIED"),
    ("UNCLAS FOR OFFICIAL USE ONLY", "UNCLASSIFIED"),
    ("CONFIDENTIAL", "CONFIDENTIAL"),
    ("C O N F I D E N T I A L", "CONFIDENTIAL"),
    ("S E C R E T", "SECRET"),
    ("S E C R E T//NOFORN", "SECRET"),
    ("SECRET", "SECRET"),
    ("LIMITED OFFICIAL USE", "LIMITED OFFICIAL USE"),
)
TAGS = ("PREL", "PTER", "PGOV", "PINT", "ECON", "ETRD", "KNNP", "KPAO", "MASS", "FR", "PK", "IZ", "RS", "UNGA", "OVIP")
WORDS = [
    "harbour",
    "salt",
    "treaty",
    "minister",
    "said",
    "that",
    "he",
    "would",
    "not",
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "ship",
    "crew",
    "cargo",
    "storm",
    "pilot",
    "believes",
    "after",
    "talks",
    "office",
    "desk",
    "visit",
    "next",
    "month",
    "nobody",
    "knows",
    "quay",
    "lantern",
    "rope",
    "agreed",
    "offered",
    "declined",
    "price",
]
ERAS = {"1970s": (1973, 1979), "1990s": (1990, 1999), "2000s": (2000, 2009)}
PARTIAL = (
    "This record is a partial extract of the original cable. The full text of the original cable is not available."
)
SHAPES = ("page", "links", "joined", "latin-1")


@dataclass(frozen=True)
class Paragraph:
    number: int
    written: str
    words: tuple[str, ...]
    trap: str = ""
    heading: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Cable:
    """What a cable says, and the traps in how it is written."""

    era: str
    post: tuple[str, str, str]
    serial: int
    day: date
    time: str
    level: tuple[str, str]
    tags: tuple[str, ...]
    tags_written: str
    subject: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    routed: bool = True
    page: str = ""
    partial: bool = False
    sections: int = 0
    close: tuple[str, ...] = ()
    width: int = 66
    reference: str = ""
    by: str = ""
    numbers: tuple[int, ...] = field(default=())

    @property
    def sent(self) -> str:
        return f"{self.day.isoformat()}T{self.time[:2]}:{self.time[2:]}:00Z"

    @property
    def id(self) -> str:
        return f"{self.day:%y}{self.post[0].replace(' ', '').lower()}{self.serial}"

    @property
    def group(self) -> str:
        return f"{self.day.day:02}{self.time}Z {self.day.strftime('%b').upper()} {self.day:%y}"


@st.composite
def paragraphs(draw: st.DrawFn, era: str) -> tuple[Paragraph, ...]:
    marked = era != "1970s" and draw(st.booleans())
    count = draw(st.integers(1, 5))
    number, found = 0, []
    for index in range(count):
        gaps = [1, 1, 1, 1, 2, 3, 0] if marked and index else [1]
        number += draw(st.sampled_from(gaps))
        forms = ("¶{}. (C) ", "{}. (C) ", "{}.(C) ", "¶{}.(SBU) ", "{}.  (S/NF) ") if marked else ("{}. ", "{}.  ")
        written = draw(st.sampled_from(forms)).format(number)
        words = draw(st.lists(st.sampled_from(WORDS), min_size=30, max_size=60))
        words[0] = words[0].capitalize()
        words[-1] += "."
        found.append(
            Paragraph(
                number,
                written,
                tuple(w.upper() for w in words) if era == "1970s" else tuple(words),
                trap=draw(st.sampled_from(("", "", "page", "sipdis", "stamp", "blank", "section"))),
                heading=draw(st.sampled_from(("", "", "Salt and ships", "SUMMARY", "Comment: What next?"))),
                items=tuple(draw(st.lists(st.sampled_from(("one thing", "another thing")), max_size=2))),
            )
        )
    return tuple(found)


@st.composite
def cables(draw: st.DrawFn) -> Cable:
    era = draw(st.sampled_from(tuple(ERAS)))
    first, last = ERAS[era]
    year = draw(st.integers(first, last))
    tags = draw(st.lists(st.sampled_from(TAGS), min_size=1, max_size=9, unique=True))
    body = draw(paragraphs(era))
    return Cable(
        era=era,
        post=draw(st.sampled_from(POSTS)),
        serial=draw(st.integers(1, 99999)),
        day=date(year, 1, 1) + timedelta(days=draw(st.integers(0, 364))),
        time=f"{draw(st.integers(0, 23)):02}{draw(st.integers(0, 59)):02}",
        level=draw(st.sampled_from(LEVELS)),
        tags=tuple(tags),
        tags_written=draw(st.sampled_from(("TAGS: {}|, ", "TAGS {}| ", "TAGS: {}|,", "TAGS:  {}|/", "TAGS: {}| "))),
        subject=tuple(draw(st.lists(st.sampled_from([w.upper() for w in WORDS]), min_size=3, max_size=24))),
        paragraphs=body,
        routed=era == "1970s" or draw(st.booleans()),
        page=draw(st.sampled_from(("", "", "tabs", "bars", "lines", "labels"))),
        partial=era == "2000s" and draw(st.booleans()),
        sections=draw(st.sampled_from((0, 2, 3))),
        close=tuple(draw(st.sampled_from(((), ("SAMPLE",), ("BT", "#0001"), ("SAMPLE", "BT", "#0001", "NNNN"))))),
        width=draw(st.integers(64, 72)),
        reference=draw(
            st.sampled_from(
                ("", "REF: PARIS 384", "REF: A. UN ROME 77\n     ¶B. 05 STATE 123", "REFS: (A) TEL AVIV 1 (B) STATE 2")
            )
        ),
        by=draw(st.sampled_from(("", "Classified By: Ada Sample, for reasons 1.4 (b) and (d)."))),
        numbers=tuple(p.number for p in body),
    )


def blocks(cable: Cable, links: bool) -> list[tuple[str, list[str]]]:
    """Return the blocks of a capture of `cable`, each with what it is: `prose` is what a capture may have joined."""
    out: list[tuple[str, list[str]]] = []
    if cable.page:
        out += [("fixed", lines) for lines in _page(cable)]
    if cable.partial:
        out.append(("fixed", [PARTIAL]))
    out += [("fixed", lines) for lines in _header(cable, links, 1)]
    for paragraph in cable.paragraphs:
        out += _paragraph(paragraph, cable, links)
    if cable.close:
        out.append(("fixed", list(cable.close)))
    return out


def _page(cable: Cable) -> list[list[str]]:
    labels = ["Reference ID", "Created", "Released", "Classification", "Origin"]
    name = f"{cable.day:%y}{cable.post[0].replace(' ', '')}{cable.serial}"
    created = f"{cable.day.isoformat()} {cable.time[:2]}:{cable.time[2:]}"
    values = [name, created, "2011-08-30 01:44", cable.level[1], "Embassy Example"]
    if cable.page == "tabs":
        return [["\t".join(labels), "\t".join(values)]]
    if cable.page == "bars":
        return [[f"| {' | '.join(labels)} |", "|---|---|---|---|---|", f"| {' | '.join(values)} |"]]
    if cable.page == "lines":
        return [[f"{label}: {value}" for label, value in zip(labels, values, strict=True)]]
    return [[label, value] for label, value in zip(labels, values, strict=True)]


def _header(cable: Cable, links: bool, section: int) -> list[list[str]]:
    post, origin, indicator = cable.post
    routing: list[str] = []
    if cable.routed and cable.era == "1970s":
        routing = [f"PAGE 01        {post[:6]}  {cable.serial:05}  {cable.group[:7]}", "", "ACTION EUR-25", ""]
        routing += ["INFO  OCT-01  NEA-10  /199 W", "------------------- 074215", f"R {cable.group}", f"FM {origin}"]
        routing += ["TO SECSTATE WASHDC 8212", "INFO AMEMBASSY LONDON", "USMISSION NATO"]
    elif cable.routed:
        routing = ["VZCZCXRO6438", "PP RUEHLH", f"DE {indicator} #{cable.serial:04}/01 {cable.day:%j}{cable.time}"]
        routing += ["ZNY CCCCC ZZH", f"P {cable.group}", f"FM {origin}", "TO RUEHC/SECSTATE WASHDC PRIORITY 5109"]
        routing += ["INFO RUEHZG/NATO EU COLLECTIVE PRIORITY", "RUEHIL/AMEMBASSY ISLAMABAD PRIORITY 0683"]
    of = f"SECTION {section:02} OF {cable.sections:02} " if cable.sections else ""
    klass = f"{cable.level[0]} {of}{post} {cable.serial:06}"
    if not cable.routed and section == 1:
        routing = [f"P {cable.group}"]
    found = [routing, [klass], ["SIPDIS"]] if cable.era == "2000s" else [routing, [klass]]
    found = [lines for lines in found if lines]
    if section > 1:
        return found
    order = {"1970s": "E.O. 11652: GDS", "1990s": "E.O. 12356: DECL: OADR", "2000s": "E.O. 12958: DECL: 02/23/2017"}
    before, _, between = cable.tags_written.partition("|")
    tags = between.join(f"[{tag}](#)" if links else tag for tag in cable.tags)
    fields = [order[cable.era], *textwrap.wrap(before.format(tags), 72, break_long_words=False)]
    fields += textwrap.wrap(f"SUBJECT: {' '.join(cable.subject)}", cable.width)
    found.append(fields)
    found += [cable.reference.split("\n")] if cable.reference else []
    found += [[cable.by]] if cable.by else []
    return found


def _paragraph(paragraph: Paragraph, cable: Cable, links: bool) -> list[tuple[str, list[str]]]:
    out: list[tuple[str, list[str]]] = []
    if paragraph.heading:
        out.append(("fixed", [paragraph.heading, "-" * len(paragraph.heading)]))
    text = textwrap.wrap(paragraph.written + " ".join(paragraph.words), cable.width)
    half = len(text) // 2
    cut = _cut(paragraph, cable, links)
    if not cut:
        out.append(("prose", text))
    elif paragraph.trap in ("sipdis", "stamp"):
        out.append(("prose", [*text[:half], *cut, *text[half:]]))
    else:
        out += [("prose", text[:half]), *(("fixed", [line]) for line in cut if line), ("prose", text[half:])]
    if paragraph.items:
        out.append(("fixed", [f"-- {item};" for item in paragraph.items]))
    return out


def _cut(paragraph: Paragraph, cable: Cable, links: bool) -> list[str]:
    """Return what stands in the middle of a paragraph."""
    post, serial = cable.post[0], cable.serial
    if paragraph.trap == "stamp":
        return ["Declassified/Released US Department of State EO Systematic Review 20 Mar 2014"]
    if paragraph.trap == "section" and cable.sections:
        return [line for lines in _header(cable, links, cable.sections) for line in lines]
    if paragraph.trap in ("page", "sipdis") and cable.era == "1970s":
        level = cable.level[1]
        return [level, level, f"PAGE 02        {post[:6].strip()}  {serial:05}  {cable.group[:7]}"]
    if paragraph.trap == "page":
        return [f"{post} {serial:08} 002 OF 003", "SIPDIS"]
    if paragraph.trap == "sipdis":
        return [f"{post} {serial:08}  001.2 OF 003"]
    return [""] if paragraph.trap == "blank" else []


def written(cable: Cable, shape: str) -> bytes:
    """Return the capture of `cable` in one of the four `SHAPES`, as bytes."""
    found = blocks(cable, shape == "links")
    if shape == "joined":
        found = [(kind, [" ".join(lines)] if kind == "prose" else lines) for kind, lines in found]
    text = "\n\n".join("\n".join(lines) for _, lines in found) + "\n"
    if shape == "latin-1":
        return text.replace("\n", "  \r\n").encode("latin-1")
    return text.encode()
