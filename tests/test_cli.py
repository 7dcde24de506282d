"""The commands: what they print, where, and with which exit code (a contract)."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from signoff import __version__
from signoff.cli import main
from signoff.rules import RULES
from tests.build.snapshots import lay, snapshot
from tests.projects import Project

TODAY = ["--today", "2024-07-01"]
LEDGER = "content/articles/knee-scan/reviews.toml"
ABOUT = "content/pages/about/en.md"


@pytest.fixture
def here(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The project as the current folder."""
    monkeypatch.chdir(project.root)
    return project


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is no project, as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def opened(project: Project) -> str:
    """What an open gate says of the example."""
    checked = project.check().checked
    read = f"{checked['pages']} pages, {checked['links']} links, 2 articles, {len(RULES)} rules"
    waived = (
        "waived: content/pages/about/fr.md:3  nobody reads the field Corner  [SRC002]  "
        "until 2025-06-30 (webmaster: the secretaries still look for it)\n\n"
    )
    return f"{waived}gate open: 0 errors, 0 warnings, 0 notes, 1 waived ({read})\n"


def said(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def process(root: Path, *arguments: str, **variables: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "signoff", *arguments]
    clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    done = subprocess.run(command, cwd=root, capture_output=True, check=False, env=clean | variables)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


# --- the gate's exit codes ----------------------------------------------------------------------------


def test_an_open_gate_is_0(here: Project) -> None:
    assert said(run("check", *TODAY)) == (0, opened(here), "")


def test_a_shut_gate_is_1(here: Project) -> None:
    line = here.replace(ABOUT, "Title: About this site\n", "Title: About\n")
    here.path("output/en/about/index.html").unlink()

    result = run("check", *TODAY)

    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout.splitlines()[-1].startswith("gate shut: ")
    assert line == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        pytest.param(
            ["check", "--select", "REV00X"],
            2,
            "signoff: no rule is called 'REV00X': did you mean \"REV010\"?; `signoff rules` lists them all\n",
            id="unknown-rule-to-select",
        ),
        pytest.param(
            ["check", "--ignore", "zzz"],
            2,
            "signoff: no rule is called 'zzz'; `signoff rules` lists them all\n",
            id="unknown-rule-to-ignore",
        ),
        pytest.param(
            ["explain", "REV0002"],
            2,
            "signoff: no rule is called 'REV0002': did you mean \"REV002\"?; `signoff rules` lists them all\n",
            id="unknown-rule-to-explain",
        ),
        pytest.param(
            ["check", "--isolated"],
            2,
            "signoff: --isolated needs the folder to check: signoff check --isolated DIR\n",
            id="isolated-without-a-folder",
        ),
        pytest.param(
            ["check", "--select", "LNK001,LNK003", "--ignore", "LNK0"],
            3,
            "signoff: no rule ran, and nothing checked is not a pass: --ignore leaves none of those that --select names\n",
            id="no-rule-left",
        ),
        pytest.param(
            ["check", "--isolated", "output", "--select", "BKG001,BKG002"],
            3,
            "signoff: no rule ran, and nothing checked is not a pass: needs the sources and the ledger (--isolated)\n",
            id="no-rule-that-could-run",
        ),
        pytest.param(
            ["check", "gone"],
            3,
            "signoff: there is no folder gone: build the site first\n",
            id="missing-folder",
        ),
        pytest.param(
            ["check", "pyproject.toml"],
            3,
            "signoff: pyproject.toml is a file: name the folder that it stands in\n",
            id="file-for-a-folder",
        ),
        pytest.param(
            ["check", "--preview"],
            3,
            "signoff: there is no folder .signoff/preview: build the site first\n",
            id="preview-not-built",
        ),
        pytest.param(
            ["check", "empty"],
            3,
            "signoff: there is no page in empty: nothing to check is not a pass\n",
            id="empty-folder",
        ),
        pytest.param(
            ["check", "--address", "https://www.example.org"],
            2,
            "signoff: --address goes with --isolated: a project says its address in pyproject.toml\n",
            id="address-of-a-project",
        ),
        pytest.param(
            ["check", "--waivers", "waivers.toml"],
            2,
            "signoff: --waivers goes with --isolated: a project has its own in content/waivers.toml\n",
            id="waivers-of-a-project",
        ),
        pytest.param(
            ["check", "--isolated", "empty", "--address", "example.org"],
            2,
            "signoff: --address must be whole, such as https://www.example.org/docs, not 'example.org'\n",
            id="address-without-scheme",
        ),
        pytest.param(
            ["check", "--isolated", "empty"],
            3,
            "signoff: there is no page in empty: nothing to check is not a pass\n",
            id="empty-folder-isolated",
        ),
        pytest.param(
            ["check", "content"],
            3,
            "signoff: there is no page in content: nothing to check is not a pass\n",
            id="folder-without-pages",
        ),
        pytest.param(
            ["build", "--settings", "gone.py"],
            3,
            "signoff: gone.py is not there: Pelican needs it\n",
            id="missing-pelican-settings",
        ),
    ],
)
def test_what_cannot_be_done_is_said_on_stderr_alone(
    arguments: list[str], code: int, words: str, here: Project
) -> None:
    here.path("empty").mkdir()

    assert said(run(*arguments)) == (code, "", words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["check", "--today", "x"], "'--today': 'x' is no date such as 2024-11-01", id="no-date"),
        pytest.param(
            ["check", "--today", "2023-02-29"], "'--today': '2023-02-29' is no date such as", id="no-leap-year"
        ),
        pytest.param(["check", "--today", ""], "'--today': '' is no date such as 2024-11-01", id="empty-date"),
        pytest.param(["publish", "--today", "1/2/24"], "'--today': '1/2/24' is no date such as", id="slashes"),
        pytest.param(["check", "--format", "xml"], "'--format': 'xml' is not", id="unknown-format"),
        pytest.param(["check", "--colour"], "No such option", id="unknown-option"),
        pytest.param(["chekc"], "No such command 'chekc'", id="unknown-command"),
        pytest.param(["explain"], "Missing argument 'RULE'", id="missing-argument"),
        pytest.param(["check", "--output", "content"], "'--output': File 'content' is a directory", id="output-folder"),
        pytest.param(["preview", "--port", "x"], "'--port': 'x' is not a valid", id="port-of-letters"),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_mistake_on_the_command_line_is_2(arguments: list[str], words: str) -> None:
    result = run(*arguments)

    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


