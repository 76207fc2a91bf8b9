"""CSL dates in the orders that the styles have. What is approximate or uncertain is `circa` in a CSL date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..dates import MONTHS

SHORT = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
"""The months as the MLA Handbook, 9th edition, appendix 1, shortens them."""
SEASONS = ("Spring", "Summer", "Autumn", "Winter")

Parts = Sequence[int]


def american(date: Mapping[str, Any]) -> str:
    """Return `February 14–15, 2007`."""
    if "date-parts" not in date:
        return str(date.get("literal", ""))
    first, last = _ends(date)
    if "season" in date:
        return f"{SEASONS[date['season'] - 1]} {_year(first[0])}"
    if first[0] == last[0] and len(first) > 1:
        tail = f", {_year(first[0])}" if len(first) == 3 else f" {_year(first[0])}"
        return f"{_month_days(first, last)}{tail}"
    return _span(first, last, _american)


def year_first(date: Mapping[str, Any]) -> str:
    """Return `2007, February 14–15`."""
    if "date-parts" not in date:
        return str(date.get("literal", ""))
    first, last = _ends(date)
    years = _year(first[0]) if first[0] == last[0] else f"{_year(first[0])}–{_year(last[0])}"
    if "season" in date:
        return f"{years}, {SEASONS[date['season'] - 1]}"
    return f"{years}, {_month_days(first, last)}" if len(first) > 1 else years


def day_first(date: Mapping[str, Any]) -> str:
    """Return `14–15 Feb. 2007`."""
    if "date-parts" not in date:
        return str(date.get("literal", ""))
    first, last = _ends(date)
    if "season" in date:
        return f"{SEASONS[date['season'] - 1]} {_year(first[0])}"
    if first == last or first[0] != last[0] or len(first) == 1:
        return _span(first, last, _day_first)
    if first[1] == last[1]:
        return f"{first[2]}–{_day_first(last)}"
    return f"{' '.join([*map(str, first[2:]), SHORT[first[1] - 1]])}–{_day_first(last)}"


def _ends(date: Mapping[str, Any]) -> tuple[Parts, Parts]:
    parts = date["date-parts"]
    return parts[0], parts[-1]


def _span(first: Parts, last: Parts, one: Any) -> str:
    return one(first) if first == last else f"{one(first)}–{one(last)}"


def _month_days(first: Parts, last: Parts) -> str:
    begin, end = ([MONTHS[p[1] - 1], *map(str, p[2:])] for p in (first, last))
    if begin == end:
        return " ".join(begin)
    return f"{' '.join(begin)}–{' '.join(end[1:] if begin[0] == end[0] else end)}"


def _american(parts: Parts) -> str:
    if len(parts) == 1:
        return _year(parts[0])
    day = f" {parts[2]}," if len(parts) == 3 else ""
    return f"{MONTHS[parts[1] - 1]}{day} {_year(parts[0])}"


def _day_first(parts: Parts) -> str:
    month = [SHORT[parts[1] - 1]] if len(parts) > 1 else []
    return " ".join([*map(str, parts[2:]), *month, _year(parts[0])])


def _year(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"
