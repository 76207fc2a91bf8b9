"""What the header of a cable says about it: one field, one pattern."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from .... import dates
from ....codes import table
from ....written_dates import readings
from . import classline, header, references, sent
from .page import Page
from .reflow import Reflow

WRAP = 72
"""The column at which some captures cut "Classified By" within words."""

_LETTERS: dict[str, str] = table("precedences")["letters"]
_WORDS = "|".join(sorted(table("precedences")["words"], key=len, reverse=True))
_TAGS: frozenset[str] = frozenset(code for group in table("tags").values() for code in group)

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_PRECEDENCE = re.compile(r"(?:^|\s)(?P<codes>[ZOPRY](?: [ZOPRY])*) \d{2} ?\d{4} ?Z")
_NAME = re.compile(
    rf"(?:R[A-Z0-9]{{3,7}}/)?(?P<name>\S.*?)(?: (?:{_WORDS}))*(?: (?:{_WORDS}|NIACT))?(?: \d{{1,7}})?(?: (?:{_WORDS}))?"
)
_LABELLED = re.compile(r"(?P<label>FM|TO|INFO|XMT|ACTION|BT)\b\s*(?P<rest>.*)")
_TAG = re.compile(r"[A-Z][A-Z0-9]{1,7}(?:-[0-9A-Z]+)?")
_NO_TAGS = frozenset(("TAGS", "NA", "NONE", "AND"))
_MARK = re.compile(r"^\((?:[CSU]|SBU|LOU|FOUO|[CSU]//?[A-Z/ ]{2,20}|SBU//?[A-Z/ ]{2,20})\)\s*")
_SLASHED = re.compile(r"(?a)DECL(?:ASSIFY)?(?: ON)?[:.; ]*(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)")
_COMPACT = re.compile(r"(?a)DECL(?:ASSIFY)?(?: ON)?[:.; ]*((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?!\d)")
_DATED = re.compile(r"(?a)(?:GDS|ADS|RDS-?\d?|DECL:?)\s*(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")
_UNDATED = re.compile(r"\b(?:OADR|X?GDS(?:-?\s?\d)?|ADS|RDS-\d|X[1-8]|25X\d(?:-HUMAN)?|MR|MANUAL REVIEW)\b")
_LETTER = r"[\s(,;]*\(?[a-hA-H](?: ?\))?(?![a-zA-Z])"
_REASONS = re.compile(
    rf"(?P<section>1\s?[.,]\s?[3-5])\s*(?P<letters>{_LETTER}(?:[\s,;/&]*(?:(?:and|AND|or)\b)?[\s,;]*(?:1\s?\.\s?[3-5])?{_LETTER})*)"
)
_UNTIL_REASONS = re.compile(
    r"[\s,;:.(]{0,6}(?:\bfor\s+)?(?:the\s+)?(?:(?:following|stated)\s+)?\br\s?e\s?a\s?s\s?o\s?n|[\s,;:.(]{1,6}(?:per|under|E\.?O\.?)\b.*1\.[45]"
    r"|[\s,;:(]{1,6}1\.[345]\s*\(?[a-h]\b|[\s,;:.]{1,6}D(?:ERIVED|erived) F|[\s,;:.]{1,6}D(?:ECLASSIFY|eclassify) O",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields as written; `sent` in EDTF, `group` the date-time group, `id` the official reference as an id.

    `date_basis` says whence the date is known; `doubts` are what an editor should look at.
    """

    reference: str = ""
    id: str = ""
    sent: str = ""
    group: str = ""
    date_basis: str = ""
    origin: str = ""
    recipients: tuple[str, ...] = ()
    info: tuple[str, ...] = ()
    precedence: str = ""
    classification: str = ""
    captions: tuple[str, ...] = ()
    declassify: str = ""
    tags: tuple[str, ...] = ()
    subject: str = ""
    references: tuple[str, ...] = ()
    reference_ids: tuple[str, ...] = ()
    classified_by: str = ""
    reasons: tuple[str, ...] = ()
    sections: int = 0
    partial: bool = False
    doubts: tuple[str, ...] = field(default=())

    def mapping(self, signed: str, sections: int = 0) -> dict[str, Any]:
        """Return what is known, under the keys of the front matter's `cable:`."""
        known: dict[str, Any] = {
            "reference": self.reference,
            "sent": self.sent,
            "origin": self.origin,
            "recipients": list(self.recipients),
            "info": list(self.info),
            "precedence": self.precedence,
            "classification": self.classification,
            "captions": list(self.captions),
            "declassify": self.declassify,
            "tags": list(self.tags),
            "subject": self.subject,
            "references": list(self.references),
            "classified_by": self.classified_by,
            "reasons": list(self.reasons),
            "signed": signed,
            "sections": max(self.sections, sections),
            "partial": self.partial,
        }
        return {key: value for key, value in known.items() if value}


