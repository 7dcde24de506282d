"""A signature counts when it is the reviewer's own, over exactly this record, by a key that was valid on its day."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from signoff.model import Article, Review, SourceOfRecord, Span, Version
from signoff.review.records import appended, canonical
from signoff.review.signatures import invalid_signatures, read_guards, sign, why_invalid
from signoff.settings import Settings
from signoff.sources.files import Reader
from signoff.sources.reviews import read_reviews
from tests.keys import Key, make_key
from tests.projects import Project

ONE, TWO = "sha256:" + "1" * 64, "sha256:" + "2" * 64
RECORD = Review(
    language="en",
    version=Version(1, 0),
    kind="translation",
    reviewer="ada-example",
    on=date(2024, 6, 1),
    text=ONE,
    evidence="signed",
    span=Span("reviews.toml"),
    of=SourceOfRecord(Version(1, 0), TWO),
    file=TWO,
)


@pytest.fixture(scope="module")
def ada(tmp_path_factory: pytest.TempPathFactory) -> Key:
    return make_key(tmp_path_factory.mktemp("ada") / "key")


@pytest.fixture(scope="module")
def bob(tmp_path_factory: pytest.TempPathFactory) -> Key:
    return make_key(tmp_path_factory.mktemp("bob") / "key")


@pytest.fixture(scope="module")
def signature(ada: Key) -> str:
    return sign(canonical("knee-scan", RECORD), ada.file)


@pytest.fixture
def settings(tmp_path: Path, ada: Key, bob: Key) -> Settings:
    """A project in which both may sign in the namespace of signoff."""
    settings = Settings(tmp_path)
    (tmp_path / "content").mkdir()
    lines = [
        f'{name} namespaces="signoff" {key.public}\n' for name, key in (("ada-example", ada), ("bob-example", bob))
    ]
    allow(settings, "".join(lines))
    return settings


def allow(settings: Settings, lines: str) -> None:
    (settings.root / "content" / "allowed_signers").write_text(lines)


def why(settings: Settings, review: Review, signature: str, key: str = "knee-scan") -> str:
    guards = read_guards(settings)
    return why_invalid(canonical(key, review), signature, reviewer=review.reviewer, on=review.on, guards=guards)


def test_a_signature_over_the_record_counts(settings: Settings, signature: str) -> None:
    assert why(settings, RECORD, signature) == ""


@pytest.mark.parametrize(
    "tampered",
    [
        pytest.param(replace(RECORD, language="fr"), id="language"),
        pytest.param(replace(RECORD, version=Version(1, 1)), id="version"),
        pytest.param(replace(RECORD, kind="wording"), id="kind"),
        pytest.param(replace(RECORD, of=None), id="source-taken-away"),
        pytest.param(replace(RECORD, of=SourceOfRecord(Version(1, 0), ONE)), id="source-text"),
        pytest.param(replace(RECORD, of=SourceOfRecord(Version(2, 0), TWO)), id="source-version"),
        pytest.param(replace(RECORD, reviewer="bob-example"), id="signer"),
        pytest.param(replace(RECORD, reviewer="nobody"), id="unknown-signer"),
        pytest.param(replace(RECORD, on=date(2024, 6, 2)), id="date"),
        pytest.param(replace(RECORD, text=TWO), id="text"),
        pytest.param(replace(RECORD, file=ONE), id="file"),
        pytest.param(replace(RECORD, reason="x"), id="reason"),
        pytest.param(replace(RECORD, evidence="recorded"), id="evidence"),
    ],
)
def test_a_record_with_one_field_changed_is_not_what_was_signed(
    tampered: Review, settings: Settings, signature: str
) -> None:
    assert why(settings, tampered, signature) != ""


def test_a_record_moved_to_another_article_is_not_what_was_signed(settings: Settings, signature: str) -> None:
    assert why(settings, RECORD, signature, key="hip-scan") != ""


def test_a_signature_by_another_key_does_not_count(settings: Settings, bob: Key) -> None:
    assert why(settings, RECORD, sign(canonical("knee-scan", RECORD), bob.file)) != ""


def test_a_signature_for_another_namespace_does_not_count(settings: Settings, ada: Key) -> None:
    """What Ada signs for git, or for e-mail, is no approval."""
    record = canonical("knee-scan", RECORD)
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(ada.file), "-n", "git"]
    done = subprocess.run(command, input=record, capture_output=True, check=True)

    assert why(settings, RECORD, done.stdout.decode()) != ""


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(lambda _: "", id="empty"),
        pytest.param(lambda _: "no signature at all\n", id="words"),
        pytest.param(lambda words: words[: len(words) // 2], id="cut-short"),
        pytest.param(lambda words: f"{words[:150]}{'A' if words[150] != 'A' else 'B'}{words[151:]}", id="altered"),
    ],
)
def test_a_broken_signature_does_not_count(broken: Callable[[str], str], settings: Settings, signature: str) -> None:
    assert why(settings, RECORD, broken(signature)) != ""


@pytest.mark.parametrize(
    ("options", "counts"),
    [
        pytest.param('namespaces="signoff"', True, id="without-dates"),
        pytest.param('namespaces="git"', False, id="for-another-use"),
        pytest.param('valid-after="20240101"', True, id="valid-since-january"),
        pytest.param('valid-after="20240601"', True, id="valid-since-that-day"),
        pytest.param('valid-after="20240602"', False, id="valid-since-the-day-after"),
        pytest.param('valid-before="20240701"', True, id="valid-until-july"),
        pytest.param('valid-before="20240602"', True, id="valid-until-the-next-midnight"),
        pytest.param('valid-before="20240601"', False, id="no-longer-valid-on-that-day"),
    ],
)
def test_a_key_counts_on_the_days_on_which_it_is_valid(
    options: str, *, counts: bool, settings: Settings, ada: Key, signature: str
) -> None:
    """Dates are UTC wherever the check runs: the same ledger must not pass in Paris and fail in Montreal."""
    allow(settings, f"ada-example {options} {ada.public}\n")
    before = os.environ.get("TZ")
    os.environ["TZ"] = "America/Montreal"

    found = why(settings, RECORD, signature)

    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    assert (found == "") is counts


def test_a_revoked_key_signs_nothing_any_more(settings: Settings, ada: Key, bob: Key, signature: str) -> None:
    (settings.root / "content" / "revoked_keys").write_text(f"{ada.public}\n")
    of_bob = replace(RECORD, reviewer="bob-example")

    found = why(settings, RECORD, signature), why(settings, of_bob, sign(canonical("knee-scan", of_bob), bob.file))

    assert found == ("no key that counts for ada-example made it, or that key is revoked", "")


def test_without_allowed_signers_nobody_counts(settings: Settings, signature: str) -> None:
    (settings.root / "content" / "allowed_signers").unlink()

    assert why(settings, RECORD, signature) == "there is no allowed_signers, so nobody's signature counts"


def article(*reviews: Review) -> Article:
    return Article("knee-scan", "content/articles/knee-scan", "fr", {}, reviews=reviews)


def test_only_records_that_were_not_found_good_before_ask_ssh_keygen(
    settings: Settings, signature: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = replace(RECORD, signature=signature)
    bad = replace(good, on=date(2024, 6, 2))
    first = invalid_signatures([article(good, bad)], settings)
    monkeypatch.setenv("PATH", "/nowhere")

    again = invalid_signatures([article(good)], settings)

    assert (list(first), again) == ([bad], {})


def test_a_good_signature_is_looked_at_again_when_the_guards_change(
    settings: Settings, signature: str, bob: Key
) -> None:
    good = replace(RECORD, signature=signature)
    before = invalid_signatures([article(good)], settings)

    allow(settings, f"ada-example {bob.public}\n")

    assert (before, list(invalid_signatures([article(good)], settings))) == ({}, [good])


@pytest.mark.parametrize(
    "torn", [pytest.param("{", id="torn"), pytest.param("{}", id="foreign"), pytest.param("[1]", id="odd")]
)
def test_a_cache_that_is_torn_or_foreign_is_nothing_known(torn: str, settings: Settings, signature: str) -> None:
    (settings.root / ".signoff").mkdir()
    (settings.root / ".signoff" / "signatures.json").write_text(torn)
    good = replace(RECORD, signature=signature)

    assert list(invalid_signatures([article(good, replace(good, text=TWO))], settings)) == [replace(good, text=TWO)]


def test_a_record_is_read_back_as_it_was_appended(settings: Settings, signature: str) -> None:
    """Through the ledger's text, quotes, backslashes, line ends and all."""
    record = replace(RECORD, signature=signature, reason='He said "no" \\ for\u00a0ever')
    for newline in (b"\n", b"\r\n"):
        (settings.root / "reviews.toml").write_bytes(
            appended(b"# a comment without an end".replace(b"\n", newline), record)
        )
        reader = Reader(settings.root)

        read = read_reviews(reader, settings, "reviews.toml", ["ada-example"])

        assert reader.problems == []
        assert [replace(review, span=Span("")) for review in read] == [replace(record, span=Span(""))]


