"""`signoff check` as a process: what it prints, how it ends, and that it says the same each time."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from signoff import __version__
from signoff.report import FORMATS
from tests.projects import Project
from tests.report.documented import PAGE, WHOLE_HTML, examples, project_with_mistakes, refreshed, said, steady

TEXT = """\
content/pages/about/en.md
  3:1  warning  nobody reads the field Sumary: did you mean "summary"?  [SRC002]
     | Sumary: Forgotten
     | ^
       do: known fields: Title, Slug, Summary, Version, Change

  6:67  error  the link to /articles/knee-scann/en.md leads to a text that is not published  [LNK001]
     | An invented site, for tests. Start with the [CT scan of the knee]({filename}/articles/knee-scann/en.md).
     |                                                                   ^
       also: {place}
       do: publish that text first, or take the link away; the name is the file's, from content/ on

waived: content/pages/about/fr.md:3  nobody reads the field Corner  [SRC002]  until 2025-06-30 (webmaster: the secretaries still look for it)

"""


@pytest.fixture(scope="module")
def mistaken(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The example with mistakes, built once; not to be changed."""
    return project_with_mistakes(tmp_path_factory.mktemp("mistaken") / "project")


def test_the_whole_text(mistaken: Project) -> None:
    told, code = said(mistaken, "check --select LNK001,SRC002 --statistics")

    checked = mistaken.check().checked
    place = str(mistaken.findings("LNK001")[0].also[0])
    rest = f"""\
      1  LNK001  target-missing            error
      1  SRC002  field-unknown             warning

gate shut: 1 error, 1 warning, 0 notes, 1 waived ({checked["pages"]} pages, {checked["links"]} links, 2 articles, 2 rules)
"""
    assert (told, code) == (TEXT.replace("{place}", place) + rest, 1)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        pytest.param("check --ignore LNK", 0, id="a-warning-leaves-it-open"),
        pytest.param("check --select LNK", 1, id="an-error-shuts-it"),
        pytest.param("check --select SRC --format sarif", 0, id="in-every-format"),
        pytest.param("check --select LNK --format github", 1, id="in-every-format-too"),
    ],
)
def test_findings_decide_the_exit_code(mistaken: Project, command: str, code: int) -> None:
    assert said(mistaken, command)[1] == code


@pytest.mark.parametrize(
    ("option", "environment"),
    [
        pytest.param(" --language fr", {}, id="option"),
        pytest.param("", {"LANG": "fr_FR.UTF-8"}, id="locale"),
        pytest.param(" --language fr", {"LC_ALL": "en_GB.UTF-8"}, id="the-option-before-the-locale"),
    ],
)
def test_it_speaks_french(mistaken: Project, option: str, environment: dict[str, str]) -> None:
    told, _ = said(mistaken, "check --select SRC002" + option, **environment)
    checked = mistaken.check().checked

    assert told == (
        "content/pages/about/en.md\n"
        "  3:1  avertissement  personne ne lit le champ Sumary\u00a0: vouliez-vous dire «\u00a0summary\u00a0»\u202f?  [SRC002]\n"
        "     | Sumary: Forgotten\n"
        "     | ^\n"
        "       à faire\u00a0: champs connus\u00a0: Title, Slug, Summary, Version, Change\n"
        "\n"
        "accepté\u00a0: content/pages/about/fr.md:3  personne ne lit le champ Corner  [SRC002]  "
        "jusqu’au 2025-06-30 (webmaster\u00a0: the secretaries still look for it)\n"
        "\n"
        "porte ouverte\u00a0: 0 erreur, 1 avertissement, 0 remarque, 1 constat accepté "
        f"({checked['pages']} pages, {checked['links']} liens, 2 articles, 1 règle)\n"
    )


def test_english_wins_over_a_french_locale_when_asked_for(mistaken: Project) -> None:
    assert "gate open" in said(mistaken, "check --select SRC --language en", LANG="fr_FR.UTF-8")[0]


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_does_not_depend_on_hashes(mistaken: Project, form: str) -> None:
    told = {said(mistaken, f"check --format {form}", PYTHONHASHSEED=seed) for seed in ("0", "1", "42")}

    assert len(told) == 1


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_in_a_file_is_the_report_on_the_screen(mistaken: Project, form: str, tmp_path: Path) -> None:
    file = tmp_path / "new" / "report"

    printed, _ = said(mistaken, f"check --format {form}")
    silent, _ = said(mistaken, f"check --format {form} --output {file}")

    assert silent == ""
    assert file.read_text(encoding="utf-8") == printed
    assert [other.name for other in file.parent.iterdir()] == ["report"]


@pytest.mark.parametrize(
    ("environment", "has_colours"),
    [
        pytest.param({"FORCE_COLOR": "1"}, True, id="forced"),
        pytest.param({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="no-color-wins"),
        pytest.param({}, False, id="no-terminal"),
    ],
)
def test_colours_are_for_terminals(mistaken: Project, environment: dict[str, str], has_colours: bool) -> None:  # noqa: FBT001
    told, _ = said(mistaken, "check --quiet --select LNK", TERM="xterm-256color", **environment)

    assert ("\x1b[1;31merror\x1b[0m" in told) is has_colours
    assert ("\x1b[" in told) is has_colours


def test_a_link_of_the_theme_is_one_finding(project: Project) -> None:
    line = project.replace("theme/templates/base.html", "</body>", '<a href="/gone/">Gone</a></body>')
    project.build()

    told, _ = said(project, "check --select LNK001")

    first, message, *_ = told.split("\n")
    assert first == "theme/templates/base.html"
    assert re.fullmatch(rf"  {line}(:\d+)?  error  /gone/ is not built \(on \d+ pages\)  \[LNK001\]", message)
    assert told.count("[LNK001]") == 1
    assert "\ngate shut: 1 error, 0 warnings, 0 notes (" in told


def test_explain_and_rules_know_the_rules_about_waivers(mistaken: Project) -> None:
    listed, _ = said(mistaken, "rules")
    page, _ = said(mistaken, "explain WVR001")

    assert [line.split()[1] for line in listed.split("\n") if line.startswith("WVR")] == [
        "waiver-expired", "waiver-unused", "waiver-incomplete",
    ]  # fmt: skip
    assert page.startswith("WVR001 waiver-expired (error)\nA waiver's last day is over.\n")


def test_every_format_has_an_example_that_is_still_true(mistaken: Project) -> None:
    """UPDATE_GOLDEN=1 writes them anew."""
    words = PAGE.read_text(encoding="utf-8")
    plain = refreshed(words, mistaken).replace(f'"version": "{__version__}"', '"version": "…"')
    html, _ = said(mistaken, "check --select LNK001,SRC002 --format html")
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(plain, encoding="utf-8", newline="\n")
        WHOLE_HTML.write_text(html, encoding="utf-8", newline="\n")

    assert examples(steady(plain)) == examples(steady(PAGE.read_text(encoding="utf-8")))
    assert steady(html) == steady(WHOLE_HTML.read_text(encoding="utf-8"))
    shown = " ".join(command for command, _ in examples(words))
    assert [form for form in FORMATS if form not in ("text", "html") and f"--format {form}" not in shown] == []
