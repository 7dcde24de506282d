"""Cases on which link checkers differ, each both ways, with what the HTML and URL standards say of them.

A case is a page in two forms: one whose address leads somewhere, one whose address does not. Tests hold signoff to every one of
them; bench/peers.py asks other checkers. Addresses are relative, for some checkers know no root.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    """`right` and `wrong` are bodies. The wrong one holds `mark` in its only bad address; "" when only silence is asked for.

    `files` are written beside the pages, in the folder cases/.
    """

    group: str
    name: str
    right: str
    wrong: str = ""
    mark: str = ""
    files: dict[str, bytes] = field(default_factory=dict)


THERE = "../there.bin"

CARRIERS = {
    "a href": '<a href="{}">x</a>',
    "a ping": '<a href="../there.bin" ping="{}">x</a>',
    "area href": '<map name="m"><area href="{}" alt="x"></map>',
    "img src": '<img src="{}" alt="x">',
    "img srcset": '<img src="../there.bin" srcset="../there.bin 1x, {} 2x" alt="x">',
    "img srcset, last without descriptor": '<img src="../there.bin" srcset="../there.bin 2x, {}" alt="x">',
    "img longdesc": '<img src="../there.bin" longdesc="{}" alt="x">',
    "picture source srcset": '<picture><source srcset="{} 480w" sizes="50vw"><img src="../there.bin" alt="x"></picture>',
    "video src": '<video src="{}"></video>',
    "video poster": '<video poster="{}"></video>',
    "video source": '<video><source src="{}"></video>',
    "video track": '<video><track src="{}"></video>',
    "audio src": '<audio src="{}"></audio>',
    "script src": '<script src="{}"></script>',
    "iframe src": '<iframe src="{}"></iframe>',
    "embed src": '<embed src="{}">',
    "object data": '<object data="{}"></object>',
    "object codebase": '<object codebase="../" data="{}"></object>',
    "param value": '<object><param name="movie" value="{}"></object>',
    "applet archive": '<applet code="../there.bin" archive="{}"></applet>',
    "form action": '<form action="{}"></form>',
    "button formaction": '<form><button formaction="{}">x</button></form>',
    "input type=image": '<form><input type="image" src="{}" alt="x"></form>',
    "blockquote cite": '<blockquote cite="{}">x</blockquote>',
    "q cite": '<q cite="{}">x</q>',
    "ins and del cite": '<ins cite="../there.bin">x</ins><del cite="{}">x</del>',
    "table background": '<table background="{}"><tr><td>x</table>',
    "link stylesheet": '<link rel="stylesheet" href="{}">',
    "link icon": '<link rel="icon" href="{}">',
    "link manifest": '<link rel="manifest" href="{}">',
    "link imagesrcset": '<link rel="preload" as="image" imagesrcset="{} 2x">',
    "meta refresh": '<meta http-equiv="refresh" content="90; url={}">',
    "og:image": '<meta property="og:image" content="{}">',
    "twitter:image": '<meta name="twitter:image" content="{}">',
    "svg a": '<svg><a href="{}"><text>x</text></a></svg>',
    "svg image href": '<svg><image href="{}"/></svg>',
    "svg image xlink:href": '<svg><image xlink:href="{}"/></svg>',
    "svg use": '<svg><use href="{}#i"/></svg>',
    "style attribute": '<p style="background: url({})">x</p>',
    "style element": "<style>p {{ background: url('{}') }}</style>",
    "style @import": "<style>@import '{}';</style>",
    "style image-set": "<style>p {{ background: image-set('{}' 1x) }}</style>",
    "noscript": '<noscript><img src="{}" alt="x"></noscript>',
    "pre": '<pre><a href="{}">x</a></pre>',
    "code": '<code><a href="{}">x</a></code>',
}

# What no browser follows: (html with an address that is not there).
GHOSTS = {
    "comment": '<!-- <a href="{}">x</a> -->',
    "template": '<template><a href="{}">x</a></template>',
    "textarea": '<textarea><a href="{}">x</a></textarea>',
    "title": '<title><a href="{}">x</a></title>',
    "string in a script": "<script>var x = '<a href=\"{}\">x</a>'</script>",
    "text in an iframe": '<iframe><a href="{}">x</a></iframe>',
    "href of another element": '<p href="{}" data-href="{}">x</p>',
    "address as text": "<p>See {} for more.</p>",
    "text in code": "<code>{}</code>",
    "css comment": "<style>/* url({}) */ p {{ color: red }}</style>",
    "css string": "<style>p::after {{ content: 'url({})' }}</style>",
    "preconnect": '<link rel="preconnect" href="{}">',
    "second href of a tag": '<a href="../there.bin" href="{}">x</a>',
}

ACCENT = "é".encode()

# By name: a body that is right, one that is wrong, the mark in its address, and the files beside.
ADDRESSES: dict[str, tuple[str, str, str, dict[str, bytes]]] = {
    "fragment of the page": ('<a href="#f1">x</a><p id="f1">', '<a href="#no-f1">x</a>', "no-f1", {}),
    "fragment of another page": (
        '<a href="sub/page.html#here">x</a>',
        '<a href="sub/page.html#no-f2">x</a>',
        "no-f2",
        {},
    ),
    "fragment in another case": ('<a href="#f3">x</a><p id="f3">', '<a href="#No-F3">x</a><p id="no-f3">', "No-F3", {}),
    "fragment with an accent, encoded": (
        '<a href="#%C3%A9t%C3%A9">x</a><p id="été">',
        '<a href="#no-f4">x</a>',
        "no-f4",
        {},
    ),
    "fragment with an accent, as it is": ('<a href="#été">x</a><p id="été">', '<a href="#no-f5">x</a>', "no-f5", {}),
    "fragment named by <a name>": (
        '<a href="#f6">x</a><a name="f6"></a>',
        '<a href="#no-f6">x</a><p name="no-f6">',
        "no-f6",
        {},
    ),
    "id in a comment is none": (
        '<a href="#f7">x</a><p id="f7">',
        '<a href="#no-f7">x</a><!-- <p id="no-f7"> -->',
        "no-f7",
        {},
    ),
    "id in a template is none": (
        '<a href="#f8">x</a><p id="f8">',
        '<a href="#no-f8">x</a><template><p id="no-f8"></template>',
        "no-f8",
        {},
    ),
    "id that is no name": (
        '<a href="#f9">x</a><p id="f9">',
        '<a href="#no-f9">x</a><img alt="x" name="no-f9">',
        "no-f9",
        {},
    ),
    "fragment of a folder": ('<a href="sub/#top-of-it">x</a>', '<a href="sub/#no-f10">x</a>', "no-f10", {}),
    "fragment below <base href>": (
        '<base href="sub/page.html"><a href="#here">x</a>',
        '<base href="sub/page.html"><a href="#no-f11">x</a><p id="no-f11">',
        "no-f11",
        {},
    ),
    "id on <svg>": ('<a href="#f12">x</a><svg id="f12"></svg>', '<a href="#no-f12">x</a>', "no-f12", {}),
    "folder with an index": ('<a href="sub/">x</a>', '<a href="bare/no-a1/">x</a>', "no-a1", {"bare/x.txt": b"x"}),
    "folder without an index": ('<a href="sub/">x</a>', '<a href="no-a2/">x</a>', "no-a2", {"no-a2/x.txt": b"x"}),
    "query": ('<a href="sub/page.html?v=1">x</a>', '<a href="no-a3.html?v=1">x</a>', "no-a3", {}),
    "dot segments": ('<a href="./sub/../sub/./page.html">x</a>', '<a href="sub/../no-a4.html">x</a>', "no-a4", {}),
    "dot segments, encoded": (
        '<a href="sub/%2e%2E/sub/page.html">x</a>',
        '<a href="sub/%2e%2e/no-a5">x</a>',
        "no-a5",
        {},
    ),
    "space, encoded": ('<a href="a%20b.html">x</a>', '<a href="no%20a6.html">x</a>', "no%20a6", {"a b.html": b"x"}),
    "accent, encoded": ('<a href="caf%C3%A9.html">x</a>', '<a href="no-a7-%C3%A9">x</a>', "no-a7", {"café.html": b"x"}),
    "accent, as it is": ('<a href="café.html">x</a>', '<a href="no-a8-é">x</a>', "no-a8", {"café.html": b"x"}),
    "percent in a name": ('<a href="100%25.html">x</a>', '<a href="no-a9%25.html">x</a>', "no-a9", {"100%.html": b"x"}),
    "plus in a name": ('<a href="a+b.html">x</a>', '<a href="no-a10+.html">x</a>', "no-a10", {"a+b.html": b"x"}),
    "hash in a name": ('<a href="a%23b.html">x</a>', '<a href="no-a11%23.html">x</a>', "no-a11", {"a#b.html": b"x"}),
    "question mark in a name": (
        '<a href="a%3Fb.html">x</a>',
        '<a href="no-a12%3F">x</a>',
        "no-a12",
        {"a?b.html": b"x"},
    ),
    "blanks around": ('<a href=" sub/page.html\n">x</a>', '<a href=" no-a13.html ">x</a>', "no-a13", {}),
    "entity": ('<a href="sub/page.html?a=1&amp;b=2">x</a>', '<a href="no&#45;a14">x</a>', "no-a14", {}),
    "unquoted": ("<a href=sub/page.html>x</a>", "<a href=no-a15.html>x</a>", "no-a15", {}),
    "capitals in the tag": ('<A HREF="sub/page.html">x</A>', '<A HREF="no-a16.html">x</A>', "no-a16", {}),
    "another case of the name": (
        '<a href="sub/page.html">x</a>',
        '<a href="sub/No-A17.html">x</a>',
        "No-A17",
        {"sub/no-a17.html": b"x"},
    ),
    "base href": (
        '<base href="sub/"><a href="page.html">x</a>',
        '<base href="sub/"><a href="no-a18">x</a>',
        "no-a18",
        {},
    ),
    "comma in a srcset address": (
        '<img src="../there.bin" srcset="a,b.bin 1x" alt="x">',
        '<img src="../there.bin" srcset="no-a19,b.bin 1x" alt="x">',
        "no-a19",
        {"a,b.bin": b"x"},
    ),
    "css in a file": (
        '<link rel="stylesheet" href="ok.css">',
        '<link rel="stylesheet" href="bad.css">',
        "no-a20",
        {
            "ok.css": b"p { background: url(sub/dot.png) }",
            "bad.css": b"p { background: url(no-a20.png) }",
            "sub/dot.png": b"x",
        },
    ),
    "css escape": (
        "<style>p{background:url(sub\\2f dot.png)}</style>",
        "<style>p{background:url(no\\2d a21)}</style>",
        "no-a21",
        {"sub/dot.png": b"x"},
    ),
    "a folder named like a page": (
        '<a href="dir.html/">x</a>',
        '<a href="dir.html/no-a22">x</a>',
        "no-a22",
        {"dir.html/index.html": b"x"},
    ),
    "port that is none": ("x", '<a href="https://127.0.0.1:____">x</a>', "127.0.0.1:____", {}),
    "host with a space": ("x", '<a href="https://no a23.org/">x</a>', "a23.org", {}),
    "one slash": ("x", '<a href="https:/no-a24.example">x</a>', "no-a24", {}),
    "image without an address": ('<img src="../there.bin" alt="x">', '<img src="" alt="no-a25">', "no-a25", {}),
}

# Addresses that lead somewhere, though a checker may doubt it.
SILENT: dict[str, str] = {
    "#": '<a href="#">x</a>',
    "#top": '<a href="#top">x</a>',
    "text fragment": '<a href="sub/page.html#:~:text=words">x</a>',
    "fragment and text fragment": '<a href="sub/page.html#here:~:text=words">x</a>',
    "page of a PDF": '<a href="sub/leaflet.pdf#page=3">x</a>',
    "time of a video": '<a href="sub/film.mp4#t=10">x</a>',
    "mailto": '<a href="mailto:a@example.org?subject=x%20y">x</a>',
    "tel": '<a href="tel:+33142336666">x</a>',
    "javascript": '<a href="javascript:void(0)">x</a>',
    "data": '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="x">',
    "unknown scheme": '<a href="zoommtg://x">x</a>',
    "empty srcset part": '<img src="../there.bin" srcset="../there.bin 1x,  ../there.bin 2x, " alt="x">',
    "placeholder image": '<a><img src="../there.bin" alt="x"></a>',
}
BESIDE = {
    "sub/index.html": b'<!DOCTYPE html><html lang="en"><title>x</title><p id="top-of-it">x',
    "sub/page.html": b'<!DOCTYPE html><html lang="en"><title>x</title><p id="here">x',
    "sub/leaflet.pdf": b"%PDF-1.4",
    "sub/film.mp4": b"x",
}


def cases() -> list[Case]:
    """All cases, by group."""
    found = []
    for number, (name, html) in enumerate(CARRIERS.items()):
        wrong = f"gone-c{number}.bin"
        right = "there.bin" if name == "object codebase" else THERE
        found.append(Case("carrier", name, html.format(right), html.format(wrong), wrong.removesuffix(".bin")))
    for number, (name, html) in enumerate(GHOSTS.items()):
        ghost = f"ghost-g{number}.html"
        found.append(
            Case("ghost", name, html.replace("{}", ghost).replace("{{", "{").replace("}}", "}"), "", f"ghost-g{number}")
        )
    for name, (right, wrong, mark, files) in ADDRESSES.items():
        found.append(Case("address", name, right, wrong, mark, files))
    found += [Case("silence", name, html) for name, html in SILENT.items()]
    return found


def write_site(place: Path, form: str) -> None:
    """Write the pages of all cases in one form, "right" or "wrong", and a home page that leads to them."""
    told = cases()
    (place / "cases").mkdir(parents=True)
    (place / "there.bin").write_bytes(b"x")
    beside = {**BESIDE, **{name: content for case in told for name, content in case.files.items()}}
    for name, content in beside.items():
        if form == "right" and name.startswith("bad"):
            continue
        file = place / "cases" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    for number, case in enumerate(told):
        body = case.right if form == "right" or not case.wrong else case.wrong
        (place / "cases" / page_of(number)).write_text(
            _PAGE.format(f"{case.group}: {case.name}", body), encoding="utf-8"
        )
    links = "".join(f'<a href="cases/{page_of(number)}">x</a>\n' for number in range(len(told)))
    (place / "index.html").write_text(_PAGE.format("Cases", links), encoding="utf-8")


def page_of(number: int) -> str:
    """The name of the page of a case."""
    return f"p{number:03d}.html"


_PAGE = (
    '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{}</title></head><body>\n{}\n</body></html>\n'
)
