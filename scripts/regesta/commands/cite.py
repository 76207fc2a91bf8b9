"""`regesta cite`: how a document, or one passage of it, is cited, as its page says it."""

from __future__ import annotations

import argparse
import difflib
import sys
from pathlib import Path

from .. import cite
from ..citation_styles import STYLES
from ..export import LIST_FORMATS
from ..load import load
from ..model import Corpus, Passage, Site
from ..plugin import siteurl

FILES = {f.SUFFIX.removeprefix("."): f for f in LIST_FORMATS}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID[#PASSAGE]", help="a document, or a passage of it: 07paris692#p3")
    parser.add_argument(
        "--style",
        choices=[*STYLES, *FILES],
        help="one style or one format for reference managers (default: every style)",
    )


def run(options: argparse.Namespace, root: Path) -> int:
    """Return 0, or 1 where there is no such document or passage to cite."""
    corpus, _ = load(root)
    id, _, name = options.id.partition("#")
    name, _, pin = name.partition(".")
    document = corpus.documents.get(id)
    if document is None:
        kept = " It is a draft, which nobody can be led to." if id in corpus.drafts else ""
        return _refused(f"There is no document {id!r} on the site.{kept}", id, list(corpus.documents))
    passage = document.passage(name)
    if name and passage is None:
        return _refused(f"{id} has no passage {name!r}.", name, [p.id for p in document.passages])
    if passage is not None and pin and pin != passage.fingerprint:
        sys.stderr.write(_otherwise(id, passage, pin, corpus))
    site = Site(siteurl(root))
    if options.style in FILES:
        if passage is not None:
            print(f"{options.style} cites documents, not passages; the permalink of {name} goes into its URL.")
            return 1
        sys.stdout.write(FILES[options.style].render(document, corpus, site))
        return 0
    citations = cite.citations(document, corpus, site, passage)
    if options.style:
        print(citations[options.style].text)
        return 0
    print("\n\n".join(f"{citation.label}\n  {citation.text}" for citation in citations.values()))
    return 0


def _otherwise(id: str, passage: Passage, pin: str, corpus: Corpus) -> str:
    """Say that `pin` is not the present wording of `passage`: an older one, or none that was published."""
    known = corpus.wordings.get(f"/d/{id}/", {}).get(passage.id, ())
    if any(entry.fingerprint == pin for entry in known):
        return (
            f"{passage.id} read otherwise when {pin} was cited; its page shows that wording. This is the present one.\n"
        )
    return f"No wording {pin} of {passage.id} was ever published; this is the present one.\n"


def _refused(message: str, wanted: str, known: list[str]) -> int:
    near = difflib.get_close_matches(wanted, known, 1)
    sys.stderr.write(f"{message}" + (f" Did you mean {near[0]!r}?" if near else "") + "\n")
    return 1
