"""The demonstration is complete, made once, and never made by accident."""

from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone

from checklists.models import (
    Action,
    ActionTool,
    Agreement,
    Answer,
    LocalSet,
    Participation,
    QuestionSet,
    Round,
)
from governance.demo import seed_demo
from governance.documents import draw_report, signed_standing
from governance.models import Report
from hubs.models import AuditEvent, DueIndex, LocalArea, Membership, User
from hubs.tenancy import area_scope
from leadership.models import Appointment, Engagement, NameConsent, Person
from leadership.structure import ChangeKind, changes_between, read_facts

NORTHMOOR = ["leader", "sponsor", "transformation", "data", "member", "health", "school", "vcs"]
BOARD = ["board", "clerk", "admin"]


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """Make the demonstration once for all who look at it; return what was made, undo it after."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield seed_demo()
        transaction.set_rollback(True)


@pytest.fixture
def demo(made, db):
    """The demonstration, as it was made: what a test does to it is undone."""
    return made


def open_area(name):
    return area_scope(LocalArea.objects.get(name=name).pk)


def test_northmoor_is_midway_through_its_second_review(demo):
    with open_area("Northmoor"):
        assert list(Round.objects.values_list("state", flat=True)) == ["open", "agreed", "agreed"]
        taking_part = Participation.objects.taking_part().of_open_rounds()
        assert taking_part.count() == 11
        assert taking_part.filter(stands_in_for__isnull=False, short_list=None).count() == 1
        assert taking_part.filter(short_list__isnull=False).count() == 2
        assert taking_part.values("organisation").distinct().count() == 6
        assert Agreement.objects.count() == 20
        assert Agreement.objects.exclude(dissent="").count() >= 3
        assert Answer.objects.filter(level=0).exists()


@pytest.mark.parametrize("name", ["Northmoor", "Eastvale"])
def test_history_begins_with_the_area_and_its_steps_follow(demo, name):
    with open_area(name):
        area = LocalArea.objects.get(name=name)
        first = AuditEvent.objects.order_by("happened_at", "pk").first()
        assert first.verb == "area.set_up"
        reached = list(area.milestones.order_by("pk").values_list("reached_at", flat=True))
        assert [area.created_at, *reached] == sorted([area.created_at, *reached])
        assert area.created_at < reached[0]
        seats = Engagement.objects.order_by("starts_on")
        assert name == "Northmoor" or seats[0].starts_on >= timezone.localdate(area.created_at)


def test_northmoors_numbers_and_days_agree(demo):
    with open_area("Northmoor"):
        review = Round.objects.get(state="open")
        seats = review.participations.filter(added_at=None).count()
        opened = AuditEvent.objects.get(verb="round.opened", subject_id=review.pk)
        assert opened.summary.endswith(f"opened to {seats} people.")
        ended = Appointment.objects.filter(person__left_on__isnull=False)
        assert {held.ends_on == held.person.left_on for held in ended} == {True}


def test_northmoor_has_something_to_mend(demo):
    with open_area("Northmoor"):
        today = AuditEvent.objects.latest("happened_at").happened_at.date()
        held = Appointment.objects.held_on(today)
        assert not held.filter(role="data-and-evaluation-lead").exists()
        assert held.get(role="accountable-leader").deputy_on(today) is None
        assert Action.objects.overdue_on(today).exists()


def test_northmoor_shows_team_skills_tools_and_its_public_page(demo):
    with open_area("Northmoor"):
        audit = Round.objects.get(question_sets__key="system-leadership-skills")
        assert Agreement.objects.filter(round=audit).count() == 8
        assert ActionTool.objects.filter(action__round=audit).count() == 3
        assert NameConsent.objects.standing().count() == 4
    text = Client().get("/p/northmoor-demonstration-page-one/").text
    assert "Helen Marsh" in text
    assert "Ruth Adeyemi" not in text


def test_northmoor_has_published_questions_of_its_own_and_nobody_else_has(demo):
    with open_area("Northmoor"):
        own = QuestionSet.objects.get(area__isnull=False)
        assert (own.version, own.questions.count()) == (1, 4)
        assert LocalSet.objects.get().published_version == 1
    with open_area("Eastvale"):
        assert not QuestionSet.objects.filter(area__isnull=False).exists()


def test_northmoor_has_a_past_to_ask_about(demo):
    with open_area("Northmoor"):
        today = timezone.localdate()
        sponsor = Appointment.objects.get(role="senior-sponsor")
        then, now = (sponsor.deputy_on(today - timedelta(days=n)) for n in (200, 0))
        assert then.name != now.name
        left = Person.objects.left_between(today - timedelta(days=182), today)
        left = left.select_related("organisation")
        found = changes_between(today - timedelta(days=182), today, read_facts(), left)
        assert {change.kind for change in found.every} == set(ChangeKind)
        assert DueIndex.objects.filter(area__name="Northmoor", kind="appointment").exists()


def test_northmoors_report_is_four_pages_and_its_appendices(demo):
    with open_area("Northmoor"):
        report = Report.objects.select_related("sign_off").get()
        drawn = draw_report(report.snapshot, signed_standing(report.sign_off, report.draft_number))
    with pikepdf.open(BytesIO(drawn.pdf)) as opened, opened.open_outline() as outline:
        marks = [mark for top in outline.root for mark in (top, *top.children)]
        evidence = next(mark for mark in marks if "Evidence for each" in mark.title)
        assert pikepdf.Page(evidence.destination[0]).index == 4


def test_every_documented_account_can_sign_in(demo):
    addresses = [f"{name}@northmoor.example" for name in NORTHMOOR + BOARD]
    addresses += ["admin@eastvale.example", "leader@eastvale.example", "platform@example.org"]
    for address in addresses:
        assert User.objects.get(email=address).check_password("family-hubs-demo")


def test_seeding_twice_changes_nothing(demo):
    assert demo == ["northmoor", "eastvale"]
    with open_area("Northmoor"):
        before = Answer.objects.count(), Membership.objects.count(), AuditEvent.objects.count()
    assert seed_demo() == []
    with open_area("Northmoor"):
        after = Answer.objects.count(), Membership.objects.count(), AuditEvent.objects.count()
    assert before == after


def test_seeding_is_refused_outside_the_demonstration(db, settings):
    settings.DEMO = False
    before = LocalArea.objects.count()
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("seed_demo")
    assert LocalArea.objects.count() == before
