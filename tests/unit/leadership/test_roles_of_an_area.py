"""An area's own roles: hidden from others, tied to their appointments, retired, never removed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from hubs.models import AuditEvent
from hubs.tenancy import area_scope
from leadership import roles
from leadership.actions.refusals import ChangedMeanwhileError, RefusedError
from leadership.actions.roles import add_role, change_role, restore_role, retire_role, short_name
from leadership.models import Appointment, Role
from leadership.structure import leadership_gaps, people_for_round, read_facts, structure_on
from tests.unit.leadership.builders import appointment, person

TODAY = timezone.localdate


def words(**changed):
    return {
        "name": "Voice of families lead",
        "expects": "Brings what families say to every meeting.",
        "why_it_matters": "Otherwise plans are made without them.",
        "needs_deputy": False,
        "after": None,
    } | changed


@pytest.fixture
def actor(people):
    return people.administrator


@pytest.fixture
def voice(open_northmoor, actor):
    return add_role(area=open_northmoor, actor=actor, **words())


def sql(statement, *params):
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return cursor.rowcount


@transaction.atomic
def at_once(statement, *params):
    """Run a statement, and check at once what is otherwise checked at the end."""
    sql(statement, *params)
    sql("SET CONSTRAINTS ALL IMMEDIATE")


def refused(statement, *params, match, error=IntegrityError):
    with pytest.raises(error, match=match):
        at_once(statement, *params)


def test_role_stands_after_the_shipped_and_only_in_its_area(voice, eastvale):
    assert [role.code for role in Role.objects.all()][-1] == voice.code
    assert Role.objects.count() == len(roles.SHIPPED_ROLES) + 1
    with area_scope(eastvale.pk):
        assert not Role.objects.local().exists()
        assert Role.objects.count() == len(roles.SHIPPED_ROLES)


def test_role_of_another_area_cannot_be_changed_or_held(voice, eastvale):
    with area_scope(eastvale.pk):
        assert sql("UPDATE leadership_role SET name = 'x' WHERE code = %s", voice.code) == 0
        held = appointment(roles.DATA_LEAD, "Eve Eastvale")
        move = "UPDATE leadership_appointment SET role_id = %s WHERE id = %s"
        refused(move, voice.code, held.pk, match="same_area")


def test_nobody_adds_a_role_for_another_area_or_for_all(voice, eastvale):
    insert = (
        "INSERT INTO leadership_role (code, name, short_name, expects, why_it_matters, position,"
        " single_holder, needs_deputy, area_id) VALUES (%s, 'x', 'x', '', '', 7, false, false, %s)"
    )
    denied = {"match": "row-level security", "error": ProgrammingError}
    refused(insert, "local-1", eastvale.pk, **denied)
    refused(insert, "everywhere", None, **denied)
    refused(insert, "not-local", voice.area_id, match="role_of_an_area_says_so")


def test_shipped_role_cannot_be_changed_and_none_removed(voice):
    assert sql("UPDATE leadership_role SET name = 'x' WHERE area_id IS NULL") == 0
    refused("DELETE FROM leadership_role", match="permission denied", error=ProgrammingError)


def test_own_role_is_held_and_checked_like_a_shipped_one(voice):
    gap = next(g for g in leadership_gaps(TODAY()) if g.role_code == voice.code)
    assert gap.sentence == "Nobody is voice of families lead yet."
    appointment(voice.code, "Ann Lee")
    post = structure_on(TODAY()).posts[-1]
    assert (post.role, post.holder.name) == ("Voice of families lead", "Ann Lee")
    assert "Voice of families lead" in {each.role_label for each in people_for_round(TODAY())}


def test_own_role_that_needs_a_deputy_is_checked(open_northmoor, actor):
    role = add_role(area=open_northmoor, actor=actor, **words(needs_deputy=True))
    appointment(role.code, "Ann Lee")
    kinds = [g.headline for g in leadership_gaps(TODAY()) if g.role_code == role.code]
    assert kinds == ["No deputy"]


def test_roles_are_ordered_as_the_area_says(open_northmoor, actor, voice):
    first = add_role(area=open_northmoor, actor=actor, **words(name="Digital lead"))
    last = add_role(area=open_northmoor, actor=actor, **words(name="Estates lead", after=voice))
    assert list(Role.objects.local()) == [first, voice, last]
    first.refresh_from_db()
    moved = words(name="Digital lead", after=last)
    change_role(actor=actor, role=first, seen=first.state, **moved)
    assert list(Role.objects.local()) == [voice, last, first]


def test_renaming_keeps_who_held_it_and_the_old_name_in_the_trail(actor, voice):
    held = appointment(voice.code, "Ann Lee")
    change_role(actor=actor, role=voice, seen=voice.state, **words(name="Families’ voice"))
    assert Appointment.objects.get(pk=held.pk).role.name == "Families’ voice"
    event = AuditEvent.objects.get(verb="role.changed")
    assert event.summary == "The role Voice of families lead is now called Families’ voice."
    assert event.detail["before"]["name"] == "Voice of families lead"


def test_name_taken_a_moment_ago_is_refused(open_northmoor, actor, voice):
    with pytest.raises(RefusedError) as refusal:
        add_role(area=open_northmoor, actor=actor, **words(name="VOICE of families lead"))
    assert list(refusal.value.message_dict) == ["name"]


def test_role_that_is_held_cannot_be_retired(actor, voice):
    held = appointment(voice.code, "Ann Lee")
    with pytest.raises(RefusedError, match="Ann Lee holds this role then"):
        retire_role(actor=actor, role=voice, retired_on=TODAY(), seen=voice.state)
    held.ends_on = TODAY() - timedelta(days=1)
    held.save()
    assert retire_role(actor=actor, role=voice, retired_on=TODAY(), seen=voice.state).retired_on


def test_retired_role_is_no_gap_and_still_answers_for_the_past(actor, voice):
    appointment(voice.code, "Ann Lee", date(2025, 1, 1), ends_on=date(2025, 12, 31))
    retired = retire_role(actor=actor, role=voice, retired_on=TODAY(), seen=voice.state)
    assert voice.code not in {post.code for post in structure_on(TODAY()).posts}
    then = {p.code: p for p in structure_on(date(2025, 6, 1)).posts}
    assert then[voice.code].holder.name == "Ann Lee"
    assert voice.code not in {post.code for post in structure_on(date(2024, 6, 1)).posts}
    restore_role(actor=actor, role=retired, seen=retired.state)
    assert voice in read_facts().roles_on(TODAY())


def test_role_changed_meanwhile_is_refused(actor, voice):
    with pytest.raises(ChangedMeanwhileError):
        retire_role(actor=actor, role=voice, retired_on=TODAY(), seen="as it was")


def test_long_name_is_shortened_for_narrow_places():
    assert short_name("Lead") == "Lead"
    assert short_name("A" * 40) == "A" * 29 + "…"


def test_two_accountable_leaders_at_once_are_refused_by_the_database(open_northmoor):
    held = appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")
    other = person("Nadia Noor")
    insert = (
        "INSERT INTO leadership_appointment (id, area_id, role_id, person_id, organisation_id,"
        " starts_on, basis, deputies_changed, created_at)"
        " VALUES (gen_random_uuid(), %s, %s, %s, %s, %s, 'substantive', 0, now())"
    )
    area, of = held.area_id, other.organisation_id
    leader, data = roles.ACCOUNTABLE_LEADER, roles.DATA_LEAD
    one = "one_accountable_leader_at_a_time"
    refused(insert, area, leader, other.pk, of, date(2026, 1, 1), match=one)
    appointment(data, held.person)
    assert sql(insert, area, data, other.pk, of, date(2026, 1, 1)) == 1
    refused(
        "UPDATE leadership_appointment SET role_id = %s WHERE person_id = %s",
        leader,
        other.pk,
        match=one,
    )
