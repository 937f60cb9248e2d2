"""The way back from a note to its call, for readers that show notes at the end and not in a window."""

from __future__ import annotations

import re

_CALL = re.compile(
    r'<a class="noteref"(?P<more>[^>]*) href="[^"#]*#(?P<id>[^"]+)" role="doc-noteref">(?P<mark>[^<]+)</a>'
)
_NOTE = re.compile(r'<aside id="(?P<id>[^"]+)" [^>]*>\s*<p[^>]*>')
_BACK = '<a class="backlink" epub:type="backlink" href="#{0}-call" role="doc-backlink">{1}</a>'


def called_back(xhtml: str) -> str:
    """Gives the sheet with each note's printed mark as a link to its first call.

    A note that does not begin with the mark of its call stays without, since no word is added.
    """
    if 'class="noteref"' not in xhtml:
        return xhtml
    called: dict[str, str] = {}

    def named(call: re.Match[str]) -> str:
        if call["id"] in called:
            return call[0]
        called[call["id"]] = call["mark"]
        return call[0].replace("<a ", f'<a id="{call["id"]}-call" ', 1)

    xhtml = _CALL.sub(named, xhtml)
    made: list[str] = []
    done = 0
    for opening in _NOTE.finditer(xhtml):
        note, end = opening["id"], opening.end()
        mark = called.pop(note, "")
        if mark and xhtml.startswith(mark, end):
            made += (xhtml[done:end], _BACK.format(note, mark))
            done = end + len(mark)
    return "".join((*made, xhtml[done:]))
