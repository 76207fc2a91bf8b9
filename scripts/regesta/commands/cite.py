"""`regesta cite`: how a document, or one passage of it, is cited, as its page says it."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .. import cite
from ..citation_styles import STYLES
from ..export import LIST_FORMATS
from ..load import load
from ..model import Corpus, Passage, Site
from ..plugin import siteurl

FILES = {f.SUFFIX.removeprefix("."): f for f in LIST_FORMATS}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "id",
        metavar="ID[#PASSAGE[..PASSAGE]]",
        help="a document, a passage of it (07paris692#p3, pinned or not), or a run of them (07paris692#p3..p5)",
    )
    parser.add_argument(
        "--style",
        choices=[*STYLES, *FILES],
        help="one style or one format for reference managers (default: every style)",
    )


def run(options: argparse.Namespace, root: Path) -> int:
    """Return 0, or 1 where there is no such document or passage to cite."""
    corpus, _ = load(root)
    answer = cited(options.id, options.style, corpus, Site(siteurl(root)))
    sys.stderr.write(answer.warnings)
    sys.stdout.write(answer.text)
    return 0 if answer.text else 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What is printed: a citation, or nothing where there is none to give; and what has to be said about it."""

    text: str
    warnings: str = ""


def cited(asked: str, style: str | None, corpus: Corpus, site: Site) -> Answer:
    """Return the citation of what is `asked` for (07paris692#p3.3f9a2c) in one style or format, or in every style."""
    id, _, where = asked.partition("#")
    document = corpus.documents.get(id)
    if document is None:
        kept = " It is a draft, which nobody can be led to." if id in corpus.drafts else ""
        return _refused(f"There is no document {id!r} on the site.{kept}", id, corpus.documents)
    order = {p.id: n for n, p in enumerate(document.passages)}
    ends = [end.partition(".") for end in where.split("..", 1)] if where else []
    lost = next((name for name, _, _ in ends if name not in order), None)
    if lost is not None:
        return _refused(f"{id} has no passage {lost!r}.", lost, order)
    passages = [document.passages[order[name]] for name, _, _ in ends]
    if passages and order[passages[0].id] > order[passages[-1].id]:
        return _refused(f"{passages[0].id} stands after {passages[-1].id}: a run is cited from its first passage.")
    if style in FILES:
        if passages:
            return _refused(f"{style} cites documents, not passages; the permalink of the passage goes into its URL.")
        return Answer(FILES[style].render(document, corpus, site))
    pins = zip(passages, (pin for _, _, pin in ends), strict=True)
    warnings = "".join(_otherwise(id, p, pin, corpus) for p, pin in pins if pin not in ("", p.fingerprint))
    citations = cite.citations(document, corpus, site, *passages)
    if style:
        return Answer(f"{citations[style].text}\n", warnings)
    return Answer("\n\n".join(f"{c.label}\n  {c.text}" for c in citations.values()) + "\n", warnings)


def _otherwise(id: str, passage: Passage, pin: str, corpus: Corpus) -> str:
    """Say that `pin` is not the present wording of `passage`: an older one, or none that was published."""
    known = corpus.wordings.get(f"/d/{id}/", {}).get(passage.id, ())
    if any(entry.fingerprint == pin for entry in known):
        return (
            f"{passage.id} read otherwise when {pin} was cited; its page shows that wording. This is the present one.\n"
        )
    return f"No wording {pin} of {passage.id} was ever published; this is the present one.\n"


def _refused(message: str, wanted: str = "", known: Iterable[str] = ()) -> Answer:
    near = difflib.get_close_matches(wanted, known, 1)
    return Answer("", f"{message}" + (f" Did you mean {near[0]!r}?" if near else "") + "\n")
