"""Files and links beside an answer: added, replaced, removed, refused, and who may open them."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from checklists.actions.evidence import MOST_AT_ONCE, MOST_EVER
from checklists.asked import paper_of, place_of
from checklists.models import Answer, Evidence, Participation
from hubs.files import Kind
from hubs.files.limits import MOST_BYTES
from hubs.files.storing import storage
from hubs.models import AuditEvent, StoredFile
from hubs.tenancy import area_scope
from tests.asking import answer, answer_everything, ask, close, page_of, sent, stored
from tests.handed_in import PDF, PROGRAM, WHOLE, png_that_says, upload
from tests.queries import at_most, counted

pytestmark = pytest.mark.django_db
ROUND = "/areas/northmoor/rounds"


@pytest.fixture
def round_(northmoor, people):
    return ask(northmoor, people.facilitator, people.owner, people.teammate)


@pytest.fixture
def owner(people, sign_in):
    return sign_in(people.owner)


@pytest.fixture
def adding(round_):
    return page_of(round_) + "SL1/evidence/"


@pytest.fixture
def add(owner, adding):
    """Return a function that adds to the owner's first answer what it is given."""
    return lambda **data: owner.post(adding, data)


def everything(round_):
    with area_scope(round_.area_id):
        return list(Evidence.objects.select_related("file"))


def one(round_):
    [found] = everything(round_)
    return found


def kept(place=""):
    """The names of everything in the store."""
    folders, files = storage().listdir(place) if storage().exists(place or ".") else ([], [])
    found = {f"{place}{name}" for name in files}
    return found.union(*(kept(f"{place}{folder}/") for folder in folders))


def url_of(evidence, end=""):
    return f"/areas/northmoor/evidence/{evidence.pk}/{end}"


def withdraw(round_, user):
    with area_scope(round_.area_id):
        mine = Participation.objects.filter(round=round_, person__user=user)
        mine.update(withdrawn_at=timezone.now())


# Adding ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", sorted(WHOLE))
def test_file_of_every_kind_is_added_and_handed_out_again(round_, owner, adding, ending):
    response = owner.post(adding, {"file": upload(WHOLE[ending], f"Our plan.{ending}")})
    assert response.url == f"{page_of(round_)}#SL1"
    found = one(round_)
    assert (found.title, found.file.kind) == (f"Our plan.{ending}", ending)
    assert f"Our plan.{ending}" in owner.get(page_of(round_)).text
    given = owner.get(url_of(found))
    assert b"".join(given.streaming_content) == WHOLE[ending]
    assert given["Content-Type"] == Kind(ending).media_type
    assert given["Content-Disposition"] == f'attachment; filename="Our plan.{ending}"'
    assert given["X-Content-Type-Options"] == "nosniff"
    assert given["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert given["Cache-Control"] == "no-store"


def test_evidence_before_any_level_does_not_stand_in_the_way_of_the_first_save(
    round_, owner, people, adding
):
    owner.post(adding, {"file": upload()})
    assert (stored(round_, people.owner, "SL1").version, one(round_).title) == (0, "Minutes.pdf")
    page = owner.get(page_of(round_)).text
    assert "0 of 5 answered" in page
    assert "Saved " not in page
    assert owner.post(page_of(round_) + "SL1/", sent("SL1", 4, "Signed.")).status_code == 200
    assert stored(round_, people.owner, "SL1").version == 1


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("https://x.example/a?b=c#d", ("https://x.example/a?b=c#d", "Minutes")),
        ("x.example/plan", ("https://x.example/plan", "Minutes")),
        ("http://x.example", ("http://x.example", "")),
    ],
)
def test_link_is_added_with_its_title(round_, owner, add, given, expected):
    link, title = expected
    assert add(link=given, title=title).status_code == 302
    assert (one(round_).link, one(round_).title) == (link, title or "x.example")
    page = owner.get(page_of(round_)).text
    assert f'href="{link.replace("&", "&amp;")}" rel="noopener noreferrer nofollow"' in page


