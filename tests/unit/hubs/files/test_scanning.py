"""The hook for a virus scanner: what it finds is refused, and so is a file it cannot look at."""

import socket
from io import BytesIO
from threading import Thread

import pytest

from hubs.files import NotAcceptedError
from hubs.files.scanning import scan

CLAMD = "hubs.files.scanning.clamd"


def serve(listening, answer, taken):
    connection, _address = listening.accept()
    with connection:
        received = connection.recv(10)
        while not received.endswith(bytes(4)):
            received += connection.recv(65_536)
        taken.append(received)
        connection.sendall(answer)


@pytest.fixture
def daemon(tmp_path, settings):
    """A stand-in for clamd; returns a function from what it answers to what it was sent."""
    threads = []

    def start(answer):
        taken = []
        listening = socket.socket(socket.AF_UNIX)
        listening.bind(str(tmp_path / "clamd"))
        listening.listen(1)
        thread = Thread(target=serve, args=(listening, answer, taken))
        thread.start()
        threads.append((thread, listening))
        return taken

    settings.CLAMD_URL, settings.FILE_SCANNER = f"unix://{tmp_path}/clamd", CLAMD
    yield start
    for thread, listening in threads:
        thread.join(5)
        listening.close()


def test_clean_file_passes_and_is_sent_whole(daemon):
    taken = daemon(b"stream: OK\0")
    file = BytesIO(b"abc")
    scan(file)
    assert taken == [b"zINSTREAM\0" + b"\0\0\0\x03abc" + bytes(4)]
    assert file.tell() == 0


def test_virus_is_refused_in_words(daemon):
    daemon(b"stream: Eicar-Test-Signature FOUND\0")
    with pytest.raises(NotAcceptedError, match="something harmful"):
        scan(BytesIO(b"abc"))


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b""])
def test_scanner_that_does_not_say_keeps_the_file_out(daemon, answer):
    daemon(answer)
    with pytest.raises(NotAcceptedError, match="could not be checked"):
        scan(BytesIO(b"abc"))


@pytest.mark.parametrize("url", ["unix:///nowhere/clamd", "tcp://127.0.0.1:1"])
def test_scanner_that_is_away_keeps_the_file_out(settings, url):
    settings.CLAMD_URL, settings.FILE_SCANNER = url, CLAMD
    with pytest.raises(NotAcceptedError, match="could not be checked"):
        scan(BytesIO(b"abc"))


def test_without_a_scanner_nothing_is_asked(settings):
    settings.FILE_SCANNER = ""
    scan(BytesIO(b"abc"))
