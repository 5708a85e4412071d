"""A council's own sign-in opens accounts that an invitation has made, and makes none."""

import pytest
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.messages import get_messages
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware

from hubs.accounts import SocialAccountAdapter
from hubs.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def council(settings):
    app = {
        "provider_id": "council",
        "name": "Northmoor Council",
        "client_id": "planner",
        "secret": "secret",
        "settings": {"server_url": "https://id.northmoor.example"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


@pytest.fixture
def request_(rf):
    request = rf.get("/account/oidc/council/login/callback/")
    for middleware in (SessionMiddleware, MessageMiddleware):
        middleware(lambda request: None).process_request(request)
    return request


def login_of(email, verified=True):
    address = EmailAddress(email=email, verified=verified, primary=True)
    account = SocialAccount(provider="council", uid="42")
    return SocialLogin(user=User(email=email), account=account, email_addresses=[address])


def test_verified_address_opens_its_account(people, request_):
    login = login_of(people.owner.email.upper())
    with context.request_context(request_):
        SocialAccountAdapter().pre_social_login(request_, login)
    assert SocialAccount.objects.get(uid="42").user == people.owner


@pytest.mark.parametrize("verified", [True, False])
def test_no_account_is_made_and_no_unproven_address_believed(people, request_, verified):
    email = "new@northmoor.example" if verified else people.owner.email
    with pytest.raises(ImmediateHttpResponse) as answer:
        SocialAccountAdapter().pre_social_login(request_, login_of(email, verified))
    assert answer.value.response.url == "/account/login/"
    assert "Ask your area for an invitation" in str(next(iter(get_messages(request_))))
    assert not SocialAccount.objects.exists()


def test_closed_account_stays_closed(people, request_):
    User.objects.filter(pk=people.owner.pk).update(is_active=False)
    with pytest.raises(ImmediateHttpResponse):
        SocialAccountAdapter().pre_social_login(request_, login_of(people.owner.email))


def test_signing_up_through_it_is_closed(rf):
    assert not SocialAccountAdapter().is_open_for_signup(rf.get("/"), login_of("a@x.example"))
