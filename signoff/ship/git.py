"""git, as far as publishing to a branch needs it: nothing of the working tree or the index is touched, nobody is asked anything."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from signoff.errors import NotShipped, ToolMissing
from signoff.report.harmless import harmless

_OTHERS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")  # of a hook that runs us
_NOBODY = ("signoff", "signoff@localhost.invalid")


class Git:
    """The repository in which the project lies. Every method raises NotShipped, with git's own words."""

    def __init__(self, root: Path, place: str) -> None:
        self._root = root
        self._place = place

    def ask(
        self, *words: str, typed: bytes = b"", may_fail: bool = False, environment: Mapping[str, str] | None = None
    ) -> str:
        """What git prints, without the line end; "" where it may fail, and does."""
        with self._started(words, subprocess.PIPE, environment or {}) as process:
            out, err = process.communicate(typed)
        if process.returncode and not may_fail:
            raise self.failure(err)
        return out.decode("utf-8", "surrogateescape").rstrip("\n") if not process.returncode else ""

    @contextmanager
    def fed(self, *words: str) -> Iterator[IO[bytes]]:
        """A stream into git, which has to end well."""
        with self._started(words, subprocess.PIPE, {}) as process:
            if process.stdin is None or process.stderr is None:
                raise NotShipped(f"cannot publish to {self._place}: git takes nothing")
            try:
                yield process.stdin
                process.stdin.close()
            except BrokenPipeError:
                pass  # git says why
            said = process.stderr.read()
        if process.returncode:
            raise self.failure(said)

    def objects(self, names: Iterable[str]) -> Iterator[bytes]:
        """The contents of objects, one after the other."""
        with tempfile.TemporaryFile() as asked:
            asked.write("".join(f"{name}\n" for name in names).encode("utf-8", "surrogateescape"))
            asked.seek(0)
            with self._started(("cat-file", "--batch"), asked, {}) as process:
                while process.stdout and (head := process.stdout.readline()):
                    size = head.split()[-1]
                    yield process.stdout.read(int(size) + 1)[:-1] if size.isdigit() else b""

    def identity(self) -> tuple[str, str]:
        """The name and address of who commits here; the program's own where git knows nobody, as on a CI machine."""
        said = self.ask("var", "GIT_COMMITTER_IDENT", may_fail=True)
        name, _, rest = said.partition(" <")
        return (name, rest.partition(">")[0]) if name and rest else _NOBODY

    def failure(self, said: bytes) -> NotShipped:
        """What went wrong, from what git said of it."""
        lines = [harmless(line.strip()) for line in said.decode("utf-8", "replace").splitlines() if line.strip()]
        telling = (
            [line for line in lines if line.startswith(("fatal:", "error:", "remote:", "ERROR:"))]
            or lines
            or ["git failed"]
        )
        return NotShipped(f"cannot publish to {self._place}: {telling[0][:300]}; nothing was put on line")

    def _started(
        self, words: tuple[str, ...], source: int | IO[bytes], more: Mapping[str, str]
    ) -> subprocess.Popen[bytes]:
        environment = {name: value for name, value in os.environ.items() if name not in _OTHERS}
        environment |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", **more}
        environment.setdefault("GIT_SSH_COMMAND", self._ssh(environment))
        command = ["git", "-C", str(self._root), *words]
        pipe = subprocess.PIPE
        try:
            return subprocess.Popen(command, stdin=source, stdout=pipe, stderr=pipe, env=environment)  # noqa: S603
        except FileNotFoundError:
            raise ToolMissing(f"publishing to {self._place} needs git on this machine") from None

    def _ssh(self, environment: dict[str, str]) -> str:
        """The program that git reaches others with: the repository's own, else ssh without questions."""
        command = ["git", "-C", str(self._root), "config", "core.sshCommand"]
        done = subprocess.run(command, capture_output=True, check=False, env=environment)  # noqa: S603
        return done.stdout.decode("utf-8", "replace").strip() or "ssh -o BatchMode=yes"
