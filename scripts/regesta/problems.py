"""What is wrong with an input: one frozen value, one line of text, one catalogue of codes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing an editor has to mend: where it is, what it is, and how to mend it.

    `path` is relative to the root of the corpus, `line` counts from 1 (0: the file as a whole).
    """

    path: str
    line: int
    code: str
    message: str
    hint: str = ""

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise KeyError(f"problem code {self.code!r} is not in the catalogue")

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        message = self.message if self.message.endswith((".", "?", "!")) else f"{self.message}."
        return f"{place}: {self.code} {message}" + (f" Hint: {self.hint}" if self.hint else "")


CODES: dict[str, str] = {
    # files
    "unreadable-file": "A file that cannot be read as UTF-8 text would have to be guessed at.",
    "missing-file": "Without it the corpus cannot be understood.",
    "stray-file": "A file nobody reads would disappear in silence.",
    # YAML
    "bad-yaml": "YAML that cannot be parsed holds statements that nobody sees.",
    "duplicate-key": "YAML keeps the last of two equal keys and drops the first in silence.",
    "no-front-matter": "A document without front matter has no date, no actors and no source.",
    "unknown-key": "A misspelt key is a statement that is never shown.",
    "missing-key": "A record without it cannot be shown or cited.",
    "bad-value": "A value of another type than the model's would be shown wrongly.",
    "unquoted-date": "YAML turns unquoted dates and years into other types and invents precision.",
    # identity
    "bad-id": "Ids are permalinks: lower case, ASCII, digits and hyphens.",
    "unminted-id": "An id is an official reference or `<series>-<n>`; anything else will not last.",
    "duplicate-id": "Two records under one id would share a permalink.",
    "likely-duplicate": "Two records of one thing split its evidence; `distinct_from` says that they are two.",
    "shared-identifier": "Two records that are the same thing elsewhere are one, or one of them is wrong.",
    # references between records
    "unknown-actor": "A tag that resolves to nothing is a broken promise to the reader.",
    "unknown-place": "A tag that resolves to nothing is a broken promise to the reader.",
    "unknown-topic": "A tag that resolves to nothing is a broken promise to the reader.",
    "unknown-act": "A tag that resolves to nothing is a broken promise to the reader.",
    "unknown-series": "The series names the issuing body; without it a document has none.",
    "unknown-document": "A reference to a document that exists nowhere, not even as a stub.",
    "unknown-capture": "A document without its capture cannot be verified.",
    "unknown-passage": "Evidence that points to no passage is no evidence.",
    "container-topic": "A container gathers its narrower topics; it takes no documents itself.",
    "topic-cycle": "A topic cannot be broader than itself, nor related to what is broader or narrower.",
    "no-evidence": "A topic, a sentence or a description without passages rests on no words.",
    # dates
    "bad-date": "Only EDTF 2019 (ISO 8601-2, Level 1 and Level 2 sets) has days that can be computed.",
    "no-date-basis": "A date without its basis cannot be judged.",
    "date-contradicts-basis": "A date that its own evidence does not give is an error, or needs its reason.",
    "impossible-order": "What comes before its cause, its source or itself is an error in one of the dates.",
    # the text
    "passage-id": "Every block of a text carries one id, unique in its document, of the form that permalinks have.",
    "unclosed-block": "A preformatted block that is not closed swallows the rest of the text.",
    "control-character": "Control characters vanish in a browser; they are declared and left out.",
    "invisible-character": "Invisible and bidirectional characters can make a text read otherwise than it is.",
    "bad-link": "Links are http, https, mailto, or to a place of this site.",
    "dead-link": "A link to a page or passage that the site does not have is a broken promise to the reader.",
    "note-without-mark": "A note that no mark points to is lost to the reader.",
    "mark-without-note": "A note mark that leads nowhere is a broken promise.",
    # captures
    "capture-changed": "A capture is immutable; its checksum proves it.",
    "capture-unread": "A capture that gives no document would disappear in silence.",
    "capture-undeclared": "A capture without its sidecar has no kind, no source and no checksum.",
    "words-lost": "Every word of a capture is in a text, a declared omission or a declared correction.",
    "words-invented": "Every word of a text comes from its capture or from a declared correction.",
    "bad-lines": "A line range that the capture does not have.",
    "bad-correction": "A correction whose captured words are not where it says corrects nothing.",
    "bad-omission": "An omission whose words are not where it says omits nothing.",
    # evidence
    "quote-not-found": "A quotation that is not in its passage, letter for letter, is not evidence.",
    "actor-not-found": "An actor that the text neither names nor describes, and that has no role, has no evidence.",
    "unlisted-actor": "Whoever speaks, is addressed or is named by markup in a document is one of its actors.",
    "place-not-found": "A place that the text does not name has no evidence.",
    "regest-actor": "Whoever is named in a regest is an actor of the document.",
    "no-regest": "The regest stands for the document in every list.",
    "ambiguous-name": "A written name that two listed actors share is never guessed.",
    "unjudged-difference": "An attestation that says something else has to say of what kind the difference is.",
    "unattested-link": "Who and where of an event, and its topics, stand in a text that attests it, or say whence.",
    "unknown-tag": "A record can stand only for a code that cables bear.",
    "unanswered-tag": "What its sender filed a cable under is among its topics and places, or a note says why not.",
    "bad-annotation": "What is marked as suggested stands in the document, and what was rejected does not.",
    # permanence
    "permalink-lost": "What was published keeps its address for ever.",
    "passage-lost": "A passage that was cited keeps its anchor for ever.",
    "bad-ledger": "The ledger is written by `regesta publish` alone.",
    # conversion
    "unknown-kind": "A kind that no converter reads.",
    "file-exists": "`convert` never overwrites a file.",
    "nothing-found": "A capture in which the grammar of its kind finds no document.",
    "converter-failed": "A capture on which a converter breaks is named, and the others go on.",
    "doubtful-structure": "The grammar of the kind does not fit here; an editor should look.",
    "damaged-text": "What is evidently damaged in a capture stays as it is: to mend it would be to guess.",
    # settings
    "bad-settings": "A setting that would publish a damaged site in silence.",
}
"""Every code, with the reason why it is a problem (shown in the documentation)."""