def test_the_canonical_record_is_frozen() -> None:
    """A change here would break every signature that was ever made."""
    of = f'"of":{{"text":"{TWO}","version":"1.0"}}'
    expected = (
        f'{{"article":"knee-scan","evidence":"signed","file":"{TWO}","kind":"translation","language":"en",{of},'
        f'"on":"2024-06-01","reason":"à l’essai","reviewer":"ada-example","text":"{ONE}","v":1,"version":"1.0"}}'
    )

    assert canonical("knee-scan", replace(RECORD, reason="à l’essai")) == expected.encode("utf-8")


LEDGER = "content/articles/knee-scan/reviews.toml"
SIGN = ("sign", "knee-scan", "fr", "--as", "ada-example", "--yes", "--today", "2024-07-01")


def test_a_signed_text_opens_the_gate_of_a_site_that_wants_signatures(project: Project, ada: Key) -> None:
    project.write("content/allowed_signers", f'ada-example namespaces="signoff" {ada.public}\n')
    project.write("pyproject.toml", project.read("pyproject.toml") + 'evidence = "signed"\n')
    recorded = project.check("REV012", today=date(2024, 7, 1), publish=True)

    done = [project.run(*SIGN[:2], language, *SIGN[3:], "--key", str(ada.file)) for language in ("fr", "en")]
    hip = project.run("sign", "hip-scan", "fr", *SIGN[3:], "--key", str(ada.file))
    project.build()

    assert [run.exit_code for run in (*done, hip)] == [0, 0, 0]
    assert (recorded.is_open, len(recorded.findings)) == (False, 3)
    assert project.check("REV", today=date(2024, 7, 1), publish=True).findings == ()


