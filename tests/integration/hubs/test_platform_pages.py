from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from hubs.actions import delivery
from hubs.actions.progress import note_due, reach_milestone, refresh_figures
from hubs.authorities import authorities, find_authorities
from hubs.models import (
    AreaFigures,
    AreaMilestone,
    DueIndex,
    Invitation,
    LocalArea,
    Milestone,
    OutboxMessage,
)
from hubs.tenancy import area_scope
from tests.personas import make_area, make_member
from tests.queries import at_most, counted

pytestmark = pytest.mark.django_db


@pytest.fixture
def platform(people, sign_in):
    return sign_in(people.platform)


def url(name, *args):
    return reverse(f"hubs:{name}", args=args)


def stand_still_since(area, days):
    LocalArea.objects.filter(pk=area.pk).update(created_at=timezone.now() - timedelta(days=days))


class TestAuthorities:
    def test_all_153_are_shipped_with_codes_and_slugs_of_their_own(self):
        every = authorities()
        assert len(every) == 153
        assert len({each.slug for each in every.values()}) == 153

    def test_authority_is_found_by_name_region_and_former_code(self):
        assert [each.name for each in find_authorities("barnsley")] == ["Barnsley"]
        assert [each.name for each in find_authorities("E08000016")] == ["Barnsley"]
        assert len(find_authorities("London")) == 33
        assert len(find_authorities("")) == 153


class TestAddingAnArea:
    def test_area_is_added_and_its_administrator_invited(self, platform, northmoor):
        page = platform.get(url("area-add"), {"find": "barnsley"})
        assert "Barnsley Metropolitan" not in page.text
        assert "Metropolitan district" in page.text
        data = {"name": "Ben First", "email": "Ben@Barnsley.example"}
        response = platform.post(url("area-invite", "E08000038"), data, follow=True)
        assert "is added" in response.text
        area = LocalArea.objects.get(slug="barnsley")
        delivery.deliver(area_id=area.pk)
        assert mail.outbox[0].to == ["ben@barnsley.example"]
        assert "Administrator has not joined" in platform.get(url("area-list")).text

    def test_area_is_added_once(self, platform):
        data = {"name": "Ben First", "email": "ben@barnsley.example"}
        platform.post(url("area-invite", "E08000038"), data)
        response = platform.post(url("area-invite", "E08000038"), data)
        assert response.status_code == 422
        assert "has been added already" in response.text
        assert "Added already" in platform.get(url("area-add"), {"find": "barnsley"}).text

    def test_bad_address_is_explained_and_adds_nothing(self, platform):
        response = platform.post(url("area-invite", "E08000038"), {"name": "B", "email": "b@"})
        assert response.status_code == 422
        assert not LocalArea.objects.filter(slug="barnsley").exists()

    def test_authority_that_is_not_on_the_list_is_not_found(self, platform):
        assert platform.get(url("area-invite", "E99999999")).status_code == 404

    def test_another_administrator_is_invited_once(self, platform, northmoor):
        data = {"name": "Ann Other", "email": "ann@northmoor.example"}
        target = url("administrator-invite", "northmoor")
        assert "is on its way" in platform.post(target, data, follow=True).text
        assert platform.post(target, data).status_code == 422

    def test_invitation_of_the_platform_is_sent_again(self, platform, northmoor):
        data = {"name": "Ann Other", "email": "ann@northmoor.example"}
        platform.post(url("administrator-invite", "northmoor"), data)
        with area_scope(northmoor.pk):
            invitation = Invitation.objects.get()
        target = url("area-resend", "northmoor", invitation.pk)
        assert "again?" in platform.get(target).text
        assert "on its way again" in platform.post(target, follow=True).text
        with area_scope(northmoor.pk):
            Invitation.objects.update(withdrawn_at=timezone.now())
        assert "accepted or withdrawn" in platform.post(target, follow=True).text

    def test_invitation_of_the_area_itself_is_none_of_the_platforms_business(
        self, platform, northmoor, people
    ):
        with area_scope(northmoor.pk):
            invitation = Invitation.objects.create(
                email="x@northmoor.example",
                name="Xenia Private",
                roles=["observer"],
                invited_by=people.administrator,
                expires_at=timezone.now() + timedelta(days=1),
            )
        assert "Xenia" not in platform.get(url("area-view", "northmoor")).text
        target = url("area-resend", "northmoor", invitation.pk)
        assert platform.post(target).status_code == 404


