"""The pages of the edition's own: about, principles, how to cite."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from markupsafe import Markup

from .. import markup
from ..model import Corpus, Essay, Site
from .page import Page, View
from .shell import Head, shell


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield one page for each essay."""
    for essay in corpus.essays.values():
        yield Page(f"{essay.slug}/index.html", "essay.html", partial(view, essay, corpus, site))


def view(essay: Essay, corpus: Corpus, site: Site) -> View:
    """Return an essay as HTML."""
    url = f"/{essay.slug}/"
    return {
        "shell": shell(corpus, site, Head(essay.title, url, essay.description, url)),
        "title": essay.title,
        "description": essay.description,
        "html": Markup(markup.prose(essay.text, site.base)),
    }
