"""Handing over: opened by an end, seen by three, chosen item by item, all of it or nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from checklists.models import Action, Participation
from governance.handing_over import items_of, state_of
from governance.measuring.counting import counting
from governance.models import HandedItem
from hubs.models import AuditEvent, OutboxMessage
from leadership import roles
from leadership.models import Handover
from tests.handovers import Leaving
from tests.unit.leadership.builders import appointment


@pytest.fixture
def leaving(northmoor, people):
    return Leaving(northmoor, people)


@pytest.fixture
def manager(sign_in, people):
    return sign_in(people.administrator)


def url(leaving, name="view", slug="northmoor"):
    return reverse(f"governance:handover-{name}", args=[slug, leaving.handover.pk])


def words(response):
    return " ".join(response.content.decode().split())


def items(leaving):
    with leaving.inside():
        handover = Handover.objects.with_people().get(pk=leaving.handover.pk)
        return items_of(handover, list(handover.promises.all()))


def choosing(leaving, default="", **chosen):
    """What the form sends: every item as `default`, and those of some kinds otherwise."""
    found = items(leaving)
    sent = {item.key: chosen.get(str(item.kind), default) for item in found}
    version = leaving.again(leaving.handover).version
    return sent | {"version": version, "seen": state_of(found), "other": chosen.get("to", "")}


def test_page_lists_everything_in_the_leavers_hands(leaving, manager):
    leaving.everything()
    assert [str(item.kind) for item in items(leaving)] == [
        "drives", "sponsors", "runs", "answers", "chairs", "sits",
        "author", "sponsor", "contact", "promise",
    ]  # fmt: skip
    page = words(manager.get(url(leaving)))
    assert "From Colin Pratt, whose last day is" in page
    assert "to Ruth Adeyemi." in page
    assert "Share one induction" in page
    assert "Run Winter review 2026" in page
    assert "Chair of the Children’s Board" in page
    assert "A paper on measures" in page
    assert "Speak to Kwame first." in page
    assert "Choose what moves" in page


def test_nothing_moves_until_it_is_chosen(leaving, manager):
    leaving.everything()
    response = manager.post(url(leaving, "move"), choosing(leaving))
    assert response.status_code == 422
    assert "Choose at least one thing that moves" in words(response)
    assert len(items(leaving)) == 10


def test_everything_moves_to_the_successor_at_once_and_is_kept(leaving, manager):
    leaving.everything()
    response = manager.post(url(leaving, "move"), choosing(leaving, "successor"), follow=True)
    assert "10 things moved." in words(response)
    assert items(leaving) == []
    with leaving.inside():
        action = Action.objects.with_people().get(text="Share one induction")
        seat = Participation.objects.taking_part().with_people().get(round=leaving.review)
        assert HandedItem.objects.filter(given_to=leaving.ruth).count() == 10
        event = AuditEvent.objects.get(verb="handover.moved")
    assert (action.driver, action.sponsor) == (leaving.ruth, leaving.ruth)
    assert (seat.person, seat.role_label, seat.sector) == (
        leaving.ruth, "Transformation lead", "health",
    )  # fmt: skip
    assert leaving.again(leaving.review).facilitator == leaving.ruth_user
    assert leaving.again(leaving.review).opened_by == leaving.colin_user
    assert leaving.again(leaving.board).chair_id == leaving.ruth.pk
    report = leaving.again(leaving.report)
    assert {report.author_id, report.sponsor_id, report.contact_id} == {leaving.ruth.pk}
    assert len(event.detail["moved"]) == 10
    assert "What has moved" in words(response)


def test_things_go_to_somebody_else_and_the_rest_stays(leaving, manager):
    leaving.everything()
    nadia = leaving.person("Nadia Noor")
    sent = choosing(leaving, drives="other", promise="other", to=str(nadia.pk))
    assert manager.post(url(leaving, "move"), sent).status_code == 302
    with leaving.inside():
        action = Action.objects.with_people().get(text="Share one induction")
        promise = leaving.handover.promises.select_related("kept_by").get()
    assert (action.driver, action.sponsor) == (nadia, leaving.colin)
    assert promise.kept_by == nadia
    assert len(items(leaving)) == 8


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"drives": "other"}, "Choose who takes over what goes to somebody else"),
        ({"drives": "nonsense"}, "choose one of those offered"),
    ],
)
def test_choice_that_makes_no_sense_is_refused(leaving, manager, chosen, said):
    leaving.everything()
    response = manager.post(url(leaving, "move"), choosing(leaving, **chosen))
    assert response.status_code == 422
    assert said in words(response)
    assert len(items(leaving)) == 10


def test_review_goes_only_to_somebody_who_signs_in(leaving, manager):
    leaving.everything()
    nadia = leaving.person("Nadia Noor")
    sent = choosing(leaving, runs="other", drives="successor", to=str(nadia.pk))
    response = manager.post(url(leaving, "move"), sent)
    assert response.status_code == 422
    assert "Nadia Noor does not sign in, so cannot run a review" in words(response)
    assert len(items(leaving)) == 10


def test_person_of_another_area_or_gone_or_the_leaver_is_not_in_the_list(leaving, manager):
    leaving.action()
    gone = leaving.person("Lee Leaver", left_on=timezone.localdate() - timedelta(days=1))
    for someone in (gone, leaving.colin):
        sent = choosing(leaving, drives="other", to=str(someone.pk))
        assert manager.post(url(leaving, "move"), sent).status_code == 422


def test_change_in_between_moves_nothing_and_keeps_the_choices(leaving, manager):
    leaving.everything()
    stale = choosing(leaving, "successor")
    late = leaving.action("Added a moment ago")
    response = manager.post(url(leaving, "move"), stale)
    assert response.status_code == 409
    page = words(response)
    assert "Nothing was moved" in page
    assert "Added a moment ago" in page
    assert page.count('value="successor" checked') + page.count('value="successor"') > 0
    assert leaving.again(late).driver_id == leaving.colin.pk
    assert not [i for i in items(leaving) if i.row.pk == late.pk and i.kind != "drives"]
    fresh = stale | {"seen": state_of(items(leaving))}
    assert manager.post(url(leaving, "move"), fresh).status_code == 302


def test_fault_on_the_way_moves_nothing_at_all(leaving, manager, monkeypatch):
    leaving.everything()
    sent = choosing(leaving, "successor")
    with leaving.inside():
        leaving.ruth_user.memberships.update(ended_at=timezone.now())
    monkeypatch.setattr("governance.actions.handing_over.write_cover", lambda **_kwargs: 1 / 0)
    manager.raise_request_exception = False
    assert manager.post(url(leaving, "move"), sent).status_code == 500
    assert len(items(leaving)) == 10
    with leaving.inside():
        assert not HandedItem.objects.exists()


def test_report_changed_meanwhile_is_said(leaving, manager, monkeypatch):
    from governance.actions.reports import ReportChangedError

    def changed(**_kwargs):
        raise ReportChangedError

    leaving.everything()
    monkeypatch.setattr("governance.actions.handing_over.write_cover", changed)
    response = manager.post(url(leaving, "move"), choosing(leaving, "successor"))
    assert response.status_code == 409
    assert len(items(leaving)) == 10


def test_everything_can_be_filled_in_without_moving(leaving, manager):
    leaving.everything()
    response = manager.post(url(leaving, "move"), choosing(leaving) | {"fill": "successor"})
    assert response.status_code == 200
    assert words(response).count("checked") == 10
    assert len(items(leaving)) == 10


def test_successor_who_takes_part_already_is_asked_once(leaving, manager):
    _seat = leaving.seat
    with leaving.inside():
        Participation.objects.create(
            round=leaving.review,
            person=leaving.ruth,
            organisation=leaving.ruth.organisation,
            sector="health",
            role_label="Health lead",
            code="HL",
            withdrawn_at=timezone.now(),
            withdrawn_reason="On leave",
        )
    manager.post(url(leaving, "move"), choosing(leaving, answers="successor"))
    with leaving.inside():
        seat = Participation.objects.taking_part().with_people().get(round=leaving.review)
        written = OutboxMessage.objects.get(kind="round_opened")
    assert (seat.person, seat.role_label) == (leaving.ruth, "Health lead")
    assert written.recipient == leaving.ruth_user.email


def test_page_of_a_review_says_who_runs_it_now(leaving, manager, sign_in, people):
    _seat = leaving.seat
    manager.post(url(leaving, "move"), choosing(leaving, runs="successor"))
    page = sign_in(people.facilitator).get(f"/areas/northmoor/rounds/{leaving.review.pk}/")
    assert "Ruth Adeyemi, since a handover" in words(page)


def test_signed_reports_and_finished_things_are_not_listed(leaving):
    today = timezone.localdate()
    leaving.action(status="done", outcome="It is done.", finished_on=today)
    report = leaving.report
    with leaving.inside():
        report.state = "signed"
        report.save()
    assert items(leaving) == []


class TestWords:
    """Promises and notes."""

    @staticmethod
    def writing(leaving, *promises, **changed):
        rows = [*promises, ("", "")]
        sent = {
            "version": leaving.again(leaving.handover).version,
            "notes": "  Call Beth.\n\nTwo days early. ",
            "promises-TOTAL_FORMS": len(rows),
            "promises-INITIAL_FORMS": 0,
        }
        for number, (text, to) in enumerate(rows):
            sent |= {f"promises-{number}-text": text, f"promises-{number}-made_to": to}
        return sent | changed

    def test_leaver_writes_them(self, leaving, sign_in):
        client = sign_in(leaving.colin_user)
        sent = self.writing(leaving, ("A visit to Moor Edge", "Leanne Croft"), ("A call", ""))
        assert client.post(url(leaving, "words"), sent).status_code == 302
        with leaving.inside():
            kept = [(p.text, p.made_to) for p in leaving.handover.promises.all()]
        assert kept == [("A visit to Moor Edge", "Leanne Croft"), ("A call", "")]
        assert leaving.again(leaving.handover).notes == sent["notes"]
        assert "A visit to Moor Edge" in words(client.get(url(leaving, "words")))

    def test_keeping_a_promise_survives_a_later_change_of_the_list(self, leaving, sign_in):
        leaving.promise("A call", kept_by=leaving.ruth)
        client = sign_in(leaving.colin_user)
        client.post(url(leaving, "words"), self.writing(leaving, ("New", ""), ("A call", "")))
        with leaving.inside():
            assert leaving.handover.promises.get(text="A call").kept_by == leaving.ruth

    def test_trail_says_that_they_changed_and_not_what(self, leaving, sign_in):
        sent = self.writing(leaving, ("A secret", ""))
        sign_in(leaving.colin_user).post(url(leaving, "words"), sent)
        with leaving.inside():
            event = AuditEvent.objects.get(verb="handover.words_changed")
        assert "secret" not in f"{event.summary} {event.detail}"

    def test_row_without_a_promise_is_refused_with_everything_kept(self, leaving, sign_in):
        client = sign_in(leaving.colin_user)
        sent = self.writing(leaving, ("", "Leanne Croft"))
        response = client.post(url(leaving, "words"), sent)
        assert response.status_code == 422
        assert "Enter what was promised, or empty the whole row" in words(response)
        assert "Call Beth." in words(response)
        assert "Leanne Croft" in words(response)

    def test_stale_words_are_refused_with_nothing_lost(self, leaving, sign_in):
        client = sign_in(leaving.colin_user)
        stale = self.writing(leaving, ("A visit", ""))
        client.post(url(leaving, "words"), stale)
        response = client.post(url(leaving, "words"), stale | {"notes": "Something else"})
        assert response.status_code == 409
        assert "Nothing was saved" in words(response)
        assert "Something else" in words(response)
        version = leaving.again(leaving.handover).version
        again = stale | {"notes": "Something else", "version": version}
        assert client.post(url(leaving, "words"), again).status_code == 302

    def test_successor_reads_and_does_not_write(self, leaving, sign_in):
        client = sign_in(leaving.ruth_user)
        assert "Speak to Kwame first." in words(client.get(url(leaving)))
        assert client.get(url(leaving, "words")).status_code == 404


def test_naming_the_successor(leaving, manager):
    nadia = leaving.person("Nadia Noor")
    sent = {"version": 1, "successor": str(nadia.pk)}
    assert manager.post(url(leaving, "successor"), sent).status_code == 302
    assert leaving.again(leaving.handover).successor_id == nadia.pk
    assert manager.post(url(leaving, "successor"), sent).status_code == 409
    unknown = {"version": 2, "successor": ""}
    assert manager.post(url(leaving, "successor"), unknown).status_code == 302
    page = words(manager.get(url(leaving)))
    assert "to somebody who is not known yet." in page
    assert "Give everything to" not in words(manager.get(url(leaving, "move")))


def test_page_leads_to_the_appointment_until_the_successor_holds_the_role(leaving, manager):
    appoint = reverse("leadership:appointment-add", args=["northmoor", roles.TRANSFORMATION_LEAD])
    link = f"{appoint}?person={leaving.ruth.pk}"
    assert link in manager.get(url(leaving, "view")).content.decode()
    with leaving.inside():
        appointment(roles.TRANSFORMATION_LEAD, leaving.ruth, timezone.localdate())
    assert link not in manager.get(url(leaving, "view")).content.decode()


def test_nobody_is_appointed_from_a_handover_without_a_successor(leaving, manager):
    with leaving.inside():
        leaving.handover.successor = None
        leaving.handover.save()
    page = words(manager.get(url(leaving, "view")))
    assert "Appoint " not in page


def test_open_handover_stands_beside_the_holder_of_the_role(leaving, manager):
    role = reverse("leadership:role-view", args=["northmoor", roles.TRANSFORMATION_LEAD])
    assert "Handover open:" in words(manager.get(role))
    with leaving.inside():
        leaving.handover.state = Handover.State.HANDED_OVER
        leaving.handover.finished_at = timezone.now()
        leaving.handover.finished_by = leaving.people.administrator
        leaving.handover.save()
    page = words(manager.get(role))
    assert "Handover open:" not in page
    assert "Past handovers" in page


def test_finishing_keeps_what_was_left_where_it_is(leaving, manager):
    leaving.action()
    assert "Share one induction" in words(manager.get(url(leaving, "finish")))
    sent = finishing(leaving, sure="on")
    assert manager.post(url(leaving, "finish"), sent | {"version": 7}).status_code == 409
    assert manager.post(url(leaving, "finish"), sent).status_code == 302
    finished = leaving.again(leaving.handover)
    assert finished.state == Handover.State.HANDED_OVER
    with leaving.inside():
        assert Action.objects.get().driver_id == leaving.colin.pk
    page = words(manager.get(url(leaving)))
    assert "Nothing was moved in this handover." in page
    assert "Choose what moves" not in page
    assert "one duty stayed with Colin Pratt" in page


def finishing(leaving, **fields):
    return {"version": 1, "seen": state_of(items(leaving)), **fields}


def test_finishing_with_duties_left_needs_a_yes_to_just_that(leaving, manager):
    for text in ("Share one induction", "Name a deputy", "Map the offer"):
        leaving.action(text)
    label = "Finish with 3 duties still with Colin Pratt"
    assert label in words(manager.get(url(leaving, "finish")))
    response = manager.post(url(leaving, "finish"), finishing(leaving))
    assert response.status_code == 422
    assert "Tick the box to finish the handover like this" in words(response)
    assert leaving.again(leaving.handover).is_open
    manager.post(url(leaving, "finish"), finishing(leaving, sure="on"))
    with leaving.inside():
        event = AuditEvent.objects.get(verb="handover.finished")
        assert leaving.again(leaving.handover).left_behind == 3
    assert "finished with 3 duties still with Colin Pratt" in event.summary
    assert len(event.detail["left"]) == 3


def test_finishing_without_a_successor_needs_a_yes_too(leaving, manager):
    with leaving.inside():
        Handover.objects.update(successor=None)
    page = words(manager.get(url(leaving, "finish")))
    assert "Finish with nobody named to take over" in page
    assert manager.post(url(leaving, "finish"), finishing(leaving)).status_code == 422
    leaving.action()
    page = words(manager.get(url(leaving, "finish")))
    assert "Finish with 1 duty still with Colin Pratt, and nobody named to take over" in page
    manager.post(url(leaving, "finish"), finishing(leaving, sure="on"))
    with leaving.inside():
        event = AuditEvent.objects.get(verb="handover.finished")
    assert "with 1 duty still with Colin Pratt and nobody named to take over" in event.summary


def test_finishing_asks_nothing_where_everything_moved(leaving, manager):
    assert "still with" not in words(manager.get(url(leaving, "finish")))
    assert manager.post(url(leaving, "finish"), finishing(leaving)).status_code == 302
    assert leaving.again(leaving.handover).left_behind == 0


def test_finishing_is_asked_anew_where_more_came_to_the_leaver_meanwhile(leaving, manager):
    leaving.action()
    sent = finishing(leaving, sure="on")
    leaving.action("Name a deputy")
    response = manager.post(url(leaving, "finish"), sent)
    assert response.status_code == 409
    assert "Finish with 2 duties" in words(response)
    assert "checked" not in words(response)
    assert manager.post(url(leaving, "finish"), finishing(leaving, sure="on")).status_code == 302


@pytest.mark.parametrize("name", ["move", "successor", "finish"])
def test_finished_handover_is_not_changed_again(leaving, manager, name):
    leaving.action()
    sent = choosing(leaving, "successor") | {"successor": ""}
    sent["sure"] = "on"
    manager.post(url(leaving, "finish"), finishing(leaving, sure="on"))
    version = leaving.again(leaving.handover).version
    response = manager.post(url(leaving, name), sent | {"version": version})
    assert response.status_code == 422
    assert "This handover is finished" in words(response)


def test_appointment_from_which_work_moved_cannot_be_removed(leaving, manager):
    leaving.action()
    manager.post(url(leaving, "move"), choosing(leaving, "successor"))
    held = leaving.again(leaving.appointment)
    remove = f"/areas/northmoor/leadership/appointments/{held.pk}/remove/"
    response = manager.post(remove, {"seen": held.state, "reason": "Never made."})
    assert response.status_code == 422
    assert "Work has been handed over from this appointment" in words(response)
    assert leaving.again(held) == held


class TestAccess:
    """Who sees a handover: the leaver, the successor, and those who manage leadership."""

    @pytest.mark.parametrize("who", ["administrator", "facilitator"])
    def test_managers_see_every_handover(self, leaving, sign_in, people, who):
        client = sign_in(getattr(people, who))
        assert client.get(url(leaving)).status_code == 200
        listed = client.get("/areas/northmoor/handovers/")
        assert "Colin Pratt" in words(listed)

    @pytest.mark.parametrize("who", ["owner", "sponsor", "clerk", "observer"])
    @pytest.mark.parametrize("name", ["view", "words", "briefing", "document", "pdf"])
    def test_others_do_not_see_it(self, leaving, sign_in, people, who, name):
        client = sign_in(getattr(people, who))
        assert client.get(url(leaving, name)).status_code == 404
        assert "No handover of yours" in words(client.get("/areas/northmoor/handovers/"))

    @pytest.mark.parametrize("name", ["view", "briefing", "document", "pdf", "move"])
    def test_outsider_sees_nothing(self, leaving, sign_in, people, name):
        client = sign_in(people.outsider)
        assert client.get(url(leaving, name)).status_code == 404
        assert client.get(url(leaving, name, slug="eastvale")).status_code == 404

    def test_successor_and_leaver_may_not_move_things(self, leaving, sign_in):
        assert sign_in(leaving.ruth_user).get(url(leaving, "move")).status_code == 403
        page = words(sign_in(leaving.ruth_user).get(url(leaving)))
        assert "Choose what moves" not in page


class TestOverview:
    """An open handover is told to those it needs."""

    @staticmethod
    def todo(client):
        page = client.get("/areas/northmoor/").context["page"]
        return [item.what for item in page.todo if "transformation lead" in item.what]

    def test_three_are_told_what_is_theirs(self, leaving, sign_in, people, manager):
        told = "Write down what Ruth Adeyemi needs as transformation lead"
        assert self.todo(sign_in(leaving.colin_user)) == [told]
        assert self.todo(sign_in(leaving.ruth_user)) == [
            "Read your briefing as transformation lead"
        ]
        assert self.todo(manager) == ["Hand over what Colin Pratt did as transformation lead"]
        assert self.todo(sign_in(people.owner)) == []

    def test_finished_handover_is_told_to_nobody(self, leaving, sign_in, manager):
        manager.post(url(leaving, "finish"), finishing(leaving))
        for client in (manager, sign_in(leaving.colin_user), sign_in(leaving.ruth_user)):
            assert self.todo(client) == []

    def test_it_has_a_date_until_the_last_day_and_costs_no_query(self, leaving, manager):
        manager.get("/areas/northmoor/")
        with counting() as asked:
            page = manager.get("/areas/northmoor/").context["page"]
        assert len(asked) == 12
        assert [i.when for i in page.todo if "Colin" in i.what] != ["To do"]
        with leaving.inside():
            leaving.appointment.ends_on = timezone.localdate() - timedelta(days=1)
            leaving.appointment.save()
            leaving.handover.successor = None
            leaving.handover.save()
        page = manager.get("/areas/northmoor/").context["page"]
        line = next(i for i in page.todo if "Colin" in i.what)
        assert (line.when, line.why.split(".")[0]) == ("To do", "No successor is named yet")


@pytest.mark.parametrize("name", ["view", "move", "finish", "briefing", "document"])
def test_pages_cost_the_same_for_one_thing_and_for_fifty(leaving, manager, name):
    leaving.everything()
    manager.get(url(leaving, name))
    with counting() as few:
        assert manager.get(url(leaving, name)).status_code == 200
    for number in range(50):
        leaving.action(f"Action {number}")
        leaving.promise(f"Promise {number}")
        leaving.person(f"Person {number}")
    with counting() as many:
        assert manager.get(url(leaving, name)).status_code == 200
    assert len(few) == len(many) <= 12, "\n".join(many.statements)


def test_list_asks_as_often_for_many_handovers(leaving, manager):
    manager.get("/areas/northmoor/handovers/")
    with counting() as asked:
        manager.get("/areas/northmoor/handovers/")
    assert len(asked) <= 5


def test_empty_list_teaches_how_a_handover_opens(manager, northmoor):
    assert "End an appointment on the page of its role" in words(
        manager.get("/areas/northmoor/handovers/")
    )