def test_file_is_reason_enough_for_a_high_level(round_, owner, people):
    for number in range(1, 6):
        answer(round_, people.owner, f"SL{number}", 4)
        with area_scope(round_.area_id):
            assert len(paper_of(people.owner, round_.pk).without_evidence) == 1
        data = {"link": "x.example"} if number % 2 else {"file": upload()}
        owner.post(f"{page_of(round_)}SL{number}/evidence/", data)
    assert owner.post(f"{ROUND}/{round_.pk}/check/").status_code == 302


def test_audit_trail_says_that_and_not_what(round_, owner, adding):
    owner.post(adding, {"file": upload(name="Secret plan.pdf")})
    with area_scope(round_.area_id):
        event = AuditEvent.objects.get(verb="evidence.added")
    assert event.summary == "Olive Owner added a file beside an answer."
    assert event.detail == {}


def test_buttons_of_a_statement_save_the_page_first(round_, owner, people, adding):
    response = owner.post(page_of(round_), sent("SL1", 4, "Typed.") | {"go": "evidence-SL1"})
    assert response.url == adding
    assert stored(round_, people.owner, "SL1").evidence == "Typed."
    owner.post(adding, {"file": upload()})
    for what in ("replace", "remove"):
        data = sent("SL2", 1) | {"go": f"{what}-{one(round_).pk}"}
        assert owner.post(page_of(round_), data).url == url_of(one(round_), f"{what}/")
    for odd in ("evidence-XX9", "replace-", "remove-//evil.example", "replace-{0}"):
        assert owner.post(page_of(round_), {"go": odd}).url == page_of(round_)


