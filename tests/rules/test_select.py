from __future__ import annotations

import pytest

from signoff.errors import UsageError
from signoff.rules import RULES, select


@pytest.mark.parametrize(
    ("wanted", "ignored", "fits"),
    [
        pytest.param([], [], bool, id="all"),
        pytest.param(["LNK"], [], lambda rule: rule.startswith("LNK"), id="a-family"),
        pytest.param(["LNK001"], [], lambda rule: rule == "LNK001", id="one"),
        pytest.param(["lnk001"], [], lambda rule: rule == "LNK001", id="in-lower-case"),
        pytest.param(
            ["LNK00", "REV002"], [], lambda rule: rule.startswith("LNK00") or rule == "REV002", id="prefix-and-one"
        ),
        pytest.param([], ["SRC", "REV002"], lambda rule: not rule.startswith("SRC") and rule != "REV002", id="all-but"),
        pytest.param(["REV"], ["REV002"], lambda rule: rule.startswith("REV") and rule != "REV002", id="ignored-wins"),
    ],
)
def test_prefixes_choose_rules(wanted: list[str], ignored: list[str], fits: object) -> None:
    chosen = [rule.id for rule in select(wanted, ignored)]

    assert chosen == [rule.id for rule in RULES if fits(rule.id)]  # type: ignore[operator]


@pytest.mark.parametrize("prefix", ["LNK9", "NK001", "001", "LNK*", "", " "])
def test_a_prefix_of_no_rule_is_an_error(prefix: str) -> None:
    """A misspelt --select that checks nothing would be a pass."""
    with pytest.raises(UsageError, match="no rule is called"):
        select([prefix], [])


def test_the_error_names_the_nearest_rule() -> None:
    with pytest.raises(UsageError) as error:
        select([], ["LNK0001"])

    assert str(error.value) == "no rule is called 'LNK0001': did you mean \"LNK001\"?; `signoff rules` lists them all"
