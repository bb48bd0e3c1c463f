"""Accounts and posts: what may be entered, who may do it, and what an administrator may not do to himself or the system.

What a role allows stands in `people.py`; what a workbook of accounts must look like, in `account_sheets.py`.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import SYSTEM, TEAM_ROLES, UNIT_ROLES, Actor, Permission, Post, Role
from kiemtra.domain.text import fold, nfc


class AccountFault(StrEnum):
    """What is wrong with an account or a post as it was typed."""

    USERNAME_MISSING = "username_missing"
    USERNAME_FORM = "username_form"
    USERNAME_TAKEN = "username_taken"
    USERNAME_OF_OTHER = "username_of_other"
    USERNAME_REPEATED = "username_repeated"
    FULL_NAME_MISSING = "full_name_missing"
    TOO_LONG = "too_long"
    EMAIL_FORM = "email_form"
    EMAIL_ELSEWHERE = "email_elsewhere"
    ACCOUNT_CLOSED = "account_closed"
    AGENCY_MISSING = "agency_missing"
    AGENCY_UNKNOWN = "agency_unknown"
    AGENCY_AMBIGUOUS = "agency_ambiguous"
    AGENCY_NOT_THERE = "agency_not_there"
    AGENCY_OUTSIDE = "agency_outside"
    ROLE_MISSING = "role_missing"
    ROLE_UNKNOWN = "role_unknown"
    TITLE_MISSING = "title_missing"
    START_MISSING = "start_missing"
    DAY_FORM = "day_form"
    END_BEFORE_START = "end_before_start"
    POST_TWICE = "post_twice"
    POST_REPEATED = "post_repeated"
    POST_OWN = "post_own"
    AREAS_MISSING = "areas_missing"
    AREA_UNKNOWN = "area_unknown"
    AREAS_NOT_HERE = "areas_not_here"
    OVER_MISSING = "over_missing"
    OVER_NOT_ABOVE = "over_not_above"
    DEPUTY_MISSING = "deputy_missing"
    DEPUTY_IS_HOLDER = "deputy_is_holder"
    BEYOND_ORIGINAL = "beyond_original"
    GROUND_MISSING = "ground_missing"
    END_MISSING = "end_missing"
    HEIR_IS_LEAVING = "heir_is_leaving"
    HEIR_UNKNOWN = "heir_unknown"
    CLOSED_TOO_EARLY = "closed_too_early"


F = AccountFault
Faults = dict[str, AccountFault]

POST_ROLES = frozenset(Role) - TEAM_ROLES
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,149}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
LONGEST = {"full_name": 150, "email": 254, "title": 200, "ground": 300}


def username_of(text: str) -> str:
    """The username as it is kept: without blanks at its ends, in small letters."""
    return nfc(text).casefold()


def name_key(full_name: str, username: str) -> str:
    """The key by which people are put in order and found: the given name, which stands last, first; all folded.

    The username behind it makes it unique and parts namesakes.
    """
    *family, given = fold(full_name).split() or [""]
    return " ".join((given, *family, username)).strip()


def account_faults(username: str, full_name: str, email: str) -> Faults:
    """All that is wrong with the account itself."""
    found: Faults = {}
    if not username:
        found["username"] = F.USERNAME_MISSING
    elif not _USERNAME.fullmatch(username):
        found["username"] = F.USERNAME_FORM
    if not full_name.strip():
        found["full_name"] = F.FULL_NAME_MISSING
    if email and not _EMAIL.fullmatch(email):
        found["email"] = F.EMAIL_FORM
    return too_long({"full_name": full_name, "email": email}) | found


def too_long(texts: dict[str, str]) -> Faults:
    """The texts that are longer than what is kept of them."""
    return {name: F.TOO_LONG for name, text in texts.items() if len(text) > LONGEST[name]}


# ---- posts


@dataclass(frozen=True, slots=True)
class PostContent:
    """A post as it was typed: at which agency, in which role, from when to before when."""

    agency: UUID | None
    role: str
    title: str
    valid_from: date | None
    valid_to: date | None = None
    ground: str = ""
    areas: tuple[str, ...] = ()
    over: UUID | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """What the rules must know of the agency of a post."""

    id: UUID
    since: date
    until: date | None
    # At or below the agency at the head of the government's system, whenever that was.
    is_ours: bool
    # It heads or stands for the inspections of another system: that one appoints its staff.
    is_head_elsewhere: bool = False
    # The agencies above it on the first day of the post.
    above: frozenset[UUID] = frozenset()

    def lasts(self, start: date, end: date | None) -> bool:
        """Whether the agency exists throughout [start, end)."""
        return self.since <= start and (self.until is None or (end is not None and end <= self.until))


@dataclass(frozen=True, slots=True)
class Held:
    """A post that the person holds already, or that another row gives."""

    agency: UUID
    role: str
    start: date
    end: date | None

    def meets(self, post: PostContent) -> bool:
        """Whether it is the same post in a time that overlaps."""
        if (self.agency, self.role) != (post.agency, post.role) or post.valid_from is None:
            return False
        return (post.valid_to is None or self.start < post.valid_to) and (
            self.end is None or post.valid_from < self.end
        )


def post_faults(post: PostContent, *, place: Place | None, held: Iterable[Held], areas: Collection[str]) -> Faults:
    """All that is wrong with a post: fields, dates, the agency in that time, the same post twice."""
    found = too_long({"title": post.title, "ground": post.ground}) | _dates(post) | _field(post, place, areas)
    if not post.title.strip():
        found["title"] = F.TITLE_MISSING
    if not post.role:
        found["role"] = F.ROLE_MISSING
    elif post.role not in POST_ROLES:
        found["role"] = F.ROLE_UNKNOWN
    if fault := _place(post, place):
        found["agency"] = fault
    elif any(one.meets(post) for one in held):
        found["role"] = F.POST_TWICE
    return found


def _dates(post: PostContent) -> Faults:
    if post.valid_from is None:
        return {"valid_from": F.START_MISSING}
    if post.valid_to is not None and post.valid_to <= post.valid_from:
        return {"valid_to": F.END_BEFORE_START}
    return {}


def _place(post: PostContent, place: Place | None) -> AccountFault | None:
    if place is None:
        return F.AGENCY_MISSING
    if not place.is_ours or (place.is_head_elsewhere and post.role not in UNIT_ROLES):
        return F.AGENCY_OUTSIDE
    if post.valid_from and not place.lasts(post.valid_from, post.valid_to):
        return F.AGENCY_NOT_THERE
    return None


def _field(post: PostContent, place: Place | None, areas: Collection[str]) -> Faults:
    """A field officer has areas and the agency above in whose subtree they hold; nobody else has either."""
    if post.role != Role.FIELD_OFFICER:
        return {"areas": F.AREAS_NOT_HERE} if post.areas or post.over else {}
    found: Faults = {}
    if not post.areas:
        found["areas"] = F.AREAS_MISSING
    elif not set(post.areas) <= set(areas):
        found["areas"] = F.AREA_UNKNOWN
    if post.over is None:
        found["over"] = F.OVER_MISSING
    elif place and post.over not in place.above:
        found["over"] = F.OVER_NOT_ABOVE
    return found


# ---- who may


def administered(actor: Actor) -> frozenset[UUID]:
    """The government's systems whose accounts the actor manages."""
    return frozenset(post.jurisdiction for post in actor.posts if post.allows(Permission.ACCOUNTS_MANAGE))


