"""What git knows of the past: ledgers as they were, and who wrote which text. Asked before any rule runs."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from signoff.model import Centre, Review, Reviewer
from signoff.settings import Settings
from signoff.sources.centres import centres_in
from signoff.sources.files import Reader
from signoff.sources.reviewers import reviewers_in
from signoff.sources.reviews import reviews_in
from signoff.sources.toml import Document, document_of

_BRANCHES = ("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master", "main", "master")
SHALLOW = "this clone is shallow: fetch its whole history (git fetch --unshallow; in GitHub Actions fetch-depth: 0)"
DISTRUSTED = (
    "git does not trust this folder, which belongs to another user (git config --global --add safe.directory FOLDER)"
)
_SECONDS = 120


class NoHistory(Exception):
    """Git cannot answer; the message says why. Caught by whoever gathers facts: the rule is skipped with it."""


@dataclass(frozen=True, slots=True)
class EarlierLedger:
    """The records of a ledger as they were at `commit` (abbreviated)."""

    commit: str
    records: tuple[Review, ...]


@dataclass(frozen=True, slots=True)
class EarlierFacts:
    """Who may vouch and where one books, as `commit` (abbreviated) had it; empty where that is as it is now."""

    commit: str
    reviewers: Mapping[str, Reviewer]
    centres: Mapping[str, Centre]


def earlier_facts(settings: Settings) -> Mapping[str, EarlierFacts]:
    """reviewers.toml and centres.toml as they were at the commits against which ledgers are held, by commit. Raises NoHistory."""
    git = _Git(settings.root)
    people, places = f"{settings.content}/reviewers.toml", f"{settings.content}/centres.toml"
    found: dict[str, EarlierFacts] = {}
    for commit in _bases(git):
        options = ("--name-only", "-z", "--relative", "--no-renames", "--diff-filter=MT", "--no-ext-diff")
        changed = git.ask("diff", *options, commit, "--", people, places).split("\0")
        documents = {path: _document(settings, git, commit, path) for path in changed if path}
        reader = Reader(settings.root)  # what is wrong with an old file was said when it was new
        reviewers, centres = documents.get(people), documents.get(places)
        found[commit] = EarlierFacts(
            commit[:9],
            reviewers_in(reader, reviewers) if reviewers else {},
            centres_in(reader, centres, settings) if centres else {},
        )
    return found


def _document(settings: Settings, git: _Git, commit: str, path: str) -> Document | None:
    reader = Reader(settings.root)
    file = reader.decode(path, git.ask_bytes("cat-file", "blob", f"{commit}:./{path}"))
    return document_of(reader, file) if file else None


def earlier_ledgers(settings: Settings) -> Mapping[str, tuple[EarlierLedger, ...]]:
    """By path, each ledger that is no longer what it was at HEAD, at the merge base or before the last commit.

    The merge base is that with the default branch; on the default branch itself, the commit before the last. A ledger that
    is as it was is not in the answer. Raises NoHistory.
    """
    git = _Git(settings.root)
    found: dict[str, tuple[EarlierLedger, ...]] = {}
    pattern = f":(glob){settings.content}/articles/*/reviews.toml"
    for commit in _bases(git):
        options = ("--name-only", "-z", "--relative", "--no-renames", "--diff-filter=MDT", "--no-ext-diff")
        for path in git.ask("diff", *options, commit, "--", pattern).split("\0"):
            if path:
                raw = git.ask_bytes("cat-file", "blob", f"{commit}:./{path}")
                earlier = EarlierLedger(commit[:9], _records(settings, path, raw))
                found[path] = (*found.get(path, ()), earlier)
    return found


def authors_of_frozen(settings: Settings) -> Mapping[str, frozenset[str]]:
    """By path of a frozen text, the names of all who wrote its working text up to the commit that froze it.

    Names are those of .mailmap; Co-authored-by counts. Merge commits do not. Raises NoHistory.
    """
    git = _Git(settings.root)
    if git.is_shallow():
        raise NoHistory(SHALLOW)
    form = "--format=%x01%aN%x02%(trailers:key=Co-authored-by,valueonly,separator=%x02)%x03"
    options = ("--reverse", "--no-merges", "--name-only", "--relative", "--no-renames", form)
    log = git.ask("-c", "core.quotePath=false", "log", *options, "HEAD", "--", f"{settings.content}/articles")
    writers: dict[str, set[str]] = {}
    found: dict[str, frozenset[str]] = {}
    for names, paths in _commits(log):
        for path in paths:
            writers.setdefault(path, set()).update(names)
        for path in paths:
            place = PurePosixPath(path)
            if place.parent.name == "versions" and path not in found:
                working = place.parent.parent / f"{place.name.partition('-')[0]}.md"
                found[path] = frozenset(writers.get(str(working), ()))
    return found


def _commits(log: str) -> Iterator[tuple[list[str], list[str]]]:
    """(authors, files) of each commit."""
    for commit in log.split("\1")[1:]:
        head, _, files = commit.partition("\3")
        names = [name.partition(" <")[0].strip() for name in head.split("\2")]
        yield [name for name in names if name], [line for line in files.split("\n") if line]


def _bases(git: _Git) -> Iterator[str]:
    """The commits against which a ledger is held."""
    head = git.commit("HEAD")
    if head is None:
        raise NoHistory("the git repository has no commit yet")
    yield head
    default = next((found for branch in _BRANCHES if (found := git.commit(branch))), None)
    base = git.try_ask("merge-base", head, default) if default else head
    base = git.commit("HEAD^") if base == head else base
    if base:
        yield base
    elif git.is_shallow():
        raise NoHistory(SHALLOW)


def _records(settings: Settings, path: str, raw: bytes) -> tuple[Review, ...]:
    """The records of an earlier ledger. What is wrong with it was said when it was new: it is not said again."""
    reader = Reader(settings.root)
    file = reader.decode(path, raw)
    document = document_of(reader, file) if file else None
    return reviews_in(reader, settings, document, None) if document else ()


class _Git:
    """Asks git about the repository in which the project lies. Raises NoHistory when there is none."""

    def __init__(self, root: Path) -> None:
        program = shutil.which("git")
        if program is None:
            raise NoHistory("git is not on this machine")
        # A look at the past writes nothing, not even git's index.
        self.command = (program, "-C", str(root), "-c", "diff.autoRefreshIndex=false")
        done = self._run(("rev-parse", "--is-inside-work-tree"))
        if b"safe.directory" in done.stderr:
            raise NoHistory(DISTRUSTED)
        if done.stdout.strip() != b"true":
            raise NoHistory("this folder is in no git repository")

    def commit(self, name: str) -> str | None:
        return self.try_ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")

    def is_shallow(self) -> bool:
        return self.try_ask("rev-parse", "--is-shallow-repository") == "true"

    def try_ask(self, *arguments: str) -> str | None:
        """The answer without white space around it; None when git has none."""
        done = self._run(arguments)
        return None if done.returncode else done.stdout.decode("utf-8", errors="replace").strip()

    def ask(self, *arguments: str) -> str:
        return self.ask_bytes(*arguments).decode("utf-8", errors="replace")

    def ask_bytes(self, *arguments: str) -> bytes:
        done = self._run(arguments)
        if done.returncode:
            said = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
            raise NoHistory(f"git does not answer: {said[-1] if said else arguments[0]}")
        return done.stdout

    def _run(self, arguments: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
        command = (*self.command, *arguments)
        environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0"}
        return subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS, env=environment)  # noqa: S603
