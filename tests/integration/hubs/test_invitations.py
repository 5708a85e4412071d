from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from hubs.actions import delivery
from hubs.actions.invitations import CannotAccept, accept_invitation, invite
from hubs.invitation_links import link_of
from hubs.models import AreaFigures, AreaMilestone, AuditEvent, Invitation, Membership, User
from hubs.permissions import Role
from hubs.tenancy import area_scope
from leadership.models import Person
from tests.personas import make_person, make_user

pytestmark = pytest.mark.django_db
EMAIL = "ivy.invited@northmoor.example"
LIST = "/areas/northmoor/settings/invitations/"
PASSWORD = "three quiet lanterns"


@pytest.fixture
def invitation(northmoor, people):
    with area_scope(northmoor.pk):
        return invite(
            area=northmoor,
            actor=people.administrator,
            email=EMAIL,
            name="Ivy Invited",
            roles=[Role.PARTICIPANT],
            note="We start on Monday & need you.",
        )


@pytest.fixture
def link(northmoor, invitation):
    return link_of(invitation, northmoor).removeprefix("http://127.0.0.1:8000")


def again(area, invitation):
    with area_scope(area.pk):
        return Invitation.objects.get(pk=invitation.pk)


def membership_of(area, email):
    with area_scope(area.pk):
        return Membership.objects.filter(user__email=email).first()


class TestList:
    def test_whoever_is_alone_is_told_whom_to_invite_first(self, people, sign_in):
        page = sign_in(people.administrator).get(LIST).text
        assert "Nobody has been invited yet" in page
        assert "Start with the person who leads" in page

    def test_area_with_members_is_not_told_how_to_begin(self, people, sign_in):
        assert people.owner
        page = sign_in(people.administrator).get(LIST).text
        assert "No invitation is waiting" in page
        assert "Start with the person who leads" not in page


