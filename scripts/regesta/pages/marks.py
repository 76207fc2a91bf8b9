"""Dates drawn: a day is a point, a month or a span is a bar, what is not certain fades. One shape for lists and axes.

Only presentation attributes and classes are used, since the Content-Security-Policy forbids styles in the page. How an
end fades is drawn once on every page (`FADES`) and used by each mark: a timeline has hundreds of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .. import dates

WIDTH, HEIGHT, MIDDLE = 28, 10, 14
STEPS = (0.7, 0.45, 0.25, 0.12)
BEFORE, AFTER = "fade-before", "fade-after"
NOT_FACTS = ("planned", "announced", "unconfirmed")


@dataclass(frozen=True, slots=True)
class Extent:
    """What is drawn of a date: whether it is a point, and at which ends it fades."""

    point: bool
    fade_before: bool
    fade_after: bool


def extent(edtf: str) -> Extent:
    """Return how `edtf` is drawn; a date that cannot be read is drawn as one that is not known."""
    try:
        when = dates.parse(edtf)
    except dates.BadDate:
        return Extent(False, True, True)
    doubtful = when.uncertain or when.approximate or when.precision == "unknown"
    doubtful = doubtful or (when.precision == "one-of" and bool(when.earliest and when.latest))
    return Extent(
        bool(when.earliest) and when.earliest == when.latest,
        doubtful or not when.earliest,
        doubtful or not when.latest,
    )


def thickness(css: str, full: float) -> float:
    """Return the height of a bar: a hairline for what is planned, announced or not confirmed."""
    return 1.6 if css.endswith(NOT_FACTS) else full


def point(x: float, y: float, radius: float, css: str) -> str:
    """Return a circle."""
    return f'<circle class="{css}" cx="{short(x)}" cy="{short(y)}" r="{radius:g}"/>'


def bar(x1: float, x2: float, y: float, height: float, css: str, fades: Extent) -> str:
    """Return a bar from `x1` to `x2`; where it fades, its end is one of `FADES`."""
    step = min((x2 - x1) / 6, 6.0)
    solid1 = x1 + step * len(STEPS) if fades.fade_before else x1
    solid2 = x2 - step * len(STEPS) if fades.fade_after else x2
    if solid2 <= solid1:
        middle = (x1 + x2) / 2
        step = (x2 - x1) / 2 / len(STEPS)
        solid1 = solid2 = middle
    parts = []
    if fades.fade_before:
        parts.append(_piece("use", solid1 - step * len(STEPS), solid1, y, height, css, f' href="#{BEFORE}"'))
    if solid2 > solid1:
        corners = "" if fades.fade_before or fades.fade_after else f' rx="{height / 2:g}"'
        parts.append(_piece("rect", solid1, solid2, y, height, css, corners))
    if fades.fade_after:
        parts.append(_piece("use", solid2, solid2 + step * len(STEPS), y, height, css, f' href="#{AFTER}"'))
    return "".join(parts)


def _piece(name: str, x1: float, x2: float, y: float, height: float, css: str, more: str) -> str:
    width = max(x2 - x1, 0.5)
    return (f'<{name}{more} class="{css}" x="{short(x1)}" y="{short(y - height / 2)}" width="{short(width)}" '
            f'height="{height:g}"/>')  # fmt: skip


def short(number: float) -> str:
    """Return a coordinate to a tenth of a unit."""
    return f"{round(number, 1):g}"


def _fade(id: str, opacities: tuple[float, ...]) -> str:
    steps = "".join(f'<rect x="{n}" width="1" height="1" fill-opacity="{o:g}"/>' for n, o in enumerate(opacities))
    return f'<symbol id="{id}" viewBox="0 0 {len(STEPS)} 1" preserveAspectRatio="none">{steps}</symbol>'


FADES = Markup(
    f'<svg class="fades" width="0" height="0" aria-hidden="true">'
    f"{_fade(BEFORE, STEPS[::-1])}{_fade(AFTER, STEPS)}</svg>"
)
"""The ends that fade, in steps of falling opacity: what the marks of a page refer to, and itself not shown."""


def mark(edtf: str, css: str) -> Markup:
    """Return the small mark of a date in a list; `css` is that of its kind (`document`, `event occurred`)."""
    drawn = extent(edtf)
    if drawn.point:
        inside = point(MIDDLE, HEIGHT / 2, 3.2, f"mark-{css}")
        if drawn.fade_before:
            inside += bar(4, MIDDLE - 4.4, HEIGHT / 2, 4, "mark-span", Extent(False, True, False))
            inside += bar(MIDDLE + 4.4, WIDTH - 4, HEIGHT / 2, 4, "mark-span", Extent(False, False, True))
    else:
        half = _half_width(edtf)
        inside = bar(MIDDLE - half, MIDDLE + half, HEIGHT / 2, thickness(css, 4), f"mark-span mark-span-{css}", drawn)
    return Markup(
        f'<svg class="mark" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" aria-hidden="true">'
        f"{inside}</svg>"
    )


def _half_width(edtf: str) -> float:
    try:
        precision = dates.parse(edtf).precision
    except dates.BadDate:
        return MIDDLE - 2
    return {"month": 7, "season": 9, "interval": 9, "all-of": 9}.get(precision, MIDDLE - 2)
