"""What spares the renderer computing one style many times.

WeasyPrint lets elements share a computed style where their parents do and the same rules match. A paragraph
with an id, or a column with a place of its own, has its own, and so has each line inside it, though ids and
places are nothing that is inherited. Here those share one that inherit the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from weasyprint import css

# What an element does not hand on to those inside it.
_OWN = frozenset({"anchor", "left", "top", "width", "height"})


def replacements() -> Iterator[tuple[Any, str, Any]]:
    """Yields what takes the place of the renderer's functions for one document: owner, name and function."""
    shared = _Shared(css.StyleFor.set_computed_styles)

    def compute(styles: Any, element: Any, *rest: Any, **more: Any) -> None:
        shared.compute(styles, element, *rest, **more)

    anonymous = cached_property(shared.anonymous)
    anonymous.__set_name__(css.Style, "anonymous_style")
    yield css.StyleFor, "set_computed_styles", compute
    yield css.Style, "anonymous_style", anonymous


class _Shared:
    """The computed styles of a document, by what they are computed from.

    `_heritage` is the same number for styles that hand on the same; one without a number hands on its own.
    """

    def __init__(self, compute: Any) -> None:
        self._compute = compute
        self._known: dict[tuple[Any, ...], Any] = {}
        self._numbers: dict[tuple[Any, ...], int] = {}
        self._heritage: dict[int, int] = {}
        self._anonymous: dict[int, Any] = {}

    def compute(
        self,
        styles: Any,
        element: Any,
        parent: Any,
        root: Any = None,
        pseudo_type: str | None = None,
        base_url: Any = None,
        target_collector: Any = None,
    ) -> None:
        """Notes the style of an element or what belongs to it, one that is known where there is one."""
        computed = styles.get_computed_styles()
        above = computed.get((parent, None))
        # Those of pages are changed afterwards.
        shared = above is not None and isinstance(getattr(element, "tag", None), str)
        rules = styles.get_cascaded_styles().get((element, pseudo_type), {}) if shared else {}
        key: tuple[Any, ...] = ()
        if shared and not _names_itself(rules):
            key = (pseudo_type, self._handed_on(above), _signature(rules))
            if key in self._known:
                computed[element, pseudo_type] = self._known[key]
                return
        self._compute(styles, element, parent, root, pseudo_type, base_url, target_collector)
        style = computed[element, pseudo_type]
        if key:
            self._known[key] = style
        if not _OWN.isdisjoint(rules):
            handed_on = (self._handed_on(above), _signature(rules, _OWN))
            self._heritage[id(style)] = self._numbers.setdefault(handed_on, -1 - len(self._numbers))

    def anonymous(self, style: Any) -> Any:
        """Gives the style of the text directly in an element."""
        number = self._heritage.get(id(style))
        if number is None:
            return css.AnonymousStyle(style)
        return self._anonymous.setdefault(number, css.AnonymousStyle(style))

    def _handed_on(self, style: Any) -> int:
        # Styles live as long as the document, so that no two have one address. Numbers are below zero.
        return self._heritage.get(id(style), id(style))


def _names_itself(rules: Mapping[str, Any]) -> bool:
    """Says whether an element has a name of its own, or takes its parent's place all the same."""
    return "anchor" in rules or any(rules[name][0] == "inherit" for name in _OWN & rules.keys())


def _signature(rules: Mapping[str, Any], without: frozenset[str] = frozenset()) -> tuple[Any, ...]:
    """Gives the declarations of an element, by the addresses of their values: a rule has each once."""
    return tuple([(name, id(value), how) for name, (value, how) in rules.items() if name not in without])
