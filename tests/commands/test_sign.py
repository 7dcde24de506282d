"""An editor revises, a physician signs, the site shows the new words: and all that is refused on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from signoff.settings import load_settings
from signoff.sources import load_sources
from tests.projects import Project

DAY = "2024-07-01"
ARTICLE = "content/articles/knee-scan"
FR, EN, LEDGER = f"{ARTICLE}/fr.md", f"{ARTICLE}/en.md", f"{ARTICLE}/reviews.toml"


def sign(project: Project, language: str, *more: str, reviewer: str = "ada-example") -> tuple[int, str]:
    done = project.run("sign", "knee-scan", language, "--as", reviewer, "--yes", "--today", DAY, *more)
    return done.exit_code, done.output


def revise(project: Project) -> None:
    """Version 2.0 in both languages: the examination takes twenty minutes."""
    notes = ("--change-fr", "La durée a changé.", "--change-en", "It takes longer.")
    assert project.run("revise", "knee-scan", "--major", *notes).exit_code == 0
    project.replace(FR, "dix minutes", "vingt minutes")
    project.replace(EN, "ten minutes", "twenty minutes")


def states(project: Project) -> dict[str, tuple[str, str]]:
    """The columns version and state of the article's rows."""
    lines = project.run("status", "--today", DAY).output.splitlines()
    head = lines[0]
    begin = {name: head.index(name) for name in ("language", "version", "state", "reviewer")}
    rows = [line for line in lines if line.startswith("knee-scan")]
    return {
        row[begin["language"] : begin["version"]].strip(): (
            row[begin["version"] :].split()[0],
            row[begin["state"] : begin["reviewer"]].strip(),
        )
        for row in rows
    }


def test_revise_sign_build_check_from_end_to_end(project: Project) -> None:
    revise(project)
    waiting = states(project)
    french = sign(project, "fr")
    between = states(project)
    english = sign(project, "en")
    project.build()

    assert waiting == {"fr": ("2.0", "new version waiting"), "en": ("2.0", "new version waiting")}
    assert between == {"fr": ("2.0", "in step"), "en": ("2.0", "new version waiting")}
    assert (french[0], english[0]) == (0, 0)
    assert states(project) == {"fr": ("2.0", "in step"), "en": ("2.0", "in step")}
    assert project.check(today=date(2024, 7, 1)).findings == ()
    page = project.read("output/fr/scanner-du-genou/index.html")
    assert "vingt minutes" in page
    assert "1er juillet 2024" in page.replace("\u202f", " ").replace("\xa0", " ")


def test_the_record_of_a_translation_says_what_it_was_checked_against(project: Project) -> None:
    revise(project)
    sign(project, "fr")
    sign(project, "en")

    records = [review for article in load_sources(load_settings(project.root)).articles for review in article.reviews]
    *_, french, english = records
    assert (french.kind, str(french.version), french.of, french.evidence) == ("medical", "2.0", None, "recorded")
    assert (english.kind, english.of and english.of.text, english.on) == ("translation", french.text, date(2024, 7, 1))


def test_the_ledger_only_grows_and_its_comments_stay(project: Project) -> None:
    before = project.path(LEDGER).read_bytes()
    revise(project)
    sign(project, "fr")

    after = project.path(LEDGER).read_bytes()
    assert after.startswith(before)
    assert after.count(b"[[review]]") == before.count(b"[[review]]") + 1


def test_a_ledger_with_windows_line_ends_keeps_them(project: Project) -> None:
    project.path(LEDGER).write_bytes(project.path(LEDGER).read_bytes().replace(b"\n", b"\r\n"))
    revise(project)
    sign(project, "fr")

    after = project.path(LEDGER).read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n")
    assert states(project)["fr"] == ("2.0", "in step")


def test_the_frozen_text_is_the_working_text_with_plain_line_ends(project: Project) -> None:
    revise(project)
    words = project.path(FR).read_bytes()
    project.path(FR).write_bytes(b"\xef\xbb\xbf" + words.replace(b"\n", b"\r\n"))
    sign(project, "fr")

    assert project.path(f"{ARTICLE}/versions/fr-2.0.md").read_bytes() == words


