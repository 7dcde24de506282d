"""The first lines of a text: fields, and where each of them stands."""

from __future__ import annotations

import hashlib

import pytest

from tests.sources.reading import read_text

PLAIN = b"Title: Scanner\nSlug: scanner\n\nMangez."


def fields_of(raw: bytes) -> dict[str, tuple[str, int]]:
    text, _ = read_text(raw)
    assert text
    return {name: (field.value, field.span.line) for name, field in text.fields.items()}


def blocks_of(raw: bytes) -> list[tuple[str, str, int]]:
    text, _ = read_text(raw)
    assert text
    return [(block.kind, block.words, block.line) for block in text.blocks]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(PLAIN, {"title": ("Scanner", 1), "slug": ("scanner", 2)}, id="plain"),
        pytest.param(b"TITLE: a\nslug: b\n\n", {"title": ("a", 1), "slug": ("b", 2)}, id="names-in-any-case"),
        pytest.param(b"Title:a\nSlug :\tb\n\n", {"title": ("a", 1), "slug": ("b", 2)}, id="spaces-around-the-colon"),
        pytest.param(b"Title: a: b: c\n\n", {"title": ("a: b: c", 1)}, id="colons-in-the-value"),
        pytest.param(b"Title: a  \t \n\n", {"title": ("a", 1)}, id="white-space-at-the-end"),
        pytest.param(b"Title:\nSlug: b\n\n", {"title": ("", 1), "slug": ("b", 2)}, id="empty-value"),
        pytest.param(b"Summary: one\n    two\n\n", {"summary": ("one two", 1)}, id="continued-after-four-spaces"),
        pytest.param(b"Summary: one\n\ttwo\n\tthree\n\n", {"summary": ("one two three", 1)}, id="continued-after-tabs"),
        pytest.param(
            b"Summary: one\n    two: three\nSlug: b\n\n",
            {"summary": ("one two: three", 1), "slug": ("b", 3)},
            id="continued-with-a-colon",
        ),
        pytest.param(b"Title: a\n \t\xc2\xa0\nSlug: b\n", {"title": ("a", 1)}, id="line-of-spaces-ends-the-fields"),
        pytest.param(b"Title: a", {"title": ("a", 1)}, id="no-line-end-at-all"),
        pytest.param(b"", {}, id="empty-file"),
        pytest.param(b"\n\nTitle: a\n\nMangez.", {}, id="empty-line-first"),
    ],
)
def test_fields_are_read_with_their_lines(raw: bytes, expected: dict[str, tuple[str, int]]) -> None:
    actual = fields_of(raw)

    assert actual == expected


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"\xef\xbb\xbf" + PLAIN, id="byte-order-mark"),
        pytest.param(PLAIN.replace(b"\n", b"\r\n"), id="windows-line-ends"),
        pytest.param(PLAIN.replace(b"\n", b"\r"), id="old-mac-line-ends"),
        pytest.param(b"\xef\xbb\xbf" + PLAIN.replace(b"\n", b"\r\n"), id="both"),
        pytest.param(PLAIN.replace(b"\n", b"\r\n", 1), id="mixed"),
    ],
)
def test_line_ends_and_byte_order_mark_make_no_difference(raw: bytes) -> None:
    text, problems = read_text(raw)

    assert (text, problems) == read_text(PLAIN)
    assert text
    assert text.bytes_digest == "sha256:" + hashlib.sha256(PLAIN).hexdigest()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(PLAIN, [("p", "Mangez.", 4)], id="after-the-empty-line"),
        pytest.param(b"Title: a\n\n\n\nMangez.", [("p", "Mangez.", 5)], id="after-several-empty-lines"),
        pytest.param(b"\nTitle: a\n", [("p", "Title: a", 2)], id="fields-after-an-empty-line-are-body"),
        pytest.param(b"Title: a\n", [], id="no-body"),
        pytest.param(b"", [], id="empty-file"),
    ],
)
def test_the_body_begins_after_the_first_empty_line(raw: bytes, expected: list[tuple[str, str, int]]) -> None:
    actual = blocks_of(raw)

    assert actual == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(PLAIN, [], id="nothing"),
        pytest.param(
            b"Title: a\nSlug: b\nMangez comme d'habitude.\n",
            ["fr.md:3: this line is no field of the form `Key: value`"],
            id="no-empty-line-before-the-body",
        ),
        pytest.param(
            b"# Scanner\n\nMangez.",
            ["fr.md:1: this line is no field of the form `Key: value`"],
            id="no-front-matter",
        ),
        pytest.param(
            b"---\ntitle: a\n---\n\nMangez.",
            ["fr.md:1: this line is no field of the form `Key: value`"],
            id="yaml-front-matter-of-other-generators",
        ),
        pytest.param(
            b"    Title: a\n\nMangez.",
            ["fr.md:1: this line is no field of the form `Key: value`"],
            id="continued-without-a-field-before-it",
        ),
        pytest.param(
            b"Title: a\n  Slug: b\n\nMangez.",
            ["fr.md:2: this line is no field of the form `Key: value`"],
            id="indented-by-two",
        ),
        pytest.param(
            "Title: a\nRésumé: b\n\nMangez.".encode(),
            ["fr.md:2: this line is no field of the form `Key: value`"],
            id="name-with-accents",
        ),
        pytest.param(
            b"Title: a\nTITLE: b\n\nMangez.",
            ["fr.md:2: the field 'TITLE' stands here for the second time"],
            id="doubled",
        ),
        pytest.param(
            b"Title: a\nTitle: b\nSlug: c\nslug: d\nMangez.",
            [
                "fr.md:2: the field 'Title' stands here for the second time",
                "fr.md:4: the field 'slug' stands here for the second time",
                "fr.md:5: this line is no field of the form `Key: value`",
            ],
            id="all-that-is-wrong",
        ),
        pytest.param(
            b"Title: a\n\nMangez. \x00",
            ["fr.md:3: the file holds a NUL character"],
            id="nul",
        ),
        pytest.param(
            b"\xef\xbb\xbfTitle: a\r\n\r\nMangez l\xe9g\xe8rement.",
            ["fr.md:3:9: the file is not UTF-8: the byte 0xE9 cannot be read"],
            id="latin-1-after-mark-and-windows-line-ends",
        ),
        pytest.param(
            "Title: été ".encode() + b"\x92\n",
            ["fr.md:1:12: the file is not UTF-8: the byte 0x92 cannot be read"],
            id="the-column-counts-letters-not-bytes",
        ),
        pytest.param(
            "\ufeffTitle: a\n\nMangez.".encode("utf-16-le"),
            ["fr.md:1:1: the file is not UTF-8: the byte 0xFF cannot be read"],
            id="utf-16",
        ),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(raw: bytes, expected: list[str]) -> None:
    _, actual = read_text(raw)

    assert actual == expected
