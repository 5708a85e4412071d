import pytest

from launcher import state as places


def test_home_is_private(state):
    assert places.home() == state
    assert state.stat().st_mode & 0o007 == 0


def test_home_refuses_a_folder_behind_a_link(state, monkeypatch):
    link = state / "link"
    link.symlink_to(state)
    monkeypatch.setenv("STATE_DIR", str(link))
    with pytest.raises(places.LauncherError, match="belongs to somebody else"):
        places.home()


def test_home_refuses_a_path_too_long_for_a_socket(state, monkeypatch):
    monkeypatch.setenv("STATE_DIR", str(state / ("x" * 90)))
    with pytest.raises(places.LauncherError, match="too long"):
        places.home()


def test_home_differs_for_another_checkout(monkeypatch, tmp_path):
    monkeypatch.delenv("STATE_DIR", raising=False)
    monkeypatch.setattr(places.Path, "mkdir", lambda *_, **__: None)
    monkeypatch.setattr(places.Path, "lstat", lambda _: tmp_path.stat())
    monkeypatch.setattr(places, "service_account", dict)
    here = places.home()
    monkeypatch.setattr(places, "ROOT", tmp_path)
    assert places.home() != here


def test_secret_key_is_long_kept_and_for_our_eyes_only(state):
    key = places.secret_key()
    assert len(key) >= 50
    assert places.secret_key() == key
    assert (state / "secret-key").stat().st_mode & 0o077 == 0


def test_lease_tells_the_last_user_only(state):
    first, second = places.Lease(), places.Lease()
    assert first.release() is False
    assert second.release() is True
