"""docs/digest.md is enough to compute the digest: done here from the page alone, without a line of signoff's code."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import pytest

from signoff.review.digest import digest
from signoff.sources.markdown import body_of
from tests.projects import REPOSITORY, Project

NODES = set(
    "h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd table caption tr th td blockquote pre figure figcaption "
    "sub sup del s q ins img".split()
)
DRESS = set(
    "a abbr b bdi bdo cite code data dfn em font i kbd label mark samp small span strong time u var wbr".split()
)
UNSEEN = set("script style template noscript head title meta link base".split())
VOID = set("img br wbr meta link base hr".split())


def fold(words: str) -> str:
    words = unicodedata.normalize("NFC", words).replace("\u2019", "'").replace("\u02bc", "'")
    words = re.sub(r" +([;:!?»])", r"\1", " ".join(words.split()))
    return re.sub(r"« +", "«", words)


class Tree(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.nodes: list[Any] = []
        self.open: list[tuple[str, str, list[Any]]] = [("", "top", self.nodes)]  # element, what it is, its items
        self.words = ""
        self.feed(html)
        self.close()
        self.end_run()
        self.nodes = [item if isinstance(item, list) else ["", item] for item in self.nodes]

    def end_run(self) -> None:
        if folded := fold(self.words):
            self.open[-1][2].append(folded)
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        _, _, items = self.open[-1]
        said = dict(attrs)
        hiding = re.search(r"(display:none|visibility:(hidden|collapse))", (said.get("style") or "").replace(" ", ""))
        if any(what == "unseen" for _, what, _ in self.open) or tag in UNSEEN or "hidden" in said or hiding:
            what = "unseen"
        elif tag == "br":
            self.words += " "
            return
        elif tag in DRESS:
            what = "dress"
        elif tag in NODES and not (tag == "p" and self.node() in ("li", "dt", "dd", "th", "td")):
            self.end_run()
            start = said.get("start") or "1"
            node = [f"ol:{start}" if tag == "ol" and start != "1" else tag]
            items.append(node)
            if tag == "img":
                node.append(fold(said.get("alt") or ""))
            what, items = "node", node
        else:
            self.end_run()
            what = "other"
        if tag not in VOID:
            self.open.append((tag, what, items))

    def node(self) -> str:
        return next((element for element, what, _ in reversed(self.open) if what == "node"), "")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open[-1][0] == tag, f"the examples close every element: {tag}"
        if self.open[-1][1] in ("node", "other"):
            self.end_run()
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if not any(what == "unseen" for _, what, _ in self.open):
            self.words += data


def canonical(text: dict[str, str]) -> str:
    fields = {
        "body": Tree(text["html"]).nodes,
        "language": text["language"],
        "summary": fold(text["summary"]),
        "title": fold(text["title"]),
        "v": 1,
    }
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Vector:
    name: str
    text: dict[str, str]
    canonical: str
    digest: str


DOCUMENT = (REPOSITORY / "docs" / "digest.md").read_text(encoding="utf-8")
VECTOR = re.compile(
    r"^### (\S+)\n.*?^```json\n(.*?)^```\n\n^```text\n(.*?)\n```\n\n`(sha256:[0-9a-f]{64})`$", re.M | re.S
)
VECTORS = [Vector(found[1], json.loads(found[2]), found[3], found[4]) for found in VECTOR.finditer(DOCUMENT)]
each_vector = pytest.mark.parametrize("vector", [pytest.param(vector, id=vector.name) for vector in VECTORS])


def test_every_example_of_the_document_is_read() -> None:
    assert len(VECTORS) == DOCUMENT.count("\n### ") == 12


@each_vector
def test_the_document_is_enough(vector: Vector) -> None:
    found = canonical(vector.text)

    assert found == vector.canonical
    assert "sha256:" + hashlib.sha256(found.encode("utf-8")).hexdigest() == vector.digest


@each_vector
def test_the_program_does_as_the_document_says(vector: Vector) -> None:
    text = vector.text

    assert digest(text["language"], text["title"], text["summary"], body_of(text["html"])) == vector.digest


def test_typography_does_not_change_the_number() -> None:
    digests = {vector.name: vector.digest for vector in VECTORS}

    assert digests["french-typography"] == digests["plain-typography"]
    assert len(set(digests.values())) == len(VECTORS) - 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_built_page_has_the_number_of_the_ledger(language: str, built: Project) -> None:
    """With the page's own title, summary and body, cut out by their markers."""
    page = built.read({"fr": "output/fr/scanner-du-genou/index.html", "en": "output/en/knee-scan/index.html"}[language])
    title = re.search(r'<h1 data-signoff="title">(.*?)</h1>', page)
    summary = re.search(r'<p class="summary" data-signoff="summary">(.*?)</p>', page)
    body = re.search(r'<div class="body" data-signoff="body">(.*?)</div>\n  </div>', page, re.S)
    assert title
    assert summary
    assert body

    found = canonical({"language": language, "title": title[1], "summary": summary[1], "html": body[1]})

    number = "sha256:" + hashlib.sha256(found.encode("utf-8")).hexdigest()
    assert f'text = "{number}"' in built.read("content/articles/knee-scan/reviews.toml")
