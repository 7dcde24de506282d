"""Every template that the code can say, read from the code itself: messages, hints and phrases of rules and reports.

A template has to be a literal that this reader can follow: written where the problem is made, chosen between two, kept in a
name, handed down as an argument, or returned by a function of the same file. Anything else could not be translated, and fails.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import signoff

ROOT = Path(signoff.__file__).parent
Function = ast.FunctionDef | ast.AsyncFunctionDef


class Reader:
    """The templates of one file."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.tree = ast.parse(file.read_text(encoding="utf-8"))
        self.within: dict[ast.AST, Function] = {}
        for function in ast.walk(self.tree):
            if isinstance(function, Function):
                self.within.update(dict.fromkeys(ast.walk(function), function))  # the innermost comes last

    def of_problems(self) -> Iterator[str]:
        """Messages and hints of `Problem(…)`, of `uses.problem(context, message, facts, hint)` and of phrases."""
        for call in ast.walk(self.tree):
            if not isinstance(call, ast.Call):
                continue
            name = getattr(call.func, "id", None) or getattr(call.func, "attr", "")
            if name == "Problem":
                yield from self._argument(call, 0, "message")
                yield from self._argument(call, None, "hint")
            elif name == "problem":
                yield from self._of_uses(call)
            elif name == "Phrase":
                yield from self._argument(call, 0, "template")

    def of_reports(self) -> Iterator[tuple[str, ...]]:
        """What `tongue.say`, `tongue.count` and `tongue.fixed` are given as literals: one form, or singular and plural."""
        for call in ast.walk(self.tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                literals = [
                    arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                ]
                if call.func.attr == "say" and literals:
                    yield (literals[0],)
                elif call.func.attr == "count" and len(literals) == 2:
                    yield (literals[0], literals[1])

    def _of_uses(self, call: ast.Call) -> Iterator[str]:
        if len(call.args) == 2 and isinstance(call.args[1], ast.Starred):
            for value in self._values(call.args[1].value, call):
                assert isinstance(value, ast.Tuple), self._unclear(call)
                yield from self._strings(value.elts[0], call)
                yield from self._strings(value.elts[2], call)
        else:
            yield from self._argument(call, 1, "message")
            yield from self._argument(call, 3, "hint")

    def _argument(self, call: ast.Call, place: int | None, name: str) -> Iterator[str]:
        found = [keyword.value for keyword in call.keywords if keyword.arg == name]
        if not found and place is not None and len(call.args) > place:
            found = [call.args[place]]
        for node in found:
            yield from self._strings(node, call)

    def _strings(self, node: ast.AST, at: ast.AST) -> Iterator[str]:
        for value in self._values(node, at):
            assert isinstance(value, ast.Constant), self._unclear(value)
            if isinstance(value.value, str) and value.value:
                yield value.value

    def _values(self, node: ast.AST, at: ast.AST) -> Iterator[ast.AST]:
        """The literals that an expression can be."""
        if isinstance(node, ast.IfExp):
            yield from self._values(node.body, at)
            yield from self._values(node.orelse, at)
        elif isinstance(node, ast.Name):
            yield from self._named(node, at)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            for function in ast.walk(self.tree):
                if isinstance(function, Function) and function.name == node.func.id:
                    for inner in ast.walk(function):
                        if isinstance(inner, ast.Return) and inner.value is not None:
                            yield from self._returned(inner)
        else:
            yield node

    def _returned(self, node: ast.Return) -> Iterator[ast.AST]:
        assert node.value is not None
        if isinstance(node.value, ast.Tuple):
            for number, item in enumerate(node.value.elts):
                for value in self._values(item, node) if number != 1 else ():
                    rest = [ast.Constant(""), ast.Constant(""), ast.Constant("")]
                    rest[number] = value  # type: ignore[call-overload]
                    yield ast.Tuple(elts=rest)  # type: ignore[arg-type]
        else:
            yield from self._values(node.value, node)

    def _named(self, name: ast.Name, at: ast.AST) -> Iterator[ast.AST]:
        """What a name was given in its function, in the file, or, for a parameter, by the callers in this file."""
        function = self.within.get(at)
        found = list(self._given(name.id, function or self.tree))
        if not found and function and name.id in (places := [arg.arg for arg in function.args.args]):
            calls = [
                c for c in ast.walk(self.tree) if isinstance(c, ast.Call) and getattr(c.func, "id", "") == function.name
            ]
            if not calls and function.name in ("problem", "complain"):
                return  # its callers stand in other files, and are read there
            for call in calls:
                yield from self._values(call.args[places.index(name.id)], call)
            return
        found = found or list(self._given(name.id, self.tree))
        assert found, self._unclear(name)
        for value in found:
            yield from self._values(value, at)

    @staticmethod
    def _given(name: str, scope: ast.AST) -> Iterator[ast.AST]:
        for node in ast.walk(scope):
            if not isinstance(node, ast.Assign):
                continue
            for target in node.targets:
                if isinstance(target, ast.Name) and target.id == name:
                    yield node.value
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = zip(target.elts, node.value.elts, strict=True)
                    yield from (value for one, value in pairs if isinstance(one, ast.Name) and one.id == name)

    def _unclear(self, node: ast.AST) -> str:
        place = f"{self.file.relative_to(ROOT.parent)}:{getattr(node, 'lineno', '?')}"
        return f"{place}: a message or hint has to be a literal template, filled from facts: {ast.unparse(node)}"


def templates_of_rules() -> dict[str, str]:
    """Each template that rules can say, with the file it stands in."""
    files = [*sorted((ROOT / "rules").rglob("*.py")), ROOT / "sources" / "fields.py", ROOT / "nearest.py"]
    return {template: str(file.relative_to(ROOT.parent)) for file in files for template in Reader(file).of_problems()}


def templates_of_reports() -> dict[tuple[str, ...], str]:
    """Each template that the reports themselves say."""
    files = sorted((ROOT / "report").glob("*.py"))
    return {forms: str(file.relative_to(ROOT.parent)) for file in files for forms in Reader(file).of_reports()}
