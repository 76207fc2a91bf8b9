"""The generated documents as the peers read them: names for subjects, no records behind them."""

from __future__ import annotations

from .texts import Text, actor_names, topic_labels


def hugo_yaml(text: Text, also: str = "") -> str:
    """Return a document with YAML before it: what Hugo and Eleventy read. `also` are further lines of it."""
    topics = "".join(f"  - {_quoted(topic_labels()[n])}\n" for n in text.topics)
    actors = "".join(f"  - {_quoted(actor_names()[n])}\n" for n in text.actors)
    return (
        f"---\n{also}title: {_quoted(text.title)}\ndate: {text.day.isoformat()}\nslug: {text.slug}\n"
        f"summary: {_quoted(text.summary)}\ntopics:\n{topics}actors:\n{actors}---\n\n{text.body}"
    )


def pelican_header(text: Text) -> str:
    """Return a document with the lines before it that Pelican reads."""
    topics = ", ".join(topic_labels()[n] for n in text.topics)
    actors = "; ".join(actor_names()[n] for n in text.actors)
    return (
        f"Title: {text.title}\nDate: {text.day.isoformat()}\nSlug: {text.slug}\nSummary: {text.summary}\n"
        f"Tags: {topics}\nAuthors: {actors}\n\n{text.body}"
    )


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