class TestSending:
    def test_form_sends_the_invitation_and_says_so(self, northmoor, people, sign_in):
        client = sign_in(people.administrator)
        url = reverse("hubs:invitation-send", args=["northmoor"])
        data = {"name": "Ivy Invited", "email": EMAIL.upper(), "roles": ["clerk", "observer"]}
        response = client.post(url, data, follow=True)
        assert "is on its way" in response.text
        delivery.deliver(area_id=northmoor.pk)
        [sent] = mail.outbox
        assert sent.to == [EMAIL]
        assert "clerk, observer" in sent.body
        assert "/invitations/northmoor/" in sent.body
        with area_scope(northmoor.pk):
            assert AuditEvent.objects.filter(verb="invitation.sent").count() == 1
        assert AreaMilestone.objects.get(area=northmoor).milestone == "leaders_invited"

    def test_message_shows_the_note_as_it_was_typed(self, northmoor, invitation):
        delivery.deliver(area_id=northmoor.pk)
        [sent] = mail.outbox
        assert "We start on Monday & need you." in sent.body
        assert "We start on Monday &amp; need you." in sent.alternatives[0].content

    @pytest.mark.parametrize(
        ("data", "complaint"),
        [
            ({}, "Enter the full name"),
            ({"email": "nonsense"}, "Enter an email address like name@example.org"),
            ({"email": EMAIL}, "Choose at least one role"),
            ({"email": EMAIL, "roles": ["emperor"]}, "choose one of those offered"),
        ],
    )
    def test_bad_input_is_explained_and_kept(self, people, sign_in, data, complaint):
        url = reverse("hubs:invitation-send", args=["northmoor"])
        response = sign_in(people.administrator).post(url, {"note": "Kept <b>words</b>", **data})
        assert response.status_code == 422
        assert complaint in response.text
        assert "Kept &lt;b&gt;words&lt;/b&gt;" in response.text

    def test_member_and_invited_person_are_not_invited_again(
        self, people, sign_in, invitation, northmoor
    ):
        url = reverse("hubs:invitation-send", args=["northmoor"])
        client = sign_in(people.administrator)
        for email in (people.owner.email, EMAIL):
            data = {"name": "Twice", "email": email, "roles": ["observer"]}
            response = client.post(url, data)
            assert response.status_code == 422
            assert "already" in response.text

    def test_invitation_that_ran_out_gives_way_to_a_new_one(self, northmoor, people, invitation):
        with area_scope(northmoor.pk):
            Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
            invite(
                area=northmoor,
                actor=people.administrator,
                email=EMAIL,
                name="Ivy",
                roles=[Role.CLERK],
            )
        assert again(northmoor, invitation).withdrawn_at is not None

    def test_sending_again_mails_a_second_time_and_extends(
        self, northmoor, people, sign_in, invitation
    ):
        delivery.deliver(area_id=northmoor.pk)
        with area_scope(northmoor.pk):
            Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
        url = reverse("hubs:invitation-resend", args=["northmoor", invitation.pk])
        sign_in(people.administrator).post(url)
        delivery.deliver(area_id=northmoor.pk)
        first, second = mail.outbox
        assert first.body.split("/invitations/")[1] == second.body.split("/invitations/")[1]
        assert first.extra_headers["Message-ID"] != second.extra_headers["Message-ID"]
        assert again(northmoor, invitation).is_open

    def test_withdrawn_invitation_is_not_mailed(self, northmoor, people, sign_in, invitation):
        url = reverse("hubs:invitation-withdraw", args=["northmoor", invitation.pk])
        sign_in(people.administrator).post(url)
        delivery.deliver(area_id=northmoor.pk)
        assert mail.outbox == []

    def test_accepted_invitation_cannot_be_sent_again_or_withdrawn(
        self, northmoor, people, sign_in, invitation
    ):
        with area_scope(northmoor.pk):
            Invitation.objects.update(accepted_at=timezone.now())
        for name in ("resend", "withdraw"):
            url = reverse(f"hubs:invitation-{name}", args=["northmoor", invitation.pk])
            response = sign_in(people.administrator).post(url, follow=True)
            assert "has been accepted or withdrawn" in response.text


