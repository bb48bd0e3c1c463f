"""Documents, their immutable versions, citations between them, readings of texts and contradictions found."""

from django.db import models

from kiemtra.domain.documents import CitationRole, DocumentKind, DocumentSource, DocumentState, IssueWay, reference_of
from kiemtra.store.ids import new_id
from kiemtra.store.models.agencies import Agency, Jurisdiction
from kiemtra.store.models.files import StoredFile
from kiemtra.store.models.people import User
from kiemtra.store.models.record import Record, one_of

_ENDED = models.Q(ended_on__isnull=False) & ~models.Q(ended_ground="")
_IN_EFFECT = models.Q(ended_on__isnull=True, ended_ground="")


class Document(Record):
    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=32)
    source = models.CharField(max_length=16)
    state = models.CharField(max_length=16)
    # The issuer as an agency where it is known, and its name as printed.
    issuer = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="documents")
    issuer_name = models.CharField(max_length=300, blank=True)
    # Number and year are empty in a draft; the key of the register is (issuer, kind, number, year, symbol).
    number = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    # `number/symbol` as compared: no blanks, no leading zeros, one case.
    key = models.CharField(max_length=90, blank=True, db_index=True)
    dated = models.DateField(null=True, blank=True)
    # The name of the kind as printed ("Kế hoạch", "Kết luận").
    kind_name = models.CharField(max_length=80)
    subject = models.TextField(blank=True)
    # Number, kind, subject and issuer folded for search.
    folded = models.TextField(blank=True)
    signer_name = models.CharField(max_length=150, blank=True)
    signer_title = models.CharField(max_length=200, blank=True)
    issue_way = models.CharField(max_length=16, blank=True)
    # The authentic file of an issued document: the signed copy.
    signed_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # What a draft of ours says: the drafting engine's content as data.
    content = models.JSONField(null=True, blank=True)
    # The day from which it has no effect any more though nothing came in its place, and by what.
    ended_on = models.DateField(null=True, blank=True)
    ended_ground = models.CharField(max_length=300, blank=True)
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")
    issued_at = models.DateTimeField(null=True, blank=True)
    # Its headline stands on the public page of its plan since then.
    published_at = models.DateTimeField(null=True, blank=True)
    # Who may see it follows the inspection or the plan that it belongs to (see queries/documents.py).
    plan = models.ForeignKey("store.Plan", on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    inspection = models.ForeignKey(
        "store.Inspection", on_delete=models.PROTECT, null=True, blank=True, related_name="papers"
    )

    class Meta:
        constraints = [
            one_of("kind", DocumentKind, name="document_kind"),
            one_of("source", DocumentSource, name="document_source"),
            one_of("state", DocumentState, name="document_state"),
            models.CheckConstraint(
                condition=models.Q(issue_way__in=["", *map(str, IssueWay)]), name="document_issue_way"
            ),
            models.CheckConstraint(condition=_ENDED | _IN_EFFECT, name="document_end_has_ground"),
            models.UniqueConstraint(
                fields=["jurisdiction", "issuer", "kind", "key", "year"],
                condition=models.Q(source="own", state="issued"),
                name="document_number_once",
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "-dated"], name="documents_by_date")]

    @property
    def reference(self) -> str:
        """`number/symbol`, or nothing where it has no number yet."""
        return reference_of(self.number, self.symbol)

    def __str__(self) -> str:
        return f"{self.kind_name} {self.reference}".strip()


class DocumentVersion(models.Model):
    """What a document said when it was issued or exported: never changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    docx = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="one_document_version")]


class Reading(Record):
    """The facts read from one text, and which of them a person confirmed."""

    jurisdiction = models.ForeignKey(Jurisdiction, on_delete=models.PROTECT, related_name="readings")
    name = models.CharField(max_length=200)
    format = models.CharField(max_length=16)
    sha256 = models.CharField(max_length=64)
    # The scan or file that it was read from; a pasted text has none.
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField()
    # What is to be known of how the words were got: recognised in a picture, changed from an old encoding, pages left out.
    notes = models.JSONField(default=list, blank=True)
    # The object of `reading-output` for this text, as read.
    facts = models.JSONField()
    # fact id → {"accepted": bool, "value": corrected value or null}
    decisions = models.JSONField(default=dict)
    # Facts that a person added by showing their words, as `facts` would hold them, each with id and group.
    added = models.JSONField(default=list, blank=True)
    # fact id → who changed it last and to which revision, so that two people at different facts do not collide.
    touched = models.JSONField(default=dict, blank=True)
    # The last steps, newest last, each with what it replaced, so that its author may take it back.
    steps = models.JSONField(default=list, blank=True)
    # remembered form of a name → {"agency": id, or null where the register has none, "by": who, "at": when}
    names = models.JSONField(default=dict, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    plan = models.ForeignKey("store.Plan", on_delete=models.PROTECT, null=True, blank=True, related_name="readings")

    class Meta:
        indexes = [models.Index(fields=["jurisdiction", "-made_at"], name="readings_by_date")]

    def __str__(self) -> str:
        return self.name


class Citation(models.Model):
    """One document cites another, or a text that was read does."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    citing = models.ForeignKey(Document, on_delete=models.CASCADE, null=True, blank=True, related_name="cites")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, null=True, blank=True, related_name="citations")
    cited = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="cited_by")
    role = models.CharField(max_length=16)
    surface = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [one_of("role", CitationRole, name="citation_role")]


class Anomaly(Record):
    """What contradicts what, where; settled by a person or still open."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="anomalies")
    type = models.CharField(max_length=40)
    severity = models.CharField(max_length=16)
    message = models.TextField()
    values = models.JSONField(default=list)
    suggestion = models.CharField(max_length=300, blank=True)
    # Places in the texts, and for each the name of its text where several were read together.
    spans = models.JSONField(default=list)
    documents = models.JSONField(default=list)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settlement = models.TextField(blank=True)
    # Settled as no contradiction at all: the reader was wrong.
    is_false_alarm = models.BooleanField(default=False)