@pytest.mark.parametrize("command", [["build"], ["check"], ["publish"], ["clean"], ["preview", "--no-browser"]])
def test_outside_of_a_project_is_2(command: list[str], nowhere: Path) -> None:
    expected = (
        f"signoff: no pyproject.toml in {nowhere}: run the command in the folder of the site, or use --isolated\n"
    )

    assert said(run(*command)) == (2, "", expected)
    assert list(nowhere.iterdir()) == []


def test_an_unknown_setting_is_2_with_a_guess(here: Project) -> None:
    here.replace("pyproject.toml", "names", "nmaes")

    expected = "signoff: pyproject.toml: [tool.signoff] has no setting 'nmaes': did you mean \"names\"?\n"
    assert said(run("check")) == (2, "", expected)


@pytest.mark.parametrize("command", [["build"], ["clean"], ["publish", *TODAY], ["build", "--preview"]])
@pytest.mark.parametrize("setting", ["output", "preview", "target"])
@pytest.mark.parametrize("place", ["content", ".", "..", "signoff", "content/articles/..", "theme"])
def test_no_setting_lets_a_command_wipe_the_sources(
    setting: str, place: str, command: list[str], here: Project
) -> None:
    here.write("pyproject.toml", f'{here.read("pyproject.toml")}{setting} = "{place}"\n')
    here.write("signoff/mine.py", "mine")
    before = snapshot(here.root)

    result = run(*command)

    assert (result.exit_code, result.stderr.startswith("signoff: pyproject.toml: [tool.signoff] ")) == (2, True)
    assert snapshot(here.root) == before


# --- broken sources -----------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["build"], ["check"], ["publish"], ["build", "--preview"]])
def test_broken_sources_are_3_with_every_place_and_what_to_do(command: list[str], here: Project) -> None:
    here.replace(LEDGER, 'kind = "medical"', 'kind = "medicl"')
    here.replace(ABOUT, "Slug: about\n", "Slug: about\nan [bold]unread[/bold] line\n")
    here.path("content/pages/about/fr.md").write_bytes("Title: À propos\n".encode("latin-1"))
    before = snapshot(here.path("output"))

    result = run(*command)

    assert said(result) == (
        3,
        "",
        f"""\
{LEDGER}:6: error  kind must be one of medical, translation, wording, withdrawal, not 'medicl'
     | kind = "medicl"
{ABOUT}:3: error  this line is no field of the form `Key: value`
     | an [bold]unread[/bold] line
       do: a text begins with its fields (Title: …), then an empty line, then the article
content/pages/about/fr.md:1:8: error  the file is not UTF-8: the byte 0xC0 cannot be read
     | Title: \ufffd propos
       do: save the file with the encoding UTF-8 (it looks like Windows-1252 or Latin-1)
signoff: 3 things to mend before the site can be built or checked
""",
    )
    assert snapshot(here.path("output")) == before


