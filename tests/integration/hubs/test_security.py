"""Headers, cookies, logs and health: what an operator and a penetration tester look at."""

import json
import logging
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from hubs import health, logs, tasks
from hubs.models import DueIndex, Heartbeat
from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db


class TestHeaders:
    def test_content_security_policy_is_strict(self, client):
        policy = client.get("/").headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "object-src 'none'" in policy
        assert "unsafe" not in policy
        assert re.search(r"script-src 'self'( 'nonce-[^']+')?;", policy)

    @pytest.mark.parametrize(
        ("name", "value"),
        [
            ("X-Frame-Options", "DENY"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Cache-Control", "no-store"),
        ],
    )
    def test_every_page_carries_it(self, client, name, value):
        for path in ("/", "/account/login/", "/nowhere/"):
            assert value in client.get(path).headers[name]

    def test_no_template_has_inline_style_script_or_handler(self):
        for path in (settings.BASE_DIR / "templates").rglob("*.html"):
            if path.parts[-2] in ("mail", "email") or "pdf" in path.parts:
                continue
            found = re.findall(
                r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*(?:src=|application/json))",
                path.read_text(),
            )
            assert found == [], path

    def test_cookies_are_out_of_reach_of_scripts(self, client, people):
        client.post("/account/login/", {"login": people.owner.email, "password": PASSWORD})
        assert set(client.cookies) == {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}
        for cookie in client.cookies.values():
            assert cookie["httponly"]
            assert cookie["samesite"] == "Lax"


class TestRequestId:
    def test_answer_carries_the_id_that_was_given(self, client):
        response = client.get("/healthz", headers={"x-request-id": "abc-12345678"})
        assert response.headers["X-Request-ID"] == "abc-12345678"

    @pytest.mark.parametrize("given", ["short", "x" * 65, "has spaces in it", "a\nb-injected"])
    def test_nonsense_id_is_replaced(self, client, given):
        answered = client.get("/healthz", headers={"x-request-id": given}).headers["X-Request-ID"]
        assert answered != given
        assert re.fullmatch(r"[0-9a-f-]{36}", answered)

    def test_error_page_shows_it(self, client):
        response = client.get("/nowhere/")
        assert response.headers["X-Request-ID"] in response.text


@pytest.fixture
def lines():
    """What the service logs, as the JSON lines that an operator reads."""
    written = []

    class Keep(logging.Handler):
        def emit(self, record):
            written.append(self.format(record))

    handler = Keep()
    handler.setFormatter(logs.JsonFormatter())
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


class TestLogs:
    def test_line_names_route_area_and_request_and_no_person(self, people, sign_in, lines):
        client = sign_in(people.administrator)
        client.get("/areas/northmoor/settings/people/", {"find": "olive.owner@northmoor.example"})
        line = json.loads(lines[-1])
        assert line["message"].startswith("GET areas/<slug:slug>/settings/people/ 200")
        assert line["area"] == "northmoor"
        assert line["request"]
        assert "olive" not in "".join(lines)

    @pytest.mark.parametrize(
        "path",
        [
            "/invitations/northmoor/secret-token-of-somebody/",
            "/account/password/reset/key/abc-secret-token-of-somebody/",
            "/nowhere/secret-token-of-somebody/",
        ],
    )
    def test_token_in_an_address_is_not_logged(self, client, northmoor, lines, path):
        client.get(path)
        client.put(path)
        assert lines
        assert "secret-token" not in "".join(lines)

    def test_forged_form_is_logged_without_the_address(self, northmoor, lines):
        from django.test import Client

        path = "/account/password/reset/key/abc-secret-token-of-somebody/"
        assert Client(enforce_csrf_checks=True).post(path).status_code == 403
        assert "Forbidden" in "".join(lines)
        assert "secret-token" not in "".join(lines)

    def test_exception_shows_where_and_not_what_was_typed(self, lines):
        try:
            raise ValueError("Olive Owner typed this")
        except ValueError:
            logging.getLogger("hubs").exception("A task failed")
        line = json.loads(lines[-1])
        assert line["error"] == "ValueError"
        assert "test_security.py" in line["stack"][0]
        assert "Olive" not in lines[-1]

    def test_failed_sign_in_is_logged_without_the_address(self, client, lines):
        client.post("/account/login/", {"login": "olive@northmoor.example", "password": "p4ss"})
        assert "olive" not in "".join(lines)
        assert "p4ss" not in "".join(lines)


