"""A session ends at a moment that pages can tell, and whoever is there may stay."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db
HOURS = settings.SESSION_COOKIE_AGE
STAY = "/account/stay/"


def seconds_on(page):
    return int(re.search(r'data-module="session-end" data-seconds="(\d+)"', page).group(1))


def test_signing_in_says_until_when_and_no_page_moves_that(people, client):
    client.post("/account/login/", {"login": people.owner.email, "password": PASSWORD})
    assert HOURS - 60 < seconds_on(client.get("/account/").text) <= HOURS
    session = client.session
    session.set_expiry(timezone.now() + timedelta(seconds=100))
    session["saved"] = "something"
    session.save()
    assert seconds_on(client.get("/account/").text) <= 100


def test_staying_gives_the_whole_time_again_and_keeps_the_page(people, sign_in):
    client = sign_in(people.owner)
    session = client.session
    session.set_expiry(timezone.now() + timedelta(seconds=100))
    session.save()
    response = client.post(STAY)
    assert (response.status_code, response["X-Session-Seconds"]) == (204, str(HOURS))
    assert seconds_on(client.get("/account/").text) > HOURS - 60
    assert response.cookies[settings.SESSION_COOKIE_NAME]["max-age"] > HOURS - 60


def test_session_past_its_moment_is_over_and_cannot_be_stretched(people, sign_in):
    client = sign_in(people.owner)
    session = client.session
    session.set_expiry(timezone.now() - timedelta(seconds=1))
    session.save()
    assert client.post(STAY).status_code == 302
    assert client.get("/account/").status_code == 302


def test_staying_needs_a_post_a_person_and_no_forgery(people, sign_in, client):
    assert sign_in(people.owner).get(STAY).status_code == 405
    assert client.post(STAY).status_code == 302
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people.owner, backend=settings.AUTHENTICATION_BACKENDS[0])
    assert strict.post(STAY).status_code == 403


def test_page_of_somebody_not_signed_in_warns_of_nothing(client):
    assert "session-end" not in client.get("/help/").text
