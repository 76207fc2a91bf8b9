"""The command line: parses, calls one command, gives its exit status."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from . import __version__

COMMANDS = {
    "add": "take captures in: kept byte for byte, recognised, converted",
    "convert": "captures to documents",
    "suggest": "propose actors, topics, events and dates, each with the words it rests on",
    "cite": "tell how a document or a passage is cited",
    "verify": "show a document beside its capture, word by word",
    "check": "tell everything that is wrong with the corpus; changes nothing in it",
    "stats": "the corpus in numbers: what is held, annotated, dated and attested",
    "build": "check the corpus and build the site",
    "index": "write the search index into the built site",
    "serve": "build the site and serve it on this machine",
    "publish": "fix the addresses and wordings of this edition in the ledger",
    "rename": "give a record another id, keeping its old address",
    "withdraw": "take a document away, leaving a tombstone",
    "redact": "take words out of a capture and all that was made of it, for good",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` name and return its exit status: 0, or 1 when something is wrong."""
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments))
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrupted; run it again, and it goes on.\n")
        return 130
    except BrokenPipeError:  # whoever reads has seen enough, as `head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="regesta", description="A static research website from an annotated corpus.")
    parser.add_argument("--version", action="version", version=f"regesta {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    wanted = next((a for a in arguments if a in COMMANDS), None)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        if name == wanted:
            importlib.import_module(f"regesta.commands.{name}").add_arguments(command)
    if not arguments:
        parser.print_help()
        return 0
    options = parser.parse_args(arguments)
    module = importlib.import_module(f"regesta.commands.{options.command}")
    root = find_root(Path.cwd())
    if root is None and (not hasattr(module, "needs_corpus") or module.needs_corpus(options)):
        sys.stderr.write(
            f"{Path.cwd()} is not in a corpus: neither it nor a folder above it holds pelicanconf.py.\n"
            "Hint: go to the folder of your corpus, or make one as README.md describes.\n"
        )
        return 1
    status: int = module.run(options, root)
    return status


def find_root(folder: Path) -> Path | None:
    """Return the root of the corpus: the nearest of `folder` and the folders above it that holds pelicanconf.py."""
    return next((f for f in (folder, *folder.parents) if (f / "pelicanconf.py").is_file()), None)
