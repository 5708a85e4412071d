"""The successor's briefing: the same facts on the page and on paper, on one sheet or two."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone

from checklists.models import Round
from governance import tasks
from governance.actions import jobs
from governance.actions.briefings import ask_for_briefing, take_briefing
from governance.briefing import MOST_ACTIONS, read_briefing
from governance.documents import draw_briefing
from governance.measuring.counting import counting
from governance.models import BriefingDocument
from governance.tasks import make_briefing_document, sweep_documents
from hubs.models import AuditEvent, DueIndex
from hubs.pdf import PdfRefused
from hubs.tenancy import area_scope
from leadership import roles
from leadership.actions.roles import add_role
from leadership.models import Handover
from tests.asking import BOTH_CHECKLISTS
from tests.boardroom import Boardroom
from tests.handovers import Leaving
from tests.reviews import OPENED, Review
from tests.unit.leadership.builders import appointment, person, seat


@pytest.fixture
def leaving(northmoor, people):
    return Leaving(northmoor, people)


@pytest.fixture
def room(northmoor, people, leaving):
    """A board, a meeting ahead and an agreed review, with a reason for each rating."""
    room = Boardroom(northmoor, people)
    for number, level in enumerate((3, 1, 4, 2, 3, 3, 3), start=1):
        room.review.agree(f"LC{number}", level, rationale=f"Reason {number}, in a few words.")
    return room


@pytest.fixture
def sent(monkeypatch):
    """The messages that went to the broker."""
    messages = []
    monkeypatch.setattr(
        jobs.current_app, "send_task", lambda name, kwargs: messages.append((name, kwargs))
    )
    return messages


def url(leaving, name, slug="northmoor"):
    return reverse(f"governance:handover-{name}", args=[slug, leaving.handover.pk])


def words(response):
    return " ".join(response.content.decode().split())


def briefing(leaving):
    with leaving.inside():
        handover = Handover.objects.with_people().get(pk=leaving.handover.pk)
        promises = list(handover.promises.select_related("kept_by"))
        return read_briefing(leaving.area, handover, promises, timezone.now())


def test_page_has_the_role_the_people_the_ratings_and_what_is_next(leaving, room, sign_in):
    today = timezone.localdate()
    with leaving.inside():
        deputy = person("Lewis Grant")
        appointment(
            roles.TRANSFORMATION_LEAD,
            leaving.ruth,
            today,
            basis="interim",
            deputy=deputy,
            review_due_on=today + timedelta(days=90),
        )
        appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")
    leaving.action("Share one induction", due_on=today - timedelta(days=3), sponsor=leaving.ruth)
    leaving.promise("A paper on measures", made_to="Cllr Bains", kept_by=leaving.ruth)
    page = words(sign_in(leaving.ruth_user).get(url(leaving, "briefing")))
    assert "run the change programme" in page
    assert "For Ruth Adeyemi." in page
    assert f"From {today.day} {today:%B %Y}, interim" in page
    assert "Lewis Grant" in page
    assert "<b>Accountable leader</b>: Helen Marsh" in page
    assert "<b>Senior sponsor</b>: Vacant" in page
    assert "Speak to Kwame first." in page
    assert "Share one induction</b>: Overdue," in page
    assert "Colin Pratt drives, Ruth Adeyemi sponsors" in page
    assert "To Cllr Bains, now with Ruth Adeyemi" in page
    assert "Papers due for the Partnership Board" in page
    assert "Partnership Board meets" in page
    assert "Your appointment is to be reviewed" in page
    assert page.index("Reason 2,") < page.index("Reason 4,") < page.index("Reason 1,")


def test_ratings_of_an_earlier_review_stay_beside_those_of_the_last(
    leaving, room, northmoor, people
):
    assert briefing(leaving).agreed_in == room.review.round.title
    sets = {"sets": ["system-leadership"], "title": "Summer review", "state": Round.State.AGREED}
    later = Review(northmoor, people.facilitator, opened_at=OPENED + timedelta(days=9), **sets)
    later.agree("SL1", 2, rationale="Not shared yet.")
    found = briefing(leaving)
    assert found.agreed_in == ""
    assert len(found.agreed.lines) == 8


def test_ratings_say_how_they_were_asked_where_not_on_the_five_levels(leaving, northmoor, people):
    other = {"title": "Summer review", "state": Round.State.AGREED, "scale": "yes-partly-no"}
    later = Review(northmoor, people.facilitator, opened_at=OPENED + timedelta(days=9), **other)
    for number in range(1, 8):
        later.agree(f"LC{number}", 3)
    assert briefing(leaving).agreed_in == "Summer review, asked as “Yes, Partly or No”"


def test_page_of_a_new_area_says_what_is_not_there_yet(leaving, sign_in):
    with leaving.inside():
        leaving.handover.successor, leaving.handover.notes = None, ""
        leaving.handover.save()
    page = words(sign_in(leaving.colin_user).get(url(leaving, "briefing")))
    assert "For whoever follows." in page
    assert "No review has been agreed yet." in page
    assert "No meeting, review or deadline is booked." in page
    assert "What to know" not in page


def test_actions_of_others_are_not_in_it(leaving):
    leaving.action("Somebody else’s", driver=leaving.person("Nadia Noor"))
    assert briefing(leaving).actions.lines == []


def test_what_is_left_out_is_counted(leaving):
    for number in range(MOST_ACTIONS + 3):
        leaving.action(f"Action {number}")
    found = briefing(leaving).actions
    assert len(found.lines) == MOST_ACTIONS
    assert found.more == "and 3 actions more"


@pytest.mark.parametrize(
    ("text", "kept", "cut"),
    [
        ("One.\n\n\nTwo.", "One.\nTwo.", False),
        ("\n".join(f"Line {n}" for n in range(30)), "Line 8", True),
        ("word " * 400, "word…", True),
    ],
)
def test_notes_are_kept_to_what_the_page_has_room_for(leaving, text, kept, cut):
    with leaving.inside():
        leaving.handover.notes = text
        leaving.handover.save()
    found = briefing(leaving)
    assert found.notes.endswith(kept)
    assert found.notes_cut is cut
    assert len(found.notes) <= 900


def pages_of(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert opened.Root.Lang
        return len(opened.pages)


def test_usual_briefing_is_one_tagged_page(leaving, room):
    leaving.action(due_on=timezone.localdate())
    leaving.promise(made_to="Cllr Bains")
    drawn = draw_briefing(briefing(leaving))
    assert pages_of(drawn.pdf) == drawn.pages == 1


def test_fullest_briefing_is_two_pages(leaving, room, northmoor, people):
    long = "An unusually long sentence with wide words such as MMMM WWWW, and more of them. " * 8
    for number in range(14):
        leaving.action(long[:900], sponsor=leaving.ruth, due_on=timezone.localdate())
        leaving.promise(long[:299], made_to=long[:149], kept_by=leaving.ruth)
        room.add_meeting(number + 1)
    both = {"sets": BOTH_CHECKLISTS, "title": "Last review", "state": Round.State.AGREED}
    both |= {"voices": 1, "opened_at": OPENED + timedelta(days=1)}
    last = Review(northmoor, people.facilitator, **both)
    for code in [f"LC{n}" for n in range(1, 8)] + [f"SL{n}" for n in range(1, 6)]:
        last.agree(code, 2, rationale=long)
    with leaving.inside():
        Round.objects.filter(pk=last.round.pk).update(agreed_at=timezone.now())
        leaving.handover.notes = "\n".join([long[:400]] * 40)
        leaving.handover.save()
        for number in range(12):
            name = f"{number} Voice of families, children and young people lead for Northmoor"
            role = add_role(
                area=northmoor,
                actor=people.administrator,
                name=name,
                expects=long[:500],
                why_it_matters=long[:300],
                needs_deputy=True,
                after=None,
            )
            for each in range(4):
                held = person(f"Person with a rather long name {number} {each}", grade=5)
                appointment(role.code, held, deputy=leaving.colin)
                seat(held, "strategic", sector="health")
    drawn = draw_briefing(briefing(leaving))
    assert pages_of(drawn.pdf) == drawn.pages == 2


class TestDocument:
    """Made by the documents worker, with progress, as reports are."""

    @staticmethod
    def make(leaving, sent):
        for name, kwargs in sent:
            assert name == "governance.tasks.make_briefing_document"
            make_briefing_document(**kwargs)
        sent.clear()

    @staticmethod
    def stored(leaving):
        with leaving.inside():
            return list(BriefingDocument.objects.all())

    @pytest.fixture
    def document(self, leaving, people, sent, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True), leaving.inside():
            return ask_for_briefing(handover=leaving.handover, actor=people.administrator)

    def test_asked_for_waited_for_and_opened(
        self, leaving, sign_in, sent, django_capture_on_commit_callbacks
    ):
        client = sign_in(leaving.ruth_user)
        assert "Make the PDF" in words(client.get(url(leaving, "document")))
        assert client.get(url(leaving, "pdf")).url == url(leaving, "document")
        with django_capture_on_commit_callbacks(execute=True):
            client.post(url(leaving, "document"))
            client.post(url(leaving, "document"))
        assert len(sent) == 1
        assert "The PDF is being made" in words(client.get(url(leaving, "document")))
        self.make(leaving, sent)
        page = words(client.get(url(leaving, "document")))
        assert "Open the PDF" in page
        assert "One page." in page
        response = client.get(url(leaving, "pdf"))
        assert response["Content-Type"] == "application/pdf"
        assert 'filename="briefing-transformation-lead.pdf"' in response["Content-Disposition"]
        assert pages_of(response.content) == 1

    def test_asking_costs_few_queries(self, leaving, sign_in, sent):
        client = sign_in(leaving.ruth_user)
        client.get(url(leaving, "document"))
        with counting() as asked:
            client.post(url(leaving, "document"))
        assert len(asked) <= 12

    @pytest.mark.usefixtures("document")
    def test_longer_than_allowed_is_said(self, leaving, sign_in, sent, monkeypatch):
        def too_long(_briefing):
            raise PdfRefused("This document is 3 pages long, and the most is 2.")

        monkeypatch.setattr(tasks, "draw_briefing", too_long)
        self.make(leaving, sent)
        page = words(sign_in(leaving.ruth_user).get(url(leaving, "document")))
        assert "The PDF could not be made." in page
        assert "3 pages long" in page
        with leaving.inside():
            assert AuditEvent.objects.filter(verb="handover.pdf_failed").exists()

    def test_fault_is_tried_three_times_and_then_given_up(self, leaving, document, monkeypatch):
        monkeypatch.setattr(tasks, "draw_briefing", lambda _briefing: 1 / 0)
        about = {"area_id": str(leaving.area.pk), "document_id": str(document.pk)}
        for state in ("queued", "queued", "failed"):
            with pytest.raises(ZeroDivisionError):
                make_briefing_document(**about)
            assert [each.state for each in self.stored(leaving)] == [state]
        make_briefing_document(**about)
        assert [each.attempts for each in self.stored(leaving)] == [3]

    def test_worker_that_died_three_times_is_given_up(self, leaving, document):
        with leaving.inside():
            BriefingDocument.objects.update(attempts=3)
            assert take_briefing(document_id=document.pk, now=timezone.now()) is None
        assert self.stored(leaving)[0].error == jobs.TRIED

    @pytest.mark.usefixtures("document")
    def test_result_of_a_worker_that_was_given_up_on_does_not_count(
        self, leaving, sent, monkeypatch
    ):
        def meanwhile(_briefing):
            with leaving.inside():
                BriefingDocument.objects.update(attempts=2)
            return draw_briefing(_briefing)

        monkeypatch.setattr(tasks, "draw_briefing", meanwhile)
        self.make(leaving, sent)
        assert self.stored(leaving)[0].pdf is None

    @pytest.mark.usefixtures("document")
    def test_sweeper_wakes_the_worker_for_a_forgotten_briefing(
        self, leaving, sent, django_capture_on_commit_callbacks
    ):
        sent.clear()
        DueIndex.objects.update(due_at=timezone.now() - timedelta(minutes=1))
        with django_capture_on_commit_callbacks(execute=True):
            sweep_documents()
        assert len(sent) == 1
        self.make(leaving, sent)
        DueIndex.objects.update(due_at=timezone.now() - timedelta(minutes=1))
        sweep_documents()
        assert not DueIndex.objects.filter(kind=DueIndex.Kind.DOCUMENT).exists()

    def test_document_of_another_area_is_not_taken(self, document, eastvale):
        with area_scope(eastvale.pk):
            assert take_briefing(document_id=document.pk, now=timezone.now()) is None
