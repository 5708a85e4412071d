"""Every address, method and persona, in one's own area and in another: denied where it should be.

Whoever adds a route that takes something new says in `tests/architecture/routes.py` how to make it.
"""

import logging
import re
from pathlib import Path

import pytest
from django.test import Client

from hubs.permissions import Permission, Role, permissions_of
from tests.architecture.routes import IDS, PRIMARY_KEYS, World, every_route
from tests.personas import Personas

# The doors are tried, not what is behind them: tracing would make these tests twice as long.
pytestmark = pytest.mark.no_cover
ROOT = Path(__file__).parents[2]
# Which methods a view knows is decided before who asks, so the others are tried once.
METHODS = ["GET", "POST"]
OTHER_METHODS = ["HEAD", "PUT", "DELETE"]
# Views of allauth, which carry no stamp of ours: each with who may open it.
ALLAUTH = {
    "account_login": "anybody: signing in",
    "account_request_login_code": "anybody: signing in",
    "account_confirm_login_code": "anybody: signing in",
    "account_logout": "anybody: signing out",
    "account_signup": "anybody: says how to get an invitation",
    "account_inactive": "anybody: says that the account is closed",
    "account_reset_password": "anybody: forgotten password",
    "account_reset_password_done": "anybody: forgotten password",
    "account_reset_password_from_key": "anybody with the link",
    "account_reset_password_from_key_done": "anybody: forgotten password",
    "account_reauthenticate": "one's own account",
    "account_change_password": "one's own account",
    "account_set_password": "one's own account",
    "usersessions_list": "one's own account",
    "mfa_index": "one's own account",
    "mfa_authenticate": "anybody who has typed the right password",
    "mfa_reauthenticate": "one's own account",
    "mfa_activate_totp": "one's own account",
    "mfa_deactivate_totp": "one's own account",
    "mfa_view_recovery_codes": "one's own account",
    "mfa_generate_recovery_codes": "one's own account",
    "mfa_download_recovery_codes": "one's own account",
    "mfa_list_webauthn": "one's own account",
    "mfa_add_webauthn": "one's own account",
    "mfa_login_webauthn": "anybody: signing in",
    "mfa_reauthenticate_webauthn": "one's own account",
    "mfa_edit_webauthn": "one's own account",
    "mfa_remove_webauthn": "one's own account",
}
PERSONAS = [
    "anonymous",
    "administrator",
    "facilitator",
    "sponsor",
    "owner",
    "board_member",
    "clerk",
    "observer",
    "outsider",
    "platform",
]
ROLES = {
    "administrator": Role.AREA_ADMINISTRATOR,
    "facilitator": Role.FACILITATOR,
    "sponsor": Role.SPONSOR,
    "owner": Role.PARTICIPANT,
    "board_member": Role.BOARD_MEMBER,
    "clerk": Role.CLERK,
    "observer": Role.OBSERVER,
}
WRONG_METHOD = 405
MAY_SAY_NOT_READY = {("hubs:health-ready", 503)}
ROUTES = list(every_route())
OURS = [route for route in ROUTES if route.access]


def test_every_view_says_who_may_open_it_or_is_listed_with_a_reason():
    unstamped = {route.name for route in ROUTES if not route.access}
    assert unstamped == set(ALLAUTH)


def test_everything_an_area_route_takes_can_be_filled_with_a_real_row():
    unknown = {
        (route.name, name)
        for route in OURS
        for name in (set(route.takes) - {"slug"} if route.is_of_an_area else ())
        if name not in IDS and not (name == "pk" and route.name.rpartition("-")[0] in PRIMARY_KEYS)
    }
    assert unknown == set()


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("*/views/*.py")), ids=lambda path: f"{path.parts[-3]}/{path.name}"
)
def test_view_module_neither_queries_nor_writes_by_itself(path):
    found = re.findall(r"\.objects\b|\.save\(|\.create\(|\.delete\(\)", path.read_text())
    assert found == []


