"""How the records of the search index are divided: each once, none too many, and an edit changes one shard."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from regesta.build import shards
from regesta.build.search import Record
from regesta.build.shards import WHOLE, Shard, divide

DATES = st.sampled_from(
    ["", "-0043-03-15", "0800-12-25", "1894-02-23", "1894-02-24", "1894-10-01", "1895-01-01", "1896-10-01"]
)
TEXTS = st.lists(st.tuples(st.sampled_from(["cables", "reports", "papers"]), DATES, st.integers(1, 7)), max_size=40)


def record(document: str, number: int, series: str, day: str) -> Record:
    """Return a record as `search` makes it, with what it is divided by."""
    year = str(int(day[:-6])) if day else "undated"
    filters = {"document": (document,), "series": (f"{series}|{series.title()}",), "year": (f"{year}|{year}",),
               "span": (f"{day}/{day}" if day else "undated",)}  # fmt: skip
    return Record(f"/d/{document}/#p{number}", f"Words {number}.", {}, filters, {"date": day or "9999"})


def records(texts: list[tuple[str, str, int]]) -> list[Record]:
    return [record(f"d-{n}", p, s, day) for n, (s, day, most) in enumerate(texts) for p in range(1, most + 1)]


def documents(shard: Shard) -> set[str]:
    return {r.filters["document"][0] for r in shard.records}


@given(TEXTS, st.integers(1, 30))
def test_every_record_is_in_one_shard_and_none_has_too_many(texts: list[tuple[str, str, int]], most: int) -> None:
    given = records(texts)
    divided = divide(given, most)
    assert sorted(r.url for shard in divided for r in shard.records) == sorted(r.url for r in given)
    assert all(0 < len(shard.records) <= most or len(documents(shard)) == 1 for shard in divided)
    assert sum(len(documents(shard)) for shard in divided) == len(texts), "a document was divided"
    assert len({shard.name for shard in divided}) == len(divided)


@given(TEXTS.filter(bool), st.integers(1, 30), st.data())
def test_an_edit_changes_its_own_shard_alone(texts: list[tuple[str, str, int]], most: int, data: st.DataObject) -> None:
    given = records(texts)
    at = data.draw(st.integers(0, len(given) - 1))
    edited = [replace(r, content="Other words.") if n == at else r for n, r in enumerate(given)]
    before, after = divide(given, most), divide(edited, most)
    assert [s.name for s in before] == [s.name for s in after]
    changed = [old for old, new in zip(before, after, strict=True) if old.folder != new.folder]
    assert [given[at] in shard.records for shard in changed] == [True]


@given(TEXTS.filter(bool), st.integers(1, 30), st.data())
def test_to_take_a_text_away_changes_one_shard_or_joins_its_neighbours(
    texts: list[tuple[str, str, int]], most: int, data: st.DataObject
) -> None:
    given = records(texts)
    gone = f"d-{data.draw(st.integers(0, len(texts) - 1))}"
    left = [r for r in given if r.filters["document"] != (gone,)]
    before = {documents(s) - {gone} == set() or frozenset(documents(s) - {gone}) for s in divide(given, most)}
    for shard in divide(left, most):
        mine = documents(shard)
        assert mine in before or len(shard.records) <= most
        assert all(part is True or part <= mine or not part & mine for part in before), "a shard was torn"


def test_a_corpus_that_is_small_is_one_shard() -> None:
    given = records([("cables", "1894-02-23", 3), ("reports", "", 2)])
    (shard,) = divide(given, 5)
    assert (shard.name, list(shard.records)) == (WHOLE, given)
    assert divide([]) == ()


def test_undated_texts_of_a_large_series_stand_apart() -> None:
    divided = divide(records([("cables", "1894-02-23", 4), ("cables", "", 4), ("cables", "1895-01-01", 4)]), 8)
    assert sorted(sorted(documents(shard)) for shard in divided) == [["d-0", "d-2"], ["d-1"]]


def test_years_that_are_next_to_each_other_stay_together() -> None:
    """Years are divided as halves of halves: 1888 to 1895, 1896 to 1903."""
    texts = [("cables", day, 4) for day in ("1894-02-23", "1895-01-01", "1896-10-01")]
    assert sorted(sorted(documents(shard)) for shard in divide(records(texts), 8)) == [["d-0", "d-1"], ["d-2"]]


def test_the_browser_is_told_what_each_shard_holds() -> None:
    given = [*records([("cables", "1894-02-23", 2), ("cables", "", 3)])]
    open_ended = replace(given[0], filters={**given[0].filters, "span": ("1894-02-23/",)})
    told = json.loads(shards.listing(divide([open_ended, *given[1:]], 4)))
    assert told["series"] == ["cables|Cables"]
    assert told["years"] == ["1894|1894", "undated|undated"]
    undated, dated = told["shards"]
    assert (undated["groups"], undated["span"], undated["undated"], undated["passages"]) == ([[0, 1, 3]], "", True, 3)
    assert (dated["groups"], dated["span"], dated["undated"]) == ([[0, 0, 2]], "1894-02-23/", False)


def test_years_before_the_first_are_not_compared_as_text() -> None:
    told = json.loads(shards.listing(divide(records([("papers", "-0043-03-15", 1), ("papers", "0800-12-25", 1)]))))
    assert told["shards"][0]["span"] == "/"
