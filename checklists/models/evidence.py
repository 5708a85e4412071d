"""What somebody adds to an answer beside their words: a file, or a link."""

from django.db import models
from django.db.models import Q

from checklists.models.answers import Answer
from checklists.querysets import EvidenceQuerySet
from hubs.models import StoredFile, User
from hubs.tenancy.models import AreaManager, AreaOwned

LINK_LIMIT = 2_000
TITLE_LIMIT = 150


class Evidence(AreaOwned):
    """A file or a link that belongs to an answer, as it was added.

    It never changes: replacing it adds another, and ends this one; removing it ends it. What has
    ended stays for its author to see.
    """

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="evidence_items")
    title = models.CharField("what it is", max_length=TITLE_LIMIT)
    link = models.CharField("web address", max_length=LINK_LIMIT, blank=True)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AreaManager.from_queryset(EvidenceQuerySet)()

    class Meta(AreaOwned.Meta):
        ordering = ["added_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "replaces"], name="evidence_replaced_once"),
            models.CheckConstraint(
                condition=Q(link="", file__isnull=False) | ~Q(link="") & Q(file=None),
                name="evidence_is_a_file_or_a_link",
            ),
        ]

    def __str__(self) -> str:
        return self.title
