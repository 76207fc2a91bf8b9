"""What templates put into a page is what Jinja would have put there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup, escape

from regesta.build.escaping import shown, straight

VALUES = st.one_of(st.text(), st.text("&<>\"'a "), st.text().map(Markup), st.integers(), st.none(), st.booleans())


class WithHtml(str):
    def __html__(self) -> str:
        return "<b>bold</b>"


@given(VALUES)
def test_a_value_is_shown_as_markupsafe_escapes_it(value: object) -> None:
    assert shown(value) == str(escape(value))


def test_what_says_how_it_is_shown_is_shown_so() -> None:
    assert shown(WithHtml("<plain>")) == "<b>bold</b>"


TEMPLATE = (
    "{% macro quoted(x) %}“{{ x }}”{% endmacro %}"
    "{{ a }}|{{ quoted(a) }}|{{ quoted(quoted(a)) }}|{{ a|safe }}|{{ a ~ '<' }}|{{ [a, a]|join('&') }}|"
    "{% set b %}<i>{{ a }}</i>{% endset %}{{ b }}|{{ n + 1 }}|{{ a if n else '' }}|{% for x in a %}{{ x }}{% endfor %}"
)


@given(st.text("&<>\"'a é"), st.integers())
def test_a_template_says_the_same(text: str, number: int) -> None:
    said = []
    for prepare in (lambda e: e, straight):
        environment = Environment(autoescape=True, undefined=StrictUndefined, loader=DictLoader({"t": TEMPLATE}))
        said.append(prepare(environment).get_template("t").render(a=text, n=number))
    assert said[0] == said[1]
