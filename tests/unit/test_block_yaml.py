"""YAML as front matter is written: read back, it is the same data."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from regesta import frontmatter
from regesta.convert.block_yaml import Plain, dump
from regesta.frontmatter import Source

ODD = st.sampled_from(
    ["", " ", "a: b", "a #b", "- a", "? a", "true", "No", "null", "~", "2004-10", "1.5", "0x1f", "=", "<<", "*a", "&a",
     "!a", "'", '"']
)  # fmt: skip
TEXT = st.one_of(ODD, st.text(st.characters(exclude_categories=("Cs",)), max_size=30))
KEYS = st.text(st.sampled_from("abcdefgh_"), min_size=3, max_size=8).filter(lambda key: key.strip("_"))
VALUES = st.recursive(
    st.one_of(TEXT, st.integers(), st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_what_is_written_is_read_back(data: dict[str, object]) -> None:
    text = dump(data)
    assert frontmatter.load(Source(text, "x.yaml")) == (data, ())
    assert (yaml.safe_load(text) or {}) == data
    assert all(line.isprintable() for line in text.split("\n"))


def test_how_it_looks() -> None:
    data = {
        "title": "A, b",
        "date": "2004",
        "source": {"lines": Plain("1-5")},
        "list": [{"at": "p1", "of": []}, "x: y"],
    }
    assert dump(data) == (
        'title: A, b\ndate: "2004"\nsource:\n  lines: 1-5\nlist:\n  - at: p1\n    of: []\n  - "x: y"\n'
    )