class TestHealth:
    def test_process_lives(self, client):
        assert client.get("/healthz").text == "ok"

    def test_service_is_ready_when_everything_works(self, client):
        tasks.beat()
        response = client.get("/readyz")
        assert (response.status_code, response.json()) == (200, {"ready": True, "faults": []})

    def test_scheduler_that_has_not_been_seen_is_named(self, client):
        response = client.get("/readyz")
        assert response.status_code == 503
        assert response.json()["faults"] == ["The scheduler has not been seen yet."]

    def test_scheduler_that_stands_still_is_named(self, client):
        Heartbeat.objects.create(name=health.BEAT, seen_at=timezone.now() - timedelta(minutes=5))
        assert "was last seen 300 seconds ago" in client.get("/readyz").json()["faults"][0]

    def test_message_that_waits_too_long_is_named(self, client, northmoor):
        tasks.beat()
        long_ago = timezone.now() - timedelta(hours=1)
        DueIndex.objects.create(area=northmoor, kind=DueIndex.Kind.OUTBOX, due_at=long_ago)
        [fault] = client.get("/readyz").json()["faults"]
        assert fault.startswith("Messages have been waiting to be sent since")


class TestDemoMail:
    @pytest.fixture
    def message(self):
        from hubs.models import DemoMail

        return DemoMail.objects.create(
            recipient="ivy@northmoor.example",
            subject="Join Northmoor",
            text="Accept: http://127.0.0.1:8000/invitations/northmoor/x/ <b>not bold</b>",
            html="<h1>Join</h1><script>alert(1)</script>",
        )

    def addresses(self, message):
        return [
            reverse("hubs:demo-mail-list"),
            reverse("hubs:demo-mail-view", args=[message.pk]),
            reverse("hubs:demo-mail-show", args=[message.pk]),
        ]

    def test_mailbox_does_not_exist_outside_a_demonstration(self, client, message):
        for path in self.addresses(message):
            assert client.get(path).status_code == 404

    def test_demonstration_shows_its_messages_safely(self, client, message, settings):
        settings.DEMO = True
        listed, viewed, shown = [client.get(path) for path in self.addresses(message)]
        assert "Join Northmoor" in listed.text
        assert "&lt;b&gt;not bold" in viewed.text
        assert 'href="http://127.0.0.1:8000/invitations/northmoor/x/"' in viewed.text
        policy = shown.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "sandbox" in policy
        assert "script-src" not in policy

    def test_message_goes_into_the_mailbox(self, settings):
        from django.core.mail import EmailMultiAlternatives

        from hubs.mail import DemoMailbox
        from hubs.models import DemoMail

        email = EmailMultiAlternatives("Hello", "Plain", to=["a@x.example", "b@x.example"])
        email.attach_alternative("<p>Rich</p>", "text/html")
        assert DemoMailbox(alias="default").send_messages([email]) == 1
        kept = DemoMail.objects.filter(subject="Hello")
        assert {(m.recipient, m.html) for m in kept} == {
            ("a@x.example", "<p>Rich</p>"),
            ("b@x.example", "<p>Rich</p>"),
        }


class TestPublicPages:
    @pytest.mark.parametrize("name", ["accessibility", "privacy", "cookies", "help"])
    def test_page_is_open_to_anyone_and_asks_the_database_nothing(
        self, client, name, django_assert_num_queries
    ):
        with django_assert_num_queries(0):
            response = client.get(f"/{name}/")
        assert response.status_code == 200

    def test_every_page_links_them(self, client):
        text = client.get("/account/login/").text
        for name in ("accessibility", "privacy", "cookies", "help"):
            assert f'href="/{name}/"' in text