class TestAccepting:
    def test_newcomer_chooses_a_password_and_is_in(self, northmoor, client, link):
        page = client.get(link)
        assert page.status_code == 200
        assert "You will sign in as" in page.text
        response = client.post(link, {"name": "Ivy Invited", "password": PASSWORD})
        assert response.url == "/areas/northmoor/"
        assert membership_of(northmoor, EMAIL).roles == ["participant"]
        assert client.get("/areas/northmoor/settings/").status_code == 200
        assert AreaFigures.objects.get(area=northmoor).people == 2

    @pytest.mark.parametrize(
        ("password", "complaint"),
        [
            ("", "Choose a password"),
            ("short", "too short"),
            ("пїѕпїѕпїѕпїѕпїѕпїѕ", "too common"),
            ("ivy.invited@northmoor", "too similar"),
        ],
    )
    def test_weak_password_is_refused_and_no_account_made(self, client, link, password, complaint):
        response = client.post(link, {"name": "Ivy Invited", "password": password})
        assert response.status_code == 422
        if password:
            assert complaint in response.text
        assert not User.objects.filter(email=EMAIL).exists()

    def test_link_works_once(self, northmoor, client, link):
        client.post(link, {"name": "Ivy Invited", "password": PASSWORD})
        client.logout()
        response = client.get(link)
        assert response.status_code == 410
        assert "This invitation has been used" in response.text
        assert client.post(link, {"name": "Eve", "password": PASSWORD}).status_code == 410
        assert User.objects.filter(email=EMAIL).count() == 1

    def test_existing_account_has_to_sign_in_first(self, client, link):
        make_user("Ivy Invited")
        page = client.get(link)
        assert "Sign in and accept" in page.text
        response = client.post(link, {"name": "Eve", "password": PASSWORD})
        assert not response.has_header("Location")
        assert "_auth_user_id" not in client.session

    def test_existing_account_joins_with_one_press(self, northmoor, sign_in, link):
        client = sign_in(make_user("Ivy Invited"))
        assert "Accept and join Northmoor" in client.get(link).text
        assert client.post(link).url == "/areas/northmoor/"
        assert membership_of(northmoor, EMAIL) is not None

    def test_somebody_else_cannot_accept(self, northmoor, people, sign_in, link):
        client = sign_in(people.outsider)
        assert "but this invitation is for" in client.get(link).text
        client.post(link)
        assert membership_of(northmoor, people.outsider.email) is None

    def test_area_of_another_link_is_refused(self, client, link):
        assert client.get(link.replace("northmoor", "eastvale")).status_code == 404

    def test_changed_token_is_refused(self, client, link):
        assert client.get(link[:-3] + "xx/").status_code == 404
        token = link.rstrip("/").rpartition("/")[2].partition(".")[0]
        assert client.get(f"/invitations/northmoor/{token}/").status_code == 404

    @pytest.mark.parametrize(
        ("field", "words"),
        [
            ("expires_at", "This invitation has run out"),
            ("withdrawn_at", "This invitation has been withdrawn"),
        ],
    )
    def test_dead_invitation_says_how_to_mend_it(self, northmoor, client, link, field, words):
        with area_scope(northmoor.pk):
            Invitation.objects.update(**{field: timezone.now() - timedelta(minutes=1)})
        response = client.get(link)
        assert response.status_code == 410
        assert words in response.text

    def test_person_the_area_knows_is_linked(self, northmoor, client, invitation, link):
        user = make_user("Somebody Else")
        person = make_person(northmoor, user)
        with area_scope(northmoor.pk):
            Person.objects.filter(pk=person.pk).update(user=None, email=EMAIL.title())
        client.post(link, {"name": "Ivy Invited", "password": PASSWORD})
        with area_scope(northmoor.pk):
            assert Person.objects.get(pk=person.pk).user.email == EMAIL

    def test_person_the_invitation_is_for_goes_before_one_with_the_address(
        self, northmoor, client, invitation, link
    ):
        meant = make_person(northmoor, make_user("Meant One"))
        with area_scope(northmoor.pk):
            Person.objects.filter(pk=meant.pk).update(user=None, email="", invitation=invitation)
        client.post(link, {"name": "Ivy Invited", "password": PASSWORD})
        with area_scope(northmoor.pk):
            assert Person.objects.get(pk=meant.pk).user.email == EMAIL

    def test_first_administrator_is_a_step_of_setting_up(self, northmoor, people):
        user = make_user("Ada Second")
        with area_scope(northmoor.pk):
            invitation = invite(
                area=northmoor,
                actor=people.platform,
                email=user.email,
                name=user.name,
                roles=[Role.AREA_ADMINISTRATOR],
            )
            accept_invitation(area=northmoor, invitation=invitation, user=user)
        assert AreaMilestone.objects.get(area=northmoor).milestone == "administrator_joined"

    def test_former_member_comes_back_with_the_new_roles_only(self, northmoor, people, invitation):
        user = make_user("Ivy Invited")
        with area_scope(northmoor.pk):
            Membership.objects.create(user=user, roles=["clerk"], ended_at=timezone.now())
            membership = accept_invitation(area=northmoor, invitation=invitation, user=user)
        assert (membership.roles, membership.ended_at) == (["participant"], None)

    def test_second_press_at_the_same_moment_is_refused(self, northmoor, invitation):
        user = make_user("Ivy Invited")
        with area_scope(northmoor.pk):
            accept_invitation(area=northmoor, invitation=invitation, user=user)
            with pytest.raises(CannotAccept):
                accept_invitation(area=northmoor, invitation=invitation, user=user)
