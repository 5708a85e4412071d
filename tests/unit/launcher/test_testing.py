import pytest

from launcher import testing


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        ([], True),
        (["-k", "answer"], True),
        (["tests"], True),
        (["tests/functional/test_round.py"], True),
        (["tests/unit"], False),
        (["tests/unit", "tests/integration", "-x"], False),
    ],
)
def test_browser_is_needed_only_where_functional_tests_run(arguments, needed):
    assert testing._has_browser_tests(arguments) is needed


def test_whole_run_has_the_coverage_gate():
    assert "--cov-fail-under=95" in testing._everything()