FRENCH_SCREEN = """\
knee-scan, texte français, version 2.0 – relecture médicale
Relecteur : Dr Ada Example, le 1er juillet 2024

Ce qui a changé depuis la version 1.0 : [-retiré-] {+ajouté+}
    20  paragraphe L'examen dure [-dix-] {+vingt+} minutes.

L’autre langue : texte anglais, version 2.0, une nouvelle version attend sa relecture
    20  paragraphe The examination takes [-ten-] {+twenty+} minutes.
approuvé : content/articles/knee-scan/reviews.toml
approuvé : content/articles/knee-scan/versions/fr-2.0.md
"""


def test_a_physician_reads_what_changed_in_both_languages(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    revise(project)

    code, output = sign(project, "fr")

    assert (code, output) == (0, FRENCH_SCREEN)


def test_without_a_terminal_nobody_is_asked_and_nothing_is_written(project: Project) -> None:
    revise(project)
    before = project.path(LEDGER).read_bytes()

    done = project.run("sign", "knee-scan", "fr", "--as", "ada-example", "--today", DAY)

    assert (done.exit_code, project.path(LEDGER).read_bytes()) == (2, before)
    assert "give it with --yes" in done.output


def test_the_same_approval_given_twice_is_one_record(project: Project) -> None:
    revise(project)
    sign(project, "fr")
    before = project.path(LEDGER).read_bytes()

    code, output = sign(project, "fr")

    assert (code, project.path(LEDGER).read_bytes()) == (0, before)
    assert "approved already" in output


def test_an_unchanged_text_may_be_reviewed_again_and_counts_from_that_day(project: Project) -> None:
    sign(project, "fr")

    assert project.read(LEDGER).count("on = 2024-07-01") == 1
    assert not project.findings("VER", today=date(2024, 7, 1))


def break_source(project: Project) -> None:
    project.path(FR).write_bytes(b"Title: caf\xe9\n")


def keep_version(project: Project) -> None:
    project.replace(FR, "dix minutes", "vingt minutes")


def lower_version(project: Project) -> None:
    project.replace(FR, "Version: 1.0", "Version: 0.9")


def forget_note(project: Project) -> None:
    revise(project)
    project.replace(FR, "Change: La durée a changé.", "Change:")


def keep_note(project: Project) -> None:
    revise(project)
    project.replace(FR, "Change: La durée a changé.", "Change: Première publication.")


def leave_placeholder(project: Project) -> None:
    revise(project)
    project.replace(FR, "vingt minutes", "XXX minutes")


def leave_passage_unwritten(project: Project) -> None:
    revise(project)
    project.replace(FR, "vingt minutes.", "vingt minutes.\n\nCe passage n’est pas encore écrit.")


def empty_slug(project: Project) -> None:
    revise(project)
    project.replace(FR, "Slug: scanner-du-genou", "Slug:")


def send_away(project: Project) -> None:
    revise(project)
    project.replace("content/reviewers.toml", "specimen = true", "specimen = true\nuntil = 2024-06-30")


def not_yet_here(project: Project) -> None:
    revise(project)
    project.replace("content/reviewers.toml", "specimen = true", "specimen = true\nsince = 2024-07-02")


def take_role(project: Project) -> None:
    revise(project)
    project.replace("content/reviewers.toml", '"radiologist"', '"translator"')


def alter_frozen(project: Project) -> None:
    revise(project)
    project.replace(f"{ARTICLE}/versions/fr-1.0.md", "dix minutes", "onze minutes")


def minor(old: str, new: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        note = ("--language", "fr", "--change-fr", "Mieux dit.")
        assert project.run("revise", "knee-scan", "--minor", *note).exit_code == 0
        project.replace(FR, old, new)

    return change


@pytest.mark.parametrize(
    ("change", "code", "said"),
    [
        pytest.param(break_source, 3, "the file is not UTF-8", id="source-unreadable"),
        pytest.param(keep_version, 1, "version 1.0 is frozen already, with other words", id="version-not-raised"),
        pytest.param(lower_version, 1, "version 0.9 is below 1.0, which is frozen", id="version-lowered"),
        pytest.param(forget_note, 1, "version 2.0 has no change note", id="no-change-note"),
        pytest.param(keep_note, 1, "the change note of version 2.0 is still that of version 1.0", id="old-change-note"),
        pytest.param(leave_placeholder, 1, "'XXX' was left to be replaced", id="placeholder"),
        pytest.param(leave_passage_unwritten, 1, 'encore écrit." was left to be replaced', id="passage-unwritten"),
        pytest.param(empty_slug, 1, "the field Slug is missing or empty", id="field-missing"),
        pytest.param(send_away, 1, "could not approve on 2024-07-01: in office only until 2024-06-30", id="left"),
        pytest.param(
            not_yet_here, 1, "could not approve on 2024-07-01: in office only since 2024-07-02", id="not-here-yet"
        ),
        pytest.param(take_role, 1, "has not the role that a medical review needs here: radiologist", id="without-role"),
        pytest.param(alter_frozen, 1, "this frozen text is no longer what was approved", id="last-version-altered"),
        pytest.param(minor("dix minutes", "onze minutes"), 1, 'a number changed from "10" to "11"', id="minor-number"),
        pytest.param(minor("L’examen dure", "L’examen ne dure pas"), 1, "a negation changed", id="minor-negation"),
        pytest.param(minor("dix minutes", "dix heures"), 1, "a unit changed", id="minor-unit"),
        pytest.param(minor("- vos images précédentes, si vous en avez.\n", ""), 1, "a list changed", id="minor-list"),
        pytest.param(minor("## Risques ", "## Dangers "), 1, "a heading changed", id="minor-heading"),
        pytest.param(minor("coupes", "[coupes](https://x.example/)"), 1, "a link changed", id="minor-link"),
    ],
)
def test_a_worthless_signature_is_refused_before_it_is_given(
    change: Callable[[Project], None], code: int, said: str, project: Project
) -> None:
    change(project)
    before = project.path(LEDGER).read_bytes(), sorted(project.path(f"{ARTICLE}/versions").iterdir())

    found, output = sign(project, "fr")

    assert (found, said in output) == (code, True), output
    assert (project.path(LEDGER).read_bytes(), sorted(project.path(f"{ARTICLE}/versions").iterdir())) == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(("knee-scn", "fr", "--as", "ada-example"), 2, 'did you mean "knee-scan"?', id="no-such-article"),
        pytest.param(("knee-scan", "de", "--as", "ada-example"), 2, "no text in 'de'", id="no-such-language"),
        pytest.param(
            ("knee-scan", "fr", "--as", "ada-exmple"), 2, 'did you mean "ada-example"?', id="no-such-reviewer"
        ),
        pytest.param(
            ("knee-scan", "fr", "--as", "ada-example", "--on", "2024-07-02"), 1, "has not come yet", id="future"
        ),
        pytest.param(
            ("knee-scan", "fr", "--as", "ada-example", "--on", "2024-05-31"),
            1,
            "before the last record",
            id="backdated",
        ),
        pytest.param(("knee-scan", "fr", "--as", "ada-example", "--kind", "wording"), 1, "as wording", id="too-little"),
        pytest.param(
            ("knee-scan", "en", "--as", "ada-example", "--kind", "medical"), 1, "translation", id="wrong-kind"
        ),
        pytest.param(("knee-scan", "fr", "--as", "ada-example", "--reason", "x"), 2, "--withdraw", id="stray-reason"),
        pytest.param(
            ("knee-scan", "fr", "--as", "ada-example", "--withdraw"), 2, "--reason", id="withdrawn-without-reason"
        ),
        pytest.param(
            ("knee-scan", "fr", "--as", "ada-example", "--key", "none"), 1, "there is no key", id="no-such-key"
        ),
    ],
)
def test_what_is_not_there_is_named(arguments: tuple[str, ...], code: int, said: str, project: Project) -> None:
    before = project.path(LEDGER).read_bytes()

    done = project.run("sign", *arguments, "--yes", "--today", DAY)

    assert (done.exit_code, said in done.output, project.path(LEDGER).read_bytes()) == (code, True, before), done.output