def test_one_thing_to_mend_is_one_thing(here: Project) -> None:
    here.replace("content/articles/knee-scan/fr.md", "Title: Scanner du genou\n", "")

    assert said(run("build")) == (
        3,
        "",
        """\
content/articles/knee-scan/fr.md:1: error  the field Title is missing or empty
     | Slug: scanner-du-genou
       do: write `Title: …` among the first lines: it is the page's heading
signoff: 1 thing to mend before the site can be built or checked
""",
    )


# --- in French ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("here")
def test_a_refusal_is_said_in_the_language_of_the_reader_with_all_its_reasons(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    run("new", "hand-x-ray", "--title-fr", "Radio de la main", "--title-en", "Hand X-ray")

    result = run("sign", "hand-x-ray", "en", "--as", "ada-example", "--yes")

    lines = result.stderr.splitlines()
    assert (result.exit_code, lines[0]) == (1, "signoff: hand-x-ray en ne peut pas être signé\u00a0:")
    assert lines[-2:] == [
        "  content/articles/hand-x-ray/en.md:1: aucun texte n’est approuvé dans la langue d’origine (fr)",
        "    à faire\u00a0: signez d’abord le texte d’origine",
    ]


@pytest.mark.usefixtures("here")
def test_a_command_that_ends_well_says_so_in_the_language_of_the_reader(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")

    assert said(run("build")) == (0, "construit\u00a0: output\n", "")


# --- formats and files --------------------------------------------------------------------------------


def test_json_on_stdout_is_json_alone(here: Project) -> None:
    result = run("check", "--format", "json", *TODAY)

    actual, checked = json.loads(result.stdout), here.check().checked

    assert [waived["rule"] for waived in actual["waived"]] == ["SRC002"]
    assert actual == {
        "schema": "signoff-report/1",
        "gate": "open",
        "checked": {"pages": checked["pages"], "links": checked["links"], "articles": 2, "rules": len(RULES)},
        "findings": [],
        "waived": actual["waived"],
        "skipped": {},
    }


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_report_in_a_file_is_the_report_of_the_screen(form: str, here: Project) -> None:
    shown = run("check", "--format", form, *TODAY)

    result = run("check", "--format", form, "--output", "reports/deep/x", *TODAY)

    assert said(result) == (0, "", "")
    assert here.read("reports/deep/x") == shown.stdout
    assert [path.name for path in here.path("reports/deep").iterdir()] == ["x"]


def test_a_report_that_cannot_be_written_is_said(here: Project) -> None:
    here.write("file", "x")

    code, _, words = process(here.root, "check", "--output", "file/report.txt", *TODAY)

    assert (code, "Traceback" in words, words.startswith("signoff: ")) == (2, False, True)


def test_any_folder_of_html_is_checked_in_isolation(nowhere: Path) -> None:
    lay(nowhere / "site", **{"index.html": '<!doctype html><html lang="en"><title>x</title><a href="/gone/">gone</a>'})

    result = run("check", "--isolated", "site", "--select", "LNK")

    assert (result.exit_code, result.stderr) == (1, "")
    assert "site/index.html" in result.stdout
    assert "[LNK001]" in result.stdout


WAIVER = """\
[[waiver]]
rule = "LNK001"
path = "*"
url = "/gone/*"
reason = "comes with the next release"
owner = "webmaster"
until = 2024-12-31
"""


@pytest.mark.parametrize(
    ("day", "code", "words"),
    [
        pytest.param("2024-07-01", 0, "until 2024-12-31 (webmaster: comes with the next release)", id="while-it-lasts"),
        pytest.param("2025-07-01", 1, "[WVR001]", id="when-it-has-ended"),
    ],
)
def test_findings_of_an_isolated_folder_are_accepted_for_a_time(day: str, code: int, words: str, nowhere: Path) -> None:
    page = '<!doctype html><html lang="en"><title>x</title><a href="/gone/{}/">gone</a>'
    lay(nowhere / "site", **{"index.html": page.format(1), "a.html": page.format(2)})
    lay(nowhere, **{"waivers.toml": WAIVER})

    command = ["check", "--isolated", "site", "--select", "LNK001,WVR", "--waivers", "waivers.toml", "--today", day]
    result = run(*command)

    assert (result.exit_code, result.stderr) == (code, "")
    assert words in result.stdout


def test_the_settings_are_not_read_in_isolation(here: Project) -> None:
    here.write("pyproject.toml", "not toml")
    here.write("content/centres.toml", "not toml")

    result = run("check", "--isolated", "output", *TODAY)

    assert result.exit_code in (0, 1)
    assert result.stderr == ""


def test_a_rule_is_explained_by_id_and_by_name() -> None:
    assert said(run("explain", "rev002")) == said(run("explain", "Text-Changed"))
    assert run("explain", "REV002").stdout.splitlines()[0].startswith("REV002 text-changed (error")


def test_every_rule_is_listed() -> None:
    lines = run("rules").stdout.splitlines()

    assert [line.split()[:2] for line in lines] == [[rule.id, rule.name] for rule in RULES]


def test_the_version_is_said() -> None:
    assert said(run("--version")) == (0, f"signoff, version {__version__}\n", "")


def test_python_m_signoff_is_signoff(here: Project) -> None:
    assert process(here.root, "check", *TODAY) == (0, opened(here), "")


def test_clean_takes_away_what_was_built_and_nothing_else(here: Project) -> None:
    run("build", "--preview")
    here.write("published/current", "x")
    before = {name: raw for name, raw in snapshot(here.root).items() if not name.startswith(("output/", ".signoff/"))}

    result = run("clean")

    assert said(result) == (0, "", "")
    assert snapshot(here.root) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(["build"], "built output\n", id="build"),
        pytest.param(["build", "--preview"], "built .signoff/preview\n", id="preview"),
        pytest.param(["build", "-q"], "", id="quiet"),
    ],
)
@pytest.mark.usefixtures("here")
def test_a_build_says_where_it_went(arguments: list[str], words: str) -> None:
    assert said(run(*arguments)) == (0, words, "")


