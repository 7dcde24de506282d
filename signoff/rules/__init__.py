"""Site -> Problem -> Finding.

A rule is a module: its docstring is its manual page, its name the defect. It looks at a Context and yields Problems; it
reads no clock, no disk and no network. `findings` runs rules and signs what they yield.
"""

from signoff.rules.engine import Outcome, run
from signoff.rules.registry import RULES, Rule, select

__all__ = ["RULES", "Outcome", "Rule", "run", "select"]
