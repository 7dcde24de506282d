"""Ask link checkers that are on the PATH about cases with a known answer, and print who is right on which.

    python bench/peers.py [--only lychee,linkinator] [--markdown]

The cases are those of hard_cases.py: a site of pages that are right, one of pages with a single bad address each, and folders on
which a checker may stumble. Every checker runs offline, with the options that serve it best. A page of the first site that it
complains of is a false alarm, a page of the second that it does not is a miss; it stumbles where it dies, hangs, or no
longer finds the missing file that lies beside.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.hard_cases import Case, cases, write_site
from bench.stumbling import FOUND, stumbling_blocks

LIMIT = 60  # seconds for one run
_PAGE = re.compile(r"p(\d{3})\.html")


@dataclass(frozen=True, slots=True)
class Checker:
    """A program, how it is called on a folder, and what its output complains of: one text a complaint."""

    name: str
    command: tuple[str, ...]
    complaints: Callable[[str], list[str]]
    version: str = "--version"
    sort: str = ""  # what its version begins with, where two programs bear one name
    is_on_stderr: bool = False


def _signoff(output: str) -> list[str]:
    findings = json.loads(output)["findings"]
    return [
        " ".join([found["path"], found["url"] or "", *(place["path"] for place in found["also"])]) for found in findings
    ]


def _lychee(output: str) -> list[str]:
    failed = json.loads(output[output.index("{") :])["error_map"]
    return [f"{page} {found['url']}" for page, links in failed.items() for found in links]


def _linkchecker(output: str) -> list[str]:
    lines = [line for line in output.splitlines() if not line.startswith("# ")]
    rows = csv.DictReader(lines, delimiter=";")
    return [f"{row['parentname']} {row['urlname']} {row['url']}" for row in rows if row.get("valid")]


def _proofer(output: str) -> list[str]:
    page, found = "", []
    for line in output.splitlines():
        if line.startswith("- "):
            page = line[2:]
        elif line.startswith("  *  "):
            found.append(f"{page} {line}")
    return found


def _linkinator(output: str) -> list[str]:
    links = json.loads(output[output.index("{") :])["links"]
    return [f"{link.get('parent')} {link['url']}" for link in links if link["state"] == "BROKEN"]


def _tap(output: str) -> list[str]:
    """One program speaks TAP; that all cases load one file, now as a picture, now as a script, is no fault of a link."""
    blocks = [block.partition("\n  ...")[0] for block in re.split(r"^not ok ", output, flags=re.M)[1:]]
    return [block for block in blocks if "operator: content-type" not in block]


def _lines(output: str) -> list[str]:
    return output.splitlines()


LINKS = "LNK001,LNK002,LNK003,LNK004,LNK005"
CHECKERS = (
    Checker(
        "signoff",
        (
            sys.executable,
            "-m",
            "signoff",
            "check",
            "--isolated",
            "--no-cache",
            "--format",
            "json",
            "--select",
            LINKS,
            "{}",
        ),
        _signoff,
    ),
    Checker(
        "lychee",
        tuple(
            "lychee --offline --no-progress --include-fragments --extensions html,css --format json"
            " --root-dir {} --index-files index.html {}".split()
        ),
        _lychee,
    ),
    Checker(
        "html-proofer",
        ("htmlproofer", "--disable-external", "--allow-hash-href", "--allow-missing-href", "--check-opengraph", "{}"),
        _proofer,
        is_on_stderr=True,
    ),
    Checker(
        "LinkChecker", ("linkchecker", "-f", "{config}", "--no-status", "-o", "csv", "{}/index.html"), _linkchecker
    ),
    Checker(
        "linkinator",
        ("linkinator", "{}", "--recurse", "--check-css", "--check-fragments", "--format", "json"),
        _linkinator,
    ),
    Checker("hyperlink (Munter)", ("hyperlink", "--recursive", "--internal", "{}/index.html"), _tap, sort="5"),
    Checker("hyperlink (untitaker)", ("hyperlink", "--check-anchors", "{}"), _lines, sort="hyperlink 0"),
    Checker("htmltest", ("htmltest", "--skip-external", "{}"), _lines),
)


def main() -> None:
    """Ask all checkers, print the matrix."""
    parser = argparse.ArgumentParser(description="Ask link checkers about cases with a known answer.")
    parser.add_argument("--only", default="", help="names, with commas between them")
    given = parser.parse_args()
    wanted = given.only.split(",") if given.only else []
    asked = {checker: version for checker in CHECKERS if (version := _version(checker)) is not None}
    asked = {checker: version for checker, version in asked.items() if not wanted or checker.name in wanted}
    with tempfile.TemporaryDirectory() as top:
        Path(top).chmod(0o755)  # LinkChecker run by root reads as nobody
        answers = {checker.name: judged(checker, Path(top)) for checker in asked}
    sys.stdout.write(matrix(answers) + "\n" + versions(asked))


def judged(checker: Checker, top: Path) -> dict[tuple[str, str], str]:
    """What a checker is worth on each case: "" right, "miss", "false alarm", "stumbles"."""
    told = cases()
    places = {form: top / form for form in ("right", "wrong")}
    for form, place in places.items():
        if not place.exists():
            write_site(place, form)
    complained = {form: _numbers(run(checker, place), told) for form, place in places.items()}
    said = {}
    for number, case in enumerate(told):
        is_false = number in complained["right"] or (not case.wrong and number in complained["wrong"])
        is_missed = bool(case.wrong) and number not in complained["wrong"]
        said[case.group, case.name] = ", ".join(["false alarm"] * is_false + ["miss"] * is_missed)
    for number, block in enumerate(stumbling_blocks()):
        place = top / f"stumble{number:02d}"
        if not place.exists():
            block.write(place)
        found = run(checker, place)
        said["stumbling block", block.name] = "" if any(FOUND in complaint for complaint in found or ()) else "stumbles"
    return said


def run(checker: Checker, place: Path) -> list[str] | None:
    """The complaints of a checker; None when it died or hung."""
    config = place.parent / "linkchecker.ini"
    config.write_text("[AnchorCheck]\n", encoding="ascii")
    command = [word.format(place, config=config) if "{" in word else word for word in checker.command]
    environment = {**os.environ, "NO_COLOR": "1"}
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=LIMIT, env=environment, cwd=place.parent, check=False
        )
        output = done.stderr if checker.is_on_stderr else done.stdout
        return checker.complaints(output.decode("utf-8", "replace"))
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return None


def _numbers(complaints: Sequence[str] | None, told: Sequence[Case]) -> set[int]:
    """The cases that complaints are about, by the pages that they name, or the address that only one page has."""
    found = {int(match[1]) for complaint in complaints or () for match in _PAGE.finditer(complaint)}
    for number, case in enumerate(told):
        mark = re.compile(re.escape(case.mark) + "(?![0-9])") if case.mark else None
        if mark and any(mark.search(complaint) for complaint in complaints or ()):
            found.add(number)
    return found


def matrix(answers: Mapping[str, Mapping[tuple[str, str], str]]) -> str:
    """A Markdown table: sums by group, then every case on which some checker is wrong."""
    names = list(answers)
    keys = list(next(iter(answers.values())))
    lines = [_row("", names), _row("--", [":-:"] * len(names))]
    groups = dict.fromkeys(group for group, _ in keys)
    for group in groups:
        members = [key for key in keys if key[0] == group]
        right = [f"{sum(not answers[name][key] for key in members)}/{len(members)}" for name in names]
        lines.append(_row(f"**{group}**", right))
    for key in keys:
        verdicts = [answers[name][key] for name in names]
        if any(verdicts):
            lines.append(_row(f"{key[0]}: {key[1]}".replace("<", r"\<"), [verdict or "✓" for verdict in verdicts]))
    return "\n".join(lines) + "\n"


def versions(asked: Mapping[Checker, str]) -> str:
    """A line for each checker."""
    return "".join(f"- {checker.name}: {version}\n" for checker, version in asked.items())


def _row(head: str, cells: Iterable[str]) -> str:
    return "| " + " | ".join([head, *cells]) + " |"


def _version(checker: Checker) -> str | None:
    """What it says of itself; None when it is not there."""
    if not shutil.which(checker.command[0]):
        return None
    words = checker.command[:3] if checker.name == "signoff" else checker.command[:1]
    done = subprocess.run([*words, checker.version], capture_output=True, text=True, check=False)
    said = (done.stdout or done.stderr).strip().splitlines()
    first = said[0] if said else ""
    return first if first.startswith(checker.sort) else None


if __name__ == "__main__":
    main()
