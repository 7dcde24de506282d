"""Every template that the code can say, read from the code itself: messages, hints and phrases of rules and reports.

A template has to be a literal that this reader can follow: written where the problem is made, chosen between two, joined of
two, kept in a name or a table, handed down as an argument, or returned by a function of the same file. Anything else, an
f-string above all, could not be translated: it is listed as unclear.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

import signoff
from signoff import errors
from signoff.errors import SignoffError, SourcesUnreadable

ROOT = Path(signoff.__file__).parent
Function = ast.FunctionDef | ast.AsyncFunctionDef

_ERRORS = tuple(
    name
    for name, each in vars(errors).items()
    if isinstance(each, type) and issubclass(each, SignoffError) and each is not SourcesUnreadable  # carries problems
)
# Of these only what an editor meets is written as templates; the rest is for whoever publishes, in English.
_PARTLY = [ROOT / "settings.py", ROOT / "build" / "run.py", *sorted((ROOT / "ship").glob("*.py"))]
_SHARED = ("told", "shared")  # of rules/documents.py: (context, pages, message, facts, hint)


class Reader:
    """The templates of one file; `unclear` grows with what could not be followed."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.unclear: list[str] = []
        self.following: list[ast.AST] = []
        self.tree = ast.parse(file.read_text(encoding="utf-8"))
        self.within: dict[ast.AST, Function] = {}
        for function in ast.walk(self.tree):
            if isinstance(function, Function):
                self.within.update(dict.fromkeys(ast.walk(function), function))  # the innermost comes last

    def of_problems(self) -> Iterator[str]:
        """Messages and hints of `Problem(…)`, of `uses.problem(context, message, facts, hint)`, of _SHARED, and phrases."""
        for call in self._calls("Problem", "problem", "Phrase", *_SHARED):
            name = _name(call)
            if name == "Phrase":
                yield from self._argument(call, 0, "template")
            elif name == "Problem":
                yield from self._argument(call, 0, "message")
                yield from self._argument(call, None, "hint")
            elif name in _SHARED:
                if isinstance(call.func, ast.Name):  # `context.told` asks, and says nothing
                    yield from self._argument(call, 2, "message")
                    yield from self._argument(call, 4, "hint")
            elif len(call.args) == 2 and isinstance(call.args[1], ast.Starred):
                for said in self._tuples(call.args[1].value):
                    yield from self._strings([said.elts[0], said.elts[2]])
            else:
                yield from self._argument(call, 1, "message")
                yield from self._argument(call, 3, "hint")

    def of_sources(self) -> Iterator[str]:
        """Messages and hints of `reader.complain(span, message, hint, …)` and `taker.wrong(key, message, hint, …)`."""
        for call in self._calls("complain", "wrong", "_wrong"):
            yield from self._argument(call, 1, "message")
            yield from self._argument(call, 2, "hint")

    def of_errors(self) -> Iterator[str]:
        """Messages of the errors that end a command."""
        for call in self._calls(*_ERRORS):
            yield from self._argument(call, 0, "message")

    def of_results(self) -> Iterator[str]:
        """What `screen.tell` says when a command is done."""
        for call in self._calls("tell"):
            yield from self._argument(call, 0, "template")

    def of_reports(self) -> Iterator[tuple[str, ...]]:
        """What `tongue.say` and `tongue.count` are given as literals: one form, or singular and plural."""
        for call in self._calls("say", "count"):
            literals = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if _name(call) == "say" and literals:
                yield (literals[0],)
            elif _name(call) == "count" and len(literals) == 2:
                yield (literals[0], literals[1])

    def _calls(self, *names: str) -> Iterator[ast.Call]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and _name(node) in names:
                yield node

    def _argument(self, call: ast.Call, place: int | None, name: str) -> Iterator[str]:
        found = [keyword.value for keyword in call.keywords if keyword.arg == name]
        if not found and place is not None and len(call.args) > place:
            found = [call.args[place]]
        yield from self._strings(found)

    def _strings(self, nodes: Iterable[ast.AST]) -> Iterator[str]:
        for node in nodes:
            for value in self._values(node):
                if not isinstance(value, ast.Constant):
                    place = f"{self.file.parent.name}/{self.file.name}:{getattr(value, 'lineno', '?')}"
                    self.unclear = list(dict.fromkeys([*self.unclear, f"{place}: {ast.unparse(value)}"]))
                elif isinstance(value.value, str) and value.value:
                    yield value.value

    def _values(self, node: ast.AST) -> Iterator[ast.AST]:
        """The expressions that a node can stand for, literals if all is well; nothing more for one that needs itself."""
        if node not in self.following:
            self.following.append(node)
            yield from self._followed(node)
            self.following.remove(node)

    def _followed(self, node: ast.AST) -> Iterator[ast.AST]:
        parts: list[ast.AST] = [node]
        if isinstance(node, ast.IfExp):
            parts = [node.body, node.orelse]
        elif isinstance(node, ast.Name):
            parts = list(self._given(node)) or ([] if self._is_handed_in(node) else [node])
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            tables = list(self._given(node.value))
            parts = [value for table in tables if isinstance(table, ast.Dict) for value in table.values] or [node]
        elif isinstance(node, ast.Call):
            parts = list(self._returned(node)) or [node]
        elif isinstance(node, ast.BinOp):
            parts = list(self._joined(node)) or [node]
        for part in parts:
            yield from [node] if part is node else self._values(part)

    def _joined(self, node: ast.BinOp) -> Iterator[ast.AST]:
        left, right = list(self._values(node.left)), list(self._values(node.right))
        if all(isinstance(value, ast.Constant) for value in (*left, *right)):
            yield from (ast.Constant(one.value + two.value) for one, two in product(left, right))  # type: ignore[attr-defined]

    def _tuples(self, node: ast.AST) -> Iterator[ast.Tuple]:
        for value in self._values(node):
            if isinstance(value, ast.Tuple):
                yield value

    def _given(self, name: ast.Name) -> Iterator[ast.AST]:
        """What a name was given in its function; else by those who call it in this file; else in the file."""
        function = self.within.get(name)
        found = list(self._assigned(name.id, function)) if function else []
        places = [arg.arg for arg in function.args.args] if function else []
        if not found and function and name.id in places:
            for call in self._calls(function.name):
                named = [keyword.value for keyword in call.keywords if keyword.arg == name.id]
                found += named or call.args[places.index(name.id) : places.index(name.id) + 1]
        elif not found:
            top = [node for node in self.tree.body if not isinstance(node, Function | ast.ClassDef)]
            found = [value for node in top for value in self._assigned(name.id, node)]
        yield from found

    def _is_handed_in(self, name: ast.Name) -> bool:
        """Whether other files call the function that has this parameter: their calls are read there."""
        function = self.within.get(name)
        return function is not None and function.name in ("problem", "complain", "wrong", "_wrong", *_SHARED)

    def _returned(self, call: ast.Call) -> Iterator[ast.AST]:
        for function in ast.walk(self.tree):
            if isinstance(function, Function) and function.name == _name(call):
                yield from (node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value)

    def _assigned(self, name: str, scope: ast.AST) -> Iterator[ast.AST]:
        for node in ast.walk(scope):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    yield from self._matched(target, node.value, name)
            elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr) and node.value:
                yield from self._matched(node.target, node.value, name)
            elif isinstance(node, ast.For | ast.comprehension) and name in _names(node.target):
                for table in self._values(node.iter):
                    for row in table.elts if isinstance(table, ast.Tuple | ast.List) else ():
                        yield from self._matched(node.target, row, name)

    def _matched(self, target: ast.AST, value: ast.AST, name: str) -> Iterator[ast.AST]:
        if isinstance(target, ast.Name) and target.id == name:
            yield value
        elif isinstance(target, ast.Tuple) and name in _names(target):
            for row in self._tuples(value):
                for one, item in zip(target.elts, row.elts, strict=False):
                    yield from self._matched(one, item, name)


