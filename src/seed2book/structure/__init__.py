"""Understands the page: what each line is, which belong together, and which articles they make."""

from seed2book.structure.assemble import Assembled, assemble
from seed2book.structure.classify import classify
from seed2book.structure.drafts import Draft
from seed2book.structure.join import Joined, join
from seed2book.structure.roles import Judged, Role, RoleKind, explain

__all__ = [
    "Assembled",
    "Draft",
    "Joined",
    "Judged",
    "Role",
    "RoleKind",
    "assemble",
    "classify",
    "explain",
    "join",
]