class TestProgress:
    def test_untouched_area_has_not_started(self, platform, northmoor):
        text = platform.get(url("area-view", "northmoor")).text
        assert "Not started" in text
        assert "Invite an administrator" in text

    def test_area_that_stands_still_is_stuck(self, platform, northmoor):
        reach_milestone(area=northmoor, milestone=Milestone.ADMINISTRATOR_JOINED)
        AreaMilestone.objects.update(reached_at=timezone.now() - timedelta(days=16))
        stand_still_since(northmoor, 30)
        text = platform.get(url("area-list"), {"show": "stuck"}).text
        assert "Stuck for 16 days" in text
        assert "Invite leaders" in text
        assert "Eastvale" not in text

    def test_area_with_a_signed_report_reports(self, platform, northmoor, eastvale):
        for milestone in Milestone:
            reach_milestone(area=northmoor, milestone=milestone)
        text = platform.get(url("area-list"), {"show": "reporting"}).text
        assert "Up to date" in text
        assert "Eastvale" not in text
        text = platform.get(url("area-list"), {"show": "setting-up"}).text
        assert "Eastvale" in text
        assert 'northmoor/"' not in text

    def test_areas_are_found_by_name_and_code(self, platform, northmoor, eastvale):
        assert "Eastvale" not in platform.get(url("area-list"), {"find": "moor"}).text
        assert "Northmoor" in platform.get(url("area-list"), {"find": "e06000901"}).text
        assert "No area like that" in platform.get(url("area-list"), {"find": "xyz"}).text

    def test_nonsense_filter_shows_everything(self, platform, northmoor):
        assert "Northmoor" in platform.get(url("area-list"), {"show": "'; DROP", "page": "x"}).text

    def test_people_are_counted_without_being_seen(self, platform, northmoor):
        make_member(northmoor, "Nadia Named", "observer")
        with area_scope(northmoor.pk):
            refresh_figures(area_id=northmoor.pk)
        text = platform.get(url("area-view", "northmoor")).text
        assert "1 person" in text
        assert "Nadia" not in text

    @pytest.mark.parametrize("name", ["area-list", "message-list", "area-add"])
    def test_page_costs_the_same_for_1_3_and_50_areas(self, platform, name, northmoor):
        AreaFigures.objects.create(area=northmoor, messages_waiting=1)
        counts, made = [], 1
        for total in (1, 3, 50):
            while made < total:
                area = make_area(f"Area{made}", f"E0700{made:04}")
                AreaFigures.objects.create(area=area, messages_failed=1)
                made += 1
            with at_most(12) as captured:
                assert platform.get(url(name)).status_code == 200
            counts.append(len(counted(captured)))
        assert len(set(counts)) == 1


class TestMessages:
    def test_nothing_waits_where_only_something_was_refused(self, platform, northmoor):
        AreaFigures.objects.create(area=northmoor, messages_failed=1)
        later = timezone.now() + timedelta(hours=2)
        note_due(area_id=northmoor.pk, kind=DueIndex.Kind.OUTBOX, at=later)
        assert "Nothing waits" in platform.get(url("message-list")).text

    def test_waiting_and_refused_messages_are_counted_without_content(self, platform, northmoor):
        with area_scope(northmoor.pk):
            for number, state in enumerate(["waiting", "waiting", "failed"]):
                OutboxMessage.objects.create(
                    recipient=f"secret{number}@northmoor.example",
                    kind="invitation",
                    subject_id=northmoor.pk,
                    due_on=timezone.localdate(),
                    state=state,
                    send_after=timezone.now(),
                )
            refresh_figures(area_id=northmoor.pk)
        text = platform.get(url("message-list")).text
        assert "Northmoor" in text
        assert "secret" not in text

    def test_empty_page_says_that_all_is_well(self, platform):
        assert "Every message has been delivered" in platform.get(url("message-list")).text
