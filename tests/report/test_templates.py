"""The reader of templates follows what it says it follows, and lists the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.templates import Reader, readers_of_commands, readers_of_rules


@pytest.mark.parametrize(
    ("code", "found"),
    [
        pytest.param('Problem("a {x}", f, hint="b")', ["a {x}", "b"], id="literals"),
        pytest.param('Problem("a" if x else "b", hint="c" if y else "")', ["a", "b", "c"], id="chosen"),
        pytest.param('Problem("a" + (" b" if x else ""))', ["a", "a b"], id="joined"),
        pytest.param('m = "a"\nProblem(m)', ["a"], id="name"),
        pytest.param('A = "a"\ndef f():\n    yield Problem(A)', ["a"], id="constant"),
        pytest.param('def f():\n    m, h = "a", "b"\n    yield Problem(m, {}, hint=h)', ["a", "b"], id="two-at-once"),
        pytest.param('def f(m):\n    return Problem(m)\nf("a")\nf(m="b")', ["a", "b"], id="argument"),
        pytest.param('def g(x):\n    if x: return "a"\n    return "b"\nProblem(g(1))', ["a", "b"], id="returned"),
        pytest.param(
            'def g():\n    return "a", {}, "b"\nm, f, h = g()\nProblem(m, f, hint=h)', ["a", "b"], id="unpacked"
        ),
        pytest.param('def g():\n    return "a", {}, "b"\nu.problem(c, *g())', ["a", "b"], id="starred"),
        pytest.param('T = (("x", "a"), ("y", "b"))\nfor k, m in T:\n    Problem(m)', ["a", "b"], id="table"),
        pytest.param('T = {"x": "a", "y": "b"}\nProblem(T[k])', ["a", "b"], id="looked-up"),
        pytest.param('Phrase("a", {"x": 1})', ["a"], id="phrase"),
        pytest.param(
            "def problem(context, message, facts, hint):\n    return Problem(message, hint=hint)", [], id="carrier"
        ),
    ],
)
def test_templates_are_followed_to_where_they_are_written(code: str, found: list[str], tmp_path: Path) -> None:
    reader = _reader(code, tmp_path)

    assert (sorted(reader.of_problems()), reader.unclear) == (found, [])


@pytest.mark.parametrize(
    "code",
    [
        pytest.param('Problem(f"a {x}")', id="f-string"),
        pytest.param('Problem("a", hint=f"b {x}")', id="f-string-as-hint"),
        pytest.param('Problem("a" + b)', id="sum"),
        pytest.param('Problem("a {}".format(x))', id="filled"),
        pytest.param('h = "a"\nh += f"b {x}"\nProblem("a", hint=h)', id="grown"),
        pytest.param("from x import M\nProblem(M)", id="from-elsewhere"),
    ],
)
def test_what_cannot_be_followed_is_listed(code: str, tmp_path: Path) -> None:
    reader = _reader(code, tmp_path)

    list(reader.of_problems())
    assert len(reader.unclear) == 1


def test_every_message_and_hint_is_a_template_that_can_be_followed() -> None:
    readers = readers_of_rules()
    for reader in readers:
        list(reader.of_problems())

    assert [place for reader in readers for place in reader.unclear] == []


def test_everything_that_a_command_says_at_its_end_is_a_template_that_can_be_followed() -> None:
    readers = readers_of_commands()
    for reader in readers:
        list(reader.of_problems())
        list(reader.of_errors())
        list(reader.of_results())

    assert [place for reader in readers for place in reader.unclear] == []


def _reader(code: str, folder: Path) -> Reader:
    file = folder / "rule.py"
    file.write_text(code, encoding="utf-8")
    return Reader(file)
