"""Taking a workbook of accounts in: everything wrong is told at once, nothing is half loaded.

What a row may say stands in `domain/accounts.py` and `account_sheets.py`; opening the file is the door's work.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone

from kiemtra.domain.account_sheets import CellFault, Change, Column, Sheet, SheetRow, Words, areas_of, day_of, sheet_of
from kiemtra.domain.accounts import (
    AccountFault,
    Held,
    PostContent,
    account_faults,
    managing_post,
    post_faults,
    username_of,
    why_not_manage,
)
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.text import fold, fold_agency, nfc, sounding
from kiemtra.store.models import AccountSheet, Agency, Appointment, Jurisdiction, User
from kiemtra.store.queries import accounts as account_queries
from kiemtra.store.queries import appointments as post_queries
from kiemtra.workflows import accounts, appointments, signing
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import record, save

F = AccountFault
ONE_DAY = date.resolution
T = TypeVar("T")
# The field of a post in which a rule finds a fault → the column that says it.
_COLUMNS = {
    "agency": Column.AGENCY,
    "role": Column.ROLE,
    "title": Column.TITLE,
    "valid_from": Column.VALID_FROM,
    "valid_to": Column.VALID_TO,
    "areas": Column.AREAS,
    "over": Column.AGENCY,
    "ground": Column.TITLE,
}


@dataclass(slots=True)
class Person:
    """One person of the sheet, with one or more posts."""

    row: int
    username: str
    full_name: str
    email: str
    user: User | None = None
    given: list[PostContent] = field(default_factory=list)
    corrected: list[tuple[Appointment, PostContent]] = field(default_factory=list)
    # The posts of this sheet with their rows, to tell of repeats.
    said: list[tuple[int, PostContent]] = field(default_factory=list)

    @property
    def new_email(self) -> bool:
        """Whether the account there gets another address."""
        return bool(self.user and self.email and self.email != self.user.email)

    @property
    def change(self) -> Change:
        """New, changed or unchanged."""
        if self.user is None:
            return Change.NEW
        return Change.CHANGED if self.given or self.corrected or self.new_email else Change.UNCHANGED


@dataclass(slots=True)
class Checked:
    """What a sheet would do, and all that is wrong with it."""

    people: list[Person] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)

    def count(self, change: Change) -> int:
        """How many people are new, changed or unchanged."""
        return sum(person.change is change for person in self.people)


# ---- looking


def check(sheet: Sheet, jurisdiction: Jurisdiction, words: Words, *, by: Actor, today: date) -> Checked:
    """Look at every row: what each would do, and all faults; nothing is written."""
    refuse(why_not_manage(by, jurisdiction.pk))
    return _Check(sheet, jurisdiction, words, by, today).run()


class _Check:
    """One look at a sheet, with what the database knows of its people and agencies."""

    def __init__(self, sheet: Sheet, jurisdiction: Jurisdiction, words: Words, by: Actor, today: date) -> None:
        self.sheet, self.system, self.words, self.by, self.today = sheet, jurisdiction, words, by, today
        self.areas = frozenset(words.areas.values())
        names = {username_of(row.text(Column.USERNAME)) for row in sheet.rows}
        self.users = _users(names)
        ours = account_queries.of_systems([jurisdiction.pk]).filter(pk__in=[user.pk for user in self.users.values()])
        self.ours = set(ours.values_list("pk", flat=True))
        self.posts = _posts(self.users.values())
        self.by_name, rows = _agencies(sheet.rows, jurisdiction)
        self.register = post_queries.Register(rows, jurisdiction)
        self.rows = {row.pk: row for row in rows}
        self.people: dict[str, Person] = {}
        self.faults: list[CellFault] = []

    def run(self) -> Checked:
        for row in self.sheet.rows:
            self._row(row)
        order = list(Column)
        faults = sorted(self.faults, key=lambda fault: (fault.row, order.index(fault.column)))
        return Checked(list(self.people.values()), faults)

    def _row(self, row: SheetRow) -> None:
        person = self._person(row)
        content, found = self._content(row)
        place = self.register.place(content.agency, content.valid_from) if content.agency else None
        for name, fault in post_faults(content, place=place, held=(), areas=self.areas).items():
            found.setdefault(_COLUMNS[name], fault)
        for column, fault in found.items():
            self._fault(row, column, fault)
        if not found:
            self._post(row, person, content)

    def _fault(self, row: SheetRow, column: Column, fault: AccountFault, other: int | None = None) -> None:
        self.faults.append(CellFault(row.number, column, fault, row.text(column), other))

    # the account

    def _person(self, row: SheetRow) -> Person:
        username = username_of(row.text(Column.USERNAME))
        full_name, email = nfc(row.text(Column.FULL_NAME)), nfc(row.text(Column.EMAIL))
        for name, fault in account_faults(username, full_name, email).items():
            self._fault(row, Column(name), fault)
        person = self.people.get(username)
        if person and username:
            other_name = full_name and sounding(full_name) != sounding(person.full_name)
            if other_name or (email and person.email and email != person.email):
                self._fault(row, Column.USERNAME, F.USERNAME_REPEATED, person.row)
            return person
        person = Person(row.number, username, full_name, email, self.users.get(username))
        self.people[username or f"#{row.number}"] = person
        if person.user and (known := self._known(person, person.user)):
            self._fault(row, *known)
        return person

    def _known(self, person: Person, user: User) -> tuple[Column, AccountFault] | None:
        """What is wrong with a username that is there already."""
        if user.pk not in self.ours:
            return Column.USERNAME, F.USERNAME_TAKEN
        if person.full_name and sounding(person.full_name) != sounding(user.full_name):
            return Column.USERNAME, F.USERNAME_OF_OTHER
        if not user.is_active:
            return Column.USERNAME, F.ACCOUNT_CLOSED
        if not person.new_email:
            return None
        if self.by.user == user.pk:
            return Column.EMAIL, F.POST_OWN
        elsewhere = account_queries.jurisdictions_of(user, self.today) - {self.system.pk}
        return (Column.EMAIL, F.EMAIL_ELSEWHERE) if elsewhere else None

    # the post

    def _content(self, row: SheetRow) -> tuple[PostContent, dict[Column, AccountFault]]:
        found: dict[Column, AccountFault] = {}
        start = self._day(row, Column.VALID_FROM, found)
        last = self._day(row, Column.VALID_TO, found)
        said = row.text(Column.ROLE)
        role = self.words.roles.get(fold(said), said)
        agency = self._agency(row, start, found)
        above = self.register.above(agency, start) if agency and role == Role.FIELD_OFFICER else []
        areas = tuple(self.words.areas.get(fold(area), area) for area in areas_of(row.text(Column.AREAS)))
        content = PostContent(
            agency=agency,
            role=role,
            title=row.text(Column.TITLE),
            valid_from=start,
            valid_to=last + ONE_DAY if last and last < date.max else None,
            areas=areas,
            over=above[0] if above else None,
        )
        return content, found

    def _day(self, row: SheetRow, column: Column, found: dict[Column, AccountFault]) -> date | None:
        try:
            return day_of(row.text(column))
        except ValueError:
            found[column] = F.DAY_FORM
            return None

    def _agency(self, row: SheetRow, start: date | None, found: dict[Column, AccountFault]) -> UUID | None:
        """The agency of that code or name; among namesakes of several times the one of the first day."""
        text = row.text(Column.AGENCY)
        keys = self.by_name.get(nfc(text).casefold()) or self.by_name.get(fold_agency(text), []) if text else []
        there = [key for key in keys if start and self.register.place(key, start).lasts(start, start + ONE_DAY)]
        keys = there or keys
        if len(keys) == 1:
            return keys[0]
        if text:
            found[Column.AGENCY] = F.AGENCY_AMBIGUOUS if keys else F.AGENCY_UNKNOWN
        return None

    def _post(self, row: SheetRow, person: Person, content: PostContent) -> None:
        """Whether the post is new, corrects one that is there, says the same, or contradicts one."""
        other = next((number for number, said in person.said if _held(said).meets(content)), None)
        person.said.append((row.number, content))
        if other:
            return self._fault(row, Column.ROLE, F.POST_REPEATED, other)
        held = self.posts[person.user.pk] if person.user else []
        same = [post for post in held if _is_same(post, content)]
        own = self.by.user is not None and person.user is not None and self.by.user == person.user.pk
        if same and _says(same[0], content):
            return None
        if own:
            return self._fault(row, Column.USERNAME, F.POST_OWN)
        if same and same[0].stands_in_for_id is None:
            person.corrected.append((same[0], content))
        elif any(_of(post).meets(content) for post in held):
            self._fault(row, Column.ROLE, F.POST_TWICE)
        else:
            person.given.append(content)
        return None


def _is_same(post: Appointment, content: PostContent) -> bool:
    place = (post.agency_id, post.role, post.valid_from) == (content.agency, content.role, content.valid_from)
    return place and post.valid_to != post.valid_from


def _says(post: Appointment, content: PostContent) -> bool:
    said = (nfc(content.title), content.valid_to, list(content.areas), content.over)
    return (post.title, post.valid_to, post.areas, post.over_id) == said


def _held(content: PostContent) -> Held:
    assert content.agency is not None, "a post without a fault has its agency"
    assert content.valid_from is not None, "and its first day"
    return Held(content.agency, content.role, content.valid_from, content.valid_to)


def _of(post: Appointment) -> Held:
    return Held(post.agency_id, post.role, post.valid_from, post.valid_to)


def _users(names: Iterable[str]) -> dict[str, User]:
    rows = User.objects.annotate(lower=Lower("username"))
    return {user.lower: user for part in _parts(names) for user in rows.filter(lower__in=part)}


def _posts(users: Iterable[User]) -> dict[UUID, list[Appointment]]:
    found: dict[UUID, list[Appointment]] = defaultdict(list)
    for part in _parts(user.pk for user in users):
        for row in Appointment.objects.filter(user__in=part).select_related("user", "agency").order_by("pk"):
            if row.valid_to != row.valid_from:
                found[row.user_id].append(row)
    return found


def _agencies(rows: Iterable[SheetRow], system: Jurisdiction) -> tuple[dict[str, list[UUID]], list[Agency]]:
    """The agencies of the system that the rows name, by code and by folded name."""
    texts = {row.text(Column.AGENCY) for row in rows} - {""}
    wanted = {nfc(text).casefold() for text in texts} | {fold_agency(text) for text in texts}
    found: dict[str, list[UUID]] = defaultdict(list)
    named = []
    for agency in post_queries.of_register(system):
        names = {agency.code.casefold(), agency.identifier.casefold()}
        names |= {fold_agency(agency.name), fold_agency(agency.short_name)}
        if here := (names & wanted) - {""}:
            named.append(agency)
            for name in here:
                found[name].append(agency.pk)
    return found, named


def _parts(values: Iterable[T], size: int = 5000) -> Iterator[list[T]]:
    """Lists no longer than a database takes in one question."""
    rows = list(values)
    return (rows[at : at + size] for at in range(0, len(rows), size))


# ---- doing


@transaction.atomic
def take(
    sheet: Sheet, file_name: str, jurisdiction: Jurisdiction, words: Words, *, by: Actor, now: datetime
) -> tuple[AccountSheet | None, Checked]:
    """Keep a sheet in which nothing is wrong until it is taken in; with a fault nothing is kept."""
    checked = check(sheet, jurisdiction, words, by=by, today=by.day or timezone.localdate(now))
    if checked.faults:
        return None, checked
    row = AccountSheet.objects.create(
        jurisdiction=jurisdiction, name=file_name[:200], taken_by_id=by.user, taken_at=now, rows=sheet.as_data()
    )
    after = {"name": row.name, "rows": len(sheet.rows)}
    record("account_sheet.taken", row, by=by, post=managing_post(by, jurisdiction.pk), at=now, after=after)
    return row, checked


@transaction.atomic
def load(sheet_id: UUID, words: Words, *, by: Actor, now: datetime) -> Checked:
    """Take in a sheet that was looked at: looked at again, then all of it or, where there is a fault now, nothing."""
    row = account_queries.sheets_visible_to(by).select_for_update(of=("self",)).get(pk=sheet_id)
    if row.loaded_at:
        raise NotAllowed(Refusal.ALREADY_DONE)
    checked = check(sheet_of(row.rows), row.jurisdiction, words, by=by, today=by.day or timezone.localdate(now))
    if checked.faults:
        return checked
    row.entered = [str(key) for key in _write(checked, row.jurisdiction, by, now)]
    row.loaded_at, row.rows = now, {}
    save(row, "loaded_at", "rows", "entered")
    _record(row, checked, by, now)
    return checked


@transaction.atomic
def load_at_once(
    sheet: Sheet, file_name: str, jurisdiction: Jurisdiction, words: Words, *, by: Actor, now: datetime
) -> tuple[list[UUID], Checked]:
    """Take in a sheet without a look in between, as the command does: the accounts entered; none with a fault."""
    checked = check(sheet, jurisdiction, words, by=by, today=by.day or timezone.localdate(now))
    if checked.faults:
        return [], checked
    entered = _write(checked, jurisdiction, by, now)
    row = AccountSheet.objects.create(
        jurisdiction=jurisdiction,
        name=file_name[:200],
        taken_by_id=by.user,
        taken_at=now,
        loaded_at=now,
        rows={},
        entered=[str(key) for key in entered],
    )
    _record(row, checked, by, now)
    return entered, checked


def _record(row: AccountSheet, checked: Checked, by: Actor, now: datetime) -> None:
    after = {"name": row.name, **{str(change): checked.count(change) for change in Change}}
    record("account_sheet.loaded", row, by=by, post=managing_post(by, row.jurisdiction_id), at=now, after=after)


def _write(checked: Checked, jurisdiction: Jurisdiction, by: Actor, now: datetime) -> list[UUID]:
    """Enter and change what the sheet says; the accounts that are new."""
    entered = []
    for person in checked.people:
        user = person.user
        if user is None:
            user = accounts.make(
                person.username, person.full_name, email=person.email, jurisdiction=jurisdiction, by=by, now=now
            )
            entered.append(user.pk)
        elif person.new_email:
            accounts.edit(user.pk, user.full_name, person.email, revision=user.revision, by=by, now=now)
        for content in person.given:
            appointments.make(user, jurisdiction, content, by=by, now=now)
        for post, content in person.corrected:
            appointments.rewrite(post, content, "", by, now)
    return entered


@transaction.atomic
def issue_links(keys: Iterable[UUID], *, by: Actor, now: datetime) -> list[tuple[User, str]]:
    """One-time links for those of these accounts that nobody has come into yet, to be handed out on paper."""
    rows = User.objects.filter(pk__in=list(keys), last_login__isnull=True, is_active=True).order_by("name_key", "pk")
    waiting = [user for user in rows if not user.has_usable_password()]
    purpose = signing.LinkPurpose.FIRST_PASSWORD
    return [(user, signing.issue_link(user, purpose=purpose, by=by, now=now)) for user in waiting]
