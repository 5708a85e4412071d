import pytest
from django.urls import reverse
from django.utils import timezone

from hubs.actions.organisations import NameTaken, add_organisation
from hubs.models import AuditEvent, FamilyHub, Invitation, Membership, Organisation, Sector
from hubs.tenancy import area_scope
from tests.personas import make_member, make_user
from tests.queries import at_most, counted

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"hubs:{name}", args=["northmoor", *args])


@pytest.fixture
def admin(people, sign_in):
    return sign_in(people.administrator)


def membership_of(area, user):
    with area_scope(area.pk):
        return Membership.objects.get(user=user)


class TestPeople:
    def test_roles_change_with_the_next_request(self, northmoor, people, admin, sign_in):
        member = membership_of(northmoor, people.observer)
        client = sign_in(people.observer)
        assert client.get(url("membership-list")).status_code == 403
        data = {"roles": ["area_administrator", "observer"], "title": "Manager"}
        response = admin.post(url("membership-edit", member.pk), data, follow=True)
        assert "are saved" in response.text
        assert client.get(url("membership-list")).status_code == 200
        with area_scope(northmoor.pk):
            event = AuditEvent.objects.get(verb="membership.changed")
        assert event.detail == {
            "before": ["Observer"],
            "after": ["Area administrator", "Observer"],
        }

    def test_leaver_is_out_at_once(self, northmoor, people, admin, sign_in):
        client = sign_in(people.owner)
        assert client.get(url("settings-view")).status_code == 200
        member = membership_of(northmoor, people.owner)
        assert "out at once" in admin.get(url("membership-end", member.pk)).text
        admin.post(url("membership-end", member.pk), follow=True)
        assert client.get(url("settings-view")).status_code == 404
        assert "You are not part of an area" in client.get("/areas/").text
        assert people.owner.name not in admin.get(url("membership-list")).text

    def test_last_administrator_stays(self, northmoor, people, admin):
        member = membership_of(northmoor, people.administrator)
        ended = admin.post(url("membership-end", member.pk))
        changed = admin.post(
            url("membership-edit", member.pk), {"roles": ["clerk"], "title": "Kept"}
        )
        for response in (ended, changed):
            assert response.status_code == 422
            assert "at least one area administrator" in response.text
        assert 'value="Kept"' in changed.text
        assert membership_of(northmoor, people.administrator).ended_at is None

    def test_administrator_may_leave_when_there_is_another(self, northmoor, people, admin):
        make_member(northmoor, "Ann Other", "area_administrator")
        member = membership_of(northmoor, people.administrator)
        assert admin.post(url("membership-end", member.pk)).url == "/areas/"

    def test_member_needs_a_role(self, northmoor, people, admin):
        member = membership_of(northmoor, people.clerk)
        response = admin.post(url("membership-edit", member.pk), {"title": ""})
        assert response.status_code == 422
        assert "Choose at least one role" in response.text

    def test_search_finds_by_name_address_and_title(self, northmoor, people, admin):
        make_member(northmoor, "Zed Zebra", "observer", title="Keeper of stripes")
        for words in ("zebra", "zed.zebra@", "STRIPES"):
            text = admin.get(url("membership-list"), {"find": words}).text
            assert "Zed Zebra" in text
            assert people.administrator.email not in text
        assert "Nobody of that name" in admin.get(url("membership-list"), {"find": "xyz"}).text


