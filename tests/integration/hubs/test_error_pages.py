"""Error pages: in the look, plain words, and the last one without a database."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from hubs.views import errors

NAMES = ["400", "403", "404", "409", "413", "429", "500", "503", "csrf"]


@pytest.mark.parametrize("name", NAMES)
def test_error_page_has_one_heading_a_title_and_the_number_to_quote(name):
    request = RequestFactory().get("/areas/northmoor/")
    body = render_to_string(f"errors/{name}.html", {"request_id": "req-1"}, request)
    assert body.count("<h1") == 1
    assert "req-1" in body
    assert " – Family Hub Leadership Planner</title>" in body


def test_server_error_page_asks_neither_database_nor_context():
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert b"This is our mistake" in response.content


@pytest.mark.django_db
def test_not_found_page_is_the_same_for_every_address(people, sign_in):
    client = sign_in(people.owner)
    first, second = client.get("/nothing/"), client.get("/areas/elsewhere/")
    assert first.status_code == second.status_code == 404
    strip = [r.content.split(b"give this number")[0] for r in (first, second)]
    assert strip[0] == strip[1]
