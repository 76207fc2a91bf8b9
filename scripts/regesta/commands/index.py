"""`regesta index`: writes the search index into the built site, of what has changed since it was made last."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .. import kept
from ..access import ids_to_show
from ..build import indexer, pagefind, search
from ..build.writer import Unwritable
from ..check import examine
from ..kept.hands import processors
from ..model import Corpus, Site
from ..plugin import folders, siteurl
from ..progress import on_terminal
from ..waste import unhindered
from . import report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", type=Path, help="folder of the site (default: as pelicanconf.py has it)")


def run(options: argparse.Namespace, root: Path) -> int:
    with on_terminal(sys.stderr) as watcher:
        corpus, problems = examine(root, kept.shelf(root), watcher)
    if problems:
        report.problems(problems)
        return 1
    _, output = folders(root, options.output)
    if not (output / "search" / "index.html").is_file():
        sys.stderr.write(f"{output} holds no site. Hint: run `regesta build` first.\n")
        return 1
    return index(root, corpus, output)


def index(root: Path, corpus: Corpus, output: Path) -> int:
    """Write the search index of a checked `corpus` into its site, and print how that ended; return 0, or 1 for none."""
    records = search.records(corpus, Site(siteurl(root)))
    number = sum(len(ids_to_show(document, corpus)) for document in corpus.documents.values())
    try:
        with on_terminal(sys.stderr) as watcher, unhindered():
            written = indexer.write(output, records, processors(), watcher=watcher)
    except (pagefind.NoIndex, Unwritable) as error:
        indexer.remove(output)
        sys.stderr.write(f"No search index: {error}.\n")
        return 1
    print(f"{report.count(number, 'passage')} in the search index{'' if written else ', unchanged'}.")
    return 0
