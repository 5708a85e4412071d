import pytest

from launcher import bootstrap


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout whose environment exists and runs, but has nothing installed yet."""
    (tmp_path / "requirements").mkdir()
    for level in bootstrap.LEVELS:
        (tmp_path / "requirements" / f"{level}.txt").write_text(f"packages of {level}\n")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / "installed")
    monkeypatch.setattr(bootstrap, "_runs", lambda _: True)
    return tmp_path


def _install(level):
    bootstrap.STAMP.write_text(bootstrap._stamp(level))


def test_nothing_is_installed_without_a_stamp(checkout):
    assert not bootstrap._installed("demo")


def test_packages_for_tests_are_enough_for_the_demo(checkout):
    _install("dev")
    assert bootstrap._installed("demo")


def test_packages_for_the_demo_are_not_enough_for_tests(checkout):
    _install("demo")
    assert bootstrap._installed("demo")
    assert not bootstrap._installed("dev")


def test_a_changed_lock_file_means_installing_again(checkout):
    _install("dev")
    (checkout / "requirements" / "dev.txt").write_text("newer packages\n")
    assert not bootstrap._installed("dev")


def test_an_environment_whose_python_is_gone_means_installing_again(checkout, monkeypatch):
    _install("dev")
    monkeypatch.setattr(bootstrap, "_runs", lambda _: False)
    assert not bootstrap._installed("dev")
