"""security.txt: what it says, and which settings cannot make one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from signoff.errors import SettingsError
from signoff.model import Severity
from signoff.security_contact import flaw, security_txt
from signoff.settings import load_settings
from tests.projects import Project

DAY = date(2027, 6, 30)


def test_the_file_says_whom_to_tell_and_until_when(built: Project) -> None:
    assert built.read("output/.well-known/security.txt") == (
        "Contact: mailto:security@example.org\n"
        "Expires: 2025-06-01T23:59:59Z\n"
        "Preferred-Languages: fr, en\n"
        "Canonical: https://www.example.org/.well-known/security.txt\n"
    )


def test_a_site_in_a_folder_names_the_top_of_its_host() -> None:
    words = security_txt(["https://b.example"], DAY, "https://x.example/sub", ["fr"])

    assert "Canonical: https://x.example/.well-known/security.txt\n" in words


def test_nothing_is_invented_where_no_contact_is_named(project: Project) -> None:
    project.replace("pyproject.toml", 'security_contact = ["mailto:security@example.org"]\n', "")
    project.replace("pyproject.toml", "security_expires = 2025-06-01\n", "")

    project.build()

    assert not project.path("output/.well-known").exists()
    assert project.findings("PAG011", today=date(2040, 1, 1)) == []


@pytest.mark.parametrize(
    "contact", ["mailto:a@b.example", "https://b.example", "https://b.example/report?x=1", "tel:+33-1-99-00-00-00"]
)
def test_a_contact_is_an_address(contact: str) -> None:
    assert flaw([contact], DAY) == ""


@pytest.mark.parametrize(
    ("contacts", "expires", "why"),
    [
        pytest.param(["a@b.example"], DAY, '; write "mailto:a@b.example"', id="bare-mail"),
        pytest.param(["http://b.example"], DAY, "no mailto:, tel:+ or https://", id="not-secure"),
        pytest.param(["mailto:a@b.example\nExpires: never"], DAY, "no mailto:", id="line-break"),
        pytest.param(["mailto:a@b.example", ""], DAY, "holds ''", id="empty-second"),
        pytest.param(["tel:0199000000"], DAY, "no mailto:", id="telephone-of-one-country"),
        pytest.param(["mailto:a@b.example"], None, "needs security_expires", id="no-end"),
        pytest.param([], DAY, "security_contact holds, which is missing", id="no-contact"),
    ],
)
def test_what_can_be_no_contact_is_told(contacts: list[str], expires: date | None, why: str) -> None:
    assert why in flaw(contacts, expires)


def test_a_date_in_quotes_is_told(tmp_path: Path) -> None:
    words = '[tool.signoff]\nsecurity_contact = ["mailto:a@b.example"]\nsecurity_expires = "2027-06-30"\n'
    (tmp_path / "pyproject.toml").write_text(words, encoding="utf-8")

    with pytest.raises(SettingsError, match="security_expires must be a date such as 2027-06-30, without quotes"):
        load_settings(tmp_path)


@pytest.mark.parametrize(
    ("today", "publish", "told"),
    [
        pytest.param(date(2025, 5, 1), False, [], id="31-days-before"),
        pytest.param(date(2025, 5, 2), True, [("security.txt runs out in 30 days, on 2025-06-01", Severity.WARNING)], id="30-days-before"),
        pytest.param(date(2025, 6, 1), True, [("security.txt runs out in 0 days, on 2025-06-01", Severity.WARNING)], id="last-day"),
        pytest.param(date(2025, 6, 2), False, [("security.txt has run out on 2025-06-01", Severity.WARNING)], id="over"),
        pytest.param(date(2025, 6, 2), True, [("security.txt has run out on 2025-06-01", Severity.ERROR)], id="over-and-published"),
    ],
)  # fmt: skip
def test_one_that_has_run_out_is_not_published(
    today: date,
    publish: bool,  # noqa: FBT001
    told: list[tuple[str, Severity]],
    built: Project,
) -> None:
    found = built.findings("PAG011", today=today, publish=publish)

    assert [(finding.message, finding.severity) for finding in found] == told
