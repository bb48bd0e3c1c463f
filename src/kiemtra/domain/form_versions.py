"""Forms that a government uploads: a draft becomes a published version, which never changes; its validity may end.

What the sheets of a form may say is decided in `data/xlsform`, what answers to it may be in `domain/forms`.
"""

from datetime import date
from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Fault
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Permission


class FormVersionState(StrEnum):
    """A draft may be replaced or discarded; a published version is there for ever."""

    DRAFT = "draft"
    PUBLISHED = "published"


class FormVersionDeed(StrEnum):
    """What a person may do with an uploaded form."""

    UPLOAD = "upload"
    PUBLISH = "publish"
    DISCARD = "discard"
    END = "end"


S = FormVersionState
MOVES: Moves[FormVersionState] = {S.DRAFT: frozenset({S.PUBLISHED}), S.PUBLISHED: frozenset()}

_STANDING = frozenset({Side.STANDING})
_DRAFT, _PUBLISHED = frozenset({S.DRAFT}), frozenset({S.PUBLISHED})
DEEDS: dict[FormVersionDeed, DeedRule] = {
    FormVersionDeed.UPLOAD: DeedRule(Permission.FORM_MANAGE, _STANDING),
    FormVersionDeed.PUBLISH: DeedRule(Permission.FORM_MANAGE, _STANDING, _DRAFT, _PUBLISHED),
    FormVersionDeed.DISCARD: DeedRule(Permission.FORM_MANAGE, _STANDING, _DRAFT, _PUBLISHED),
    FormVersionDeed.END: DeedRule(Permission.FORM_MANAGE, _STANDING, _PUBLISHED),
}


def state_of(published: bool) -> FormVersionState:
    """Return the state of an uploaded form."""
    return S.PUBLISHED if published else S.DRAFT


def why_not_end(valid_from: date, last_day: date) -> Fault | None:
    """Return why the validity cannot end after that day."""
    return Fault.FORM_ENDS_BEFORE_START if last_day < valid_from else None
