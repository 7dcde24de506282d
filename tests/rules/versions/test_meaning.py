"""VER003 and VER002: what a minor version may change, and what a major one owes to its reader."""

from __future__ import annotations

import pytest

from tests.projects import Project

EN = "content/articles/knee-scan/en.md"


def change(project: Project, old: str, new: str, version: str = "1.1") -> None:
    project.replace(EN, "Version: 1.0", f"Version: {version}")
    project.replace(EN, old, new)


def messages(project: Project, rule: str) -> list[str]:
    return [finding.message for finding in project.findings(rule)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("in fine slices", "in thin slices", id="another-word"),
        pytest.param("ten minutes", "10 minutes", id="ten-is-10"),
        pytest.param("Eat as usual", "Please eat as usual", id="a-word-more"),
        pytest.param("The dose of X-rays is low.", "The X-ray dose is low.", id="turned-round"),
        pytest.param("takes ten minutes.", "takes ten minutes in all.", id="at-the-end"),
        pytest.param("CT scan of the knee\n", "CT scan of your knee\n", id="title"),
        pytest.param("if you may be pregnant", "if you might be pregnant", id="a-verb"),
        pytest.param("slices.", "slices. It is quick.", id="a-sentence-more"),
        pytest.param("slices.\n", "slices.\n\nA new paragraph.\n", id="a-paragraph-more"),
    ],
)
def test_a_minor_version_may_say_the_same_in_other_words(old: str, new: str, project: Project) -> None:
    change(project, old, new)

    assert messages(project, "VER003") == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        pytest.param("ten minutes", "twelve minutes", 'number changed from "10" to "12"', id="number-in-words"),
        pytest.param("ten minutes", "10.5 minutes", 'number changed from "10" to "10.5"', id="decimal"),
        pytest.param(
            "ten minutes", "a few minutes", 'number changed from "10" to nothing; also: a unit', id="number-gone"
        ),
        pytest.param("ten minutes", "ten hours", 'unit changed from "minutes" to "hours"', id="unit"),
        pytest.param("Eat as usual", "Do not eat as usual", 'negation changed from "no" to "not"', id="not"),
        pytest.param("Eat as usual", "Don't eat as usual", 'negation changed from "no" to "not"', id="don-t"),
        pytest.param("Eat as usual", "Never eat as usual", 'negation changed from "no" to "never"', id="never"),
        pytest.param("| Pain | No:", "| Pain | Yes:", 'negation changed from "no" to nothing', id="no-to-yes"),
        pytest.param("is low.", "is low, without risk.", 'negation changed from nothing to "without"', id="without"),
        pytest.param("is low.", "is < low.", 'sign changed from nothing to "<"', id="less-than"),
        pytest.param("is low.", "is -5 low.", 'number changed from nothing to "5"; also: a sign', id="minus"),
        pytest.param("## Risks", "## Hazards", 'heading changed from "h2 Risks" to "h2 Hazards"', id="heading"),
        pytest.param("## Risks", "### Risks", 'heading changed from "h2 Risks" to "h3 Risks"', id="level"),
        pytest.param(
            "## Risks",
            "> ## Risks {.urgent}\n>\n> Call.\n\n## Risks",
            'heading changed from nothing to "h2 Risks"; also: a care card',
            id="care-card",
        ),
        pytest.param("- your prescription;\n", "", 'list changed from "ul of 2" to "ul of 1"', id="list-item-gone"),
        pytest.param("| A warm feeling | Yes |\n", "", "table changed", id="table-row-gone"),
        pytest.param("fine slices", "[fine](https://x.example/) slices", "link changed from nothing", id="link"),
        pytest.param(
            "fine slices", "<del>fine</del> slices", 'emphasis with a meaning changed from nothing to "del"', id="del"
        ),
        pytest.param("what a", "What a", None, id="nothing-of-the-kind"),
    ],
)
def test_a_minor_version_may_not_change_what_the_page_says(
    old: str, new: str, what: str | None, project: Project
) -> None:
    if what is None:
        change(project, "fine slices", "FINE slices")
        assert messages(project, "VER003") == []
        return
    change(project, old, new)

    found = messages(project, "VER003")

    assert [what in message for message in found] == [True], found


def test_the_finding_stands_at_the_line_that_changed(project: Project) -> None:
    change(project, "ten minutes", "twelve minutes")

    [finding] = project.findings("VER003")

    assert (finding.path, finding.line, finding.also[0].line) == (EN, 20, 4)


def test_a_major_version_may_change_anything(project: Project) -> None:
    change(project, "ten minutes", "twelve minutes", version="2.0")

    assert messages(project, "VER003") == []


@pytest.mark.parametrize(
    ("version", "note", "message"),
    [
        pytest.param("2.0", "It takes longer.", None, id="its-own-note"),
        pytest.param(
            "2.0", "First publication.", "the change note of version 2.0 is still that of version 1.0", id="old"
        ),
        pytest.param(
            "2.0", "First  publication.", "the change note of version 2.0 is still that of version 1.0", id="spaced"
        ),
        pytest.param("2.0", "", "version 2.0 has no change note", id="empty"),
        pytest.param("1.1", "", None, id="minor"),
        pytest.param("1.1", "First publication.", None, id="minor-with-old-note"),
    ],
)
def test_a_major_version_says_what_is_new(version: str, note: str, message: str | None, project: Project) -> None:
    change(project, "fine slices", "thin slices", version)
    project.replace(EN, "Change: First publication.", f"Change: {note}")

    assert messages(project, "VER002") == ([message] if message else [])


def test_a_note_is_wanted_in_each_language(project: Project) -> None:
    for language, old in (("fr", "coupes fines"), ("en", "fine slices")):
        name = f"content/articles/knee-scan/{language}.md"
        words = project.read(name).replace("Version: 1.0", "Version: 2.0").replace(old, "x")
        project.write(name, "\n".join(line for line in words.split("\n") if not line.startswith("Change:")))

    assert [finding.path[-5:] for finding in project.findings("VER002")] == ["en.md", "fr.md"]
