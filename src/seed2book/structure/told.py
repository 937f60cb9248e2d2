"""What each line became, for those who ask why."""

from __future__ import annotations

from collections.abc import Sequence

from seed2book.reading import LineRole
from seed2book.structure.drafts import Draft
from seed2book.structure.fixed import role_word
from seed2book.structure.roles import Judged


def told(judged: Sequence[Judged], drafts: Sequence[Draft]) -> tuple[LineRole, ...]:
    """Gives the role of every line with its confidence and evidence, in the order of the lines.

    Where joining found a line to be something else, as the heading of a boxed item, that is what counts.
    """
    later = {id(draft.first_line): draft for draft in drafts}
    roles = []
    for item in judged:
        draft = later.get(id(item.line))
        role = draft.role if draft and draft.role.kind is not item.role.kind else item.role
        opens = draft.opens if draft else item.opens
        roles.append(LineRole(item.line.span, role_word(role.kind), role.confidence, role.evidence, opens))
    return tuple(roles)
