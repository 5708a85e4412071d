"""What a browser is sent: one style sheet, hashed, brotli, kept for ever, and little of it."""

import json
import re

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.http import HttpResponse
from django.test import RequestFactory
from whitenoise.middleware import WhiteNoiseMiddleware

from hubs.presentation.static import NOT_USED, BundledStaticFilesStorage, without_unused

BUDGET = 25_000


def collect(folder, sources):
    """Do what collectstatic does: copy the files, then have the storage finish them."""
    storage = BundledStaticFilesStorage(location=str(folder), base_url="/static/")
    paths = {}
    for path, source in sources:
        if not storage.exists(path):
            with source.open(path) as original:
                storage._save(path, original)
        paths[path] = (source, path)
    finished = list(storage.post_process(paths, dry_run=False))
    assert [done for _, _, done in finished if isinstance(done, Exception)] == []


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The static files as production collects them."""
    folder = tmp_path_factory.mktemp("static")
    collect(folder, [found for finder in get_finders() for found in finder.list([])])
    return folder


@pytest.fixture
def fetch(collected, settings):
    """Return a function that asks the collected folder for a file as a browser does."""
    settings.STATIC_ROOT = collected
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = False
    storage = {"BACKEND": "hubs.presentation.static.BundledStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}
    noise = WhiteNoiseMiddleware(lambda request: HttpResponse(status=404))

    def get(path):
        request = RequestFactory().get(f"/static/{path}", headers={"accept-encoding": "br, gzip"})
        response = noise(request)
        response.body = b"".join(response.streaming_content)
        response.file_to_stream.close()
        return response

    return get


def hashed(collected, name):
    """The name a page links to."""
    return json.loads((collected / "staticfiles.json").read_text())["paths"][name]


def with_imports(collected, name, seen):
    """A script and everything it imports at once (not what it loads only when found)."""
    if name in seen:
        return seen
    seen.add(name)
    source = (collected / name).read_text()
    for found in re.findall(r'^import .*?"([^"]+)";', source, re.MULTILINE):
        child = (collected / name).parent / found
        with_imports(collected, str(child.resolve().relative_to(collected.resolve())), seen)
    return seen


@pytest.mark.parametrize(
    "name", ["css/site.css", "css/workshop.css", "js/main.js", "js/autosave.js"]
)
def test_static_files_are_sent_as_brotli_and_kept_for_ever(collected, fetch, name):
    response = fetch(hashed(collected, name))
    assert response.status_code == 200
    assert response.headers["Content-Encoding"] == "br"
    assert "immutable" in response.headers["Cache-Control"]
    assert "max-age=315360000" in response.headers["Cache-Control"]


def test_style_sheet_is_one_file_without_comments_or_imports(collected):
    css = (collected / hashed(collected, "css/site.css")).read_text()
    assert "@import" not in css
    assert "/*" not in css.replace("/*!", "")
    assert ".fh-header{" in css
    assert ".govuk-button{" in css
    assert not (collected / "css/tokens.css").exists()
    screens = (collected / hashed(collected, "css/workshop.css")).read_text()
    assert "/*" not in screens
    assert ".fh-ws__bar{" in screens
    assert ".fh-ws__bar" not in css


def test_scripts_import_each_other_by_their_hashed_names(collected):
    for name in ("js/main.js", "js/autosave.js", "js/govuk-error-summary.js"):
        source = (collected / hashed(collected, name)).read_text()
        imports = re.findall(r'(?:from |import\()"([^"]+)"', source)
        assert imports
        assert all(re.search(r"\.[0-9a-f]{12}\.m?js$", found) for found in imports)


def test_no_page_uses_what_a_browser_is_not_sent():
    kinds = {".html", ".py", ".js", ".mjs"}
    folders = ("templates", "static/js", *(app.label for app in apps.get_app_configs()))
    ours = [
        path
        for folder in folders
        for path in (settings.BASE_DIR / folder).rglob("*.*")
        if path.suffix in kinds and path.name != "static.py"
    ]
    assert len(ours) > 400
    words = "|".join(re.escape(f"govuk-{each}") for each in NOT_USED)
    used = {path.name: found for path in ours if (found := re.findall(words, path.read_text()))}
    assert used == {}


def test_unused_rules_go_and_the_others_stay():
    css = ".govuk-label--m,.govuk-hint{a:b}@media print{.govuk-caption-m{c:d}}p:is(.x,.y){e:f}"
    assert without_unused(css) == ".govuk-hint{a:b}p:is(.x,.y){e:f}"


def test_first_visit_with_everything_a_page_can_start_is_within_budget(collected, fetch):
    names = {hashed(collected, "css/site.css")}
    for script in ("main", "autosave", "govuk-button", "govuk-error-summary", "focus-on-load"):
        with_imports(collected, hashed(collected, f"js/{script}.js"), names)
    sent = {name: len(fetch(name).body) for name in names}
    assert sum(sent.values()) <= BUDGET, sent


def test_collecting_again_takes_up_a_changed_part(tmp_path):
    source, folder = FileSystemStorage(tmp_path / "source"), tmp_path / "out"
    source.save("css/site.css", ContentFile(b'@import url("part.css");'))
    for colour in ("red", "green"):
        source.delete("css/part.css")
        source.save("css/part.css", ContentFile(b".a { color: %b; }" % colour.encode()))
        collect(folder, [("css/site.css", source), ("css/part.css", source)])
    assert (folder / hashed(folder, "css/site.css")).read_text() == ".a{color:green}"