def read(lines: Sequence[str], paragraph: str, page: Page, reflow: Reflow) -> Fields:
    """Return what the lines of a header say, and what the page says where they are silent. Nothing is guessed.

    `paragraph` is the first of the body: some cables say there by whom they are classified. `reflow` knows how this
    cable divides words.
    """
    plain = [_LINK.sub(r"\1", line) for line in lines]
    values = _labelled(plain, reflow)
    klass = next((c for line in plain if (c := classline.read(line))), None)
    moment, written = sent.read("\n".join(plain))
    basis, doubts = _basis(moment, written, "\n".join(plain), page)
    when = moment or page.sent
    id, reference = _names(klass, when, page, doubts)
    if not when and page.id:
        when = _year(page.id)
        basis = f"stated: {dates.words(when)}, the year of the reference {page.reference}"
    post, serial = (klass.post, klass.serial) if klass else ("", "")
    refs = references.read(f"{values.get('ref', '')} {_bracketed(values.get('subject', ''))}", when[2:4], post, serial)
    by = values.get("by", "") or _by_in(paragraph)
    routed = _addressees(plain)
    level = klass.level if klass else next((b for line in plain if (b := classline.banner(line))), "")
    if klass and page.classification and page.classification != klass.level:
        doubts.append(f"the class line says {klass.level}, the page {page.classification}")
    codes = next((m["codes"].split()[0] for line in plain if (m := _PRECEDENCE.search(line))), "")
    return Fields(
        reference=reference,
        id=id,
        sent=when,
        group=written,
        date_basis=basis,
        origin=next(iter(routed["FM"]), "") or page.origin or (klass.post if klass else ""),
        recipients=routed["TO"],
        info=routed["INFO"],
        precedence=_LETTERS.get(codes, ""),
        classification=level or page.classification,
        captions=tuple(dict.fromkeys((*_captions(plain, klass), *page.captions))),
        declassify=_declassify(f"{values.get('eo', '')} {by}", when[:4]),
        tags=_tags(plain) or page.tags,
        subject=_MARK.sub("", values.get("subject", "")),
        references=tuple(ref.written for ref in refs),
        reference_ids=tuple(dict.fromkeys(ref.id for ref in refs if ref.id)),
        classified_by=_by_whom(by),
        reasons=_reasons(by),
        sections=klass.sections if klass else 0,
        partial=page.partial,
        doubts=tuple(doubts),
    )


def _names(klass: classline.ClassLine | None, when: str, page: Page, doubts: list[str]) -> tuple[str, str]:
    """Return the official id and the reference as written: the page's where it has one, else the class line's."""
    own = references.mint(when[2:4], klass.post, klass.serial) if klass and when else ""
    if page.id and own and page.id != own:
        doubts.append(f"the page calls it {page.reference}, the class line {klass.reference if klass else ''}")
        return page.id, page.reference
    reference = klass.reference if klass else page.reference
    return own or page.id, reference


def _basis(moment: str, written: str, text: str, page: Page) -> tuple[str, list[str]]:
    if not moment:
        told = f"stated: {dates.words(page.sent)}, on the page of the publisher ({page.written})" if page.sent else ""
        return told, []
    doubts: list[str] = []
    plain = readings(written) == (moment,)
    basis = f"stated: {'' if plain else f'{dates.words(moment)}, the '}date-time group {written}"
    day, routing = sent.day_of_year(text)
    if day and sent.is_day(moment, day):
        basis += f"; agrees with the day of the year in {routing} (day {day})"
    elif day:
        doubts.append(f"date-time group {written} is not day {day} of the year, which the routing has ({routing})")
    if page.sent and sent.hours_between(moment, page.sent) > 36:
        doubts.append(f"date-time group {written} is far from the date that the page gives, {page.written}")
    return basis, doubts


def _year(id: str) -> str:
    return f"{'19' if int(id[:2]) >= 66 else '20'}{id[:2]}"


def _labelled(lines: Sequence[str], reflow: Reflow) -> dict[str, str]:
    """Return the value of each labelled field, its lines joined; a blank line ends it, but for a list of references."""
    values: dict[str, str] = {}
    current, before = "", ""
    for raw in lines:
        line = " ".join(raw.split())
        match = header.label(raw)
        if match:
            name = next(n for n in ("eo", "tags", "subject", "ref", "by", "reason", "derived") if match[n])
            if name in ("reason", "derived"):
                values["by"] = f"{values.get('by', '')} {line}".strip()
                current = "by"
            elif name in values:
                current = ""
            else:
                current = name
                values[name] = match["value"].strip()
        elif not line and current != "ref":
            current = ""
        elif line and current:
            cut = current == "by" and len(before.rstrip("\r\n")) >= WRAP and before[-1:].isalnum() and raw[:1].isalnum()
            values[current] = values[current] + line if cut else reflow.after(values[current], line)
        before = raw
    return {name: " ".join(value.split()) for name, value in values.items()}


