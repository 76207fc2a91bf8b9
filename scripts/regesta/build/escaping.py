"""What templates put into a page, escaped as Jinja does it, in a third of the time.

Jinja makes a Markup of each value, to see afterwards that it is safe; what goes straight into the page needs none. A
page of a document has two thousand such values. And it looks for names that all templates have through two mappings
at each import of a macro, since they may change; here they are what they are when a template is first asked for.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from jinja2 import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape


def shown(value: object) -> str:
    """Return a value as HTML: the same characters as `markupsafe.escape` gives."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[return-value]
    if kind is str and not (
        "&" in value or "<" in value or ">" in value or '"' in value or "'" in value  # type: ignore[operator]
    ):
        return value  # type: ignore[return-value]
    return escape(value)


class Straight(CodeGenerator):
    """Compiles templates so that what is put into the page goes through `shown`."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.shown(")
        else:
            super()._output_child_pre(node, frame, finalize)


def straight(environment: Environment) -> Environment:
    """Let an environment compile its templates so, and return it."""

    def common(own: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**environment.globals, **(own or {})}

    environment.code_generator_class = Straight
    environment.shown = shown  # type: ignore[attr-defined]
    environment.make_globals = common  # type: ignore[assignment]
    return environment
