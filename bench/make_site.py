"""Write a static site to measure with: the same arguments give the same bytes.

    python bench/make_site.py FOLDER PAGES [--broken K] [--seed N]

Half the pages are French, half English; each has 22.6 KB and 60 links, of which nearly half name a place on the page that they
lead to, besides images with srcset, and two lines that say when it was reviewed. All of it is right, but for --broken K: then K
references on K different pages lead nowhere, by turns a page, a place elsewhere, a place on the same page, an image, and a
srcset candidate. FOLDER.truth.json lists them as {page, kind, url}.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

EXAMS = "mri ct ultrasound xray mammography doppler arthrogram injection densitometry biopsy angiography dental".split()
PLACES = "knee hip shoulder wrist ankle elbow spine brain liver kidney heart lung sinus pelvis hand foot".split()
SAID = {
    "en": PLACES,
    "fr": "genou hanche épaule poignet cheville coude rachis cerveau foie rein cœur poumon sinus bassin main pied".split(),
}
WORDS = {
    "en": "the examination takes about twenty minutes and you may eat before it unless the centre told you otherwise".split(),
    "fr": "l’examen dure environ vingt minutes et vous pouvez manger avant sauf si le centre vous a dit le contraire".split(),
}
TOLD = {"en": "explained to patients", "fr": "expliqué aux patients"}
ALSO = {"en": "See also", "fr": "Voir aussi"}
SECTIONS = "summary indications preparation course duration risks results questions after sécurité".split()
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
KINDS = ("page", "place-elsewhere", "place-here", "image", "srcset")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6260010000000500010d0a2db40000000049454e44ae426082"
)


@dataclass(frozen=True)
class Spot:
    """Where a page stands: `pair` numbers it together with its translation."""

    language: str
    path: str
    pair: int

    @property
    def url(self) -> str:
        return "/" + self.path.removesuffix("index.html")


def spots(count: int) -> list[Spot]:
    """All pages: the two homes, the two indexes of each examination, then the articles by pairs."""
    found = [Spot("fr", "index.html", 0), Spot("en", "en/index.html", 0)]
    for number, exam in enumerate(EXAMS, 1):
        found += [Spot(language, f"{language}/{exam}/index.html", number) for language in ("fr", "en")]
    pair = len(EXAMS) + 1
    while len(found) < count:
        exam, place = EXAMS[pair % len(EXAMS)], PLACES[pair % len(PLACES)]
        found += [Spot(language, f"{language}/{exam}/{exam}-{place}-{pair}.html", pair) for language in ("fr", "en")]
        pair += 1
    return found[:count]


def long_date(language: str, day: int, month: int) -> str:
    """A date as its language writes it: 1er mars 2024, March 1, 2024."""
    name = MONTHS[language][month]
    return f"{name} {day}, 2024" if language == "en" else f"{'1er' if day == 1 else day} {name} 2024"


class Writer:
    """Writes the pages of a site. `broken` says which kind of defect the page of a number has."""

    def __init__(self, count: int, seed: int, broken: int) -> None:
        self.seed = seed
        self.spots = spots(count)
        self.first = min(2 + 2 * len(EXAMS), count - 1)
        self.images = max(20, count // 10)
        articles = range(self.first, count)
        picked = random.Random(seed).sample(articles, min(broken, len(articles)))
        self.broken = {number: KINDS[turn % len(KINDS)] for turn, number in enumerate(picked)}
        self.truth: list[dict[str, str]] = []

    def page(self, number: int) -> str:
        """The HTML of a page."""
        spot = self.spots[number]
        dice = random.Random(self.seed * 1_000_003 + number)
        name = (
            spot.path.removesuffix("/index.html")
            .rpartition("/")[2]
            .removesuffix(".html")
            .replace("-", " ")
            .capitalize()
        )
        title = name if spot.language == "en" else f"Examen n° {spot.pair}"
        return "".join(
            [
                *self._head(spot, title),
                *self._menu(spot),
                f'<main id="content"><article>\n<h1>{title}</h1>\n',
                self._review(spot, dice),
                '<nav class="contents"><ol>\n',
                *(f'<li><a href="#{_quoted(name)}">{name.capitalize()}</a></li>\n' for name in SECTIONS),
                "</ol></nav>\n",
                *(part for place in range(len(SECTIONS)) for part in self._section(number, spot, place, dice)),
                *self._defect(number),
                *self._foot(spot, dice),
            ]
        )

    def _head(self, spot: Spot, title: str) -> Iterator[str]:
        yield f'<!DOCTYPE html>\n<html lang="{spot.language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        yield f'<meta name="description" content="{title}, {TOLD[spot.language]}.">\n'
        yield f'<link rel="canonical" href="https://www.example.org{spot.url}">\n'
        for other in self._pair(spot):
            yield f'<link rel="alternate" hreflang="{other.language}" href="https://www.example.org{other.url}">\n'
        yield f'<link rel="alternate" hreflang="x-default" href="https://www.example.org{self._pair(spot)[0].url}">\n'
        yield '<link rel="stylesheet" href="/static/site.css">\n<link rel="icon" href="/static/icon.png">\n'
        yield '<script src="/static/site.js" defer></script>\n</head>\n<body id="top-of-page">\n'

    def _pair(self, spot: Spot) -> list[Spot]:
        here = self.spots.index(spot, max(0, 2 * spot.pair - 1)) if spot.pair else int(spot.language == "en")
        return [other for other in self.spots[max(0, here - 1) : here + 2] if other.pair == spot.pair]

    def _menu(self, spot: Spot) -> Iterator[str]:
        yield '<a class="skip" href="#content">Skip</a>\n<header><nav><ul>\n'
        yield f'<li><a href="{"/" if spot.language == "fr" else "/en/"}">Home</a></li>\n'
        for exam in EXAMS:
            if 2 + 2 * len(EXAMS) <= len(self.spots):
                yield f'<li class="item"><a class="link" href="/{spot.language}/{exam}/"><span class="icon"></span>{exam}</a></li>\n'
        yield "</ul></nav></header>\n"
        for other in self._pair(spot):
            if other != spot:
                yield f'<p><a href="{other.url}" hreflang="{other.language}" lang="{other.language}">{other.language}</a></p>\n'

    def _review(self, spot: Spot, dice: random.Random) -> str:
        day, month = dice.randrange(1, 29), dice.randrange(12)
        date = f'<time datetime="2024-{month + 1:02}-{day:02}">{long_date(spot.language, day, month)}</time>'
        if spot.language == "fr":
            return f"<p>Dernière mise à jour : {date}</p>\n<p>Contrôlé par le Dr Camille Modèle</p>\n"
        return f"<p>Last update: {date}</p>\n<p>Controlled by Dr Camille Modèle</p>\n"

    def _section(self, number: int, spot: Spot, place: int, dice: random.Random) -> Iterator[str]:
        yield f'<section>\n<h2 id="{SECTIONS[place]}">{SECTIONS[place].capitalize()}</h2>\n'
        for _ in range(2):
            words = dice.choices(WORDS[spot.language], k=143)
            for _ in range(dice.choice((1, 1, 2))):
                words[dice.randrange(len(words))] = self._cross_link(spot, dice)
            yield f"<p>{' '.join(words)}.</p>\n"
        if place in (1, 4, 7):
            yield self._image(dice.randrange(self.images), self.broken.get(number, "") if place == 4 else "", number)
        yield "</section>\n"

    def _cross_link(self, spot: Spot, dice: random.Random) -> str:
        other = self.spots[dice.randrange(self.first, len(self.spots))]
        url = other.url
        folder = spot.path.rpartition("/")[0]
        if folder.count("/") == 1 and folder[:3] == other.path[:3] and dice.random() < 0.3:
            url = "../" + other.path.partition("/")[2].removesuffix("index.html")
        if dice.random() < 0.45:
            url += "#" + _quoted(dice.choice(SECTIONS))
        said = "" if other.language == spot.language else f' hreflang="{other.language}"'
        return f'<a href="{url}"{said}>{dice.choice(SAID[spot.language])}</a>'

    def _image(self, image: int, kind: str, number: int) -> str:
        source, wide = f"/static/images/{image}.png", f"/static/images/{image}-960.png"
        if kind == "image":
            source = self._planted(number, kind, f"/static/images/absent-{number}.png")
        elif kind == "srcset":
            wide = self._planted(number, kind, f"/static/images/absent-{number}-960.png")
        srcset = f"/static/images/{image}-480.png 480w, {wide} 960w"
        return f'<img src="{source}" srcset="{srcset}" sizes="100vw" alt="Image {image}" width="640" height="480">\n'

    def _defect(self, number: int) -> Iterator[str]:
        other = self.spots[self.first + (number - self.first + 11) % (len(self.spots) - self.first)]
        urls = {
            "page": f"/fr/mri/absent-{number}.html",
            "place-elsewhere": f"{other.url}#absent-{number}",
            "place-here": f"#absent-{number}",
        }
        kind = self.broken.get(number, "")
        if kind in urls:
            here = self.spots[number].language
            there = "fr" if kind == "page" else other.language if kind == "place-elsewhere" else here
            said = "" if here == there else f' hreflang="{there}"'
            yield f'<p><a href="{self._planted(number, kind, urls[kind])}"{said}>{ALSO[here]}</a></p>\n'

    def _planted(self, number: int, kind: str, url: str) -> str:
        self.truth.append({"page": self.spots[number].path, "kind": kind, "url": url})
        return url

    def _foot(self, spot: Spot, dice: random.Random) -> Iterator[str]:
        yield "</article></main>\n<footer><ul>\n"
        for _ in range(3):
            yield f'<li><a rel="external" href="https://pubmed.ncbi.nlm.nih.gov/{dice.randrange(2500)}/">Source</a></li>\n'
        yield f'</ul>\n<p><a href="https://www.doctolib.fr/cabinet/paris/x?pid=practice-{dice.randrange(40)}">Book</a></p>\n'
        yield '<p><a href="mailto:contact@example.org">Mail</a> <a href="tel:+33140000000">Telephone</a></p>\n'
        top, home = ("Haut", "Accueil") if spot.language == "fr" else ("Top", "Home")
        yield f'<p><a href="#top-of-page">{top}</a> <a href="{"/" if spot.language == "fr" else "/en/"}">{home}</a></p>\n'
        yield "</footer>\n</body>\n</html>\n"


def _quoted(name: str) -> str:
    return name.replace("é", "%C3%A9")


def make_site(folder: Path, count: int, *, seed: int = 1, broken: int = 0) -> list[dict[str, str]]:
    """Write a site of `count` pages into a folder; returns what is broken in it."""
    writer = Writer(count, seed, broken)
    images = folder / "static" / "images"
    images.mkdir(parents=True, exist_ok=True)
    for image in range(writer.images):
        for suffix in ("", "-480", "-960"):
            (images / f"{image}{suffix}.png").write_bytes(PIXEL)
    (folder / "static" / "icon.png").write_bytes(PIXEL)
    (folder / "static" / "site.css").write_text("body { background: url(icon.png) }\n", encoding="utf-8")
    (folder / "static" / "site.js").write_text("// nothing\n", encoding="utf-8")
    for number, spot in enumerate(writer.spots):
        place = folder / spot.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(writer.page(number), encoding="utf-8", newline="\n")
    truth = sorted(writer.truth, key=lambda defect: defect["page"])
    folder.with_name(folder.name + ".truth.json").write_text(json.dumps(truth, indent=1), encoding="utf-8")
    return truth


def main() -> None:
    """Read the arguments, write the site."""
    parser = argparse.ArgumentParser(description="Write a static site to measure with.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("pages", type=int)
    parser.add_argument("--broken", type=int, default=0, metavar="K")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    make_site(given.folder, given.pages, seed=given.seed, broken=given.broken)


if __name__ == "__main__":
    main()
