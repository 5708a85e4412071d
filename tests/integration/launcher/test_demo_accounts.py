from governance.demo import seed_demo
from hubs.models import User
from launcher import run


def test_accounts_that_are_printed_can_sign_in(db):
    seed_demo()
    for address, _ in run.ACCOUNTS:
        assert User.objects.get(email=address).check_password(run.PASSWORD)
