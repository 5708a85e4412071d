"""What waits to be confirmed: the rows of a spreadsheet of people."""

from django.db import models

from hubs.models import User
from hubs.tenancy.models import AreaManager, AreaOwned
from leadership.querysets import PeopleUploadQuerySet


class PeopleUpload(AreaOwned):
    """The rows of a spreadsheet between its dry run and its confirmation; one a user.

    Kept for a day at most: it holds what somebody typed about people, and is nobody's record yet.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    file_name = models.CharField(max_length=100)
    tables = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    objects = AreaManager.from_queryset(PeopleUploadQuerySet)()

    class Meta(AreaOwned.Meta):
        constraints = [
            models.UniqueConstraint(fields=["area", "user"], name="people_upload_once_a_user")
        ]

    def __str__(self) -> str:
        return self.file_name
