"""What reviewers find wrong: kept, shown, settled; and replies, which come from outside."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from signoff.review import digest_of
from signoff.settings import load_settings
from signoff.sources import find_article, load_sources
from tests.projects import Project

FILE = "content/articles/knee-scan/remarks.toml"
NEW = '\n[[remark]]\nlanguage = "en"\nversion = "1.0"\nwhat = "It is 20."\nby = "ada-example"\non = 2024-06-02\n'


def reply(project: Project, language: str = "en", **changed: Any) -> dict[str, Any]:
    text = find_article(load_sources(load_settings(project.root)), "knee-scan").working[language]
    answer = {"language": language, "version": "1.0", "text": digest_of(text), "answer": "exact"}
    found = {"schema": "signoff-reply/1", "article": "knee-scan", "reviewer": "ada-example", "on": "2024-07-01"}
    top = {name: value for name, value in changed.items() if name in (*found, "answers")}
    answer |= {name: value for name, value in changed.items() if name not in top}
    return {**found, "answers": [answer], **top}


def write_reply(project: Project, said: object) -> None:
    project.write("reply.json", said if isinstance(said, str) else json.dumps(said))


def test_an_open_remark_is_listed_warned_of_and_settled(project: Project) -> None:
    project.write(FILE, project.read(FILE) + NEW)

    listed = project.run("remarks").output
    told = project.findings("REV014")
    status = project.run("status", "--today", "2024-07-01").output
    settled = project.run("settle", "knee-scan", "1", "--answer", "Mended.\n\x1b[2J Really.")

    assert listed == "knee-scan 1  en 1.0  ada-example, 2024-06-02\n  what   It is 20.\n"
    assert [(found.path, found.line, found.severity.value) for found in told] == [(FILE, 12, "warning")]
    assert "knee-scan en: open remarks: 1 (signoff remarks knee-scan)" in status
    assert settled.exit_code == 0
    assert tomllib.loads(project.read(FILE))["remark"][1]["settled"] == "Mended. [2J Really."
    assert (project.run("remarks").output, project.findings("REV014")) == ("", [])


@pytest.mark.parametrize("number", ["0", "2", "-1"])
def test_a_remark_that_is_not_there_cannot_be_settled(number: str, project: Project) -> None:
    project.write(FILE, project.read(FILE) + NEW)

    assert project.run("settle", "--answer", "x", "--", "knee-scan", number).exit_code == 2


def test_a_remark_on_the_words_that_are_shown_shuts_the_gate_when_publishing(project: Project) -> None:
    approved = find_article(load_sources(load_settings(project.root)), "knee-scan").reviews[-1]
    text = f'language = "{approved.language}"\ntext = "{approved.text}"\n'
    project.write(FILE, project.read(FILE) + NEW.replace('language = "en"\n', text))

    severities = [found.severity.value for found in project.findings("REV014", publish=True)]

    assert severities == ["error"]


def test_an_error_of_a_reply_is_kept_once(project: Project) -> None:
    write_reply(project, reply(project, answer="error", where="« 15 »", what='It is "20" \\ 15.', why="x"))

    first = project.run("sign", "--from", "reply.json")
    again = project.run("sign", "--from", "reply.json")

    kept = tomllib.loads(project.read(FILE))["remark"]
    assert (first.exit_code, again.exit_code, len(kept)) == (0, 0, 2)
    assert (kept[1]["what"], kept[1]["where"], kept[1]["by"]) == ('It is "20" \\ 15.', "« 15 »", "ada-example")


def test_a_reply_signs_the_words_that_were_read(project: Project) -> None:
    write_reply(project, reply(project, "fr"))

    done = project.run("sign", "--from", "reply.json", "--yes", "--today", "2024-07-01")

    assert done.exit_code == 0
    assert "on = 2024-07-01" in project.read("content/articles/knee-scan/reviews.toml")


def test_a_reply_to_words_that_have_moved_on_is_refused(project: Project) -> None:
    write_reply(project, reply(project))
    before = project.read("content/articles/knee-scan/reviews.toml")
    project.write("content/articles/knee-scan/en.md", project.read("content/articles/knee-scan/en.md") + "\nMore.\n")

    done = project.run("sign", "--from", "reply.json", "--yes", "--today", "2024-07-01")

    assert (done.exit_code, "has moved on" in done.stderr) == (1, True)
    assert project.read("content/articles/knee-scan/reviews.toml") == before


def test_nothing_is_asked_of_who_reads_no_terminal(project: Project) -> None:
    """Without --yes somebody has to say yes: a file alone approves nothing."""
    write_reply(project, reply(project, "fr"))

    assert project.run("sign", "--from", "reply.json", "--today", "2024-07-01").exit_code == 2


HOSTILE: dict[str, Callable[[Project], object]] = {
    "empty": lambda _: "",
    "no-json": lambda _: "{",
    "deep": lambda _: "[" * 100_000,
    "large": lambda _: " " * 300_000,
    "list": lambda _: [],
    "other-schema": lambda project: reply(project, schema="signoff-reply/2"),
    "no-answers": lambda project: reply(project, answers=[]),
    "answers-no-list": lambda project: reply(project, answers={"a": 1}),
    "twice": lambda project: reply(project, answers=reply(project)["answers"] * 2),
    "climbing": lambda project: reply(project, article="../../etc"),
    "number": lambda project: reply(project, reviewer=1),
    "nobody": lambda project: reply(project, reviewer="eve-example"),
    "no-day": lambda project: reply(project, on="yesterday"),
    "language": lambda project: reply(project, answers=[{**reply(project)["answers"][0], "language": "../fr"}]),
    "third-language": lambda project: reply(project, answers=[{**reply(project)["answers"][0], "language": "de"}]),
    "digest": lambda project: reply(project, text="sha256:x"),
    "answer": lambda project: reply(project, answer="maybe"),
    "nothing-said": lambda project: reply(project, answer="error", what="  "),
    "too-much-said": lambda project: reply(project, answer="error", what="x" * 5000),
    "unknown-field": lambda project: reply(project, evidence="signed"),
    "unknown-article": lambda project: reply(project, article="no-such"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_reply_that_is_none_is_a_mistake_of_usage_and_writes_nothing(name: str, project: Project) -> None:
    write_reply(project, HOSTILE[name](project))
    before = {path: path.read_bytes() for path in project.path("content").rglob("*") if path.is_file()}

    done = project.run("sign", "--from", "reply.json", "--yes")

    assert done.exit_code == 2
    assert {path: path.read_bytes() for path in project.path("content").rglob("*") if path.is_file()} == before


def test_a_reply_is_given_alone(project: Project) -> None:
    write_reply(project, reply(project))

    assert project.run("sign", "knee-scan", "en", "--from", "reply.json").exit_code == 2
    assert project.run("sign", "knee-scan", "en").exit_code == 2


def test_a_file_that_is_not_there(project: Project, tmp_path: Path) -> None:
    assert project.run("sign", "--from", str(tmp_path / "none.json")).exit_code == 2
