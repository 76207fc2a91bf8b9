"""What is said in another language than the page's, so that it is pronounced and hyphenated as what it is (`lang`)."""

from __future__ import annotations

from markupsafe import Markup, escape

from ..model import Corpus, Document, Passage


def of_passage(passage: Passage, document: Document, corpus: Corpus) -> str:
    """Return the language of a passage where it differs from that of the page, else an empty string."""
    return _other(passage.language or document.language, corpus)


def of_words(at: str, document: Document, corpus: Corpus) -> str:
    """Return the same for words that stand in the passage `at`; for other words the language of the document."""
    passage = next((p for p in document.passages if p.id == at), None)
    return of_passage(passage, document, corpus) if passage else of_title(document, corpus)


def of_title(document: Document, corpus: Corpus) -> str:
    """Return the language of the title of a document where it differs from that of the page, else an empty string."""
    return _other(document.outline.title_language or document.language, corpus)


def titled(document: Document, corpus: Corpus) -> Markup:
    """Return the title of a document for a page, marked where it is in another language."""
    return _marked(document.title, of_title(document, corpus))


def cited(citation: str, document: Document, corpus: Corpus) -> Markup:
    """Return a citation, which is HTML, with the title in it marked where it is in another language."""
    language = of_title(document, corpus)
    return Markup(citation.replace(escape(document.title), titled(document, corpus), 1) if language else citation)


def _other(language: str, corpus: Corpus) -> str:
    return "" if language == corpus.edition.language else language


def _marked(text: str, language: str) -> Markup:
    return Markup('<span lang="{}">{}</span>').format(language, text) if language else escape(text)
