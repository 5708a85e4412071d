"""The components gallery is there for those who build, and nowhere else."""

import pytest

ADDRESSES = ["/components/", "/components/workshop/"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.django_db
def test_gallery_opens_where_pages_are_built(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.django_db
def test_gallery_is_not_found_in_production(client, settings, address):
    settings.DEBUG = settings.DEMO = settings.TESTING = False
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_gallery_save_answers_with_the_question_and_keeps_nothing(client):
    response = client.post("/components/save/", {"open-level": "4", "open-evidence": "<b>x</b>"})
    assert response.status_code == 200
    assert b"Saved just now" in response.content
    assert b"&lt;b&gt;x&lt;/b&gt;" in response.content


@pytest.mark.django_db
def test_gallery_save_is_not_found_in_production(client, settings):
    settings.DEBUG = settings.DEMO = settings.TESTING = False
    assert client.post("/components/save/").status_code == 404


@pytest.mark.django_db
def test_gallery_title_says_a_form_was_refused(client):
    body = client.get("/components/").content.decode()
    assert "<title>Components" in body
    assert body.count("govuk-error-summary__list") == 1
