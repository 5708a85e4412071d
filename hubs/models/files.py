"""What is known of a file that somebody handed in; its bytes are kept in the file store."""

from django.db import models
from django.utils import timezone

from hubs.files.kinds import Kind
from hubs.models.people import User
from hubs.tenancy.models import AreaOwned


class StoredFile(AreaOwned):
    """A file as it was handed in: neither it nor this row ever changes.

    `name` is what it is called when it is handed out, `key` the drawn name its bytes are under.
    """

    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=10, choices=Kind)
    size = models.PositiveIntegerField("size in bytes")
    sha256 = models.CharField(max_length=64)
    key = models.CharField(max_length=150)
    stored_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    stored_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(AreaOwned.Meta):
        constraints = [models.UniqueConstraint(fields=["area", "key"], name="file_key_once")]

    def __str__(self) -> str:
        return self.name
