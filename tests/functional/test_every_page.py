"""Every page that anybody can reach in the demonstration, on the narrowest screen."""

import pytest

from tests.functional.crawling import PUBLIC, SAME_FOR_ALL, Walk

# In one process, so that axe looks once at what people see alike.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("every page")]
NARROW = {"width": 320, "height": 900}
OUTSIDE = "platform@example.org"
# People who see much the same are together, so that axe looks once at what is the same.
GROUPS = {
    "who runs a review and who answers it": (
        "transformation@northmoor.example",
        "health@northmoor.example",
        "leader@northmoor.example",
    ),
    "who takes a report to the board": (
        "sponsor@northmoor.example",
        "board@northmoor.example",
        "clerk@northmoor.example",
    ),
    "who brings in people": ("admin@northmoor.example",),
    "who is in an area in its first days": (
        "admin@eastvale.example",
        "leader@eastvale.example",
    ),
    "who is outside all areas": (OUTSIDE,),
}


@pytest.fixture(scope="session")
def shapes():
    """What axe has seen in this process, whoever it was seen for."""
    return set()


@pytest.mark.parametrize("emails", GROUPS.values(), ids=GROUPS.keys())
def test_every_page_of_a_person_is_sound(emails, demo, signed_in_page, axe_finds, shapes):
    looked_at = set()
    for email in emails:
        page = signed_in_page(demo(email), viewport=NARROW)
        passed_by = PUBLIC if email == OUTSIDE else (*PUBLIC, *SAME_FOR_ALL)
        walk = Walk(page, axe_finds, passed_by, looked_at, shapes)
        walk.follow("/areas/")
        page.context.close()
        assert walk.met.total() >= 12, f"{email} met only {list(walk.met)}"
        assert walk.faults == [], f"{email}:\n" + "\n".join(walk.faults)


@pytest.mark.usefixtures("demo")
def test_every_public_page_is_sound(page, axe_finds):
    page.set_viewport_size(NARROW)
    walk = Walk(page, axe_finds)
    walk.follow("/", "/account/login/", "/help/", "/p/northmoor-demonstration-page-one/")
    assert walk.met["hubs:accessibility-view"]
    assert walk.met["account_request_login_code"]
    assert walk.met["leadership:public-view"]
    assert walk.faults == [], "\n".join(walk.faults)
