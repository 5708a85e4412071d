import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from hubs.models import User
from tests.personas import PASSWORD, make_member

pytestmark = pytest.mark.django_db
LOGIN = "/account/login/"


@pytest.fixture(autouse=True)
def no_earlier_attempts():
    cache.clear()


def log_in(client, user, password=PASSWORD, **extra):
    return client.post(LOGIN, {"login": user.email, "password": password, **extra})


class TestSigningIn:
    def test_password_leads_to_the_areas(self, client, people):
        assert log_in(client, people.owner).url == "/areas/"

    def test_address_may_be_typed_with_capitals(self, client, people):
        data = {"login": people.owner.email.upper(), "password": PASSWORD}
        assert client.post(LOGIN, data).url == "/areas/"

    def test_wrong_password_is_explained_without_saying_which_was_wrong(self, client, people):
        known = log_in(client, people.owner, "not the password")
        unknown = client.post(LOGIN, {"login": "nobody@northmoor.example", "password": "x"})
        assert known.status_code == unknown.status_code == 422
        summary = re.compile(r"error-summary__list.*?</ul>", re.DOTALL)
        assert summary.search(known.text)[0] == summary.search(unknown.text)[0]
        assert "Error: Sign in" in known.text

    def test_many_wrong_passwords_are_slowed_down(self, client, people):
        for _attempt in range(5):
            log_in(client, people.owner, "not the password")
        assert "Too many failed" in log_in(client, people.owner).text

    def test_many_tries_from_one_place_get_429(self, client, people):
        statuses = {log_in(client, people.owner, "x").status_code for _try in range(61)}
        assert 429 in statuses
        assert "Too many tries in a short time" in log_in(client, people.owner).text

    def test_code_signs_in(self, client, people):
        client.post("/account/login/code/", {"email": people.owner.email})
        [sent] = mail.outbox
        code = sent.body.split("\n\n")[1].strip()
        assert sent.subject == f"{code} is your code to sign in"
        assert "Enter the code" in client.get("/account/login/code/confirm/").text
        refused = client.post("/account/login/code/confirm/", {"code": "nonsense"})
        assert refused.status_code == 422
        assert client.post("/account/login/code/confirm/", {"code": code}).url == "/areas/"

    def test_code_page_is_the_same_for_unknown_addresses(self, client, people):
        response = client.post("/account/login/code/", {"email": "nobody@northmoor.example"})
        assert response.url == "/account/login/code/confirm/"
        assert "no account here" in mail.outbox[0].body

    def test_page_about_the_account_sends_nobody_to_an_administrator_they_lack(
        self, sign_in, people
    ):
        ask = "ask your area’s administrator"
        own, platform = (
            sign_in(user).get("/account/").text for user in (people.owner, people.platform)
        )
        assert ask in own
        assert "Back to the area" in own
        assert ask not in platform
        assert "Back to the area" not in platform

    def test_closed_account_does_not_open(self, client, people):
        User.objects.filter(pk=people.owner.pk).update(is_active=False)
        log_in(client, people.owner)
        assert client.get("/areas/").status_code == 302

    def test_next_leads_only_to_this_site(self, client, people):
        response = log_in(client, people.owner, next="https://evil.example/")
        assert response.url == "/areas/"

    def test_mail_server_that_is_down_is_a_clear_page(self, client, people, monkeypatch):
        from django.core.mail.backends.locmem import EmailBackend

        def refuse(self, messages):
            raise ConnectionRefusedError

        monkeypatch.setattr(EmailBackend, "send_messages", refuse)
        response = client.post("/account/login/code/", {"email": people.owner.email})
        assert response.status_code == 503
        assert "We could not send the message" in response.text


class TestSignUp:
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_it_is_closed_and_says_how_to_get_an_invitation(self, client, method):
        data = {"email": "eve@northmoor.example", "password1": "three quiet lanterns"}
        response = getattr(client, method)("/account/signup/", data)
        assert "Accounts begin with an invitation" in response.text
        assert not User.objects.exists()

    @pytest.mark.parametrize(
        "path", ["email/", "confirm-email/", "3rdparty/", "3rdparty/signup/", "social/signup/"]
    )
    def test_addresses_that_are_not_needed_do_not_exist(self, path, people, sign_in):
        assert sign_in(people.owner).get(f"/account/{path}").status_code == 404


class TestPassword:
    def test_forgotten_password_is_replaced_through_the_link(self, client, people):
        client.post("/account/password/reset/", {"email": people.owner.email})
        [sent] = mail.outbox
        link = re.search(r"http://testserver(\S+)", sent.body)[1]
        form = client.get(link, follow=True)
        assert "Choose a new password" in form.text
        target = form.redirect_chain[-1][0]
        weak = client.post(target, {"password1": "short", "password2": "short"})
        assert weak.status_code == 422
        data = {"password1": "three quiet lanterns", "password2": "three quiet lanterns"}
        assert "is saved" in client.post(target, data, follow=True).text
        assert log_in(client, people.owner, "three quiet lanterns").url == "/areas/"
        assert "no longer works" in client.get(link, follow=True).text

    def test_change_asks_for_the_old_one(self, people, sign_in):
        client = sign_in(people.owner)
        data = {"password1": "three quiet lanterns", "password2": "three quiet lanterns"}
        wrong = client.post("/account/password/change/", {"oldpassword": "x", **data})
        assert wrong.status_code == 422
        client.post("/account/password/change/", {"oldpassword": PASSWORD, **data})
        people.owner.refresh_from_db()
        assert people.owner.check_password("three quiet lanterns")
        assert mail.outbox[0].subject == "Your password was changed"


