"""Tasks set by documents, how far each unit is with each, and every report and review of it as it was made."""

from django.db import models

from kiemtra.domain.tasks import Aim, TaskAim, TaskProgress, TaskReview, TaskState, TaskTerm, Term
from kiemtra.store.ids import new_id
from kiemtra.store.models.agencies import Agency
from kiemtra.store.models.documents import Document
from kiemtra.store.models.files import StoredFile
from kiemtra.store.models.people import User
from kiemtra.store.models.plans import Plan
from kiemtra.store.models.record import Record, one_of, together


class Task(Record):
    """A task that a named document sets; followed unit by unit."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="tasks")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="tasks")
    # Where in the document it stands: điểm, khoản, mục.
    place = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    # What is to come of it.
    product = models.TextField(blank=True)
    # By what rule it is due; `due_on` is the day that follows from it.
    term = models.CharField(max_length=16, default=TaskTerm.NONE)
    due_on = models.DateField(null=True, blank=True)
    due_days = models.PositiveSmallIntegerField(null=True, blank=True)
    due_working = models.BooleanField(default=False)
    due_source = models.CharField(max_length=300, blank=True)
    # The agency in charge; empty where each unit is in charge of its own. Who takes part stands as the document prints it.
    lead = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks_led")
    taking_part = models.TextField(blank=True)
    aim = models.CharField(max_length=16, default=TaskAim.ALL_UNITS)
    groups = models.JSONField(default=list, blank=True)
    agencies = models.ManyToManyField(Agency, related_name="tasks_named", blank=True)
    state = models.CharField(max_length=16, default=TaskState.SET)
    withdrawn_reason = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            one_of("term", TaskTerm, name="task_term"),
            one_of("aim", TaskAim, name="task_aim"),
            one_of("state", TaskState, name="task_state"),
        ]
        indexes = [models.Index(fields=["plan", "state", "due_on"], name="tasks_by_day")]

    def __str__(self) -> str:
        return self.text

    @property
    def deadline(self) -> Term:
        """The rule by which it is due."""
        return Term(TaskTerm(self.term), self.due_on, self.due_days or 0, self.due_working, self.due_source)

    @property
    def aimed(self) -> Aim:
        """To whom it is set (`agencies` must be prefetched)."""
        named = tuple(agency.pk for agency in self.agencies.all()) if self.aim == TaskAim.NAMED else ()
        return Aim(TaskAim(self.aim), tuple(self.groups), named)


class TaskStatus(Record):
    """How far one unit is with one task: what its last report says, and what the receiving side says of that."""

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="statuses")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    progress = models.CharField(max_length=16, default=TaskProgress.NOT_STARTED)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    result = models.TextField(blank=True)
    product = models.TextField(blank=True)
    product_document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks_done_by"
    )
    done_on = models.DateField(null=True, blank=True)
    cause = models.TextField(blank=True)
    obstacle = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    reported_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reported_on = models.DateField(null=True, blank=True)
    review = models.CharField(max_length=16, default=TaskReview.WAITING)

    class Meta:
        constraints = [
            one_of("progress", TaskProgress, name="task_progress"),
            one_of("review", TaskReview, name="task_review"),
            models.UniqueConstraint(fields=["task", "agency"], name="one_task_status"),
        ]
        indexes = [
            models.Index(fields=["task", "progress", "done_on", "agency"], name="task_statuses_counted"),
            models.Index(fields=["agency", "progress"], name="task_statuses_by_unit"),
        ]


class TaskReport(models.Model):
    """What a unit reported of a task at one time: never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    status = models.ForeignKey(TaskStatus, on_delete=models.PROTECT, related_name="reports")
    number = models.PositiveSmallIntegerField()
    progress = models.CharField(max_length=16)
    percent = models.PositiveSmallIntegerField(null=True, blank=True)
    result = models.TextField(blank=True)
    product = models.TextField(blank=True)
    product_document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_on = models.DateField(null=True, blank=True)
    cause = models.TextField(blank=True)
    obstacle = models.TextField(blank=True)
    proposal = models.TextField(blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            one_of("progress", TaskProgress, name="task_report_progress"),
            models.UniqueConstraint(fields=["status", "number"], name="one_task_report"),
        ]


class TaskProof(models.Model):
    """A file that came with a report: never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(TaskReport, on_delete=models.PROTECT, related_name="proofs")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["report", "file"], name="one_task_proof")]


class TaskVerdict(models.Model):
    """What the receiving side said of a report: never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    report = models.ForeignKey(TaskReport, on_delete=models.PROTECT, related_name="verdicts")
    verdict = models.CharField(max_length=16)
    remark = models.TextField(blank=True)
    # Checked by a team at the unit, not on paper.
    on_site = models.BooleanField(default=False)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(verdict__in=["returned", "confirmed"]), name="task_verdict")
        ]


class TaskSheet(Record):
    """A workbook of tasks that was read and waits to be taken in, or was."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="task_sheets")
    name = models.CharField(max_length=200)
    rows = models.JSONField()
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    loaded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    loaded_at = models.DateTimeField(null=True, blank=True)
    # How many tasks came of it.
    count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [together("loaded_by", "loaded_at", name="task_sheet_loaded")]