def test_a_signature_that_would_not_count_is_not_written(project: Project, ada: Key, bob: Key) -> None:
    project.write("content/allowed_signers", f"ada-example {bob.public}\n")
    before = project.read(LEDGER)

    done = project.run(*SIGN, "--key", str(ada.file))

    assert (done.exit_code, project.read(LEDGER)) == (1, before)
    assert "this signature would not count" in done.output


def test_signatures_that_cannot_be_checked_shut_the_gate(
    project: Project, ada: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("content/allowed_signers", f"ada-example {ada.public}\n")
    project.run(*SIGN, "--key", str(ada.file))
    monkeypatch.setenv("PATH", "/nowhere")

    done = project.run("check", "--select", "REV011")

    assert done.exit_code == 3
    assert "ssh-keygen is not on this machine" in done.output


def test_an_altered_signed_record_is_one_finding_at_its_line(project: Project, ada: Key) -> None:
    project.write("content/allowed_signers", f"ada-example {ada.public}\n")
    project.run(*SIGN, "--key", str(ada.file))
    line = project.replace(LEDGER, "on = 2024-07-01", "on = 2024-06-30")

    found = project.findings("REV011")

    assert [(finding.rule, finding.path, finding.line) for finding in found] == [("REV011", LEDGER, line - 5)]
