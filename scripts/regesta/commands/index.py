"""`regesta index`: writes the search index into the built site; does nothing where no passage has changed."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..build import indexer, pagefind, search
from ..build.writer import Unwritable
from ..check import examine
from ..model import Site
from ..plugin import siteurl
from . import report


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--output", type=Path, help="folder of the site (default: output)")


def run(options: argparse.Namespace, root: Path) -> int:
    corpus, problems = examine(root)
    if problems:
        report.problems(problems)
        return 1
    output = options.output.resolve() if options.output else root / "output"
    if not (output / "search" / "index.html").is_file():
        sys.stderr.write(f"{output} holds no site. Hint: run `regesta build` first.\n")
        return 1
    records = tuple(search.records(corpus, Site(siteurl(root))))
    try:
        written = indexer.write(output, records)
    except (pagefind.NoIndex, Unwritable) as error:
        indexer.remove(output)
        sys.stderr.write(f"No search index: {error}.\n")
        return 1
    print(f"{report.count(len(records), 'passage')} in the search index{'' if written else ', unchanged'}.")
    return 0
