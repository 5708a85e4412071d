import pytest

from hubs.templatetags.accounts import device

CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Safari"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (CHROME, "Chrome on Linux"),
        (CHROME.replace("X11; Linux x86_64", "Windows NT 10.0") + " Edg/140", "Edge on Windows"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604",
            "Safari on an iPhone",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Firefox/140", "Firefox on a Mac"),
        ("Firefox/140", "Firefox"),
        ("something on Android", "Android"),
        ("curl/8", "An unknown device"),
        ("", "An unknown device"),
    ],
)
def test_device_is_named_as_its_owner_would(user_agent, words):
    assert device(user_agent) == words
