"""A report: drafted from a snapshot, signed off once, then never changed."""

from django.db import models
from django.db.models import Q

from checklists.models import Round
from governance.models.boards import Meeting
from governance.models.documents import DocumentJob
from governance.querysets import PUBLISHED, ReportQuerySet
from hubs.models import User
from hubs.tenancy.models import AreaManager, AreaOwned
from leadership.models import Person


class Report(AreaOwned):
    """What a meeting is given. Everything it prints comes from `snapshot`."""

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_REVIEW = "in_review", "In review"
        SIGNING = "signing", "Being signed"
        SIGNED = "signed", "Signed"
        CIRCULATED = "circulated", "Circulated"

    class Purpose(models.TextChoices):
        DECISION = "decision", "Decision"
        DISCUSSION = "discussion", "Discussion"
        NOTING = "noting", "Noting"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="reports")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    title = models.CharField(max_length=200)
    reference = models.CharField(max_length=40, blank=True)
    agenda_item = models.CharField(max_length=20, blank=True)
    purpose = models.CharField(max_length=12, choices=Purpose, default=Purpose.DECISION)
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    sponsor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    contact_phone = models.CharField(max_length=30, blank=True)
    exempt = models.BooleanField("exempt from publication", default=False)
    exempt_reason = models.CharField(max_length=300, blank=True)
    wards = models.CharField(max_length=200, default="All wards")
    summary = models.TextField(max_length=3_000, blank=True)
    recommendations = models.JSONField(default=list)
    implications = models.JSONField(default=list)
    evidence = models.JSONField("answers whose evidence is printed", default=list)
    quotes = models.JSONField("reflections that are quoted", default=list)
    organisations_shown = models.BooleanField(
        "say which organisation gave which answer", default=True
    )
    snapshot = models.JSONField(default=dict)
    snapshot_taken_at = models.DateTimeField(null=True, blank=True)
    draft_number = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    circulated_at = models.DateTimeField(null=True, blank=True)

    objects = AreaManager.from_queryset(ReportQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(exempt=False) | ~Q(exempt_reason=""),
                name="report_exempt_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.state in PUBLISHED

    @property
    def is_frozen(self) -> bool:
        return self.state in {
            self.State.SIGNING,
            self.State.SIGNED,
            self.State.CIRCULATED,
        }


class ReportComment(AreaOwned):
    """What a reader of a draft asks of one of its sections; settled rather than removed."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="comments")
    section = models.CharField(max_length=20)
    text = models.TextField("your comment", max_length=2_000)
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(auto_now_add=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta(AreaOwned.Meta):
        ordering = ["written_at"]

    def __str__(self) -> str:
        return self.text[:60]


class ReportDocument(DocumentJob):
    """A PDF of a report: of a draft, with its result, or for the signature that keeps it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="documents")
    for_signature = models.BooleanField(default=False)
    draft_number = models.PositiveIntegerField()


class SignOff(AreaOwned):
    """The frozen report: its bytes, their hash and the data behind them. Only ever added."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="sign_off")
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_as = models.CharField(max_length=150)
    signed_at = models.DateTimeField()
    snapshot = models.JSONField()
    snapshot_sha256 = models.CharField(max_length=64)
    pdf = models.BinaryField()
    pdf_sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()

    class Meta(AreaOwned.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(pdf_sha256="") & ~Q(snapshot_sha256=""),
                name="sign_off_has_its_hashes",
            )
        ]

    def __str__(self) -> str:
        return f"signed {self.signed_at:%-d %B %Y}"


class Decision(AreaOwned):
    """What the board decided on one recommendation, and later what came of it."""

    class Result(models.TextChoices):
        AGREED = "agreed", "Agreed"
        AMENDED = "amended", "Agreed with changes"
        DEFERRED = "deferred", "Deferred"
        REFUSED = "refused", "Not agreed"
        NOTED = "noted", "Noted"

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField("recommendation")
    recommendation = models.TextField()
    result = models.CharField(max_length=10, choices=Result)
    wording = models.TextField("what the minutes say", max_length=2_000, blank=True)
    decided_on = models.DateField()
    outcome = models.TextField("what came of it", max_length=2_000, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta(AreaOwned.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["area", "report", "number"], name="decision_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_result_display()}"
