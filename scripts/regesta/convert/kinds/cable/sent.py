"""When a cable was sent: the date-time group of its header, the day of the year of its routing, a page's own date."""

from __future__ import annotations

import re
from datetime import date, datetime

from ....written_dates import ABBREVIATED, MONTHS, group

_GROUP = re.compile(
    r"(?a)"
    r"(?<!\d)(?P<day>\d{2}) ?(?P<time>\d{4}) ?Z(?: [A-Z]{2,4}[0-9]*)?[ ./-]{0,2}"
    r"(?P<month>[A-Za-z]{3})[A-Za-z]*[ .,/-]{0,2}"
    r"(?P<year>(?:19|20)?\d{2})(?!\d)"
)
_LED = re.compile(r"(?a)(?:^|\s)(?:[ZOPRYWM] )+(?=\d{2} ?\d{4} ?Z)")
_JULIAN = re.compile(r"(?a)#\s?\d+(?:/\d+)?\s+(?P<day>\d{3})(?P<time>\d{4})(?!\d)")
_ON_PAGE = (
    re.compile(r"(?a)(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?:[T ]+(?P<H>\d{2}):(?P<M>\d{2}))?"),
    re.compile(r"(?a)(?P<y>\d{4}) (?P<name>[A-Z][a-z]+) (?P<d>\d{1,2})(?:, ?(?P<H>\d{2}):(?P<M>\d{2}))?"),
    re.compile(r"(?a)(?P<d>\d{1,2}) (?P<name>[A-Z][a-z]+),? (?P<y>\d{4})(?:,? (?P<H>\d{2}):(?P<M>\d{2}))?"),
    re.compile(r"(?a)(?P<name>[A-Z][a-z]+) (?P<d>\d{1,2}), (?P<y>\d{4})(?:,? (?P<H>\d{2}):(?P<M>\d{2}))?"),
)


def read(text: str) -> tuple[str, str]:
    """Return the date-time group of a header in EDTF and as it stands there, or two empty strings.

    The one that stands after a precedence is the cable's own, if there is one; otherwise the first that exists.
    """
    text = " ".join(text.split())
    led = [m.end() for m in _LED.finditer(text)]
    matches = sorted(_GROUP.finditer(text), key=lambda m: m.start() not in led)
    for match in matches:
        month = match["month"].upper()
        written = f"{match['day']}{match['time']}Z {month} {match['year'][-2:]}"
        found = group(written)
        if month in ABBREVIATED and found[0]:
            return found[0], match[0]
    return "", ""


def day_of_year(text: str) -> tuple[int, str]:
    """Return the day of the year that the routing states (`0541602` is day 54), and it as written, or 0 and ''."""
    match = _JULIAN.search(text)
    return (int(match["day"]), match["day"] + match["time"]) if match else (0, "")


def is_day(moment: str, day: int) -> bool:
    """Return whether `moment` (EDTF, with a time) is on day `day` of its year."""
    return date.fromisoformat(moment[:10]).timetuple().tm_yday == day


def hours_between(one: str, other: str) -> float:
    """Return the hours between two moments, or days where one of them has no time."""
    left, right = (datetime.fromisoformat(x.removesuffix("Z")) for x in (one, other))
    return abs((left - right).total_seconds()) / 3600


def on_page(text: str) -> tuple[str, str] | None:
    """Return the first day, with its time where there is one, in the ways that pages write it: in EDTF, as written."""
    for pattern in _ON_PAGE:
        match = pattern.search(text)
        if not match:
            continue
        parts = match.groupdict()
        name = (parts.get("name") or "").lower()
        month = int(parts["m"]) if parts.get("m") else MONTHS.get(name) or ABBREVIATED.get(name[:3].upper(), 0)
        try:
            day = date(int(parts["y"]), month, int(parts["d"])).isoformat()
        except ValueError:
            continue
        hour, minute = parts["H"], parts["M"]
        timed = hour is not None and int(hour) < 24 and int(minute) < 60
        return (f"{day}T{hour}:{minute}:00Z" if timed else day), match[0]
    return None