def managing_post(actor: Actor, jurisdiction: UUID | None = None) -> Post | None:
    """The post under which the actor manages accounts (of the system); None for who holds the machine."""
    posts = (post for post in actor.posts if post.allows(Permission.ACCOUNTS_MANAGE))
    return next((post for post in posts if jurisdiction in (None, post.jurisdiction)), None)


def why_not_manage(actor: Actor, jurisdiction: UUID | None = None) -> Refusal | None:
    """The reason why this actor does not manage the accounts of the system; who holds the machine always does."""
    if actor == SYSTEM:
        return None
    if not actor.is_known:
        return Refusal.SIGN_IN
    ruled = administered(actor)
    if not ruled:
        return Refusal.NOT_YOUR_ROLE
    return None if jurisdiction is None or jurisdiction in ruled else Refusal.NOT_YOUR_AGENCY


def why_not_touch(actor: Actor, account: UUID, jurisdictions: Collection[UUID]) -> Refusal | None:
    """The reason against changing an account as a whole: its own, or of somebody who also serves in another system."""
    if refusal := why_not_manage(actor):
        return refusal
    if actor.user == account:
        return Refusal.OWN_ACCOUNT
    if actor != SYSTEM and not set(jurisdictions) <= administered(actor):
        return Refusal.POST_ELSEWHERE
    return None


def why_not_authorise(actor: Actor, holder: UUID, jurisdiction: UUID, *, stands_in: bool, over: bool) -> Refusal | None:
    """The reason against letting somebody stand in for a post: by its holder or an administrator, never handed on."""
    if not actor.is_known:
        return Refusal.SIGN_IN
    if actor.user != holder and (refusal := why_not_manage(actor, jurisdiction)):
        return refusal
    if stands_in:
        return Refusal.AUTHORITY_NOT_HANDED_ON
    return Refusal.ALREADY_DONE if over else None


def stand_in_faults(
    deputy: UUID | None, holder: UUID, start: date | None, end: date | None, ground: str, *, original: Held
) -> Faults:
    """All that is wrong with an authority: to whom, its time (always with an end, within that of the post), its ground."""
    found: Faults = too_long({"ground": ground})
    if deputy is None:
        found["deputy"] = F.DEPUTY_MISSING
    elif deputy == holder:
        found["deputy"] = F.DEPUTY_IS_HOLDER
    if not ground.strip():
        found["ground"] = F.GROUND_MISSING
    if start is None:
        found["valid_from"] = F.START_MISSING
    elif start < original.start:
        found["valid_from"] = F.BEYOND_ORIGINAL
    if end is None:
        found["valid_to"] = F.END_MISSING
    elif start and end <= start:
        found["valid_to"] = F.END_BEFORE_START
    elif original.end and end > original.end:
        found["valid_to"] = F.BEYOND_ORIGINAL
    return found
