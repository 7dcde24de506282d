"""The quick way of reading a ledger says exactly what tomllib says, or leaves the file to it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signoff.sources.plain_toml import read_plain
from signoff.sources.toml import _lines
from tests.projects import REPOSITORY

DIGEST = "sha256:" + "0" * 64
LINES = [
    "[[review]]",
    "[[other]]  # a comment",
    "# a comment",
    "#",
    "",
    "  \t ",
    'language = "fr"',
    'language = ""',
    '  reviewer="ada-example"   # Ada',
    "on = 2024-06-01",
    "on = 2024-06-01   # a day",
    f'of = {{ version = "1.0", text = "{DIGEST}" }}',
    f'pictures = {{ "images/é.svg" = "{DIGEST}" }}',
    f'pictures = {{ "a = b, c" = "{DIGEST}", "" = "" }}  # two',
    'signature = """',
    '"""',
    "-----BEGIN SSH SIGNATURE-----",
    "QUJD/+=",
]
STRANGE = [
    "on = 2024-02-30",
    "on = 2024-06-01T10:00:00",
    "on = 2024-06-01 10:00:00",
    "on = 20240601",
    'language = "a\\tb"',
    'language = "a"b"',
    'language = """',
    'language = ""a"',
    "language = 'fr'",
    "months = 36",
    "[review]",
    "[[review.of]]",
    "[[a",
    "language",
    'of.version = "1.0"',
    'of = { version = "1.0" }',
    'pictures = { "a" = "x", "a" = "y" }',
    'pictures = { "a" = "x", }',
    'pictures = { "a" = 1 }',
    'of = { version = "1.0", text = "x", more = 1 }',
    '"language" = "fr"',
    "\x07",
    "# \x07",
    'signature = """ \n"""',
    'signature = """\na\\b\n"""',
    'signature = """\na\n  """',
    "été = 1",
]


@given(st.lists(st.sampled_from(LINES + STRANGE), max_size=14))
def test_what_is_read_quickly_is_what_tomllib_reads(lines: list[str]) -> None:
    text = "\n".join(lines)

    plain = read_plain(text)

    if plain:
        assert plain == (tomllib.loads(text), _lines(text))


@pytest.mark.parametrize(
    "ledger", [pytest.param(path, id=path.parent.name) for path in sorted(REPOSITORY.rglob("reviews.toml"))]
)
def test_every_ledger_of_this_repository_is_read_quickly(ledger: Path) -> None:
    assert read_plain(ledger.read_text(encoding="utf-8")) is not None


@pytest.mark.parametrize("line", [pytest.param(line, id=ascii(line)) for line in STRANGE])
def test_any_other_form_is_left_to_tomllib(line: str) -> None:
    assert read_plain(f"[[review]]\n{line}\n") is None