def _addressees(lines: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return the names after FM, TO and INFO and on the lines that follow, without indicator, precedence and number.

    INFO before FM is the list of offices in the Department, in telegrams of the 1970s and 1990s.
    """
    found: dict[str, list[str]] = {"FM": [], "TO": [], "INFO": []}
    current = ""
    for raw in lines:
        line = " ".join(raw.split())
        match = _LABELLED.match(line)
        if match and (match["label"] != "INFO" or found["FM"]):
            current = match["label"] if match["label"] in found else ""
            line = match["rest"]
        elif match or not line or header.label(raw) or classline.read(raw) or classline.banner(raw):
            current = ""
        if current and line and (name := _NAME.fullmatch(line)):
            found[current].append(name["name"].strip(" ,;"))
            current = "" if current == "FM" else current
    return {label: tuple(names) for label, names in found.items()}


def _captions(lines: Sequence[str], klass: classline.ClassLine | None) -> tuple[str, ...]:
    """Return the captions of the class line and of the lines between it and the first label, SIPDIS anywhere."""
    found = list(klass.captions) if klass else []
    inside = klass is None
    for line in lines:
        if header.label(line):
            inside = False
        elif inside or line.strip() == "SIPDIS":
            found += classline.captions(line)
        if classline.read(line):
            inside = True
    return tuple(dict.fromkeys(found))


def _tags(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the codes of the TAGS line, which may go over several; names in brackets after a code are no codes."""
    value, inside = "", False
    for raw in lines:
        match = header.label(raw)
        if match:
            inside = bool(match["tags"]) and not value
            if inside:
                value = match["value"]
        elif inside and not raw.strip():
            inside = not value.strip()
        elif inside:
            value = _continued(value, raw.strip())
    value = re.sub(r"(?<=[A-Z0-9]) ?\([^)]*\)?", _only_codes, value.upper() if value.islower() else value)
    codes = (token.strip(".:()[]-") for token in re.split(r"[\s,;/&.()¶]+", value))
    return tuple(dict.fromkeys(c for c in codes if _TAG.fullmatch(c) and c not in _NO_TAGS))


def _continued(value: str, line: str) -> str:
    """Return `value` and the next line; a code that the margin cut (`KN` / `NP`) is whole where that makes one."""
    tail, head = re.search(r"[A-Z]+$", value[-12:]), re.match(r"[A-Z]+", line)
    if tail and head and tail[0] + head[0] in _TAGS and not (tail[0] in _TAGS and head[0] in _TAGS):
        return value + line
    return f"{value} {line}"


def _only_codes(match: re.Match[str]) -> str:
    words = re.findall(r"[A-Z0-9]+", match[0])
    return match[0] if words and all(word in _TAGS for word in words) else " "


def _bracketed(subject: str) -> str:
    """Return the references in brackets at the end of a subject."""
    return " ".join(re.findall(r"\(([^()]*\d[^()]*)\)", subject))


def _by_in(paragraph: str) -> str:
    match = re.match(
        r"\W*\d{0,3}\W*(?:\([A-Z/]+\)\s*)?(?:THIS (?:CABLE|MESSAGE) (?:IS|WAS) |This (?:cable|message) (?:is|was) )?"
        r"(?:CLASSIFIED|Classified|classified) (?:BY|By|by):?\s*(?P<by>.*)",
        paragraph,
        re.DOTALL,
    )
    return " ".join(match["by"].split()) if match else ""


def _by_whom(value: str) -> str:
    return _UNTIL_REASONS.split(value, maxsplit=1)[0].strip(" .,;:-")


def _reasons(value: str) -> tuple[str, ...]:
    found: list[str] = []
    for match in _REASONS.finditer(value):
        section = re.sub(r"\s", "", match["section"]).replace(",", ".")
        bare = re.sub(r"1\s?\.\s?[3-5]|\b(?:and|or)\b", " ", match["letters"], flags=re.IGNORECASE)
        found += [f"{section} ({letter})" for letter in re.findall(r"[a-h]", bare.lower())]
    return tuple(dict.fromkeys(found))


def _declassify(value: str, year: str) -> str:
    """Return the day of declassification in EDTF, or the code that stands for it (`OADR`, `GDS`); '' for neither."""
    value = value.upper()
    if match := _COMPACT.search(value):
        return _day(match[1], match[2], match[3])
    if match := _SLASHED.search(value) or _DATED.search(value):
        full = match[3] if len(match[3]) == 4 else _century(match[3], year)
        return _day(full, match[1], match[2])
    undated = _UNDATED.search(value)
    return undated[0] if undated else ""


def _century(two: str, year: str) -> str:
    """Return the first year ending in `two` that is not before the cable's."""
    return f"19{two}" if year and int(f"19{two}") >= int(year) else f"20{two}"


def _day(year: str, month: str, day: str) -> str:
    exists = 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    return f"{year}-{int(month):02}-{int(day):02}" if exists else ""
