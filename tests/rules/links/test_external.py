"""What rules say of the facts about other sites: hard cases both ways, and the whole way from the command to the report."""

from __future__ import annotations

import json
from datetime import date

import pytest

from signoff.site.probe.answer import Outcome
from signoff.site.probe.facts import Fact, merged, read_facts, written
from tests.projects import TODAY, Project
from tests.site.probe.servers import serving, status, to

URL = "https://www.example.com/knee"
BOOKS = "https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101"
ARTICLE = "content/articles/knee-scan/article.toml"
DEAD_TWICE = {"outcome": "dead", "why": "404", "doubted": "2024-06-20", "dead": "2024-06-28", "cause": "404"}
DEAD_ONCE = {"outcome": "dead", "why": "dns", "doubted": "2024-06-28", "dead": "2024-06-28", "cause": "dns"}


def _after(project: Project, rule: str, url: str, **entry: object) -> list[tuple[str, str, str]]:
    project.write("online.json", json.dumps(_file({url: {"asked": "2024-06-28", **entry}})))
    return [(found.severity.value, found.message, found.path) for found in project.findings(rule)]


def _file(addresses: dict[str, object]) -> dict[str, object]:
    return {"schema": "signoff-online/1", "addresses": addresses}


def test_dead_on_two_days_is_an_error_at_the_line_that_names_it(project: Project) -> None:
    found = _after(project, "LNK013", URL, **DEAD_TWICE)

    assert found == [("error", f"{URL} is dead: it answers 404, on 2024-06-20 and on 2024-06-28 (on 4 pages)", ARTICLE)]


def test_dead_on_one_day_is_a_warning(project: Project) -> None:
    found = _after(project, "LNK013", URL, **DEAD_ONCE)

    assert found == [("warning", f"{URL} seems dead: no such host, on 2024-06-28 (on 4 pages)", ARTICLE)]


def test_a_404_is_not_hidden_by_a_host_that_turns_programs_away(project: Project) -> None:
    entry = {**DEAD_TWICE, "outcome": "unknown", "why": "403"}

    assert [found[0] for found in _after(project, "LNK013", URL, **entry)] == ["error"]
    assert _after(project, "LNK014", URL, **entry) == []


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        pytest.param(
            {"why": "403", "alive": "2024-05-02"},
            f"cannot tell whether {URL} is alive: it answers 403, on 2024-06-28; last seen alive on 2024-05-02",
            id="seen before",
        ),
        pytest.param(
            {"why": "timeout"},
            f"cannot tell whether {URL} is alive: no answer in time, on 2024-06-28; it was never seen alive",
            id="never seen",
        ),
    ],
)
def test_what_cannot_be_told_is_a_note_with_the_last_day_it_was_well(
    entry: dict[str, str], message: str, project: Project
) -> None:
    found = _after(project, "LNK014", URL, outcome="unknown", **entry)

    assert found == [("note", f"{message} (on 4 pages)", ARTICLE)]


def test_a_move_for_ever_is_a_note_and_one_for_now_is_none(project: Project) -> None:
    there = "https://www.example.com/new"
    moved = _after(project, "LNK015", URL, outcome="ok", final=there, permanent=True)
    lent = _after(project, "LNK015", URL, outcome="ok", final=there, permanent=False)

    assert (moved, lent) == ([("note", f"{URL} has moved to {there} (on 4 pages)", ARTICLE)], [])


def test_a_dead_booking_address_is_one_finding_in_centres_toml(project: Project) -> None:
    told = _after(project, "", BOOKS, **DEAD_TWICE)

    message = "the address that books scan at Centre Alpha is dead: it answers 404, on 2024-06-20 and on 2024-06-28"
    assert told == [("error", message, "content/centres.toml")]


