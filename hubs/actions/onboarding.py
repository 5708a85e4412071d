"""Areas from a spreadsheet: keeping the rows for a dry run, and adding all of them or none."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from hubs.actions.areas import AreaExists, add_area
from hubs.authorities import authorities
from hubs.models import AreaUpload, LocalArea, User
from hubs.onboarding import AreaRows, plan_areas

KEPT_FOR = timedelta(hours=24)


class PlanChanged(Exception):  # noqa: N818 - it names what has happened
    """The areas have changed since the plan was shown. Nothing was written."""


class RowsAreWrong(ValueError):  # noqa: N818 - it names what is refused
    """A row cannot be imported. Nothing was written."""


@transaction.atomic
def keep_area_upload(*, actor: User, file_name: str, tables: AreaRows) -> AreaUpload:
    """Keep a file's rows until they are confirmed; the user's file before it is forgotten."""
    upload, _new = AreaUpload.objects.update_or_create(
        user=actor,
        defaults={
            "file_name": file_name,
            "tables": tables.to_data(),
            "expires_at": timezone.now() + KEPT_FOR,
        },
    )
    return upload


@transaction.atomic
def forget_area_upload(*, upload: AreaUpload) -> None:
    """Stop an import: its rows go, and nothing else does."""
    upload.delete()


@transaction.atomic
def import_areas(*, actor: User, upload: AreaUpload, seen: str) -> int:
    """Add every area of a file that was checked, or none; return how many.

    Each area's first administrator is invited, and its own trail begins with being added. `seen`
    is the fingerprint of the plan that was shown.
    """
    existing = set(LocalArea.objects.values_list("gss_code", flat=True))
    plan = plan_areas(AreaRows.from_data(upload.tables), existing)
    if plan.fingerprint != seen:
        raise PlanChanged
    if plan.mistakes:
        raise RowsAreWrong("Correct the rows that are wrong first. Nothing has been imported.")
    try:
        with transaction.atomic():
            for line in plan.new:
                authority = authorities()[line.gss_code]
                add_area(actor=actor, authority=authority, name=line.name, email=line.email)
    except (AreaExists, IntegrityError) as error:  # somebody has added one of them just now
        raise PlanChanged from error
    upload.delete()
    return len(plan.new)
