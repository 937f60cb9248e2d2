"""The user's word on single lines (`[[fix]]`): what it may say, where it applies, what it settles."""

from seed2book.fixes.correct import Corrected, correct
from seed2book.fixes.entry import LINE_ROLES, Action, Fix, role_named
from seed2book.fixes.places import bind
from seed2book.fixes.settle import unsettled

__all__ = ["LINE_ROLES", "Action", "Corrected", "Fix", "bind", "correct", "role_named", "unsettled"]