# Refusing ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"file": upload(PROGRAM, "Minutes.pdf")}, "whatever its name says"),
        ({"file": upload(png_that_says(30_000, 30_000), "map.png")}, "64 million dots"),
        ({"file": upload(PDF + bytes(MOST_BYTES))}, "larger than 10 MB"),
        ({"file": upload(b"")}, "The file is empty"),
        ({"link": ""}, "Choose a file, or give a link"),
        ({"link": "javascript:alert(1)"}, "Enter a web address in full"),
        ({"link": "ftp://x.example/"}, "Enter a web address in full"),
        ({"link": "http://[::1"}, "Enter a web address in full"),
        ({"link": "https://x.example/a b\nc"}, "Enter a web address in full"),
        ({"link": "https://me:secret@x.example/"}, "Leave the password out"),
        ({"link": "x.example", "file": upload()}, "one after the other"),
        ({"link": "x.example/" + "a" * 2_000}, "2000 characters or fewer"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(round_, owner, adding, data, said):
    for each in data.values():
        if hasattr(each, "seek"):
            each.seek(0)
    response = owner.post(adding, data)
    assert response.status_code == 422
    assert said in response.text
    assert "There is a problem" in response.text
    assert everything(round_) == []
    with area_scope(round_.area_id):
        assert not StoredFile.objects.exists()
        assert not Answer.objects.exists()


def test_refused_link_stays_on_screen(owner, adding):
    data = {"link": "javascript:alert(1)", "title": "<b>Minutes</b>"}
    page = owner.post(adding, data).text
    assert 'value="javascript:alert(1)"' in page
    assert "&lt;b&gt;Minutes&lt;/b&gt;" in page


def test_file_that_says_pdf_and_is_a_picture_is_called_a_picture(round_, owner, adding):
    owner.post(adding, {"file": upload(WHOLE["png"], "Plan.pdf")})
    assert one(round_).title == "Plan.png"


def test_virus_scanner_is_asked_before_anything_is_kept(round_, owner, adding):
    with override_settings(
        FILE_SCANNER="hubs.files.scanning.clamd", CLAMD_URL="unix:///nowhere/clamd"
    ):
        response = owner.post(adding, {"file": upload()})
    assert response.status_code == 422
    assert "could not be checked for viruses" in response.text
    assert everything(round_) == []


def test_answer_has_room_for_ten_and_remembers_fifty(round_, owner, people, adding):
    for _each in range(MOST_AT_ONCE):
        assert owner.post(adding, {"link": "x.example"}).status_code == 302
    response = owner.post(adding, {"link": "x.example", "title": "Eleventh"})
    assert response.status_code == 422
    assert "can have 10 files and links" in response.text
    assert "Eleventh" in response.text
    rows = everything(round_)
    with area_scope(round_.area_id):
        Evidence.objects.bulk_create(
            Evidence(
                area=round_.area,
                answer=rows[0].answer,
                title="Old",
                link="https://x.example",
                added_by=people.owner,
                added_at=timezone.now(),
                ended_at=timezone.now(),
            )
            for _each in range(MOST_EVER - MOST_AT_ONCE)
        )
    full = owner.post(url_of(rows[0], "replace/"), {"link": "x.example"})
    assert full.status_code == 422
    assert "as many as are kept" in full.text


# A round that has closed, a person who is out of it -----------------------------------------------


@pytest.mark.parametrize("ends", ["close", "withdraw"])
def test_nothing_is_added_or_changed_once_the_paper_is_shut(round_, owner, people, adding, ends):
    owner.post(adding, {"file": upload()})
    evidence = one(round_)
    close(round_, people.facilitator) if ends == "close" else withdraw(round_, people.owner)
    shut = {"close": (409, "This review closed"), "withdraw": (403, "You no longer take part")}
    status, said = shut[ends]
    for url in (adding, url_of(evidence, "replace/")):
        response = owner.post(url, {"link": "x.example", "title": "Typed late"})
        assert response.status_code == status
        assert said in response.text
        assert "Typed late" in response.text
    removed = owner.post(url_of(evidence, "remove/"), follow=True)
    assert said in removed.text
    assert [each.ended_at for each in everything(round_)] == [None]


def test_close_between_page_and_save_stores_nothing(round_, people, northmoor):
    from checklists.actions.answers import ShutError
    from checklists.actions.evidence import Draft, add_evidence

    with area_scope(northmoor.pk):
        place = place_of(people.owner, round_.pk, "system-leadership", "SL1")
    close(round_, people.facilitator)
    for late in (None, withdraw):
        if late:
            late(round_, people.owner)
        with area_scope(northmoor.pk), pytest.raises(ShutError):
            add_evidence(
                area=northmoor,
                actor=people.owner,
                place=place,
                draft=Draft("x", "https://x.example"),
            )
    assert everything(round_) == []


# Replacing and removing ---------------------------------------------------------------------------


def test_replacing_keeps_the_old_one_for_its_author(round_, owner, adding):
    owner.post(adding, {"file": upload(name="Draft.pdf")})
    old = one(round_)
    assert "Replace “Draft.pdf”" in owner.get(url_of(old, "replace/")).text
    response = owner.post(url_of(old, "replace/"), {"file": upload(WHOLE["docx"], "Final.docx")})
    assert response.status_code == 302
    before, after = everything(round_)
    assert (before.ended_at is not None, after.replaces_id) == (True, old.pk)
    assert before.file.sha256 != after.file.sha256
    page = owner.get(page_of(round_)).text
    assert "Final.docx" in page
    assert "Draft.pdf" not in page
    assert owner.get(url_of(old)).status_code == 200


def test_removing_asks_first_and_keeps_the_bytes(round_, owner, adding):
    owner.post(adding, {"file": upload()})
    evidence = one(round_)
    page = owner.get(url_of(evidence, "remove/")).text
    assert "Remove it from your answer?" in page
    assert "The service does not delete it by itself" in page
    assert one(round_).ended_at is None
    assert owner.post(url_of(evidence, "remove/")).url == f"{page_of(round_)}#SL1"
    assert one(round_).ended_at
    assert "Minutes.pdf" not in owner.get(page_of(round_)).text
    assert storage().exists(evidence.file.key)


@pytest.mark.parametrize("end", ["replace/", "remove/"])
def test_changing_what_is_gone_changes_nothing_and_says_so(round_, owner, adding, end):
    owner.post(adding, {"link": "x.example"})
    evidence = one(round_)
    owner.post(url_of(evidence, "remove/"))
    response = owner.post(url_of(evidence, end), {"link": "y.example"}, follow=True)
    assert response.status_code == (409 if end == "replace/" else 200)
    assert "replaced or removed on another page" in response.text
    assert len(everything(round_)) == 1


def test_spoiled_file_is_not_handed_out(round_, owner, adding):
    owner.post(adding, {"file": upload()})
    storage().delete(one(round_).file.key)
    response = owner.get(url_of(one(round_)))
    assert response.status_code == 410
    assert "This file cannot be opened" in response.text


# Who may open it ----------------------------------------------------------------------------------

OTHERS = ["teammate", "facilitator", "sponsor"]
NEVER = {"administrator": 403, "board_member": 403, "observer": 403, "outsider": 404}


@pytest.mark.parametrize("persona", [*OTHERS, *NEVER, "platform"])
def test_open_round_hands_a_file_to_its_author_alone(round_, people, sign_in, add, persona):
    add(file=upload())
    client = sign_in(getattr(people, persona))
    expected = NEVER.get(persona, 404)
    assert client.get(url_of(one(round_))).status_code == expected
    for end in ("replace/", "remove/"):
        assert client.post(url_of(one(round_), end), {"link": "x.example"}).status_code == expected
    assert len(everything(round_)) == 1


@pytest.mark.parametrize("persona", OTHERS)
def test_closed_round_hands_it_to_who_may_compare(round_, people, sign_in, add, persona):
    add(file=upload())
    add(file=upload(name="Gone.pdf"))
    kept, gone = everything(round_)
    owner = sign_in(people.owner)
    owner.post(url_of(gone, "remove/"))
    close(round_, people.facilitator)
    client = sign_in(getattr(people, persona))
    assert client.get(url_of(kept)).status_code == 200
    assert client.get(url_of(gone)).status_code == 404
    assert owner.get(url_of(gone)).status_code == 200
    assert client.post(url_of(kept, "remove/")).status_code == 404


@pytest.mark.parametrize("persona", NEVER)
def test_closed_round_hands_it_to_nobody_else(round_, people, sign_in, add, persona):
    add(file=upload())
    close(round_, people.facilitator)
    client = sign_in(getattr(people, persona))
    assert client.get(url_of(one(round_))).status_code == NEVER[persona]


def test_what_a_withdrawn_participant_added_stays_theirs(round_, owner, people, sign_in, adding):
    owner.post(adding, {"file": upload()})
    withdraw(round_, people.owner)
    close(round_, people.facilitator)
    assert sign_in(people.teammate).get(url_of(one(round_))).status_code == 404
    assert owner.get(url_of(one(round_))).status_code == 200


def test_link_has_nothing_to_download(round_, owner, adding):
    owner.post(adding, {"link": "x.example"})
    assert owner.get(url_of(one(round_))).status_code == 404


def test_somebody_not_asked_adds_nothing(people, sign_in, adding):
    assert sign_in(people.sponsor).post(adding, {"link": "x.example"}).status_code == 404


# Budgets -----------------------------------------------------------------------------------------


def test_pages_cost_the_same_with_and_without_evidence(round_, owner, people, adding):
    answer_everything(round_, people.owner)
    owner.get(page_of(round_))
    with at_most(8) as before:
        owner.get(page_of(round_))
    cost = len(counted(before))
    for code in ("SL1", "SL2", "SL3"):
        for _each in range(5):
            owner.post(f"{page_of(round_)}{code}/evidence/", {"link": "x.example"})
    with at_most(8) as after:
        owner.get(page_of(round_))
    assert len(counted(after)) == cost
    with at_most(12):
        owner.get(adding)
    with at_most(12):
        owner.get(f"{ROUND}/{round_.pk}/check/")
    owner.post(adding, {"file": upload()})
    last = everything(round_)[-1]
    with at_most(12):
        owner.get(url_of(last))
    assert last.added_at > timezone.now() - timedelta(minutes=5)


@pytest.mark.django_db(transaction=True)
def test_request_that_fails_after_the_bytes_were_written_leaves_none(
    round_, owner, adding, monkeypatch
):
    def fail(**facts):
        raise RuntimeError("the trail is full")

    monkeypatch.setattr("checklists.actions.evidence.record", fail)
    before = kept()
    owner.raise_request_exception = False
    assert owner.post(adding, {"file": upload()}).status_code == 500
    assert everything(round_) == []
    assert kept() == before
    monkeypatch.undo()
    owner.post(adding, {"file": upload()})
    assert len(kept()) == len(before) + 1
