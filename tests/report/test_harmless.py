from __future__ import annotations

import json

import pytest

from signoff.report.harmless import harmless, harmless_json


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("plain: é « » 検査 👩\u200d⚕️ ﷺ", "plain: é « » 検査 👩\u200d⚕️ ﷺ", id="words-stay"),
        pytest.param("a\u00a0b\u202fc\u2009d", "a\u00a0b\u202fc\u2009d", id="spaces-of-typography-stay"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="joiners-are-part-of-words"),
        pytest.param("e\u0301", "e\u0301", id="combining-accents-stay"),
        pytest.param("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m", id="colours"),
        pytest.param("\x1b]8;;http://e\x07x", r"\x1b]8;;http://e\x07x", id="links-of-terminals"),
        pytest.param("\x9b31m", r"\x9b31m", id="c1-is-an-escape-too"),
        pytest.param("a\r\nb\tc", r"a\r\nb\tc", id="line-ends-and-tabs"),
        pytest.param("\x08\x7f\x00", r"\x08\x7f\x00", id="backspace-delete-nul"),
        pytest.param("txt.\u202eexe", r"txt.\u202eexe", id="right-to-left-override"),
        pytest.param("\u2066\u2069\u200f\u061c", r"\u2066\u2069\u200f\u061c", id="isolates-and-marks"),
        pytest.param("a\u2028b\u2029c\x85", r"a\u2028b\u2029c\x85", id="other-line-ends"),
        pytest.param("\u200b\ufeff\u2060\xad", r"\u200b\ufeff\u2060\xad", id="invisible"),
        pytest.param("\U000e0041", r"\U000e0041", id="tags"),
        pytest.param("\ud800\uffff\U0010ffff", r"\ud800\uffff\U0010ffff", id="no-characters"),
    ],
)
def test_hidden_characters_are_written_out(words: str, shown: str) -> None:
    assert harmless(words) == shown


def test_json_says_the_same_without_a_hidden_character() -> None:
    words = "é\x1b\x9b\u202e\u2028\n\U000e0041\ud800\\u202e"

    escaped = harmless_json(json.dumps({"a": words}, ensure_ascii=False, indent=2))

    assert json.loads(escaped) == {"a": words}
    assert escaped == '{\n  "a": "é\\u001b\\u009b\\u202e\\u2028\\n\\udb40\\udc41\\ud800\\\\u202e"\n}'