def test_publish_says_what_it_published(here: Project) -> None:
    result = run("publish", *TODAY)

    release = here.path("published/current").resolve().name
    count = len(snapshot(here.path("output")))
    assert said(result) == (0, f"{opened(here)}published {release} to published ({count} files)\n", "")


def test_publish_through_a_shut_gate_is_1(here: Project) -> None:
    here.replace(ABOUT, "An invented site", "An [invented](/en/gone/) site")

    result = run("publish", *TODAY)

    assert (result.exit_code, result.stderr) == (1, "signoff: nothing was published: the gate is shut\n")
    assert result.stdout.splitlines()[-1].startswith("gate shut: 1 error")
    assert not here.path("published").exists()


def test_publish_into_a_file_is_said(here: Project) -> None:
    here.write("web/current/index.html", "mine")
    web = here.path("web/current")

    result = run("publish", "--target", "web", *TODAY)

    expected = f"signoff: {web} is not a link made by signoff: choose another target, or take it away\n"
    assert (result.exit_code, result.stderr) == (1, expected)


# --- the screen ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["check", *TODAY], ["build"], ["publish", *TODAY], ["check", "gone"]])
def test_what_is_no_terminal_gets_neither_colour_nor_progress(arguments: list[str], here: Project) -> None:
    _, out, errors = process(here.root, *arguments)

    assert "\x1b" not in out + errors
    assert "…" not in out + errors


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    ours, theirs = pty.openpty()
    yield ours, theirs
    os.close(ours)


@pytest.mark.parametrize(
    ("variables", "is_coloured"),
    [
        pytest.param({}, True, id="terminal"),
        pytest.param({"NO_COLOR": "1"}, False, id="no-color"),
        pytest.param({"TERM": "dumb"}, False, id="dumb"),
    ],
)
@pytest.mark.usefixtures("here")
def test_colour_is_for_terminals_that_want_it(
    variables: dict[str, str],
    is_coloured: bool,  # noqa: FBT001 - a table's column
    terminal: tuple[int, int],
) -> None:
    ours, theirs = terminal
    clean = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    command = [sys.executable, "-m", "signoff", "check", *TODAY]

    done = subprocess.run(
        command, stdout=theirs, stderr=subprocess.PIPE, check=False, env=clean | {"TERM": "xterm-256color"} | variables
    )
    os.close(theirs)
    shown = os.read(ours, 65536).decode()

    assert (done.returncode, "\x1b[1;32mgate open" in shown, "\x1b[" in shown) == (0, is_coloured, is_coloured)
