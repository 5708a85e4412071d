"""Published question sets, version by version: those that ship, and those that are an area's own.

Nobody changes or removes one: what people were asked must stay what they were asked.
"""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from uuid_utils.compat import uuid7

from hubs.models import User
from hubs.tenancy.models import AreaShared

OWN = "--"
"""What is in the key of an area's own set; the shipped files may not have it in theirs."""


def marked(words: str, whose: str) -> str:
    """Words with whose they are behind them, where only words can say so."""
    return f"{words} ({whose})" if whose else words


def marked_title(title: str, whose: str) -> str:
    """The name of a set with whose it is, where the name does not say so by itself."""
    return title if whose in title else marked(title, whose)


def _says_whose() -> Q:
    """Shipped rows are nobody's; an area's own say in words whose they are."""
    return Q(area=None, whose="") | Q(area__isnull=False) & ~Q(whose="")


class QuestionSet(AreaShared):
    """One version of a question set. A round keeps the version it was answered against.

    `dropped`: the codes of the version before that nothing in this one continues. `whose`: for an
    area's own, the words that mark it wherever it is shown, as they were when it was published.
    """

    class Kind(models.TextChoices):
        RATED = "rated", "Rated"
        OPEN = "open", "Open"
        MIXED = "mixed", "Rated and open"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    key = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind)
    position = models.PositiveSmallIntegerField(default=0)
    introduction = models.TextField()
    attribution = models.TextField()
    sections = models.JSONField(default=list)
    dropped = models.JSONField(default=list, blank=True)
    checksum = models.CharField(max_length=64)
    loaded_at = models.DateTimeField(default=timezone.now)
    whose = models.CharField(max_length=120, blank=True, editable=False)
    published_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["position", "key", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "key", "version"], name="set_version_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(area=None) & ~Q(key__contains=OWN)
                | Q(area__isnull=False, key__contains=OWN),
                name="set_of_an_area_says_so",
            ),
            models.CheckConstraint(condition=_says_whose(), name="set_says_whose_it_is"),
        ]

    def __str__(self) -> str:
        return self.title


class Question(AreaShared):
    """A rated statement or an open prompt of one version of a set.

    `was`: the codes it comes from in the version before. `change`: how; empty in a first version.
    """

    class Kind(models.TextChoices):
        RATED = "rated", "Rated statement"
        OPEN = "open", "Open question"

    class Change(models.TextChoices):
        SAME = "same", "Unchanged"
        REWORDED = "reworded", "Reworded"
        SPLIT = "split", "Split from a wider one"
        MERGED = "merged", "Merged from several"
        NEW = "new", "New"

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    question_set = models.ForeignKey(
        QuestionSet, on_delete=models.CASCADE, related_name="questions"
    )
    code = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField()
    short_name = models.CharField(max_length=60)
    guidance = models.TextField(blank=True)
    levels = models.JSONField(default=dict)
    quoted = models.BooleanField(default=False)
    change = models.CharField(max_length=10, choices=Change, blank=True)
    was = models.JSONField(default=list, blank=True)
    whose = models.CharField(max_length=120, blank=True, editable=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["question_set", "code"], name="question_code_once"),
            models.UniqueConstraint(fields=["question_set", "number"], name="question_number_once"),
            models.CheckConstraint(condition=_says_whose(), name="question_says_whose_it_is"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def marked(self) -> str:
        """The words, with whose they are where they do not ship."""
        return marked(self.text, self.whose)
