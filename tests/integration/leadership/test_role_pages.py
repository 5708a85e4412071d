"""An area's own roles, from adding to retiring, in the browser's words."""

from datetime import date

import pytest

from leadership.models import Role
from tests.integration.leadership.pages import HOME, appointing, day, words
from tests.queries import at_most
from tests.unit.leadership.builders import appointment, person

ADD = f"{HOME}roles/add/"


def defining(**changed):
    return {
        "seen": "",
        "name": "Voice of families lead",
        "expects": "Brings what families say to every meeting.",
        "why_it_matters": "Otherwise plans are made without them.",
        "after": "",
    } | changed


@pytest.fixture
def voice(manager, inside):
    manager.post(ADD, defining(), follow=True)
    with inside():
        return Role.objects.local().get()


def own(role, name):
    return f"{HOME}roles/own/{role.code}/{name}/"


def current(inside, role):
    with inside():
        return Role.objects.get(pk=role.pk)


def test_added_role_shows_in_the_structure_and_has_a_page(manager, voice, audited):
    assert audited() == ["role.added"]
    assert "Voice of families lead" in words(manager.get(HOME))
    page = words(manager.get(f"{HOME}roles/{voice.code}/"))
    assert "Brings what families say to every meeting." in page
    assert "A role of Northmoor’s own." in page
    assert "Retire the role" in page
    assert "Drawn from the model framework" not in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": ""}, "Enter the name of the role"),
        ({"name": "senior SPONSOR"}, "There is a role called Senior sponsor already"),
        ({"name": "x" * 81}, "Name of the role must be 80 characters or fewer"),
        ({"expects": ""}, "Enter what is expected"),
        ({"after": "senior-sponsor"}, "Choose a place from the list"),
    ],
)
def test_faulty_role_is_told_and_kept(manager, inside, changed, said):
    response = manager.post(ADD, defining(**changed))
    assert response.status_code == 422
    assert said in words(response)
    assert "Otherwise plans are made without them." in words(response)
    with inside():
        assert not Role.objects.local().exists()


def test_changing_a_role_and_its_place(manager, inside, voice):
    manager.post(ADD, defining(name="Digital lead", after=voice.code))
    with inside():
        digital = Role.objects.get(name="Digital lead")
    sent = defining(seen=voice.state, name="Families’ voice", after=digital.code, needs_deputy="on")
    assert manager.post(own(voice, "change"), sent).status_code == 302
    changed = current(inside, voice)
    assert (changed.name, changed.needs_deputy) == ("Families’ voice", True)
    assert changed.position > current(inside, digital).position
    page = words(manager.get(f"{HOME}roles/{voice.code}/"))
    assert "The role Voice of families lead is now called Families’ voice." in page
    assert 'value="local-' in words(manager.get(own(voice, "change")))


def test_retiring_and_using_again(manager, inside, voice):
    sent = {"seen": voice.state, **day("retired_on", date(2026, 11, 23))}
    assert "has been retired" in words(manager.post(own(voice, "retire"), sent, follow=True))
    home = words(manager.get(HOME))
    assert home.count("Voice of families lead") == 1
    assert "Retired roles:" in home
    assert "Retired roles:" not in words(manager.get(f"{HOME}?on=2026-11-22"))
    page = words(manager.get(f"{HOME}roles/{voice.code}/"))
    assert "Retired: no longer in use from 23 November 2026." in page
    assert "Appoint someone" not in page
    retired = current(inside, voice)
    assert manager.post(own(voice, "restore"), {"seen": retired.state}).status_code == 302
    assert "Voice of families lead" in words(manager.get(HOME))


def test_role_that_is_held_is_not_retired(manager, inside, voice):
    with inside():
        appointment(voice.code, "Ann Lee")
    sent = {"seen": voice.state, **day("retired_on", date(2026, 11, 23))}
    response = manager.post(own(voice, "retire"), sent)
    assert response.status_code == 422
    assert "Ann Lee holds this role then" in words(response)


def test_role_cannot_be_retired_before_it_began_nor_held_afterwards(manager, inside, voice):
    early = {"seen": voice.state, **day("retired_on", date(2026, 11, 1))}
    assert "in use only since 23 November 2026" in words(manager.post(own(voice, "retire"), early))
    manager.post(own(voice, "retire"), early | day("retired_on", date(2026, 12, 1)))
    with inside():
        ann = person("Ann Lee")
    response = manager.post(f"{HOME}roles/{voice.code}/appoint/", appointing(ann))
    assert response.status_code == 422
    assert "This role was retired on 1 December 2026" in words(response)


@pytest.mark.usefixtures("voice")
def test_role_that_was_only_made_later_is_not_called_retired(manager):
    page = words(manager.get(f"{HOME}?on=2026-05-27"))
    assert "Voice of families lead" not in page
    assert "Retired roles:" not in page


@pytest.mark.parametrize("name", ["change", "retire", "restore"])
def test_stale_form_about_a_role_is_refused(manager, voice, name):
    sent = defining(seen="as it was", **day("retired_on", date(2026, 12, 1)))
    response = manager.post(own(voice, name), sent)
    assert response.status_code == 409
    assert "Somebody else changed this while you had it open" in words(response)


@pytest.mark.parametrize("name", ["change", "retire", "restore"])
def test_shipped_role_is_not_the_areas_to_change(manager, inside, name):
    with inside():
        shipped = Role.objects.get(pk="lead-member")
    assert manager.get(own(shipped, name)).status_code == 404


@pytest.mark.parametrize("name", ["change", "retire", "restore"])
def test_role_of_another_area_is_missing(sign_in, people, voice, name):
    outsider = sign_in(people.outsider)
    assert outsider.get(own(voice, name).replace("northmoor", "eastvale")).status_code == 404


def test_role_page_costs_the_same_for_many_holders(manager, inside, voice):
    with inside():
        for n in range(20):
            appointment(voice.code, f"Holder {n}")
    manager.get(f"{HOME}roles/{voice.code}/")
    with at_most(9):
        manager.get(f"{HOME}roles/{voice.code}/")
