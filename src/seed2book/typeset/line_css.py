"""The rules that composed lines need of a stylesheet: what their classes say."""

from __future__ import annotations

from dataclasses import dataclass, field

from seed2book.compose.rules import HYPHEN

# What the classes say, by their first letter; the number after it is in thousandths of an em.
_PROPERTIES = {"t": "letter-spacing", "u": "word-spacing", "b": "margin-left", "a": "margin-right"}
UNTRACKED, HYPHENED = "w", "h"
# After each character of a line that is let out, the renderer cuts off what is under a thousandth of an em.
_KEPT = 0.2
# A reading over its characters: its size over theirs, and how far it is raised, in em of theirs.
READING_SIZE, _RAISED = 0.5, 0.95
# 着重号 are drawn and not set, so that they are not copied out: one below each character. They stand on
# white, since some print formats forbid transparency.
_DOT_HIGH = "0.16em"
_DOT = (
    "padding-bottom: 0.26em; "
    f"background: radial-gradient(circle, #000 0.07em, #fff 0.075em) 0 100% / 1em {_DOT_HIGH} repeat-x;"
)
# 专名号 and 书名号甲式 are drawn along the foot of what they mark, in the gap below the line, which stays as
# high as it is. White over their ends tells two that meet apart (CLREQ, "proper noun marks"). Pictures, since
# renderers let a gradient run out of the place it is given.
_SVG = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 12' "
    "preserveAspectRatio='none'%3E"
)
_FILLED = "%3Crect width='32' height='12' fill='{}'/%3E%3C/svg%3E"
_WAVE = (
    "%3Cpath fill='none' stroke='%23000' stroke-width='2.8' "
    "d='M-2 6C2 1 6 1 8 6S14 11 16 6S22 1 24 6S30 11 34 6'/%3E%3C/svg%3E"
)
_END = f'url("{_SVG}{_FILLED.format("%23fff")}") {{}} 100% / 0.1em 0.16em no-repeat'
_ENDS = f"{_END.format('0')}, {_END.format('100%')}"
# Level with the middle of small letters, in a line as high as the shipped faces make it.
_BAR = f'url("{_SVG}{_FILLED.format("%23000")}")'
_HYPHEN = f"{_BAR} right 0.03em bottom 0.49em / {HYPHEN - 0.06:g}em 0.06em no-repeat"
_RULES = f"""\
u {{ line-height: 0; text-decoration: none; padding-bottom: 0.14em; }}
u.proper {{ background: {_ENDS}, {_BAR} 0 100% / 100% 0.05em no-repeat; }}
u.work {{ background: {_ENDS}, url("{_SVG}{_WAVE}") 0 100% / 0.4em 0.15em repeat-x; }}
:is(.piece, .office) :is(p, figcaption, .subhead), .colophon :is(p, li) {{
  white-space: pre; overflow-wrap: normal;
}}
.{UNTRACKED} {{ letter-spacing: 0; }}
.{HYPHENED} {{ padding-right: {HYPHEN}em; background: {_HYPHEN}; }}
.above rt {{ font-size: {READING_SIZE}em; vertical-align: {_RAISED / READING_SIZE:g}em; }}
.dot {{ {_DOT} }}
.piece .own {{ display: block; line-height: inherit; }}
.own.left {{ text-align: left; }}
.own.center {{ text-align: center; }}
.own.right {{ text-align: right; }}"""


@dataclass(frozen=True, slots=True)
class Classes:
    """Collects the classes that composed lines use, and gives the rules for them.

    `drawn` has the classes of what is drawn beside the text: `dot`.
    """

    used: set[str] = field(default_factory=set)
    drawn: set[str] = field(default_factory=set)

    def name(self, kind: str, em: float) -> str:
        """Gives the class that adds so many em, noted as used; nothing where it would be next to nothing."""
        thousandths = round(em * 1000)
        if not thousandths:
            return ""
        name = f"{kind}{thousandths}"
        self.used.add(name)
        return name

    def css(self) -> str:
        """Gives the rules, in the order of their names, so that the same text gives the same bytes."""
        rules = [f".{name} {{ {_PROPERTIES[name[0]]}: {_em(name):g}em; }}" for name in self.used]
        # Where a line is let out, its dots are.
        rules += [
            f".{name} .dot {{ background-size: {1 + int(name[1:]) / 1000:g}em {_DOT_HIGH}; }}"
            for name in self.used
            if self.drawn and name[0] == "t"
        ]
        return "\n".join((_RULES, *sorted(rules), ""))


def _em(name: str) -> float:
    """Gives how much blank a class stands for."""
    return (int(name[1:]) + (_KEPT if name[0] == "t" else 0.0)) / 1000
