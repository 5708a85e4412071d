"""Shipped question sets: reference data, versioned, loaded by the owner and read by everybody."""

from django.db import models
from uuid_utils.compat import uuid7


class QuestionSet(models.Model):
    """One version of a question set. A round keeps the version it was answered against.

    `dropped`: the codes of the version before that nothing in this one continues.
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
    loaded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["position", "key", "-version"]
        constraints = [models.UniqueConstraint(fields=["key", "version"], name="set_version_once")]

    def __str__(self) -> str:
        return self.title


class Question(models.Model):
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

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["question_set", "code"], name="question_code_once"),
            models.UniqueConstraint(fields=["question_set", "number"], name="question_number_once"),
        ]

    def __str__(self) -> str:
        return self.text
