"""People from a spreadsheet: keeping the rows for a dry run, and importing all of them or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from hubs.actions.audit import record
from hubs.actions.progress import note_due
from hubs.models import DueIndex, LocalArea, Organisation, Sector, User
from hubs.spreadsheets.cells import folded
from leadership.actions.refusals import ChangedMeanwhileError, RefusedError
from leadership.models import PeopleUpload, Person
from leadership.sheets import (
    ImportPlan,
    PersonLine,
    Result,
    Tables,
    plan_import,
    read_recorded,
)

KEPT_FOR = timedelta(hours=24)
ROWS_AT_ONCE = 2_500
CHANGEABLE = ["name", "email", "job_title", "grade", "organisation"]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    added: int
    changed: int
    unchanged: int
    organisations: int


@transaction.atomic
def keep_upload(*, area: LocalArea, actor: User, file_name: str, tables: Tables) -> PeopleUpload:
    """Keep a file's rows until their import is confirmed; the user's file before it is forgotten.

    No audit event: nothing that the area has recorded changes, and what is kept goes again.
    """
    PeopleUpload.objects.filter(user=actor).delete()
    upload: PeopleUpload = PeopleUpload.objects.create(
        user=actor,
        file_name=file_name,
        tables=tables.to_data(),
        expires_at=timezone.now() + KEPT_FOR,
    )
    note_due(area_id=area.pk, kind=DueIndex.Kind.UPLOAD, at=upload.expires_at)
    return upload


@transaction.atomic
def forget_upload(*, upload: PeopleUpload) -> None:
    """Stop an import: its rows go, and nothing else does."""
    upload.delete()


@transaction.atomic
def import_people(*, area: LocalArea, actor: User, upload: PeopleUpload, seen: str) -> Imported:
    """Import a file that was checked: all of it, or nothing.

    `seen` is the fingerprint of the plan that was shown. Raises `ChangedMeanwhileError` where the
    area has changed so that the result would be another, `RefusedError` where a row is wrong.
    """
    LocalArea.objects.select_for_update().get(pk=area.pk)  # two imports take turns
    recorded = read_recorded(locked=True)
    plan = plan_import(Tables.from_data(upload.tables), recorded)
    if plan.fingerprint != seen:
        raise ChangedMeanwhileError
    if plan.mistakes:
        raise RefusedError("Correct the rows that are wrong first. Nothing has been imported.")
    try:
        with transaction.atomic():
            people = _write(area, plan, recorded.organisations, recorded.people)
    except IntegrityError as error:  # somebody has added one of them just now, by hand
        raise ChangedMeanwhileError from error
    done = Imported(
        added=plan.counted(Result.NEW),
        changed=plan.counted(Result.CHANGED),
        unchanged=plan.counted(Result.SAME),
        organisations=len(plan.organisations),
    )
    _record(area, actor, upload, done, people)
    upload.delete()
    return done


def _write(
    area: LocalArea,
    plan: ImportPlan,
    organisations: Mapping[str, Organisation],
    people: Mapping[UUID, Person],
) -> list[Person]:
    sectors = {str(sector.label): sector.value for sector in Sector}
    added = Organisation.objects.bulk_create(
        [
            Organisation(area=area, name=each.name, sector=sectors[each.sector])
            for each in plan.organisations
        ],
        batch_size=ROWS_AT_ONCE,
    )
    places = {**organisations, **{folded(each.name): each for each in added}}
    touched = [
        _filled(people[line.person_id] if line.person_id else Person(area=area), line, places)
        for line in plan.people
        if line.result is not Result.SAME
    ]
    # Adding and changing are one statement a batch: an UPDATE of each row would take seconds.
    for batch in batched(touched, ROWS_AT_ONCE):
        Person.objects.bulk_create(
            batch, update_conflicts=True, unique_fields=["id"], update_fields=CHANGEABLE
        )
    return touched


def _filled(person: Person, line: PersonLine, places: Mapping[str, Organisation]) -> Person:
    facts: dict[str, Any] = dict(line.facts)
    if "organisation" in facts:
        facts["organisation"] = places[facts["organisation"]]
    for field, value in facts.items():
        setattr(person, field, value)
    return person


def _record(
    area: LocalArea, actor: User, upload: PeopleUpload, done: Imported, people: list[Person]
) -> None:
    record(
        actor=actor,
        verb="people.imported",
        subject=area,
        summary=f"Imported people from {upload.file_name}: {done.added} added, "
        f"{done.changed} changed, {done.organisations} organisations added.",
        added=done.added,
        changed=done.changed,
        unchanged=done.unchanged,
        organisations=done.organisations,
        people=[str(person.pk) for person in people],
    )
