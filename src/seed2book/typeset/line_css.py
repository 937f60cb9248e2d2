"""The rules that composed lines need of a stylesheet: what their classes say."""

from __future__ import annotations

from dataclasses import dataclass, field

# What the classes say, by their first letter; the number after it is in thousandths of an em.
_PROPERTIES = {"t": "letter-spacing", "u": "word-spacing", "b": "margin-left", "a": "margin-right"}
UNTRACKED = "w"
# A reading over its characters: its size over theirs, and how far it is raised, in em of theirs.
READING_SIZE, _RAISED = 0.5, 0.95
# 着重号 are drawn and not set, so that they are not copied out: one below each character. They stand on
# white, since some print formats forbid transparency.
_DOT_HIGH = "0.16em"
_DOT = (
    "padding-bottom: 0.26em; "
    f"background: radial-gradient(circle, #000 0.07em, #fff 0.075em) 0 100% / 1em {_DOT_HIGH} repeat-x;"
)
_RULES = f"""\
:is(.piece, .colophon) :is(p, li, figcaption, .subhead) {{ white-space: pre; overflow-wrap: normal; }}
.piece .{UNTRACKED} {{ letter-spacing: 0; }}
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
        rules = [f".{name} {{ {_PROPERTIES[name[0]]}: {int(name[1:]) / 1000:g}em; }}" for name in self.used]
        # Where a line is let out, its dots are.
        rules += [
            f".{name} .dot {{ background-size: {1 + int(name[1:]) / 1000:g}em {_DOT_HIGH}; }}"
            for name in self.used
            if self.drawn and name[0] == "t"
        ]
        return "\n".join((_RULES, *sorted(rules), ""))
