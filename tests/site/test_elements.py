"""Every element and attribute that carries an address, both ways: silent when the file is there, found when it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from signoff.site.elements import LEADS, TABLE
from tests.site.folders import findings, found, page, write

# {} is the address. The rule that finds a missing one says whether the address leads or loads.
CARRIERS = [
    pytest.param("LNK001", '<a href="{}">a</a>', id="a-href"),
    pytest.param("LNK001", '<a href="/" ping="{}">a</a>', id="a-ping"),
    pytest.param("LNK001", '<map name=m><area href="{}" alt="a"></map>', id="area-href"),
    pytest.param("LNK001", '<form action="{}"></form>', id="form-action"),
    pytest.param("LNK001", '<form><button formaction="{}">b</button></form>', id="button-formaction"),
    pytest.param("LNK001", '<form><input type=submit formaction="{}"></form>', id="input-formaction"),
    pytest.param("LNK001", '<blockquote cite="{}">b</blockquote>', id="blockquote-cite"),
    pytest.param("LNK001", '<q cite="{}">b</q>', id="q-cite"),
    pytest.param("LNK001", '<ins cite="{}">b</ins>', id="ins-cite"),
    pytest.param("LNK001", '<del cite="{}">b</del>', id="del-cite"),
    pytest.param("LNK001", '<img src="/there.bin" longdesc="{}" alt="">', id="img-longdesc"),
    pytest.param("LNK001", '<meta http-equiv="refresh" content="0; url={}">', id="meta-refresh"),
    pytest.param("LNK001", '<link rel="next" href="{}">', id="link-next"),
    pytest.param("LNK001", '<svg><a href="{}"><text>a</text></a></svg>', id="svg-a-href"),
    pytest.param("LNK001", '<svg><a xlink:href="{}"><text>a</text></a></svg>', id="svg-a-xlink"),
    pytest.param("LNK001", '<link rel="up" href="{}">', id="link-of-html-4"),
    pytest.param("LNK001", '<link rel="alternate" type="application/rss+xml" href="{}">', id="link-to-a-feed"),
    pytest.param("LNK001", '<link rel="sitemap" href="{}">', id="link-to-a-sitemap"),
    pytest.param("LNK003", '<link rel="stylesheet" href="{}">', id="link-stylesheet"),
    pytest.param("LNK003", '<link rel="alternate stylesheet" title="a" href="{}">', id="link-alternate-stylesheet"),
    pytest.param("LNK003", '<link rel="modulepreload" href="{}">', id="link-modulepreload"),
    pytest.param("LNK003", '<link rel="icon" href="{}">', id="link-icon"),
    pytest.param("LNK003", '<link rel="manifest" href="{}">', id="link-manifest"),
    pytest.param("LNK003", '<link rel="preload" as="image" imagesrcset="{} 2x">', id="link-imagesrcset"),
    pytest.param("LNK003", '<img src="{}" alt="">', id="img-src"),
    pytest.param("LNK003", '<svg><path fill="url({}#warm) red"/></svg>', id="svg-fill"),
    pytest.param("LNK003", "<svg><g mask=\"url('{}')\"/></svg>", id="svg-mask"),
    pytest.param("LNK003", '<svg><polyline marker-end="url({})"/></svg>', id="svg-marker-end"),
    pytest.param("LNK003", '<img src="/there.bin" srcset="/there.bin 1x, {} 2x" alt="">', id="img-srcset"),
    pytest.param(
        "LNK003",
        '<picture><source srcset="{} 480w" sizes="50vw"><img src="/there.bin" alt=""></picture>',
        id="source-srcset",
    ),
    pytest.param("LNK003", '<video src="{}"></video>', id="video-src"),
    pytest.param("LNK003", '<video poster="{}"></video>', id="video-poster"),
    pytest.param("LNK003", '<audio><source src="{}"></audio>', id="source-src"),
    pytest.param("LNK003", '<audio src="{}"></audio>', id="audio-src"),
    pytest.param("LNK003", '<video><track src="{}"></video>', id="track-src"),
    pytest.param("LNK003", '<script src="{}"></script>', id="script-src"),
    pytest.param("LNK003", '<iframe src="{}"></iframe>', id="iframe-src"),
    pytest.param("LNK003", '<embed src="{}">', id="embed-src"),
    pytest.param("LNK003", '<object data="{}"></object>', id="object-data"),
    pytest.param("LNK003", '<object codebase="/" data="{}"></object>', id="object-codebase"),
    pytest.param("LNK003", '<object archive="/there.bin {}"></object>', id="object-archive"),
    pytest.param("LNK003", '<object><param name="movie" value="{}"></object>', id="param-value"),
    pytest.param("LNK003", '<applet code="/there.bin" archive="/there.bin,{}"></applet>', id="applet-archive"),
    pytest.param("LNK003", '<input type="image" src="{}" alt="b">', id="input-src"),
    pytest.param("LNK003", '<table background="{}"><tr><td>a</table>', id="table-background"),
    pytest.param("LNK003", '<meta property="og:image" content="{}">', id="og-image"),
    pytest.param("LNK003", '<meta name="twitter:image" content="{}">', id="twitter-image"),
    pytest.param("LNK003", '<svg><image href="{}"/></svg>', id="svg-image-href"),
    pytest.param("LNK003", '<svg><image xlink:href="{}"/></svg>', id="svg-image-xlink"),
    pytest.param(
        "LNK003", '<svg><filter id=f><feImage href="{}"></feImage></filter></svg>', id="svg-feimage-in-mixed-case"
    ),
    pytest.param("LNK003", '<svg><text><textPath xlink:href="{}">t</textPath></text></svg>', id="svg-textpath"),
    pytest.param("LNK003", '<svg><use href="{}#icon"/></svg>', id="svg-use"),
    pytest.param("LNK003", '<p style="background: url({})">a</p>', id="style-attribute"),
    pytest.param("LNK003", '<a href="/" style="background: url({})">a</a>', id="style-attribute-of-a-link"),
    pytest.param("LNK003", "<style>p {{ background: url('{}') }}</style>", id="style-element"),
    pytest.param("LNK003", "<style>@import '{}';</style>", id="style-import"),
    pytest.param("LNK003", "<style>p {{ background: image-set('{}' 1x) }}</style>", id="style-image-set"),
    pytest.param("LNK003", '<noscript><img src="{}" alt=""></noscript>', id="noscript"),
    pytest.param(
        "LNK003", '<head><noscript><link rel="stylesheet" href="{}"></noscript></head>', id="noscript-in-head"
    ),
    pytest.param("LNK003", '<p><image src="{}" alt="">', id="image-that-is-an-img"),
    pytest.param("LNK003", '<link rel="Shortcut ICON" href="{}">', id="link-icon-in-capitals"),
    pytest.param("LNK003", '<link rel="preload" as="font" crossorigin href="{}">', id="link-preload"),
    pytest.param("LNK003", '<meta name="msapplication-wide310x150logo" content="{}">', id="tile"),
    pytest.param("LNK003", '<meta name="twitter:player" content="{}">', id="twitter-player"),
    pytest.param("LNK003", "<iframe srcdoc=\"<img src='{}' alt=a>\"></iframe>", id="img-in-srcdoc"),
    pytest.param("LNK001", '<iframe srcdoc="<a href=&quot;{}&quot;>a</a>"></iframe>', id="link-in-srcdoc"),
    pytest.param(
        "LNK001", '<div><template shadowrootmode="open"><a href="{}">a</a></template></div>', id="shadow-tree"
    ),
    pytest.param("LNK003", '<script type="importmap">{{"imports": {{"a": "{}"}}}}</script>', id="import-map"),
    pytest.param(
        "LNK003", '<script type="importmap">{{"scopes": {{"/b/": {{"a": "{}"}}}}}}</script>', id="import-map-scope"
    ),
    pytest.param(
        "LNK003",
        '<script type="speculationrules">{{"prefetch": [{{"urls": ["{}"]}}]}}</script>',
        id="speculation-rules",
    ),
    pytest.param("LNK003", "<svg><style>path {{ fill: url({}#a) }}</style></svg>", id="style-in-svg"),
    pytest.param("LNK003", "<style>@import url({}) layer(a) supports(display: grid) print;</style>", id="import-layer"),
    pytest.param("LNK003", "<style>p {{ background: image-set('{}' type('image/png')) }}</style>", id="image-set-type"),
    pytest.param("LNK003", "<style>@font-face {{ src: local('a'), url({}) format('woff2') }}</style>", id="font-face"),
    pytest.param("LNK001", '<meta http-equiv="Refresh" content="5,{}">', id="refresh-by-a-comma"),
    pytest.param("LNK001", "<meta http-equiv=refresh content=\".5; URL = '{}' \">", id="refresh-in-quotes"),
    pytest.param(
        "LNK001", '<noscript><meta http-equiv="refresh" content="0;url={}"></noscript>', id="noscript-refresh"
    ),
    pytest.param("LNK001", '<base target="_top"><base href="/"><base href="/b/"><a href="{}">a</a>', id="second-base"),
]

# What each element of the table stands in, where it is not the body.
AROUND = {
    **dict.fromkeys(
        "image use feimage textpath mpath lineargradient radialgradient pattern filter".split(), "<svg>{}</svg>"
    ),
    **dict.fromkeys("thead tbody tfoot".split(), "<table>{}</table>"),
    **dict.fromkeys("td th".split(), "<table><tr>{}</table>"),
    "tr": "<table><tbody>{}</table>",
    "frame": "<frameset>{}</frameset>",
    "param": "<object>{}</object>",
}


@pytest.mark.parametrize(("rule", "html"), CARRIERS)
def test_an_address_that_is_there_is_not_found(rule: str, html: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": html.format("/there.bin"), "there.bin": "x"})

    assert found(tmp_path) == [], rule


@pytest.mark.parametrize(("rule", "html"), CARRIERS)
def test_an_address_that_is_missing_is_found(rule: str, html: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": html.format("/gone.bin"), "there.bin": "x"})

    assert [(name, (url or "").partition("#")[0]) for name, url in found(tmp_path)] == [(rule, "/gone.bin")]


@pytest.mark.parametrize(
    ("element", "attribute"), [pytest.param(*pair, id="-".join(pair).replace(":", "-")) for pair in TABLE]
)
def test_each_attribute_of_the_table_is_read(element: str, attribute: str, tmp_path: Path) -> None:
    """Both ways on one page, and at its line and column."""
    around = AROUND.get(element, "<svg>{}</svg>" if attribute == "xlink:href" else "{}")
    kind = 'type="image" ' if element == "input" else ""
    tags = [f'\n<{element} {kind}{attribute}="{url}"></{element}>' for url in ("/there.bin", "/gone.bin")]
    if element in ("html", "body"):
        write(tmp_path, {"there.html": tags[0], "index.html": tags[1], "there.bin": "x"})
    else:
        write(tmp_path, {"index.html": around.format("".join(tags)), "there.bin": "x"})

    told = [(one.rule, one.url, one.column) for one in findings(tmp_path)]

    rule = "LNK001" if TABLE[element, attribute][0] == LEADS else "LNK003"
    assert told == [(rule, "/gone.bin", len(f"<{element} {kind}{attribute}=") + 2)]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<!-- <a href=/gone>a</a> -->", id="comment"),
        pytest.param('<div><template shadowrootmode="none"><a href=/gone>a</a></template></div>', id="no-shadow-tree"),
        pytest.param(
            '<div><template shadowrootmode="open"><template><a href=/gone>a</a></template></template></div>',
            id="template-in-a-shadow-tree",
        ),
        pytest.param(
            '<script type="importmap">{"imports": {"a": "/there/", "b": "c", "d": null, "e": ["/gone"]}}</script>',
            id="import-map-of-folders-and-names",
        ),
        pytest.param('<script type="importmap">{"imports": {"a": "/gone"}</script>', id="import-map-that-is-no-json"),
        pytest.param(
            '<script type="speculationrules">{"prefetch": [{"where": {}}, 1]}</script>', id="rules-by-pattern"
        ),
        pytest.param('<script type="application/json">{"imports": {"a": "/gone"}}</script>', id="other-json"),
        pytest.param('<iframe srcdoc="<a href=#b>a</a><p id=b>"></iframe>', id="place-in-srcdoc"),
        pytest.param('<iframe srcdoc="<base href=/x/>"></iframe><a href=".">a</a>', id="base-in-srcdoc"),
        pytest.param('<meta http-equiv="refresh" content="5; url=">', id="refresh-without-an-address"),
        pytest.param('<meta http-equiv="refresh" content="x; url=/gone">', id="refresh-without-a-number"),
        pytest.param('<meta http-equiv="refresh" content="5 ;">', id="refresh-of-the-page-itself"),
        pytest.param("<style>@namespace svg url(/gone); @namespace '/gone'; p { a: b }</style>", id="css-namespaces"),
        pytest.param("<style>@namespace url('/gone');</style>", id="css-namespace-in-quotes"),
        pytest.param(
            '<div data-signoff-ignore="LNK003"><noscript><img src=/gone alt=""></noscript></div>',
            id="noscript-in-what-is-looked-away-from",
        ),
        pytest.param(
            '<iframe srcdoc="<p data-signoff-ignore=LNK003><img src=/gone alt=a>"></iframe>',
            id="srcdoc-with-what-is-looked-away-from",
        ),
        pytest.param("<template><a href=/gone>a</a></template>", id="template"),
        pytest.param(
            '<svg><path fill="url(#warm)" stroke="red" filter="blur(2px)"/></svg>', id="svg-paint-of-the-page"
        ),
        pytest.param('<p fill="url(/gone)">a</p>', id="paint-outside-svg"),
        pytest.param("<textarea><a href=/gone>a</a></textarea>", id="textarea"),
        pytest.param("<title><a href=/gone>a</a></title>", id="title"),
        pytest.param("<script>'<a href=/gone>'</script>", id="script"),
        pytest.param("<iframe><a href=/gone>a</a></iframe>", id="inside-iframe"),
        pytest.param('<p data-href="/gone" href="/gone">a</p>', id="href-of-another-element"),
        pytest.param('<link rel="preconnect" href="/gone">', id="preconnect"),
        pytest.param('<input type="text" src="/gone">', id="input-that-is-no-image"),
        pytest.param('<meta name="description" content="/gone">', id="meta-of-another-kind"),
        pytest.param('<object><param name="colour" value="gone"></object>', id="param-of-another-kind"),
        pytest.param("<style>/* url(/gone) */ p::after { content: 'url(/gone)' }</style>", id="css-comment-and-string"),
        pytest.param('<svg><linearGradient id="g"/></svg><p style="fill: url(#g)">a</p>', id="css-of-the-same-page"),
    ],
)
def test_what_no_browser_follows_is_not_found(html: str, tmp_path: Path) -> None:
    write(tmp_path, {"index.html": html})

    assert found(tmp_path) == []


def test_a_link_in_preformatted_text_is_a_link(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "<pre><a href=/gone>a</a></pre>"})

    assert found(tmp_path) == [("LNK001", "/gone")]


def test_frames_load(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "<frameset><frame src=/gone></frameset>"})

    assert found(tmp_path) == [("LNK003", "/gone")]


def test_the_addresses_of_a_stylesheet_are_found_at_the_stylesheet(tmp_path: Path) -> None:
    css = "@import 'there.css'; @import url(gone.css); p { background: image-set(url('a.png') 1x, \"b.png\" 2x) }"
    write(tmp_path, {"index.html": "", "css/a.css": css, "css/there.css": "", "css/a.png": ""})

    assert found(tmp_path) == [("LNK003", "gone.css"), ("LNK003", "b.png")]


def test_links_are_numbered_in_the_order_of_the_page() -> None:
    read = page(
        '<link rel=icon href=1><a href=2 style="background:url(3)">x</a><img src=4 srcset="5 1x, 6 2x"><a href=2>y</a>'
    )

    assert [(link.order, link.url) for link in read.links] == list(enumerate("1234562"))
