"""The wall: what the database itself refuses to the restricted role."""

import threading
import uuid

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from hubs.checks import area_owned_models
from hubs.models import Membership, Organisation, Sector
from hubs.tenancy import NoAreaScope, area_scope, current_area_id, user_scope
from leadership.models import Person
from tests.personas import make_member


def rows(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def make_organisation(area, name="Moorland Trust"):
    with area_scope(area.pk):
        return Organisation.objects.create(name=name, sector=Sector.HEALTH)


@pytest.mark.django_db
@pytest.mark.parametrize("model", area_owned_models(), ids=lambda m: m.__name__)
def test_every_table_shows_nothing_without_a_scope(model):
    assert rows(f'SELECT count(*) FROM "{model._meta.db_table}"') == [(0,)]
    with pytest.raises(NoAreaScope):
        model.objects.count()


def test_raw_sql_without_a_where_sees_only_the_open_area(northmoor, eastvale):
    make_organisation(northmoor), make_organisation(eastvale)
    with area_scope(northmoor.pk):
        assert rows("SELECT area_id FROM hubs_organisation") == [(northmoor.pk,)]
    assert rows("SELECT area_id FROM hubs_organisation") == []


def test_row_for_another_area_is_refused(northmoor, eastvale):
    with (
        area_scope(northmoor.pk),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        Organisation.objects.create(name="Smuggled", sector=Sector.HEALTH, area=eastvale)


def test_row_cannot_be_moved_to_another_area(northmoor, eastvale):
    organisation = make_organisation(northmoor)
    with (
        area_scope(northmoor.pk),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        Organisation.objects.filter(pk=organisation.pk).update(area=eastvale)


def test_foreign_key_to_another_areas_row_is_refused(northmoor, eastvale):
    foreign = make_organisation(eastvale)
    with area_scope(northmoor.pk):
        Person.objects.create(name="Pat", organisation_id=foreign.pk)
        with pytest.raises(IntegrityError, match="same_area"):
            connection.check_constraints()
        transaction.set_rollback(True)


def test_update_of_everything_touches_only_the_open_area(northmoor, eastvale):
    mine, theirs = make_organisation(northmoor), make_organisation(eastvale)
    with area_scope(northmoor.pk):
        assert Organisation.objects.update(name="Renamed") == 1
    with area_scope(eastvale.pk):
        assert Organisation.objects.get(pk=theirs.pk).name == theirs.name
        assert not Organisation.objects.filter(pk=mine.pk).exists()


def test_nested_scope_restores_the_outer_area(northmoor, eastvale):
    with area_scope(northmoor.pk):
        with area_scope(eastvale.pk):
            assert current_area_id() == eastvale.pk
        assert rows("SELECT current_setting('app.area_id')") == [(str(northmoor.pk),)]
        assert current_area_id() == northmoor.pk


def test_scope_is_restored_after_an_error_inside(northmoor, eastvale):
    with area_scope(northmoor.pk):
        with pytest.raises(ValueError, match="inside"), area_scope(eastvale.pk):
            raise ValueError("inside")
        assert rows("SELECT current_setting('app.area_id')") == [(str(northmoor.pk),)]


def test_memberships_show_themselves_to_their_own_user_only(northmoor, eastvale):
    user = make_member(northmoor, "Two Areas", "participant")
    other = make_member(eastvale, "Somebody Else", "participant")
    with user_scope(user.pk):
        assert [m.user for m in Membership.everywhere.all_of(user)] == [user]
        assert rows("SELECT user_id FROM hubs_membership") == [(user.pk,)]
        assert not Membership.everywhere.all_of(other).exists()


@pytest.mark.parametrize(
    "table",
    [
        "hubs_auditevent",
        "checklists_answerrevision",
        "governance_signoff",
        "governance_handeditem",
    ],
)
@pytest.mark.parametrize("statement", ["UPDATE {} SET area_id = area_id", "DELETE FROM {}"])
def test_the_past_cannot_be_changed(northmoor, table, statement):
    with (
        area_scope(northmoor.pk),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        rows(statement.format(table))


@pytest.mark.parametrize(
    "table", ["checklists_questionset", "checklists_question", "leadership_role"]
)
def test_reference_data_is_read_only(northmoor, table):
    with (
        area_scope(northmoor.pk),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        rows(f"DELETE FROM {table}")


def test_row_level_security_cannot_be_switched_off(northmoor):
    with pytest.raises(ProgrammingError, match="must be owner"), transaction.atomic():
        rows("ALTER TABLE hubs_organisation DISABLE ROW LEVEL SECURITY")


@pytest.mark.django_db(transaction=True)
def test_connection_used_by_areas_in_turn_never_leaks(northmoor, eastvale):
    names = {northmoor.pk: "North", eastvale.pk: "East"}
    for area in (northmoor, eastvale):
        make_organisation(area, names[area.pk])
    areas = [northmoor.pk, eastvale.pk]
    for turn in range(2_000):
        with area_scope(areas[turn % 2]):
            assert rows("SELECT name FROM hubs_organisation") == [(names[areas[turn % 2]],)]
        if turn % 100 == 0:
            assert rows("SELECT name FROM hubs_organisation") == []


@pytest.mark.django_db(transaction=True)
def test_scopes_of_two_threads_do_not_meet(northmoor, eastvale):
    for area in (northmoor, eastvale):
        make_organisation(area, area.name)
    seen: dict[str, set[str]] = {}

    def look(area):
        try:
            for _turn in range(100):
                with area_scope(area.pk):
                    names = set(Organisation.objects.values_list("name", flat=True))
                    seen.setdefault(area.name, set()).update(names)
        finally:
            connection.close()

    threads = [threading.Thread(target=look, args=(a,)) for a in (northmoor, eastvale)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {"Northmoor": {"Northmoor"}, "Eastvale": {"Eastvale"}}


def test_unknown_area_shows_nothing(northmoor):
    make_organisation(northmoor)
    with area_scope(uuid.uuid4()):
        assert not Organisation.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_reference_data_outlives_a_test_that_commits(turn):
    assert rows("SELECT count(*) FROM leadership_role") == [(6,)]
    assert rows("SELECT count(*) > 0 FROM checklists_question") == [(True,)]