@pytest.fixture(autouse=True)
def quiet():
    """Thousands of requests: their log lines would take longer than they do."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def client_of(persona, people, sign_in):
    client = Client() if persona == "anonymous" else sign_in(getattr(people, persona))
    client.raise_request_exception = False
    return client


def needs_a_row(route):
    """Whether the address names a row of an area, and not only reference data."""
    return any(name == "pk" or name.endswith("_id") for name in route.takes)


OF_THE_MOMENT = re.compile(
    rb'give this number: [0-9a-f-]+|name="csrfmiddlewaretoken" value="\w+"|data-seconds="\d+"'
)


def without_the_moment(response):
    """What a page says, but for what is new each time it is asked for."""
    return OF_THE_MOMENT.sub(b"", response.content)


def expected_of(route, persona):
    """The statuses that deny a route to a persona in Northmoor, or None where it is allowed."""
    kind, _, rest = route.access.partition(":")
    if kind == "open_to_anyone" or (kind == "signed_in" and persona != "anonymous"):
        return None
    if persona == "anonymous":
        return 302
    if kind == "platform_only":
        return None if persona == "platform" else 404
    if persona not in ROLES:
        return 404
    return None if Permission(rest) in permissions_of([ROLES[persona]]) else 403


@pytest.mark.django_db
@pytest.mark.parametrize("persona", PERSONAS)
def test_own_area_is_open_where_the_role_allows_and_closed_elsewhere(persona, people, sign_in):
    client = client_of(persona, people, sign_in)
    wrong = []
    for route in OURS:
        denied = expected_of(route, persona)
        for method in METHODS:
            status = client.generic(method, route.path("northmoor")).status_code
            allowed = status < 500 or (route.name, status) in MAY_SAY_NOT_READY
            fine = allowed if denied is None else status in (denied, WRONG_METHOD)
            if not fine:
                wrong.append((route.name, method, status, denied))
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("persona", PERSONAS[1:])
def test_foreign_area_looks_like_one_that_does_not_exist(persona, people, sign_in):
    area = people.area if persona == "outsider" else people.elsewhere
    world = World(area, people if area == people.area else Personas(area, people.area))
    client = client_of(persona, people, sign_in)
    missing = without_the_moment(client.get("/areas/nowhere/settings/"))
    wrong = []
    for route in OURS:
        ids = world.ids_of(route) if route.is_of_an_area else {}
        for method in METHODS if route.is_of_an_area else []:
            foreign = client.generic(method, route.path(area.slug, ids))
            alike = without_the_moment(foreign) == missing
            if foreign.status_code != WRONG_METHOD and not (foreign.status_code == 404 and alike):
                wrong.append((route.name, method, foreign.status_code))
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("persona", list(ROLES))
def test_ids_of_another_area_are_not_found_in_ones_own(persona, people, sign_in):
    world = World(people.elsewhere, Personas(people.elsewhere, people.area))
    client = client_of(persona, people, sign_in)
    wrong = []
    for route in OURS:
        may = route.is_of_an_area and expected_of(route, persona) is None
        ids = world.ids_of(route) if may and needs_a_row(route) else {}
        for method in METHODS if ids else []:
            status = client.generic(method, route.path("northmoor", ids)).status_code
            if status not in (404, WRONG_METHOD):
                wrong.append((route.name, method, status))
    assert wrong == []


@pytest.mark.django_db
def test_view_knows_only_the_methods_of_pages_and_forms(people, sign_in):
    client = client_of("facilitator", people, sign_in)
    wrong = []
    for route in OURS:
        for method in OTHER_METHODS:
            status = client.generic(method, route.path("northmoor")).status_code
            refused = status in (403, 404, WRONG_METHOD)
            fine = status < 500 if method == "HEAD" else refused
            if not fine and (route.name, status) not in MAY_SAY_NOT_READY:
                wrong.append((route.name, method, status))
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("persona", ["anonymous", "owner"])
def test_account_page_never_fails(persona, people, sign_in):
    wrong = []
    for route in ROUTES:
        for method in METHODS + OTHER_METHODS if route.name in ALLAUTH else []:
            client = client_of(persona, people, sign_in)
            status = client.generic(method, route.path("northmoor")).status_code
            closed = ALLAUTH[route.name] == "one's own account" and persona == "anonymous"
            fine = status in (302, 404, WRONG_METHOD) if closed else status < 500
            if not fine:
                wrong.append((route.name, method, status))
    assert wrong == []
