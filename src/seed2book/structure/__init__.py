"""Understands the page: what each line is, which belong together, and which articles they make."""

from seed2book.structure.assemble import Assembled, assemble
from seed2book.structure.classify import classify
from seed2book.structure.drafts import Draft
from seed2book.structure.fixed import Fixed, fixed
from seed2book.structure.join import Joined, join
from seed2book.structure.kinds import judge_kind
from seed2book.structure.roles import Judged, Role, RoleKind, explain
from seed2book.structure.told import told

__all__ = [
    "Assembled",
    "Draft",
    "Fixed",
    "Joined",
    "Judged",
    "Role",
    "RoleKind",
    "assemble",
    "classify",
    "explain",
    "fixed",
    "join",
    "judge_kind",
    "told",
]
