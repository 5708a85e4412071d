"""The deputy of an appointment, from a day on; and putting the record right."""

import re
from datetime import date

import pytest

from leadership import roles
from leadership.models import Deputyship
from tests.integration.leadership.pages import HOME, day, words
from tests.unit.leadership.builders import appointment, deputy, person

ROLE = f"{HOME}roles/accountable-leader/"


@pytest.fixture
def helen(inside):
    with inside():
        return appointment(roles.ACCOUNTABLE_LEADER, "Helen Marsh")


@pytest.fixture
def dee(inside, helen):
    with inside():
        return deputy(helen, "Dee Deputy", date(2026, 1, 1))


def changing(held, who, since, **extra):
    sent = {"seen": held.state, "deputy": str(who.pk) if who else ""}
    return sent | day("deputy_from", since) | day("review_due_on", None) | extra


def url(held, name="change"):
    kind = "deputies" if isinstance(held, Deputyship) else "appointments"
    return f"{HOME}{kind}/{held.pk}/{name}/"


def refused(response, said):
    assert response.status_code == 422
    assert said in words(response)


def test_deputy_is_changed_from_a_day_on_and_the_past_stays(manager, inside, helen, dee):
    with inside():
        lewis = person("Lewis Grant")
    assert manager.post(url(helen), changing(helen, lewis, date(2026, 7, 1))).status_code == 302
    page = words(manager.get(ROLE))
    assert "Dee Deputy, then Lewis Grant" in page
    assert "Dee Deputy" in words(manager.get(f"{ROLE}?on=2026-03-01"))
    past = words(manager.get(f"{HOME}?on=2026-03-01"))
    assert "<dt>Deputy</dt><dd>Dee Deputy</dd>" in past
    assert "<dt>Deputy</dt><dd>Lewis Grant</dd>" in words(manager.get(HOME))


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (None, "Enter the first day of the change"),
        (date(2025, 8, 31), "Dee Deputy is recorded as deputy from 1 January 2026: give a later"),
        (date(2028, 1, 1), "First day of the change must be between"),
    ],
)
@pytest.mark.usefixtures("dee")
def test_first_day_that_makes_no_sense_is_refused(manager, inside, helen, since, said):
    with inside():
        lewis = person("Lewis Grant")
    refused(manager.post(url(helen), changing(helen, lewis, since)), said)
    with inside():
        assert Deputyship.objects.count() == 1


def test_first_day_outside_the_appointment_is_refused(manager, inside, helen):
    with inside():
        lewis = person("Lewis Grant")
        helen.ends_on = date(2026, 12, 31)
        helen.save()
    early = changing(helen, lewis, date(2025, 8, 31))
    refused(manager.post(url(helen), early), "The appointment begins on 1 September 2025")
    late = changing(helen, lewis, date(2027, 1, 1))
    refused(manager.post(url(helen), late), "The appointment ends on 31 December 2026")


def test_deputy_who_leaves_before_is_refused(manager, inside, helen):
    with inside():
        goes = person("Gwen Goer", left_on=date(2026, 12, 1))
    sent = changing(helen, goes, date(2026, 12, 2))
    refused(manager.post(url(helen), sent), "Gwen Goer left on 1 December 2026")


def test_same_deputy_needs_no_first_day_and_leaves_no_trace(manager, helen, dee, audited):
    sent = changing(helen, dee.person, None)
    assert manager.post(url(helen), sent).status_code == 302
    assert audited() == []


def offered(response):
    return re.findall(r'name="deputy_from_\w+"[^>]*value="(\d+)"', words(response))


def test_form_offers_today_or_the_nearest_day_of_the_appointment(manager, inside, helen):
    assert offered(manager.get(url(helen))) == ["23", "11", "2026"]
    with inside():
        helen.ends_on = date(2026, 9, 30)
        helen.save()
    assert offered(manager.get(url(helen))) == ["30", "9", "2026"]


def correcting(row, state, starts_on, ends_on=None):
    sent = {"seen": state, "person": str(row.person_id)}
    return sent | day("starts_on", starts_on) | day("ends_on", ends_on)


def test_record_is_corrected_and_audited(manager, inside, helen, dee, audited):
    assert "from 1 January 2026" in words(manager.get(url(dee, "correct")))
    sent = correcting(dee, helen.state, date(2026, 2, 1), date(2026, 6, 30))
    assert manager.post(url(dee, "correct"), sent).status_code == 302
    with inside():
        row = Deputyship.objects.get()
    assert (row.starts_on, row.ends_on) == (date(2026, 2, 1), date(2026, 6, 30))
    assert audited() == ["deputy.corrected"]


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ((date(2026, 2, 1), date(2026, 1, 1)), "must be the same as or after the first day"),
        ((date(2025, 8, 1), None), "The appointment begins on 1 September 2025"),
        ((date(2026, 1, 1), None), "Lewis Grant is deputy from 1 July 2026 on: there can be one"),
        ((None, None), "Enter the first day"),
    ],
)
def test_correction_that_makes_no_sense_is_refused(manager, inside, dee, period, said):
    with inside():
        Deputyship.objects.update(ends_on=date(2026, 6, 30))
        deputy(dee.appointment, "Lewis Grant", date(2026, 7, 1))
    sent = correcting(dee, dee.appointment.state, *period)
    refused(manager.post(url(dee, "correct"), sent), said)


def test_correction_beyond_the_deputys_own_last_day_is_refused(manager, inside, helen, dee):
    with inside():
        dee.person.left_on = date(2026, 6, 30)
        dee.person.save()
    sent = correcting(dee, helen.state, date(2026, 1, 1))
    refused(manager.post(url(dee, "correct"), sent), "Dee Deputy left on 30 June 2026: give a")


def test_record_of_nobody_is_removed_and_audited(manager, inside, helen, dee, audited):
    assert "never was one" in words(manager.get(url(dee, "remove")))
    assert manager.post(url(dee, "remove"), {"seen": helen.state}).status_code == 302
    with inside():
        assert not Deputyship.objects.exists()
    assert audited() == ["deputy.removed"]
    assert manager.get(url(dee, "remove")).status_code == 404


@pytest.mark.parametrize("name", ["correct", "remove"])
def test_stale_form_is_refused_with_nothing_lost_and_then_saves(manager, inside, helen, dee, name):
    stale = helen.state
    with inside():
        lewis = person("Lewis Grant")
    manager.post(url(helen), changing(helen, lewis, date(2026, 7, 1)))
    with inside():
        helen.refresh_from_db()
    sent = correcting(dee, stale, date(2026, 3, 1), date(2026, 6, 30))
    response = manager.post(url(dee, name), sent)
    assert response.status_code == 409
    assert "Somebody else changed this" in words(response)
    assert "Lewis Grant from 1 July 2026" in words(response)
    assert manager.post(url(dee, name), sent | {"seen": helen.state}).status_code == 302


@pytest.mark.parametrize("name", ["correct", "remove"])
def test_those_who_may_only_look_change_nothing(reader, helen, dee, name):
    assert reader.get(url(dee, name)).status_code == 403
    assert reader.post(url(dee, name), {"seen": helen.state}).status_code == 403


@pytest.mark.parametrize("name", ["correct", "remove"])
def test_deputy_of_another_area_is_missing(sign_in, people, dee, name):
    foreign = url(dee, name).replace("northmoor", "eastvale")
    assert sign_in(people.outsider).get(foreign).status_code == 404