def test_a_translation_waits_for_its_source(project: Project) -> None:
    revise(project)

    code, output = sign(project, "en")

    assert (code, "version 2.0 translates no approved text" in output) == (1, True)


def test_a_translation_of_a_source_that_moved_on_is_signed_on_purpose_only(project: Project) -> None:
    revise(project)
    sign(project, "fr")
    project.replace(FR, "vingt minutes", "trente minutes")

    refused = sign(project, "en")
    signed = sign(project, "en", "--even-so")

    assert (refused[0], "has been changed since it was approved" in refused[1], signed[0]) == (1, True, 0)


def test_a_minor_version_is_a_wording_and_does_not_move_the_last_update(project: Project) -> None:
    note = ("--language", "en", "--change-en", "Better said.")
    project.run("revise", "knee-scan", "--minor", *note)
    project.replace(EN, "in fine slices", "in thin slices")

    code, _ = sign(project, "en")
    project.build()

    assert code == 0
    assert 'kind = "wording"' in project.read(LEDGER)
    assert "June 1, 2024" in project.read("output/en/knee-scan/index.html")
    assert project.check(today=date(2024, 7, 1)).findings == ()


def test_a_withdrawal_is_a_record_with_its_reason(project: Project) -> None:
    code, said = sign(project, "en", "--withdraw", "--reason", 'The "dose" is out of date.')

    last = load_sources(load_settings(project.root)).articles[1].reviews[-1]
    assert (code, last.kind, last.reason) == (0, "withdrawal", 'The "dose" is out of date.')
    assert states(project)["en"] == ("1.0", "withdrawn")
    assert said.endswith("withdrawn: content/articles/knee-scan/reviews.toml\n")