@pytest.mark.parametrize(
    ("final", "away"),
    [
        pytest.param("https://www.doctolib.fr/", "to the host's first page or a search", id="first page"),
        pytest.param("https://www.doctolib.fr/search?q=radio", "to the host's first page or a search", id="search"),
        pytest.param(f"{BOOKS[:-3]}999", "to another practice", id="another practice"),
        pytest.param("https://www.doctolib.fr/radiologie/lyon/centre-alpha", "to another practice", id="another city"),
        pytest.param("https://www.example.com/radiologie/paris/centre-alpha", "to another host", id="another host"),
        pytest.param(
            "https://www.doctolib.fr/radiologie/paris/centre-alpha/booking/motives?placeId=practice-101",
            None,
            id="its own booking",
        ),
        pytest.param("https://www.doctolib.fr/radiologie/paris/centre-alpha", None, id="its own page"),
    ],
)
def test_a_booking_address_may_redirect_within_its_practice_alone(
    final: str, away: str | None, project: Project
) -> None:
    found = _after(project, "BKG012", BOOKS, outcome="ok", final=final, permanent=False)

    expected = [f"the address that books scan at Centre Alpha leads {away}: {final}"] if away else []
    assert [message for _, message, _ in found] == expected


def test_a_booking_host_that_turns_programs_away_is_unknown_not_dead(project: Project) -> None:
    assert _after(project, "BKG012", BOOKS, outcome="unknown", why="403") == []
    assert [found[0] for found in _after(project, "LNK014", BOOKS, outcome="unknown", why="403")] == ["note"]


def test_rules_are_skipped_with_the_reason_where_nobody_ever_asked(project: Project) -> None:
    project.path("online.json").unlink()

    skipped = project.check("LNK013").skipped

    assert skipped == {"LNK013": "nobody has asked other sites yet (signoff check --online)"}


@pytest.mark.parametrize(
    "words",
    [
        "",
        "[]",
        "{}",
        '{"schema": "signoff-online/2"}',
        '{"schema": "signoff-online/1", "addresses": {"u": {}}}',
        "[" * 9999,
    ],
    ids=["empty", "list", "nothing", "newer", "no day", "deep"],
)
def test_a_file_that_is_not_ours_is_a_clear_error(words: str, project: Project) -> None:
    project.write("online.json", words)

    result = project.run("check", "--today", TODAY.isoformat())

    assert result.exit_code == 2
    assert "online.json cannot be read" in result.stderr
    assert "take it away" in result.stderr


def test_facts_are_the_same_after_they_were_written(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("facts") / "online.json"
    facts = {
        "https://example.org/é": Fact("https://example.org/é", TODAY, Outcome.UNKNOWN, "403", alive=date(2024, 1, 1)),
        "https://a.example/": Fact(
            "https://a.example/", TODAY, Outcome.OK, final="https://b.example/", is_permanent=True
        ),
    }

    file.write_text(written(facts, TODAY), encoding="utf-8")

    assert read_facts(file) == facts


def test_of_two_runs_at_once_the_later_answer_of_each_address_stays() -> None:
    early, late = (Fact("u", date(2024, 6, day), Outcome.OK) for day in (1, 2))

    assert merged({"u": early}, {"u": late, "v": early}) == {"u": late, "v": early}
    assert merged({"u": late}, {"u": early}) == {"u": late}


def test_the_command_asks_writes_and_reports(project: Project) -> None:
    """Two runs on two days: a warning, then the error that shuts the gate; a page that moved is told beside it."""
    with serving({"/new": status(200), "/old": to("/new")}) as (server, address):
        page = "output/en/about/index.html"
        links = f'<a href="{address}/gone">The study</a> <a href="{address}/old#part">The leaflet</a></main>'
        project.write(page, project.read(page).replace("</main>", links, 1))
        private = 'online_private = ["127.0.0.1"]\nonline_delay_ms = 0\n'
        project.write("pyproject.toml", project.read("pyproject.toml") + private)
        project.write("online.json", json.dumps(_file({})))
        only = ["--select", "LNK013,LNK015", "--format", "json", "--online"]
        first = project.run("check", *only, "--today", "2024-07-01")
        second = project.run("check", *only, "--today", "2024-07-02")

    told = [
        [
            (found["rule"], found["severity"])
            for found in json.loads(result.stdout)["findings"]
            if address in found["url"]
        ]
        for result in (first, second)
    ]
    assert told == [
        [("LNK013", "warning"), ("LNK015", "note")],
        [("LNK013", "error"), ("LNK015", "note")],
    ]
    assert (first.exit_code, second.exit_code) == (0, 1)
    assert server.asked["HEAD /old"] == 1
