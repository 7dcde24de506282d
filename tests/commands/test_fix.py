from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from signoff.model import Article, Text
from signoff.review.digest import digest_of
from signoff.review.mends import _mended
from signoff.settings import load_settings
from signoff.sources import load_sources
from signoff.sources.files import Reader
from signoff.sources.texts import TextReader
from tests.projects import Project

FR = "content/articles/knee-scan/fr.md"
EN = "content/articles/knee-scan/en.md"
ABOUT = "content/pages/about/fr.md"
CENTRES = "content/centres.toml"
ALPHA = "https://www.doctolib.fr/radiologie/paris/centre-alpha?pid=practice-101"
HEAD = "Title: Un genou\nSlug: un-genou\nSummary: Un résumé.\nVersion: 1.0\n\n"


def digest(project: Project, language: str) -> str:
    article = next(each for each in load_sources(load_settings(project.root)).articles if each.key == "knee-scan")
    return digest_of(article.working[language])


def test_spaces_of_an_approved_text_are_mended_and_its_digest_stays(project: Project) -> None:
    typed = project.read(FR).replace("\u202f", " ").replace("\u00a0", " ")
    project.path(FR).write_bytes(b"\xef\xbb\xbf" + typed.rstrip("\n").replace("\n", "\r\n").encode())
    before = digest(project, "fr")

    result = project.run("check", "--fix", "--select", "TYP")

    wanted = (
        b"\xef\xbb\xbf"
        + project.read("content/articles/knee-scan/versions/fr-1.0.md").rstrip("\n").replace("\n", "\r\n").encode()
    )
    assert (result.exit_code, digest(project, "fr")) == (0, before)
    assert project.path(FR).read_bytes() == wanted


def test_words_that_somebody_approved_are_told_and_left(project: Project) -> None:
    project.replace(EN, "ten minutes", "“11st” « minutes »")
    before = project.path(EN).read_bytes()

    project.run("check", "--fix", "--select", "TYP")

    assert project.path(EN).read_bytes() == before


def test_a_legal_page_that_nobody_approves_is_mended_in_full(project: Project) -> None:
    project.write(ABOUT, project.read(ABOUT) + "\nLa 1ère “image” d’ un genou ?\n")

    project.run("check", "--fix", "--select", "TYP")

    assert project.read(ABOUT).endswith("\nLa 1re «\u00a0image\u00a0» d’un genou\u202f?\n")


def test_diff_writes_nothing_and_ends_with_one(project: Project) -> None:
    project.replace(EN, "Is it usual?", "Is it usual ?")
    before = project.path(EN).read_bytes()

    result = project.run("check", "--diff")

    assert (result.exit_code, project.path(EN).read_bytes()) == (1, before)
    assert "-| What you feel | Is it usual ? |\n+| What you feel | Is it usual? |\n" in result.stdout
    assert project.run("check", "--diff", "--ignore", "TYP").exit_code == 0


def test_a_malformed_address_is_mended_and_has_to_be_opened_again(project: Project) -> None:
    project.replace(CENTRES, ALPHA, ALPHA.replace("centre-alpha", "Centre-Alpha") + "&gclid=1")

    project.run("check", "--fix", "--select", "BKG003,BKG010")

    assert f'url = "{ALPHA}"\nconfirmed = false    # Centre Alpha\n\n' in project.read(CENTRES)


def test_a_confirmation_is_recorded_beside_its_comment(project: Project) -> None:
    result = project.run(
        "booking", "confirm", "alpha", "--service", "scan", "--by", "Zoé Exemple", "--on", "2024-06-20"
    )

    assert result.exit_code == 0, result.output
    assert 'confirmed = 2024-06-20    # Centre Alpha\nby = "Zoé Exemple"\n' in project.read(CENTRES)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["alfa", "--by", "A"], 2, id="no-such-centre"),
        pytest.param(["alpha", "--by", " "], 2, id="nobody"),
        pytest.param(["alpha", "--by", "A", "--on", "2999-01-01"], 2, id="not-come-yet"),
        pytest.param(["alpha", "--by", "A"], 2, id="which-service"),
        pytest.param(["alpha", "--by", "A", "--service", "surgery"], 2, id="no-such-service"),
        pytest.param(["beta", "--by", "A", "--on", "2024-01-01"], 1, id="older-than-the-record"),
    ],
)
def test_a_confirmation_that_cannot_be_true_is_refused(arguments: list[str], code: int, project: Project) -> None:
    before = project.path(CENTRES).read_bytes()

    result = project.run("booking", "confirm", *arguments)

    assert (result.exit_code, project.path(CENTRES).read_bytes()) == (code, before)