def import_all(project: Project) -> None:
    words = project.read(LEDGER)
    project.write(LEDGER, words.replace('evidence = "recorded"', 'evidence = "imported"'))


def test_a_line_taken_over_from_an_older_page_never_counts_as_approval_of_a_text_written_here(project: Project) -> None:
    """Neither as it is, nor by way of a correction of a comma, nor as the source of a translation."""
    import_all(project)
    project.build()
    shut = project.check("REV012", publish=True)
    as_it_is = states(project)
    translation = sign(project, "en")
    project.run("revise", "knee-scan", "--minor", "--language", "fr", "--change-fr", "Mieux dit.")
    project.replace(FR, "en coupes fines", "en coupes minces")
    wording = sign(project, "fr")

    assert (shut.is_open, len(shut.findings)) == (False, 2)
    assert as_it_is == {"fr": ("1.0", "never reviewed"), "en": ("1.0", "never reviewed")}
    assert (translation[0], "was never reviewed here" in translation[1]) == (1, True)
    assert (wording[0], "rests on a line taken over from an older page" in wording[1]) == (1, True)


def test_a_wording_written_by_hand_on_an_imported_line_is_still_imported(project: Project) -> None:
    """The command refuses it; a record typed into the ledger does not get past the gate either."""
    project.run("revise", "knee-scan", "--minor", "--language", "en", "--change-en", "Better said.")
    project.replace(EN, "in fine slices", "in thin slices")
    sign(project, "en")
    import_all(project)
    project.write(LEDGER, project.read(LEDGER).rpartition("imported")[0] + 'recorded"\n')
    project.build()

    found = project.check("REV012", publish=True)

    assert 'kind = "wording"' in project.read(LEDGER)
    assert [(finding.severity, finding.line) for finding in found.findings] == [("error", 3), ("error", 13)]


def test_what_a_physician_signs_after_an_import_is_shown_whole(project: Project) -> None:
    import_all(project)

    code, output = sign(project, "fr")

    assert code == 0
    assert "No text in this language was approved before" in output
    assert "{+L'examen dure dix minutes.+}" in output
    assert states(project)["fr"] == ("1.0", "in step")


def test_a_text_that_the_gate_will_refuse_is_not_signed_unawares(project: Project) -> None:
    """Once it is frozen, an empty alternative text or a misspelt care card costs a version and a second review."""
    revise(project)
    line = project.replace(
        FR, "## Risques {#risques}", "> ## Risques {.urgence}\n>\n> Appelez.\n\n## Risques {#risques}"
    )

    refused = sign(project, "fr")
    signed = sign(project, "fr", "--even-so")

    assert refused[0] == 1
    assert "the gate will not let this text pass (SRC012)" in refused[1]
    assert f"({FR}:{line})" in refused[1]
    assert signed[0] == 0


def test_the_signer_reads_how_pressing_a_card_is(project: Project) -> None:
    """The kind of a care card is no word of the text, and yet the first thing that its reader sees."""
    revise(project)
    project.replace(
        FR, "## Risques {#risques}", "> ## Appelez si {.urgent}\n>\n> - vous toussez.\n\n## Risques {#risques}"
    )

    signed = sign(project, "fr")

    assert signed[0] == 0
    assert "care card" in signed[1]
    assert "{+urgent: Appelez si+}" in signed[1]
