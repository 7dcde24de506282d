"""The screen: results on stdout, progress and errors on stderr; plain when it is no terminal, colourless with NO_COLOR."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from signoff.errors import SignoffError, UsageError
from signoff.model import Problem, Report, Span
from signoff.report import Lines, language_of, render_text, spoken, tongue_of
from signoff.report.harmless import harmless
from signoff.report.text_report import WIDTH, plain
from signoff.site import Progress as Told
from signoff.site.html import text_of_file
from signoff.site.readers import is_page


class Screen:
    """What the commands print with."""

    def __init__(self, *, quiet: bool = False) -> None:
        self.quiet = quiet
        self._out = Console(soft_wrap=True, highlight=False, emoji=False, markup=False)
        self._err = Console(stderr=True, soft_wrap=True, highlight=False, emoji=False, markup=False)

    def say(self, words: str) -> None:
        """A line of result, unless quiet."""
        if not self.quiet:
            self._out.print(words)

    def tell(self, template: str, /, **facts: Any) -> None:
        """A line of result in the language of the reader's locale, unless quiet."""
        self.say(tongue_of(language_of(os.environ)).say(template, **facts))

    def plain(self, words: str) -> None:
        """Words as they are, in UTF-8: a diff that another program may read."""
        click.echo(words.encode("utf-8"), nl=False)

    def error(self, words: str) -> None:
        """What went wrong."""
        self._err.print(Text.assemble(("signoff: ", "bold red"), words))

    def failure(self, error: SignoffError) -> None:
        """What stopped the command, in the language of the reader's locale."""
        self.error(tongue_of(language_of(os.environ)).failure(error))

    def remark(self, words: str) -> None:
        """What is worth knowing beside the result, unless quiet."""
        if not self.quiet:
            self._err.print(Text(words))

    def page(self, title: str, body: str) -> None:
        """A manual page."""
        self._out.print(Text(title, "bold"))
        self._out.print(body)

    def problems(self, problems: Sequence[Problem], root: Path) -> None:
        """What is wrong with sources that could not be read, each with its line quoted, in the language of the reader's locale."""
        quote, tongue = quoter(root), tongue_of(language_of(os.environ))
        for problem in problems:
            span = problem.span or Span("content")
            place, words = harmless(f"{span}: "), harmless(tongue.problem(problem))
            self._err.print(Text.assemble((place, "bold"), (f"{tongue.say('error')}  ", "bold red"), words))
            if quoted := quote(span.path, span.line):
                self._err.print(f"     | {harmless(quoted[:100])}")
            if problem.hint:
                self._err.print(f"       {tongue.say('do: {hint}', hint=harmless(tongue.advice(problem)))}")
        told = tongue.count(
            len(problems),
            "{n} thing to mend before the site can be built or checked",
            "{n} things to mend before the site can be built or checked",
        )
        self.error(told)

    def report(
        self,
        report: Report,
        form: str,
        output: Path | None,
        root: Path,
        *,
        language: str | None = None,
        statistics: bool = False,
    ) -> None:
        """The report on stdout, or whole in a file. Without a language, people read it in that of their locale."""
        lines = quoter(root)
        tongue = tongue_of(language or language_of(os.environ))
        render = spoken(form, tongue)
        if form == "text":
            paint, width = (plain, WIDTH) if output or not self._out.is_terminal else (self._paint, self._out.width)
            render = partial(render_text, paint=paint, tongue=tongue, width=width, statistics=statistics)
        words = render(report, lines)
        if output:
            write_whole(output, words)
        elif form == "text":  # in the encoding of the screen; it was decided above whether colours are wanted
            encoding = sys.stdout.encoding or "utf-8"
            click.echo(words.encode(encoding, "backslashreplace").decode(encoding), nl=False, color=True)
        else:
            click.echo(words.encode("utf-8"), nl=False)

    @contextmanager
    def working(self, what: str) -> Iterator[None]:
        """A sign of life while something takes its time."""
        if self.quiet or not self._err.is_terminal:
            yield
            return
        with self._err.status(f"{what} …"):
            yield

    @contextmanager
    def reading(self, what: str) -> Iterator[Told | None]:
        """A bar of progress, fed with (done, total)."""
        if self.quiet or not self._err.is_terminal:
            yield None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415 - 15 ms

        columns = (TextColumn(f"{what} …"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=self._err, transient=True) as bar:
            task = bar.add_task(what, total=None)
            yield lambda done, total: bar.update(task, completed=done, total=total)

    def _paint(self, words: str, style: str) -> str:
        if self._out.no_color:
            return words
        with self._out.capture() as captured:
            self._out.print(Text(words, style), end="")
        return captured.get()


def quoter(root: Path) -> Lines:
    """Reads lines of files below `root`, each file once; None for what is not there or cannot be read."""

    @cache
    def lines_of(path: str) -> list[str]:
        try:
            raw = (root / path).read_bytes()
        except OSError:
            return []
        if is_page(path):
            words = text_of_file(raw)
        else:
            words = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        return words.removesuffix("\n").split("\n")

    def quote(path: str, line: int) -> str | None:
        found = lines_of(path)
        return found[line - 1] if 0 < line <= len(found) else None

    return quote


def write_whole(file: Path, words: str) -> None:
    """Write a file so that nobody ever reads half of it. Raises UsageError when it cannot be written.

    What is no file (/dev/null, a pipe) is written to, not replaced: root could do that, and would have no /dev/null any more.
    """
    if file.exists() and not file.is_file():
        _write_into(file, words)
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    except OSError as error:
        raise UsageError("{file} cannot be written: {why}", file=file, why=error.strerror) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(words)
        os.chmod(name, 0o644)
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _write_into(file: Path, words: str) -> None:
    try:
        with file.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(words)
    except OSError as error:
        raise UsageError("{file} cannot be written: {why}", file=file, why=error.strerror) from error