PIECES = st.sampled_from(
    ["Est-ce", "long", " ", " ", "\u00a0", "\u202f", "?", "!", ";", ":", "«", "»", "“", "”", "2ème", "1ère", "l’", "qu’ ", "\n", "\n\n", "`a ?`",
     "[lien](https://example.org/?a=1 \"x ?\")", "**", "*", "- ", "    ", "## ", "{#a}", "<b lang=\"en\">why ?</b>", "&nbsp;", "| ", "1. ", "\\!", "<!-- x ? -->"]
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=25), st.booleans())
def test_a_mend_keeps_the_digest_addresses_and_code_and_is_done_once(
    tmp_path: Path,
    pieces: list[str],
    is_page: bool,  # noqa: FBT001
) -> None:
    file = tmp_path / "fr.md"
    file.write_bytes((HEAD + "".join(pieces)).encode())
    texts = TextReader(Reader(tmp_path))
    text = texts.read("fr.md", "k", "fr")
    assert text is not None
    rules = ("TYP001", "TYP002", "TYP003", "TYP004", "TYP006") if is_page else ("TYP002",)

    article = Article("k", ".", "fr", {"fr": text}, is_page=True)
    after = _after(article, text, rules, texts)

    assert after.html.count("<code>") == text.html.count("<code>")
    assert re.findall(r'href="[^"]*"', after.html) == re.findall(r'href="[^"]*"', text.html)
    assert is_page or digest_of(after) == digest_of(text)
    assert not list(_mended(article, after, rules, texts))


# What no mend may touch, in words that it would mend if they were prose; each in a block of its own or within a line.
# What is indented is code below a paragraph only: in a list it is prose.
PROTECTED = [
    "`a ? 2ème “x”`", "``b ` c !``", "[mot](https://example.org/a?b=1&c ; \"titre ?\")", "<https://example.org/?q=a>",
    "https://example.org/x?y=1;z", "![alt ?](image.png)", "<span title=\"a ? “b”\">", "</span>", "<b lang=\"en\">why ?</b>", "<!-- c ? “d” -->",
    "{#ancre}", "{: .classe title=\"e ?\"}", "{filename}/articles/a/fr.md", "a@example.org", "\n\n```\nf ? 1ère « g »\n```\n\n", "\n\nmot\n\n    h ? “i”\n\n",
    "\n\n<div>\nj ? “k”\n</div>\n\n", "\n[ref]: https://example.org/?l=m \"n ?\"\n", "\n\n|---|:--|\n", "\\!",
]  # fmt: skip
PROSE = [
    "mot",
    "Est-ce vrai ?",
    "non !",
    "ici : là",
    "“cité”",
    "« dit »",
    "2ème",
    "11st",
    "qu’ une",
    "don ’t",
    "x , y",
    " ",
    "\n",
    "\n\n",
    "- ",
]
FIELDS = [
    "Title: Un ? titre",
    "Slug: un-slug",
    "Summary: Vrai ? oui !",
    "Version: 1.0",
    "Change: « a »",
    "Odd_key: c ? “d” 2ème",
]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    language=st.sampled_from(["fr", "en"]),
    fields=st.lists(st.sampled_from(FIELDS), unique=True),
    pieces=st.lists(st.sampled_from([*PROTECTED, *PROSE]), max_size=16),
    ends=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_a_mend_leaves_all_but_prose_as_it_was_typed(
    tmp_path: Path, language: str, fields: list[str], pieces: list[str], ends: str, mark: str
) -> None:
    source = "\n".join([*fields, "", *[" ".join(pieces)]])
    name = f"{language}.md"
    (tmp_path / name).write_bytes((mark + source.replace("\n", ends)).encode())
    texts = TextReader(Reader(tmp_path))
    text = texts.read(name, "k", language)
    assert text is not None
    article = Article("k", ".", language, {language: text}, is_page=True)
    rules = ("TYP001", "TYP002", "TYP003", "TYP004", "TYP006")

    after = _after(article, text, rules, texts)

    content = (tmp_path / name).read_bytes().decode()
    assert content.startswith(mark)
    assert (content.count("\r\n"), content.count("\n")) == (source.count("\n") * (ends == "\r\n"), source.count("\n"))
    plain = content.removeprefix(mark).replace("\r\n", "\n")
    assert {piece: plain.count(piece) for piece in PROTECTED} == {piece: source.count(piece) for piece in PROTECTED}
    assert [line.partition(":")[0] for line in plain.split("\n")[: len(fields)]] == [
        f.partition(":")[0] for f in fields
    ]
    assert [line for line in fields if line.startswith(("Slug", "Version", "Odd"))] == [
        line for line in plain.split("\n")[: len(fields)] if line.startswith(("Slug", "Version", "Odd"))
    ]
    assert not list(_mended(article, after, rules, texts))


def _after(article: Article, text: Text, rules: tuple[str, ...], texts: TextReader) -> Text:
    for mended in _mended(article, text, rules, texts):
        (texts.reader.root / text.path).write_bytes(mended.change.after)
    found = texts.read(text.path, text.key, text.language)
    assert found is not None
    return found
