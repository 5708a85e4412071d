"""What was moved in a handover, and the briefing's PDFs."""

from django.db import models
from django.utils import timezone

from governance.models.documents import DocumentJob
from hubs.models import User
from hubs.tenancy.models import AreaOwned
from leadership.models import Handover, Person


class HandedItem(AreaOwned):
    """One thing that moved: what it was, to whom, by whom and when. Only ever added."""

    class Kind(models.TextChoices):
        DRIVES = "drives", "Action driven"
        SPONSORS = "sponsors", "Action sponsored"
        RUNS = "runs", "Review run"
        ANSWERS = "answers", "Answers in a review"
        CHAIRS = "chairs", "Board chaired"
        SITS = "sits", "Seat on a board"
        AUTHOR = "author", "Report written"
        SPONSOR = "sponsor", "Report sponsored"
        CONTACT = "contact", "Contact for a report"
        PROMISE = "promise", "Promise"

    handover = models.ForeignKey(Handover, on_delete=models.PROTECT, related_name="handed")
    kind = models.CharField(max_length=10, choices=Kind)
    subject_id = models.UUIDField()
    title = models.CharField(max_length=300)
    given_to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    handed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(AreaOwned.Meta):
        ordering = ["handed_at", "id"]

    def __str__(self) -> str:
        return f"{self.title}: to {self.given_to}"


class BriefingDocument(DocumentJob):
    """A PDF of a handover's briefing, as things stood when it was made."""

    handover = models.ForeignKey(Handover, on_delete=models.CASCADE, related_name="documents")
