"""What the header of a cable says about it: one field, one pattern."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .dates import group
from .text import squeeze

LEVELS = ("TOP SECRET", "SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "UNCLAS", "LIMITED OFFICIAL USE")
CAPTIONS = ("SIPDIS", "NOFORN", "SENSITIVE", "NODIS", "EXDIS", "LIMDIS", "STADIS", "NOCONTRACT")
PRECEDENCES = {"Z": "FLASH", "O": "IMMEDIATE", "P": "PRIORITY", "R": "ROUTINE"}

_LABEL = re.compile(
    r"\s*(?:(?P<eo>E\.?O\.? ?1\d{4})|(?P<tags>TAGS)\b|(?P<subject>SUBJ(?:ECT)?)\b ?:|(?P<ref>REFS?(?:\(S\))?)\b ?:"
    r"|(?P<by>CLASSIFIED BY))\s*:?\s*(?P<value>.*)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?<![A-Z])(?:[A-Z] ){3,}[A-Z](?![A-Z])")
_CLASS = re.compile(
    rf"(?P<level>{'|'.join(LEVELS)})(?P<rest>.*?)(?:SECTION (?P<section>\d+) OF (?P<sections>\d+) )?"
    r"(?P<post>[A-Z][A-Z ]*?) (?P<serial>\d{3,6})"
)
_TO = re.compile(
    r"(?:TO|INFO)?\s*(?:RU[A-Z]+/)?(?P<name>[A-Z][A-Z ,./&()-]*?)"
    r"(?: (?:PRIORITY|IMMEDIATE|ROUTINE|FLASH))?(?: \d+)?"
)
_REFERENCE = re.compile(r"(?:(?P<year>\d{2}) ?)?(?P<post>[A-Z]{3,}(?: [A-Z]{2,})*) (?P<serial>\d{1,6})\b")
_TAG = re.compile(r"[A-Z]{2,4}")
_DECLASSIFY = re.compile(r"DECL:?\s*(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})")
_REASONS = re.compile(r"1\.[45]\s*(?P<letters>(?:[( ]*[a-h]\)?(?:,| and| AND|/)?)+)", re.IGNORECASE)
_UNTIL_REASONS = re.compile(r"(?:,|\s)+for reas|\. reason|,? reason", re.IGNORECASE)
_PRECEDENCE = re.compile(r"(?P<codes>[ZOPR](?: [ZOPR])*) \d{6}Z ")


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields as written; `sent` in EDTF, `group` the date-time group, `id` the official reference as an id."""

    reference: str = ""
    id: str = ""
    sent: str = ""
    group: str = ""
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

    def mapping(self, signed: str) -> dict[str, Any]:
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
            "sections": self.sections,
        }
        return {key: value for key, value in known.items() if value}


def read_fields(header: Sequence[str]) -> Fields:
    """Return what the lines of a header say. What is not there is empty; nothing is guessed."""
    lines = [squeeze(line) for line in header]
    values = _labelled(lines)
    sent, written = group("\n".join(lines))
    klass = _class_line(lines)
    post, serial = (klass["post"].strip(), klass["serial"]) if klass else ("", "")
    year = sent[2:4]
    references = _references(values.get("ref", ""), year)
    plain_tags = re.sub(r"\[([A-Z]{2,4})\]\([^()\s]*\)", r"\1", values.get("tags", ""))
    by = values.get("by", "")
    precedence = next((m["codes"].split()[0] for line in lines if (m := _PRECEDENCE.match(line))), "")
    return Fields(
        reference=f"{post} {serial}" if post else "",
        id=_id(year, post, serial) if post and year else "",
        sent=sent,
        group=written,
        origin=next((line[3:].strip() for line in lines if line.startswith("FM ")), ""),
        recipients=_addressees(lines, "TO "),
        info=_addressees(lines, "INFO "),
        precedence=PRECEDENCES.get(precedence, ""),
        classification="UNCLASSIFIED" if klass and klass["level"] == "UNCLAS" else klass["level"] if klass else "",
        captions=tuple(c for c in CAPTIONS if any(re.search(rf"\b{c}\b", line) for line in lines)),
        declassify=_declassify(values.get("eo", "")),
        tags=tuple(dict.fromkeys(_TAG.findall(plain_tags))),
        subject=re.sub(r"^\((?:C|S|U|SBU|S/NF|C/NF)\)\s*", "", values.get("subject", "")),
        references=tuple(written for written, _ in references),
        reference_ids=tuple(id for _, id in references if id),
        classified_by=_UNTIL_REASONS.split(by, maxsplit=1)[0].strip(" ."),
        reasons=_reasons(by),
        sections=int(klass["sections"]) if klass and klass["sections"] else 0,
    )


def _labelled(lines: Sequence[str]) -> dict[str, str]:
    """Return the value of each labelled field, its lines joined; a blank line ends it, but for a list of references."""
    values: dict[str, str] = {}
    current = ""
    for line in lines:
        match = _LABEL.match(line)
        if match:
            current = next(name for name in ("eo", "tags", "subject", "ref", "by") if match[name])
            values.setdefault(current, match["value"])
        elif not line and current != "ref":
            current = ""
        elif line and current:
            values[current] += f" {line}"
    return {name: squeeze(value) for name, value in values.items()}


def _class_line(lines: Sequence[str]) -> re.Match[str] | None:
    """Return the line `C O N F I D E N T I A L SECTION 01 OF 02 PARIS 000692`, its spaced letters together."""
    for line in lines:
        together = _LETTERS.sub(lambda m: m[0].replace(" ", ""), line)
        if match := _CLASS.match(together):
            return match
    return None


def _addressees(lines: Sequence[str], label: str) -> tuple[str, ...]:
    """Return the names after `label` and on the lines that follow it, without indicator, precedence and number."""
    found: list[str] = []
    inside = False
    for line in lines:
        if line.startswith(label):
            inside = True
        elif not line or line.startswith(("TO ", "INFO ", "FM ", "BT")):
            inside = False
        if inside and (match := _TO.fullmatch(line)):
            found.append(match["name"].strip())
    return tuple(found)


def _declassify(value: str) -> str:
    match = _DECLASSIFY.search(value.upper())
    if not match:
        return ""
    year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
    return f"{year}-{int(match[1]):02}-{int(match[2]):02}"


def _references(value: str, year: str) -> list[tuple[str, str]]:
    """Return each reference as written and as an id; without a year it is of the cable's own."""
    return [
        (match[0], _id(match["year"] or year, match["post"], match["serial"]) if match["year"] or year else "")
        for match in _REFERENCE.finditer(value)
    ]


def _reasons(value: str) -> tuple[str, ...]:
    match = _REASONS.search(value)
    letters = re.findall(r"\b[a-h]\b", match["letters"].lower()) if match else []
    return tuple(f"1.4 ({letter})" for letter in dict.fromkeys(letters))


def _id(year: str, post: str, serial: str) -> str:
    return f"{year}{post.replace(' ', '').lower()}{int(serial)}"
