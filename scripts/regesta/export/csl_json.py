"""CSL-JSON, for citation processors (citeproc, Pandoc) and reference managers.

Source: Citation Style Language, csl-data schema; its media type is the one registered for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from .. import cite
from ..model import Corpus, Document, Site
from ..once import once

TITLE = "CSL-JSON"
MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
SUFFIX = ".csl.json"


def render(document: Document, corpus: Corpus, site: Site) -> str:
    """Return a list of one item: CSL-JSON is always a list."""
    return render_all([document], corpus, site)


def render_all(documents: Iterable[Document], corpus: Corpus, site: Site) -> str:
    """Return the items of all `documents`, in their order."""
    items = ",".join(f"\n  {_item(document, corpus, site)}" for document in documents)
    return f"[{items}\n]\n" if items else "[]\n"


@once
def _item(document: Document, corpus: Corpus, site: Site) -> str:
    """Return the item of a document as it stands in a list, each line indented once more."""
    item = json.dumps(cite.csl(document, corpus, site), ensure_ascii=False, indent=2)
    return item.replace("\n", "\n  ")
