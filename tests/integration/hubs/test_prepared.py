"""Querysets whose SQL is kept: the same rows as the queryset itself, for whoever asks."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db.models import QuerySet

import checklists
import governance
import hubs
import leadership
from checklists.models import Participation, Round
from governance.measuring.load import Size, make_area_load
from hubs.models import Membership, Organisation, Sector
from hubs.querysets.prepared import prepared
from hubs.tenancy import NoAreaScope, area_scope


@prepared
def in_sector(sector: str) -> QuerySet[Organisation]:
    return Organisation.objects.filter(sector=sector).order_by("name")


@prepared
def in_capitals(name: str) -> QuerySet[Organisation]:
    return Organisation.objects.filter(name=name.upper() + "!")


@prepared
def names_of(ids: list[UUID]) -> QuerySet[Organisation]:
    return (
        Organisation.objects.filter(pk__any_of=ids).order_by("name").values_list("name", "sector")
    )


def organisation(area, name, sector=Sector.HEALTH):
    with area_scope(area.pk):
        return Organisation.objects.create(name=name, sector=sector)


def kept():
    """Every prepared queryset of the service."""
    for app in (hubs, leadership, checklists, governance):
        for found in pkgutil.walk_packages(app.__path__, f"{app.__name__}."):
            if ".migrations." not in found.name:
                module = importlib.import_module(found.name)
                yield from (
                    each
                    for each in vars(module).values()
                    if isinstance(each, type(in_sector)) and each.__module__ == module.__name__
                )


KEPT = list(kept())


def plain(row):
    if isinstance(row, tuple):
        return row
    return {name: value for name, value in vars(row).items() if name != "_state"}


def test_prepared_queryset_takes_the_values_of_each_call(northmoor):
    organisation(northmoor, "A school", Sector.EDUCATION)
    organisation(northmoor, "A hospital")
    with area_scope(northmoor.pk):
        assert [o.name for o in in_sector(sector=Sector.HEALTH)] == ["A hospital"]
        assert [o.name for o in in_sector(sector=Sector.EDUCATION)] == ["A school"]


def test_prepared_queryset_takes_any_number_of_ids(northmoor, eastvale):
    first, second = (organisation(northmoor, name) for name in ("A hospital", "B surgery"))
    theirs = organisation(eastvale, "Theirs")
    with area_scope(northmoor.pk):
        found = [names_of(ids=ids) for ids in ([first.pk], [], [first.pk, second.pk, theirs.pk])]
    assert found == [
        [("A hospital", "health")],
        [],
        [("A hospital", "health"), ("B surgery", "health")],
    ]


def test_prepared_queryset_sees_the_open_area_only(northmoor, eastvale):
    organisation(northmoor, "Ours"), organisation(eastvale, "Theirs")
    for area, name in ((northmoor, "Ours"), (eastvale, "Theirs"), (northmoor, "Ours")):
        with area_scope(area.pk):
            assert [o.name for o in in_sector(sector=Sector.HEALTH)] == [name]


@pytest.mark.django_db
def test_prepared_queryset_outside_an_area_raises():
    with pytest.raises(NoAreaScope):
        in_sector(sector=Sector.HEALTH)


@pytest.mark.parametrize("values", [{}, {"sector": None}, {"sector": "health", "name": "A"}])
def test_prepared_queryset_refuses_other_arguments(northmoor, values):
    with area_scope(northmoor.pk), pytest.raises(TypeError, match="sector"):
        in_sector(**values)


def test_prepared_queryset_that_works_on_a_value_is_refused(northmoor):
    with area_scope(northmoor.pk), pytest.raises(TypeError, match="changes name"):
        in_capitals(name="a hospital")


@pytest.fixture(scope="module")
def values():
    return {
        "now": datetime(2026, 11, 23, 9, tzinfo=UTC),
        "reflected_since": datetime(2025, 11, 23, 9, tzinfo=UTC),
        "outcome_due": datetime(2026, 11, 23, tzinfo=UTC).date(),
        "day": datetime(2026, 11, 23, tzinfo=UTC).date(),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("rows", KEPT, ids=lambda each: each.__name__)
def test_every_prepared_queryset_finds_what_its_queryset_finds(rows, values):
    area = make_area_load(1, Size(rounds=2, people=3))
    with area_scope(area.pk):
        agreed, member = Round.objects.get(state="agreed"), Membership.objects.first()
        given = {**values, "round_id": agreed.pk, "user_id": member.user_id}
        given |= {"invitation_id": agreed.pk, "email": "somebody@load.example"}
        part = Participation.objects.filter(round=agreed, person__user=member.user_id).get()
        given |= {"participation_id": part.pk, "ids": [agreed.agreements.first().question_id]}
        given |= {"opened_at": values["now"], "closed_on": values["day"], "verbs": ["round.opened"]}
        given = {name: given[name] for name in rows.arguments}
        assert [plain(row) for row in rows(**given)] == [
            plain(row) for row in rows.__wrapped__(**given)
        ]