class TestTwoSteps:
    def test_changing_the_second_step_asks_for_the_password_again(self, people, sign_in):
        response = sign_in(people.owner).get("/account/2fa/totp/activate/")
        assert response.url.startswith("/account/reauthenticate/")

    @pytest.mark.django_db(transaction=True)  # the notice is sent when the change is committed
    def test_app_is_set_up_and_then_asked_for(self, client, people):
        from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
        from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters

        log_in(client, people.owner)
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        page = client.get("/account/2fa/totp/activate/")
        secret = re.search(r'fh-code">([A-Z2-7]+)<', page.text)[1]
        code = format_hotp_value(hotp_value(secret, next(iter(counters()))))
        assert client.post("/account/2fa/totp/activate/", {"code": "0"}).status_code == 422
        done = client.post("/account/2fa/totp/activate/", {"code": code}, follow=True)
        codes = re.findall(r'fh-code">([0-9a-z]{8})<', done.text)
        assert len(codes) == 10
        assert "Two-step sign-in is on" in [sent.subject for sent in mail.outbox]
        client.post("/account/logout/")
        assert log_in(client, people.owner).url.startswith("/account/2fa/authenticate/")
        assert "Second step" in client.get("/account/2fa/authenticate/").text
        assert client.get("/areas/").status_code == 302
        assert client.post("/account/2fa/authenticate/", {"code": codes[0]}).url == "/areas/"
        assert "On" in client.get("/account/").text

    @pytest.mark.parametrize(
        "path",
        ["2fa/", "2fa/webauthn/", "2fa/webauthn/add/", "sessions/"],
    )
    def test_page_opens_once_it_is_clear_who_asks(self, client, people, path):
        log_in(client, people.owner)
        client.post("/account/reauthenticate/", {"password": PASSWORD})
        assert client.get(f"/account/{path}").status_code == 200


class TestSessions:
    def test_devices_are_listed_in_words_and_signed_out(self, client, people, sign_in):
        firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko Firefox/140.0"
        log_in(client, people.owner)
        other = type(client)(headers={"user-agent": firefox})
        log_in(other, people.owner)
        assert "Firefox on Windows" in client.get("/account/sessions/").text
        client.post("/account/sessions/")
        assert other.get("/areas/").status_code == 302
        assert client.get("/areas/").status_code == 302  # to the one area: still signed in
        assert client.get("/areas/").url == "/areas/northmoor/"


class TestAccountPage:
    def test_name_is_changed(self, people, sign_in):
        client = sign_in(people.owner)
        response = client.post("/account/details/", {"name": "Olive O’Owner"}, follow=True)
        assert "Olive O’Owner" in response.text

    def test_empty_name_is_refused(self, people, sign_in):
        response = sign_in(people.owner).post("/account/details/", {"name": " "})
        assert response.status_code == 422
        assert "Enter the full name" in response.text


class TestWhereTo:
    def test_one_area_opens_at_once(self, people, sign_in):
        assert sign_in(people.owner).get("/areas/").url == "/areas/northmoor/"

    def test_several_areas_are_a_choice(self, people, sign_in, eastvale):
        from hubs.models import Membership
        from hubs.tenancy import area_scope

        user = people.owner
        with area_scope(eastvale.pk):
            Membership.objects.create(user=user, roles=["observer"])
        text = sign_in(user).get("/areas/").text
        assert "Which area?" in text
        assert "Northmoor" in text
        assert "Eastvale" in text

    def test_no_area_is_explained(self, db, sign_in):
        from tests.personas import make_user

        assert "You are not part of an area" in sign_in(make_user("Nora None")).get("/areas/").text

    def test_platform_administrator_goes_to_the_areas(self, people, sign_in):
        assert sign_in(people.platform).get("/areas/").url == reverse("hubs:area-list")

    def test_start_page_sends_those_signed_in_on(self, client, people, sign_in):
        assert "One agreed view" in client.get("/").text
        assert sign_in(people.owner).get("/").url == "/areas/"

    def test_administrator_of_the_platform_with_an_area_chooses(self, people, sign_in, northmoor):
        user = make_member(northmoor, "Both Things", "observer")
        User.objects.filter(pk=user.pk).update(is_platform_administrator=True)
        text = sign_in(user).get("/areas/").text
        assert "All areas" in text
        assert "Northmoor" in text
