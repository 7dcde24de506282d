"""article.toml, reviews.toml, centres.toml, reviewers.toml: each value is checked where it was typed."""

from __future__ import annotations

import pytest

from tests.projects import Project
from tests.sources.reading import CENTRES, FACTS, LEDGER, complaints

PEOPLE = "content/reviewers.toml"
ALPHA = "https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101"


SOURCE = 'sources = [{ title = "A source that does not exist", url = "https://www.example.com/knee", year = 2020, language = "en" }]'


def change(file: str, old: str, new: str, *expected: str, id: str) -> object:  # noqa: A002 - pytest's own word
    return pytest.param(file, old, new, list(expected), id=id)


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        # article.toml
        change(
            FACTS,
            'about = "MedicalTest"',
            'abuot = "MedicalTest"',
            f"{FACTS}:1: article.toml has no 'abuot': did you mean \"about\"?",
            id="unknown-fact",
        ),
        change(
            FACTS,
            'about = "MedicalTest"',
            "about = 1",
            f"{FACTS}:1: about must be a string in quotes, not 1",
            id="number-for-words",
        ),
        change(
            FACTS,
            'about = "MedicalTest"',
            'about = "  "',
            f"{FACTS}:1: about must not be empty",
            id="empty-words",
        ),
        change(
            FACTS,
            'source_language = "fr"',
            'source_language = "de"',
            f"{FACTS}:2: source_language must be one of fr, en, not 'de'",
            id="unknown-source-language",
        ),
        change(
            FACTS,
            'review = { months = 36, roles = ["radiologist"] }',
            "review = 36",
            f"{FACTS}:3: [review] must be a table",
            id="number-for-a-table",
        ),
        change(
            FACTS,
            "months = 36",
            'months = "36"',
            f"{FACTS}:3: months must be a whole number, not '36'",
            id="words-for-a-number",
        ),
        change(
            FACTS,
            "months = 36",
            "months = true",
            f"{FACTS}:3: months must be a whole number, not True",
            id="true-for-a-number",
        ),
        change(
            FACTS,
            "months = 36",
            "months = 0",
            f"{FACTS}:3: months must be between 1 and 120, not 0",
            id="no-months",
        ),
        change(
            FACTS,
            "months = 36",
            "months = -1",
            f"{FACTS}:3: months must be between 1 and 120, not -1",
            id="less-than-no-months",
        ),
        change(
            FACTS,
            "months = 36",
            "months = 100000",
            f"{FACTS}:3: months must be between 1 and 120, not 100000",
            id="months-beyond-the-calendar",
        ),
        change(
            FACTS,
            'roles = ["radiologist"]',
            'roles = "radiologist"',
            f'{FACTS}:3: roles must be a list of strings such as ["one", "two"]',
            id="words-for-a-list",
        ),
        change(
            FACTS,
            'roles = ["radiologist"]',
            'roles = ["radiologist", ""]',
            f'{FACTS}:3: roles must be a list of strings such as ["one", "two"]',
            id="empty-words-in-a-list",
        ),
        change(
            FACTS,
            '"alpha", "beta"',
            '"alpha", "beata"',
            f"{FACTS}:4: centres names 'beata', which is not in centres.toml: did you mean \"beta\"?",
            id="unknown-centre",
        ),
        change(
            FACTS,
            'service = "scan", ',
            "",
            f"{FACTS}:4: [booking] needs service",
            id="booking-of-nothing",
        ),
        change(
            FACTS,
            "aliases = { en =",
            "aliases = { eng =",
            f"{FACTS}:5: [aliases] has no 'eng': did you mean \"en\"?",
            id="alias-in-an-unknown-language",
        ),
        change(
            FACTS,
            '["scan-of-the-knee"]',
            '["Scan of the knee"]',
            f"{FACTS}:5: en holds 'Scan of the knee', which cannot be an address: write the old slug alone",
            id="alias-that-is-no-address",
        ),
        change(
            FACTS,
            'aliases = { en = ["scan-of-the-knee"] }',
            'excused = { eng = "nobody asks for it" }',
            f"{FACTS}:5: [excused] has no 'eng': did you mean \"en\"?",
            id="excuse-for-an-unknown-language",
        ),
        change(
            FACTS,
            'aliases = { en = ["scan-of-the-knee"] }',
            'excused = { en = "" }',
            f"{FACTS}:5: en must not be empty",
            id="excuse-without-a-reason",
        ),
        change(
            FACTS,
            SOURCE,
            'sources = [{ title = "A" }]',
            f"{FACTS}:6: [[sources]] needs url",
            id="source-without-an-address",
        ),
        change(
            FACTS,
            SOURCE,
            '[[sources]]\ntitle = "A"\nurl = "https://a.example/"\nyaer = 2018',
            f"{FACTS}:9: [[sources]] has no 'yaer': did you mean \"year\"?",
            id="unknown-key-of-a-source",
        ),
        # reviews.toml
        change(
            LEDGER,
            '[[review]]\nlanguage = "fr"',
            '[[reviews]]\nlanguage = "fr"',
            f"{LEDGER}:3: reviews.toml has no 'reviews': did you mean \"review\"?",
            id="plural-record",
        ),
        change(
            LEDGER,
            'language = "fr"',
            'language = "de"',
            f"{LEDGER}:4: language must be one of fr, en, not 'de'",
            id="record-in-an-unknown-language",
        ),
        change(LEDGER, 'language = "fr"\n', "", f"{LEDGER}:3: [[review]] needs language", id="no-language"),
        change(
            LEDGER,
            'version = "1.0"\nkind = "medical"',
            'version = "1"\nkind = "medical"',
            f"{LEDGER}:5: version must be of the form \"1.0\", not '1'",
            id="version-without-minor",
        ),
        change(
            LEDGER,
            'version = "1.0"\nkind = "medical"',
            'version = "01.0"\nkind = "medical"',
            f"{LEDGER}:5: version must be of the form \"1.0\", not '01.0'",
            id="version-with-leading-zero",
        ),
        change(
            LEDGER,
            'version = "1.0"\nkind = "medical"',
            'version = "١.٠"\nkind = "medical"',
            f"{LEDGER}:5: version must be of the form \"1.0\", not '١.٠'",
            id="version-in-arabic-digits",
        ),
        change(
            LEDGER,
            'version = "1.0"\nkind = "medical"',
            'version = 1.0\nkind = "medical"',
            f"{LEDGER}:5: version must be a string in quotes, not 1.0",
            id="version-as-a-number",
        ),
        change(
            LEDGER,
            'kind = "medical"',
            'kind = "Medical"',
            f"{LEDGER}:6: kind must be one of medical, translation, wording, withdrawal, not 'Medical'",
            id="kind-in-capitals",
        ),
        change(
            LEDGER,
            'kind = "medical"\nreviewer = "ada-example"',
            'kind = "medical"\nreviewer = "ada-exmaple"',
            f"{LEDGER}:7: reviewer is 'ada-exmaple', who is not in reviewers.toml: did you mean \"ada-example\"?",
            id="unknown-reviewer",
        ),
        change(
            LEDGER,
            'of = { version = "1.0", text = "sha256:cca1b180aae615c184e4b4e275ec97ba164643d4bb230bc480f659eae804cad3" }\n',
            "",
            f'{LEDGER}:16: kind is "translation", but the record does not say of which source text',
            id="translation-of-nothing",
        ),
        change(
            LEDGER,
            'of = { version = "1.0", text',
            "of = { text",
            f"{LEDGER}:17: [review.of] needs version",
            id="translation-of-no-version",
        ),
        change(
            LEDGER,
            'of = { version = "1.0", text',
            'of = { version = "1.0", txt = "", text',
            f"{LEDGER}:17: [review.of] has no 'txt': did you mean \"text\"?",
            id="unknown-key-of-an-inline-table",
        ),
        change(
            LEDGER,
            'text = "sha256:66bfdc',
            'text = "sha256:66BFDC',
            f'{LEDGER}:20: text must be "sha256:" and 64 lower-case hexadecimal digits',
            id="digest-in-capitals",
        ),
        change(
            LEDGER,
            'text = "sha256:66bfdc',
            'text = "sha256:66bfd',
            f'{LEDGER}:20: text must be "sha256:" and 64 lower-case hexadecimal digits',
            id="digest-one-digit-short",
        ),
        change(
            LEDGER,
            'file = "sha256:e551b0',
            'file = "e551b0',
            f'{LEDGER}:21: file must be "sha256:" and 64 lower-case hexadecimal digits',
            id="digest-without-its-kind",
        ),
        change(
            LEDGER,
            'on = 2024-06-01\ntext = "sha256:cca1',
            'on = "2024-06-01"\ntext = "sha256:cca1',
            f"{LEDGER}:8: on must be a date such as 2024-11-01, not '2024-06-01'",
            id="day-in-quotes",
        ),
        change(
            LEDGER,
            'on = 2024-06-01\ntext = "sha256:cca1',
            'on = 2024-06-01T10:00:00\ntext = "sha256:cca1',
            f"{LEDGER}:8: on must be a date such as 2024-11-01, not datetime.datetime(2024, 6, 1, 10, 0)",
            id="day-with-a-time",
        ),
        change(
            LEDGER,
            'on = 2024-06-01\ntext = "sha256:cca1',
            'text = "sha256:cca1',
            f"{LEDGER}:3: [[review]] needs on",
            id="no-day",
        ),
        change(
            LEDGER,
            'evidence = "recorded"      # the French text',
            'evidence = "sworn"',
            f"{LEDGER}:11: evidence must be one of imported, recorded, signed, not 'sworn'",
            id="unknown-evidence",
        ),
        change(
            LEDGER,
            'evidence = "recorded"      # the French text',
            'evidence = "recorded"\nsigned_by = "me"',
            f"{LEDGER}:12: [[review]] has no 'signed_by'",
            id="unknown-key-of-a-record",
        ),
        # centres.toml
        change(
            CENTRES,
            'telephone = "+33199000011"',
            'telephone = "01 99 00 00 11"',
            f"{CENTRES}:9: telephone must be in international form such as +33123456789, not '01 99 00 00 11'",
            id="national-telephone",
        ),
        change(
            CENTRES,
            "confirmed = 2024-06-03    # Centre Alpha",
            "confirmed = true",
            f"{CENTRES}:13: confirmed must be a date such as 2024-11-01, not True",
            id="confirmed-some-day",
        ),
        change(
            CENTRES,
            'confirmed = 2024-06-03    # Centre Alpha\nby = "Ada Example"',
            "confirmed = 2024-06-03",
            f"{CENTRES}:13: confirmed says when but not by whom",
            id="confirmed-by-nobody",
        ),
        change(CENTRES, f'url = "{ALPHA}"\n', "", f"{CENTRES}:11: [alpha.booking.scan] needs url", id="no-address"),
        change(
            CENTRES,
            f'url = "{ALPHA}"',
            f'url = "{ALPHA}"\nlink = ""',
            f"{CENTRES}:13: [alpha.booking.scan] has no 'link'",
            id="unknown-key-of-a-booking",
        ),
        change(
            CENTRES,
            'about = { fr = "Scanner, Paris 2e", en',
            'about = { fr = "Scanner, Paris 2e", eng',
            f"{CENTRES}:5: [alpha.about] has no 'eng': did you mean \"en\"?",
            id="centre-described-in-an-unknown-language",
        ),
        change(
            CENTRES,
            'name = "Centre Alpha"\n',
            "",
            f"{CENTRES}:3: [alpha] needs name",
            id="centre-without-a-name",
        ),
        change(
            CENTRES,
            "[alpha]\n",
            "version = 1\n\n[alpha]\n",
            f"{CENTRES}:3: [version] must be a table",
            id="number-for-a-centre",
        ),
        # reviewers.toml
        change(
            PEOPLE,
            "specimen = true",
            'specimen = "yes"',
            f"{PEOPLE}:5: specimen must be true or false, not 'yes'",
            id="words-for-true",
        ),
        change(
            PEOPLE,
            "specimen = true",
            "sinec = 2020-01-01",
            f"{PEOPLE}:5: [ada-example] has no 'sinec': did you mean \"since\"?",
            id="unknown-key-of-a-reviewer",
        ),
    ],
)
def test_a_wrong_value_is_said_at_its_line(
    file: str, old: str, new: str, expected: list[str], sources: Project
) -> None:
    sources.replace(file, old, new)

    actual = complaints(sources)

    assert actual == expected


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        pytest.param(CENTRES, "confirmed = 2024-06-03    # Centre Alpha", "confirmed = false", id="not-confirmed"),
        pytest.param(
            CENTRES, 'confirmed = 2024-06-03    # Centre Alpha\nby = "Ada Example"', "", id="nothing-said-of-confirmation"
        ),
        pytest.param(LEDGER, 'file = "sha256:5fa77ff2acb59e741958a78d3234986c9cd5afdf1bf91e0824ffbcc6c019520c"\n', "",
                     id="record-without-a-file"),
        pytest.param(FACTS, 'review = { months = 36, roles = ["radiologist"] }\n', "", id="no-rhythm"),
        pytest.param(FACTS, 'booking = { service = "scan", centres = ["alpha", "beta"] }\n', "", id="no-booking"),
        pytest.param(FACTS, 'aliases = { en = ["scan-of-the-knee"] }\n', "", id="no-aliases"),
        pytest.param("content/reviewers.toml", 'title = "Dr"\n', "", id="reviewer-without-a-title"),
    ],
)  # fmt: skip
def test_what_may_be_left_out_may_be_left_out(file: str, old: str, new: str, sources: Project) -> None:
    sources.replace(file, old, new)

    actual = complaints(sources)

    assert actual == []
