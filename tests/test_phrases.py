"""Facts in messages: a long one does not fill the screen."""

from __future__ import annotations

from signoff.model import Problem
from signoff.phrases import Phrase
from signoff.report.tongue import ENGLISH


def test_of_a_long_fact_a_message_says_the_beginning_and_the_end() -> None:
    url = "/a/" + "x" * 5000 + "/z.html"
    problem = Problem("{url} is not built", {"url": url}, hint="nearest: {url}", url=url)

    short = f"/a/{'x' * 317}…{'x' * 73}/z.html"
    assert (problem.words, problem.advice) == (f"{short} is not built", f"nearest: {short}")
    assert ENGLISH.say("{url} is not built", url=url) == problem.words
    assert str(Phrase("it leads to {url}", {"url": url})) == f"it leads to {short}"


def test_a_fact_of_usual_length_is_said_whole() -> None:
    assert Problem("{url} ({n:,})", {"url": "x" * 400, "n": 1000}).words == f"{'x' * 400} (1,000)"