def _names(target: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(target) if isinstance(node, ast.Name)}


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", "") or getattr(call.func, "attr", "")


def readers_of_rules() -> list[Reader]:
    """Readers of all files in which rules say something."""
    others = [
        ROOT / "booking_address.py",
        ROOT / "sources" / "fields.py",
        ROOT / "nearest.py",
        ROOT / "review" / "versions.py",
        ROOT / "site" / "listings.py",
        *sorted((ROOT / "build" / "pictures").glob("*.py")),
    ]
    files = [*sorted((ROOT / "rules").rglob("*.py")), *sorted((ROOT / "doctor").glob("*.py")), *others]
    return [Reader(file) for file in files]


def templates_of_rules() -> dict[str, str]:
    """Each template that rules can say, with the file it stands in."""
    return {
        words: str(reader.file.relative_to(ROOT)) for reader in readers_of_rules() for words in reader.of_problems()
    }


def readers_of_sources() -> list[Reader]:
    """Readers of all files that read what people write, and say what of it cannot be read."""
    return [Reader(file) for file in sorted((ROOT / "sources").rglob("*.py"))]


def templates_of_sources() -> dict[str, str]:
    """Each template that says what cannot be read, with the file it stands in."""
    return {
        words: str(reader.file.relative_to(ROOT))
        for reader in readers_of_sources()
        for words in (*reader.of_problems(), *reader.of_sources())
    }


def readers_of_commands() -> list[Reader]:
    """Readers of what editors and physicians work with: whoever publishes or writes settings reads English."""
    folders = [path for name in ("commands", "preview", "review", "sources") for path in (ROOT / name).glob("*.py")]
    others = "cli.py console.py errors.py pipeline.py build/plugin.py rules/registry.py site/__init__.py".split()
    return [Reader(file) for file in [*sorted(folders), *(ROOT / name for name in others)]]


def templates_of_commands() -> dict[str, str]:
    """Each template by which a command of an editor or a physician ends, well or not, with the file it stands in."""
    return {
        words: str(reader.file.relative_to(ROOT))
        for reader in [*readers_of_commands(), *map(Reader, _PARTLY)]
        for words in (*reader.of_errors(), *reader.of_problems(), *reader.of_results())
    }


def templates_of_reports() -> dict[tuple[str, ...], str]:
    """Each template that the reports themselves say."""
    files = [*sorted((ROOT / "report").glob("*.py")), ROOT / "console.py", ROOT / "commands" / "verify.py"]
    return {forms: file.name for file in files for forms in Reader(file).of_reports()}
