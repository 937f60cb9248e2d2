"""The way back from a note to its call, for readers that show notes at the end and not in a window."""

from __future__ import annotations

import re

_CALL = re.compile(
    r'<a class="noteref"(?P<more>[^>]*) href="[^"#]*#(?P<id>[^"]+)" role="doc-noteref">(?P<mark>[^<]+)</a>'
)


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
    for note, mark in called.items():
        opening = re.compile(rf'(<aside id="{re.escape(note)}" [^>]*>\s*<p[^>]*>){re.escape(mark)}')
        link = f'<a class="backlink" epub:type="backlink" href="#{note}-call" role="doc-backlink">{mark}</a>'
        xhtml = opening.sub(lambda found, link=link: found[1] + link, xhtml, count=1)  # type: ignore[misc]
    return xhtml
