"""What reviewers found wrong, as it is written into an article's remarks.toml, and how it is settled there.

The file lies beside the ledger and is committed with it: whoever wrote the text may sit at another machine than whoever read
it. It is no part of what is approved or published.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from signoff.errors import Refused, UsageError
from signoff.model import Article, Remark
from signoff.phrases import Phrase
from signoff.review.journal import FileChange, write_together
from signoff.settings import Settings

LONGEST = 4000  # letters of a field; more is no remark but an attack, or a text pasted by mistake
_HEAD = "# What reviewers found wrong. `signoff settle` says what was done about it; nothing here is published.\n"


def path_of(article: Article) -> str:
    """The file that holds an article's remarks."""
    return f"{article.folder}/remarks.toml"


def keep_remarks(settings: Settings, article: Article, remarks: Sequence[Remark]) -> str:
    """Append remarks to an article's file, and return its path. Raises Refused for one that says nothing or too much."""
    path = path_of(article)
    file = settings.root / path
    before = file.read_bytes() if file.exists() else None
    after = before if before is not None else _HEAD.encode()
    for remark in remarks:
        _refuse_unfit(remark)
        newline = b"\r\n" if b"\r\n" in after else b"\n"
        gap = b"" if after.endswith(b"\n") else newline
        after += gap + _toml(remark).encode("utf-8").replace(b"\n", newline)
    write_together(settings, f"remarks on {article.key}", (FileChange(path, before, after),))
    return path


def settle(settings: Settings, article: Article, number: int, answer: str) -> Remark:
    """Write what was done about the open remark with this number (from 1), and return it. Raises UsageError or Refused."""
    from tomlkit import parse  # noqa: PLC0415 - 30 ms that a command which only reads need not wait for

    remarks = article.open_remarks
    if not 1 <= number <= len(remarks):
        known = Phrase("there are {n}", {"n": len(remarks)}) if remarks else Phrase("there is none")
        message = "{key} has no open remark {number}: {known} (signoff remarks {key})"
        raise UsageError(message, key=article.key, number=number, known=known)
    if not answer.strip() or len(answer) > LONGEST:
        raise Refused("a remark is settled by saying what was done about it: give it with --answer")
    remark = remarks[number - 1]
    file = settings.root / path_of(article)
    before = file.read_bytes()
    document = parse(before.decode("utf-8-sig"))
    table = document["remark"][article.remarks.index(remark)]
    table["settled"] = clean(answer)
    after = document.as_string().encode("utf-8")
    write_together(settings, f"settle {article.key} {number}", (FileChange(path_of(article), before, after),))
    return replace(remark, settled=clean(answer))


def clean(words: str) -> str:
    """Words as a line of TOML may hold them: no control characters, white space folded."""
    plain = "".join(" " if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in words)
    return " ".join(unicodedata.normalize("NFC", plain).split())


def _refuse_unfit(remark: Remark) -> None:
    if not clean(remark.what):
        raise Refused("the remark does not say what is wrong")
    if not clean(remark.by):
        raise Refused("the remark does not say who found it")
    if max(map(len, (remark.what, remark.where, remark.why, remark.by))) > LONGEST:
        raise Refused("the remark is longer than {limit} letters", limit=LONGEST)


def _toml(remark: Remark) -> str:
    pairs = {
        "language": remark.language,
        "version": str(remark.version),
        "text": remark.text,
        "where": clean(remark.where),
        "what": clean(remark.what),
        "why": clean(remark.why),
        "by": clean(remark.by),
    }
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in pairs.items() if value]
    return "\n".join(["", "[[remark]]", *lines, f"on = {remark.on.isoformat()}"]) + "\n"
