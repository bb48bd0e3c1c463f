"""Roles as data, permissions, and the actor: who somebody is on a day, in which posts.

What a person may do to one record is decided in `deeds.py`; which rows a person may see, in `store/queries`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Permission(StrEnum):
    """What a role allows; where it holds is a matter of the post."""

    ACCOUNTS_MANAGE = "accounts_manage"
    AGENCIES_MANAGE = "agencies_manage"
    TRANSFER_DECIDE = "transfer_decide"
    READING_MAKE = "reading_make"
    PLAN_EDIT = "plan_edit"
    PLAN_SUBMIT = "plan_submit"
    PLAN_ISSUE = "plan_issue"
    PLAN_PUBLISH = "plan_publish"
    PLAN_CLOSE = "plan_close"
    PLAN_EXPECT = "plan_expect"
    PLAN_DELIVER = "plan_deliver"
    DRAW_SEED = "draw_seed"
    TEAM_SET_UP = "team_set_up"
    TASK_SET = "task_set"
    TASK_REPORT = "task_report"
    VISIT_PROPOSE = "visit_propose"
    VISIT_DECIDE = "visit_decide"
    NOTICE_SEND = "notice_send"
    NOTICE_ANSWER = "notice_answer"
    UNANNOUNCED_PROPOSE = "unannounced_propose"
    UNANNOUNCED_APPROVE = "unannounced_approve"
    FORM_MANAGE = "form_manage"
    REPORT_REQUEST = "report_request"
    REPORT_FILL = "report_fill"
    REPORT_SUBMIT = "report_submit"
    REPORT_REVIEW = "report_review"
    MERGE_PREPARE = "merge_prepare"
    MERGE_APPROVE = "merge_approve"
    VISIT_OPEN = "visit_open"
    RESULT_RECORD = "result_record"
    MINUTES_CLOSE = "minutes_close"
    FINDING_RECORD = "finding_record"
    FINDING_CONFIRM = "finding_confirm"
    OBSTACLE_ANSWER = "obstacle_answer"
    CONCLUSION_DRAFT = "conclusion_draft"
    CONCLUSION_SEND = "conclusion_send"
    CONCLUSION_REPLY = "conclusion_reply"
    CONCLUSION_ISSUE = "conclusion_issue"
    DOCUMENT_RECORD = "document_record"
    DOCUMENT_REGISTER = "document_register"
    REMEDY_PLAN = "remedy_plan"
    REMEDY_REPORT = "remedy_report"
    REMEDY_VERIFY = "remedy_verify"
    REINSPECT = "reinspect"
    CONSOLIDATE = "consolidate"
    STEERING_PROPOSE = "steering_propose"
    STEERING_ADOPT = "steering_adopt"
    ACCOUNTABILITY_DRAFT = "accountability_draft"
    ACCOUNTABILITY_SEND = "accountability_send"
    ACCOUNTABILITY_ANSWER = "accountability_answer"
    EVENTS_READ = "events_read"
    FIELD_READ = "field_read"
    RIGHTS_ASK = "rights_ask"


class Role(StrEnum):
    """The roles of the field; the first eight hang on an agency, the team roles on a team."""

    ADMINISTRATOR = "administrator"
    STANDING_OFFICER = "standing_officer"
    LEADERSHIP = "leadership"
    RECORDS_CLERK = "records_clerk"
    AUDITOR = "auditor"
    AGENCY_HEAD = "agency_head"
    FOCAL_POINT = "focal_point"
    # A department in charge of a field: sees that field in all units below an agency.
    FIELD_OFFICER = "field_officer"
    TEAM_HEAD = "team_head"
    TEAM_DEPUTY = "team_deputy"
    TEAM_SECRETARY = "team_secretary"
    TEAM_MEMBER = "team_member"


TEAM_ROLES = frozenset({Role.TEAM_HEAD, Role.TEAM_DEPUTY, Role.TEAM_SECRETARY, Role.TEAM_MEMBER})


class Scope(StrEnum):
    """Where the permissions of a role hold."""

    # The whole of a government's system.
    JURISDICTION = "jurisdiction"
    # The agency of the post, with what it has taken over from others, and all below it on the day.
    SUBTREE = "subtree"
    # The agency of the post alone, with what it has taken over from others.
    AGENCY = "agency"
    # The areas of the post in all units below `Post.over`.
    FIELD = "field"
    TEAM = "team"


SCOPES: dict[Role, Scope] = {
    Role.ADMINISTRATOR: Scope.JURISDICTION,
    Role.STANDING_OFFICER: Scope.AGENCY,
    Role.LEADERSHIP: Scope.SUBTREE,
    Role.RECORDS_CLERK: Scope.AGENCY,
    Role.AUDITOR: Scope.SUBTREE,
    Role.AGENCY_HEAD: Scope.AGENCY,
    Role.FOCAL_POINT: Scope.AGENCY,
    Role.FIELD_OFFICER: Scope.FIELD,
    Role.TEAM_HEAD: Scope.TEAM,
    Role.TEAM_DEPUTY: Scope.TEAM,
    Role.TEAM_SECRETARY: Scope.TEAM,
    Role.TEAM_MEMBER: Scope.TEAM,
}

# The roles of an inspected agency.
UNIT_ROLES = frozenset({Role.AGENCY_HEAD, Role.FOCAL_POINT})

P = Permission

# What the people of an agency may do in a plan that it issues and runs itself (and, by `deeds.stands_on`, nowhere else).
_SELF = frozenset(
    {
        P.PLAN_EDIT,
        P.PLAN_SUBMIT,
        P.PLAN_CLOSE,
        P.PLAN_EXPECT,
        P.DRAW_SEED,
        P.TEAM_SET_UP,
        P.TASK_SET,
        P.VISIT_PROPOSE,
        P.NOTICE_SEND,
        P.REPORT_REQUEST,
        P.REPORT_REVIEW,
        P.REMEDY_VERIFY,
        P.REINSPECT,
        P.CONSOLIDATE,
        P.MERGE_PREPARE,
    }
)

_MEMBER = frozenset({P.RESULT_RECORD, P.FINDING_RECORD})
_SECRETARY = _MEMBER | {
    P.VISIT_PROPOSE,
    P.NOTICE_SEND,
    P.REPORT_REQUEST,
    P.REPORT_REVIEW,
    P.VISIT_OPEN,
    P.MINUTES_CLOSE,
    P.FINDING_CONFIRM,
    P.CONCLUSION_DRAFT,
    P.CONCLUSION_SEND,
    P.DOCUMENT_RECORD,
    P.REMEDY_VERIFY,
    P.REINSPECT,
    P.STEERING_PROPOSE,
    P.CONSOLIDATE,
}
# Not the deputies': a proposal on somebody's accountability is known to head and secretary only.
_KEEPER = _SECRETARY | {P.ACCOUNTABILITY_DRAFT, P.DRAW_SEED}
_HEAD = _KEEPER | {P.VISIT_DECIDE, P.CONCLUSION_ISSUE, P.UNANNOUNCED_APPROVE, P.ACCOUNTABILITY_SEND}

ROLES: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset({P.ACCOUNTS_MANAGE, P.AGENCIES_MANAGE, P.TRANSFER_DECIDE, P.RIGHTS_ASK}),
    Role.STANDING_OFFICER: frozenset(
        {
            P.READING_MAKE,
            P.DOCUMENT_REGISTER,
            P.PLAN_EDIT,
            P.PLAN_SUBMIT,
            P.PLAN_PUBLISH,
            P.PLAN_CLOSE,
            P.PLAN_EXPECT,
            P.DRAW_SEED,
            P.TEAM_SET_UP,
            P.TASK_SET,
            P.VISIT_PROPOSE,
            P.NOTICE_SEND,
            P.UNANNOUNCED_PROPOSE,
            P.FORM_MANAGE,
            P.REPORT_REQUEST,
            P.REPORT_REVIEW,
            P.REMEDY_VERIFY,
            P.REINSPECT,
            P.CONSOLIDATE,
            P.MERGE_PREPARE,
            P.STEERING_PROPOSE,
            P.TRANSFER_DECIDE,
        }
    ),
    Role.LEADERSHIP: frozenset(
        {
            P.PLAN_ISSUE,
            P.MERGE_APPROVE,
            P.DRAW_SEED,
            P.STEERING_ADOPT,
            P.OBSTACLE_ANSWER,
            P.ACCOUNTABILITY_ANSWER,
            P.EVENTS_READ,
        }
    ),
    Role.RECORDS_CLERK: frozenset({P.DOCUMENT_RECORD, P.DOCUMENT_REGISTER}),
    Role.AUDITOR: frozenset({P.EVENTS_READ, P.RIGHTS_ASK}),
    Role.AGENCY_HEAD: frozenset(
        {
            P.NOTICE_ANSWER,
            P.REPORT_FILL,
            P.REPORT_SUBMIT,
            P.CONCLUSION_REPLY,
            P.REMEDY_PLAN,
            P.REMEDY_REPORT,
            P.TASK_REPORT,
            P.PLAN_DELIVER,
            P.OBSTACLE_ANSWER,
            P.PLAN_ISSUE,
            P.MERGE_APPROVE,
            P.ACCOUNTABILITY_ANSWER,
        }
    )
    | _SELF,
    Role.FOCAL_POINT: frozenset(
        {P.NOTICE_ANSWER, P.REPORT_FILL, P.REMEDY_PLAN, P.REMEDY_REPORT, P.TASK_REPORT, P.PLAN_DELIVER}
    )
    | _SELF,
    Role.FIELD_OFFICER: frozenset({P.FIELD_READ, P.MERGE_PREPARE}),
    Role.TEAM_HEAD: _HEAD,
    Role.TEAM_DEPUTY: _SECRETARY,
    Role.TEAM_SECRETARY: _KEEPER,
    Role.TEAM_MEMBER: _MEMBER,
}


@dataclass(frozen=True, slots=True)
class Post:
    """One post of a person on the day: an appointment at an agency, or a seat in a team."""

    id: UUID
    role: Role
    jurisdiction: UUID
    agency: UUID | None
    team: UUID | None
    title: str
    # The agencies whose obligations and records the post's agency has taken over by the day, step by step.
    inherits: frozenset[UUID] = frozenset()
    # For a field officer: the areas of the field, and the agency in whose subtree they hold.
    areas: frozenset[str] = frozenset()
    over: UUID | None = None
    # The appointment for which this one stands in.
    stands_in_for: UUID | None = None

    @property
    def reach(self) -> frozenset[UUID]:
        """The post's agency and those that it has taken over: whose records it sees."""
        return frozenset() if self.agency is None else self.inherits | {self.agency}

    def allows(self, permission: Permission) -> bool:
        """Whether the role of this post carries the permission."""
        return permission in ROLES[self.role]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: made once a request from the appointments and team seats valid on the day."""

    user: UUID | None
    name: str
    posts: tuple[Post, ...] = ()
    # The day as of which the posts hold and the tree of agencies is read.
    day: date | None = None

    @property
    def is_known(self) -> bool:
        """Whether somebody has signed in."""
        return self.user is not None

    @property
    def agencies(self) -> frozenset[UUID]:
        """The agencies at which the actor holds a post."""
        return frozenset(post.agency for post in self.posts if post.agency)

    @property
    def teams(self) -> frozenset[UUID]:
        """The teams in which the actor has a seat."""
        return frozenset(post.team for post in self.posts if post.team)

    @property
    def jurisdictions(self) -> frozenset[UUID]:
        """The jurisdictions in which the actor holds any post."""
        return frozenset(post.jurisdiction for post in self.posts)

    def agencies_as(self, *roles: Role) -> frozenset[UUID]:
        """The agencies at which the actor holds one of these roles."""
        return frozenset(post.agency for post in self.posts if post.agency and post.role in roles)

    def reach_as(self, *roles: Role) -> frozenset[UUID]:
        """The same with the agencies that those have taken over: whose records the actor sees, not for whom it acts."""
        return frozenset(agency for post in self.posts if post.role in roles for agency in post.reach)

    @property
    def reach(self) -> frozenset[UUID]:
        """The agencies of all posts, with those that they have taken over."""
        return frozenset(agency for post in self.posts for agency in post.reach)

    @property
    def fields(self) -> tuple[Post, ...]:
        """The posts in charge of a field: areas of content in all units below an agency."""
        return tuple(post for post in self.posts if post.over and post.allows(Permission.FIELD_READ))

    def teams_as(self, *roles: Role) -> frozenset[UUID]:
        """The teams in which the actor has one of these seats."""
        return frozenset(post.team for post in self.posts if post.team and post.role in roles)

    def may(self, permission: Permission) -> bool:
        """Whether any post of the actor carries the permission, wherever it holds."""
        return any(post.allows(permission) for post in self.posts)


STRANGER = Actor(user=None, name="")
# Who acts where no person does: the loader of the register, the job that sends messages.
SYSTEM = Actor(user=None, name="Hệ thống")
