"""`regesta redact`: takes words out of a capture and of all that was made of it, for good.

It is the one operation that changes a capture and the ledger. What was taken out stays provable by its checksum. The
same words elsewhere (in another capture, in an authority record) are told to the editor, who decides.
"""

from __future__ import annotations

import argparse
import hashlib
import re
from dataclasses import replace
from pathlib import Path

from .. import edit, frontmatter, kept, ledger
from ..captures import html_path, read_text, sidecar_path
from ..load import load
from ..markup import escape
from ..model import Capture, Corpus, Entry
from . import report
from .options import add_day

REDACTED = "XXXXXXXXXXXX"
"""What stands for the words: the form in which redactions of diplomatic cables are published."""

TEXTS = frozenset({
    "title", "regest", "date_as_written", "date_basis", "as", "cable", "note", "text", "quote", "evidence", "reason",
    "as_captured", "as_published", "what",
})  # fmt: skip
"""The keys of front matter and sidecars under which words stand; ids that read alike are left as they are."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", help="the words that must go, as they stand in the capture")
    parser.add_argument("--capture", required=True, help="the id of the capture that holds them")
    parser.add_argument("--why", required=True, help="the reason, as readers will see it")
    add_day(parser)


def run(options: argparse.Namespace, root: Path) -> int:
    corpus = report.sound(load(root))
    if corpus is None:
        return 1
    capture = corpus.captures.get(options.capture)
    pattern = words_pattern(options.words)
    if capture is None or not pattern.search(read_text(root, capture)):
        print(f"{options.words!r} does not stand in a capture {options.capture!r}; nothing was changed.")
        return 1
    changed = edits(root, corpus, capture, options.words, options.why, options.on)
    for path, content in changed.items():
        path.write_bytes(content)
        print(f"changed {path.relative_to(root)}")
    if capture.html_sha256:
        (root / html_path(capture)).unlink(missing_ok=True)
        print(f"removed {html_path(capture)}, the page that the text was extracted from")
    kept.shelf(root).forget()
    for place in remaining(root, options.words, corpus):
        print(f"{place}: the words stand here too; decide whether they must go, and take them out by hand")
    print("Past versions of these files are in version control: rewrite its history too, where the reason asks for it.")
    return 0


HYPHEN = r"[-\u2010\u00ad]"
LINE_END = r"\s*[\r\n]\s*"


def words_pattern(words: str) -> re.Pattern[str]:
    """Return the pattern that finds `words` whatever white space stands between them, escaped as Markdown or not.

    A word may be divided at the end of a line, at a hyphen of its own or at one that is there for that.
    """
    parts = [f"(?:{_divided(w, LINE_END)}|{_divided(escape(w), LINE_END)})" for w in words.split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)")


def _divided(word: str, line_end: str) -> str:
    """Return the pattern of a word between whose letters a hyphen and what `line_end` matches may stand."""
    pattern = re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", lambda _: f"(?:{HYPHEN}{line_end})?", re.escape(word))
    return re.sub(r"(?<=\w)\\-(?=\w)", lambda _: f"{HYPHEN}(?:{line_end})?", pattern)


def forms(words: str, capture: str) -> tuple[str, ...]:
    """Return `words`, and as a text made of `capture` has them: what was divided there may have kept its hyphen."""
    found = (
        " ".join(re.sub(f"(?<={HYPHEN}){LINE_END}", "", m[0]).split()) for m in words_pattern(words).finditer(capture)
    )
    return tuple(dict.fromkeys([words, *found]))


def edits(root: Path, corpus: Corpus, capture: Capture, words: str, why: str, on: str) -> dict[Path, bytes]:
    """Return the new content of every file that a redaction changes. Nothing is written."""
    captured = (root / capture.path).read_bytes().decode(capture.encoding)
    wanted = forms(words, read_text(root, capture))
    pattern = re.compile("|".join(words_pattern(form).pattern for form in wanted))

    def cut(text: str) -> str:
        return pattern.sub(REDACTED, text)

    changed: dict[Path, bytes] = {}
    text = pattern.sub(_keeping_lines, captured).encode(capture.encoding)
    changed[root / capture.path] = text
    sidecar = root / sidecar_path(capture)
    matter = edit.rewrite_texts(sidecar.read_text("utf-8"), TEXTS, cut)
    matter = edit.set_value(matter, "sha256", hashlib.sha256(text).hexdigest())
    matter = edit.remove(matter, "html_sha256") if capture.html_sha256 else matter
    redaction = {"on": on, "why": why, "sha256": hashlib.sha256(words.encode()).hexdigest()}
    changed[sidecar] = edit.append(matter, "redactions", redaction).encode()
    revision = {"on": on, "what": f"Words redacted: {why}"}
    held = {d.id: d for d in [*corpus.documents.values(), *corpus.drafts.values()] if d.capture == capture.id}
    for document in held.values():
        before = (root / document.path).read_text("utf-8")
        body = frontmatter.split(before, document.path)[1]
        after = edit.front_matter(before, lambda matter: edit.rewrite_texts(matter, TEXTS, cut))
        after = f"{after.removesuffix(body)}{cut(body)}"
        if after != before:
            after = edit.front_matter(after, lambda matter: edit.append(matter, "revisions", revision))
            changed[root / document.path] = after.encode()
    events = root / "content" / "authority" / "events.yaml"
    if events.is_file():
        before = events.read_text("utf-8")
        after = edit.rewrite_quotes(before, held, cut)
        if after != before:
            changed[events] = after.encode()
    urls = {f"/d/{id}/" for id in held}
    moved = ledger.aliases(corpus.ledger)
    for path, entries in ledger.files(root).items():
        kept = [_redacted(e, pattern, why) if ledger.present(e.url, moved) in urls else e for e in entries]
        if kept != list(entries):
            changed[path] = "".join(ledger.line(e) for e in kept).encode()
    return changed


def _keeping_lines(match: re.Match[str]) -> str:
    """Return what stands for the words, with the line ends that they held: the lines of a capture are counted."""
    return REDACTED + "".join(re.findall(r"\r\n|\r|\n", match[0]))


def _redacted(entry: Entry, pattern: re.Pattern[str], why: str) -> Entry:
    if pattern.search(entry.wording):
        digest = hashlib.sha256(entry.wording.encode()).hexdigest()
        return replace(entry, what="redacted", wording="", sha256=digest, why=why)
    return replace(entry, title=pattern.sub(REDACTED, entry.title))


def remaining(root: Path, words: str, corpus: Corpus) -> list[str]:
    """Return where the words still stand, in whatever capitals and white space, also across lines: `path:line`."""
    encodings = {root / c.path: c.encoding for c in corpus.captures.values()}
    space = r"(?:\s|\\n)"  # a line end is written \n in the ledger
    parts = (f"(?:{_divided(w, f'{space}*')}|{_divided(escape(w), f'{space}*')})" for w in words.split())
    wanted = re.compile(f"{space}+".join(parts), re.IGNORECASE)
    found = []
    for path in [*sorted(root.glob("content/**/*")), *sorted(root.glob("sources/*"))]:
        if path.is_file():
            text = path.read_bytes().decode(encodings.get(path, "utf-8"), "replace")
            lines = dict.fromkeys(text[: match.start()].count("\n") + 1 for match in wanted.finditer(text))
            found += [f"{path.relative_to(root)}:{line}" for line in lines]
    return found