class TestPlaces:
    def test_organisation_is_added_renamed_and_audited(self, northmoor, admin):
        data = {"name": "Moor Trust", "sector": Sector.HEALTH}
        admin.post(url("organisation-add"), data)
        with area_scope(northmoor.pk):
            organisation = Organisation.objects.get(name="Moor Trust")
        data["name"] = "Moorland Trust"
        response = admin.post(url("organisation-edit", organisation.pk), data, follow=True)
        assert "Moorland Trust" in response.text
        with area_scope(northmoor.pk):
            summaries = list(AuditEvent.objects.values_list("summary", flat=True))
        assert summaries == ["Renamed Moor Trust to Moorland Trust", "Added Moor Trust"]

    def test_name_is_used_once_whatever_its_capitals(self, northmoor, admin):
        data = {"name": "Moor Trust", "sector": Sector.HEALTH}
        admin.post(url("organisation-add"), data)
        response = admin.post(url("organisation-add"), {**data, "name": "MOOR TRUST"})
        assert response.status_code == 422
        assert "already" in response.text

    def test_name_that_somebody_has_just_taken_is_refused(self, northmoor, people):
        facts = {"area": northmoor, "actor": people.administrator, "sector": "health"}
        with area_scope(northmoor.pk):
            add_organisation(name="Moor Trust", **facts)
            with pytest.raises(NameTaken):
                add_organisation(name="moor trust", **facts)
            assert AuditEvent.objects.count() == 1

    def test_hub_is_added_changed_and_removed(self, northmoor, admin):
        data = {
            "name": "Moor Hub",
            "address": "1 High Street",
            "opened_on_day": "27",
            "opened_on_month": "3",
            "opened_on_year": "2026",
        }
        assert "27 March 2026" in admin.post(url("hub-add"), data, follow=True).text
        with area_scope(northmoor.pk):
            hub = FamilyHub.objects.get()
        admin.post(url("hub-edit", hub.pk), {"name": "Moor Family Hub"})
        assert "Remove Moor Family Hub?" in admin.get(url("hub-remove", hub.pk)).text
        response = admin.post(url("hub-remove", hub.pk), follow=True)
        assert "No hubs yet" in response.text

    def test_impossible_date_is_explained_and_kept(self, admin):
        data = {"name": "Moor Hub", "opened_on_day": "31", "opened_on_month": "2"}
        response = admin.post(url("hub-add"), {**data, "opened_on_year": "2026"})
        assert response.status_code == 422
        assert 'value="31"' in response.text

    def test_programme_can_be_called_as_the_board_knows_it(self, northmoor, admin):
        admin.post(url("area-edit"), {"programme_name": "Start for Life"})
        northmoor.refresh_from_db()
        assert northmoor.programme_name == "Start for Life"


class TestHistory:
    def test_it_is_searched_and_filtered(self, northmoor, people, admin):
        admin.post(url("organisation-add"), {"name": "Moor Trust", "sector": "health"})
        admin.post(url("hub-add"), {"name": "Moor Hub"}, follow=True)
        about_hubs = admin.get(url("audit-list"), {"about": "familyhub"}).text
        assert "Moor Hub" in about_hubs
        assert "Moor Trust" not in about_hubs
        assert "Moor Trust" in admin.get(url("audit-list"), {"find": "trust"}).text
        assert "Nothing like that" in admin.get(url("audit-list"), {"find": "xyz"}).text

    def test_only_administrators_read_it(self, people, sign_in):
        assert sign_in(people.facilitator).get(url("audit-list")).status_code == 403


class TestSettingsPage:
    def test_member_sees_whom_to_ask_and_nothing_to_change(self, people, sign_in):
        administrator = people.administrator
        text = sign_in(people.owner).get(url("settings-view")).text
        assert administrator.name in text
        assert "People and roles" not in text


LISTS = {
    "membership-list": lambda n: Membership.objects.create(
        user=make_user(f"Member {n}"), roles=["observer"]
    ),
    "invitation-list": lambda n: Invitation.objects.create(
        email=f"i{n}@northmoor.example",
        name=f"Invited {n}",
        roles=["observer"],
        expires_at=timezone.now(),
    ),
    "organisation-list": lambda n: Organisation.objects.create(name=f"O {n}", sector="health"),
    "hub-list": lambda n: FamilyHub.objects.create(name=f"H {n}"),
    "audit-list": lambda n: AuditEvent.objects.create(
        verb="x.y", subject_type="x", summary=f"Event {n}"
    ),
}


@pytest.mark.parametrize("name", LISTS)
def test_list_costs_the_same_for_1_3_and_50_rows(name, northmoor, admin):
    counts, made = [], 0
    for total in (1, 3, 50):
        with area_scope(northmoor.pk):
            while made < total:
                made += 1
                LISTS[name](made)
        with at_most(12) as captured:
            assert admin.get(url(name)).status_code == 200
        counts.append(len(counted(captured)))
    assert len(set(counts)) == 1
