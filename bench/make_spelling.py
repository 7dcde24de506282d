"""Make signoff/spelling/words.txt: terms of medicine, and the words that are right though they look like a slip.

    npm pack dictionary-fr@3.0.0 dictionary-en@4.0.0 dictionary-en-gb@3.0.0 @cspell/dict-medicalterms@4.1.8
    apt-get download wamerican-insane wbritish-insane
    python bench/make_spelling.py FOLDER

FOLDER holds the first three packages, unpacked into fr/, en/ and en-gb/ (each with index.aff and index.dic), and in lists/ whatever
else lists words: dict/medicalterms-en.txt, american-english-insane, british-english-insane. Terms are the words of a dictionary that are
made as medicine makes its words, or are typed below, and that somebody writes (wordfreq). Every string that is one slip from a term
is looked up here, once: the real words among these are kept as `right`, so that a check needs no dictionary, and calls nothing a slip
that a dictionary knows. In the same way every `article + word` that is a word of its own is kept as `alike`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from hunspell import Hunspell
from wordfreq import get_frequency_dict

sys.path.insert(0, str(Path(__file__).parents[1]))

from signoff.language.lexicon import lexicon
from signoff.spelling.glue import ARTICLES, LEAST_OF_REST
from signoff.spelling.slip import LEAST
from signoff.spelling.vocabulary import FILE

RAREST = 2e-8  # of a term: below, wordfreq holds mostly names and slips
COMMON = 1e-6  # of a word of both languages
NO_SLIP = 0.1  # a word that no dictionary knows is no slip of a term that is hardly more frequent
LINE = 116  # letters
LETTERS = "abcdefghijklmnopqrstuvwxyzàâæçèéêëîïôœùûü"
HEAD = """\
# Terms of medicine by language; words that are no slip of them (right); words that begin as a glued article does (alike); frequent
# words that the lexicon of languages lacks (common). Made by bench/make_spelling.py; see LICENCE-words.md.
"""
# How medicine makes its words. A few other words are made so too ("cartel", "tendency"): they do no harm as terms.
PARTS = """
    anesth anaesth ^arter ^artér angio arthr cardio cardia carcin cartil cerebr cérébr cervic chirurg cholest chondr coagul coloscop
    colonosc contraste cortico cutan cyst cyto dermat diabèt diabet diagnos discal dorsal dosim doppler échogra écho échograph embol
    endosc endom epidur épidur fibros fluorosc foramin gadol gastr glyc gynéc gynec haem hémat hemat hémorr hemorr hépat hepat hernia
    hernie hystér hyster imagerie immun infect infiltr inflam injec ^ionis ^ioniz irradi ischém ischem laparo ligament lombai lombalg
    lumbar lymph mammo médic medic mening ménin ménis menisc metast métast muscul myél myel nécro necro nephr néphr nerf nerv neuro
    névr oedem œdèm oncolog opacif orthop ostéo osteo pancré pancre patholog pédiatr pediatr pelvi pelvien pénicill penicill pharma
    pneumo perfus périph peripher prostat proth prosth pulmon radio rachi rachid rhumat rheumat scanner scapul scanog sciat sclér
    scler scolio sinusit spasm spinal spondyl stéroïd steroid syndrom tendini tendino tendon ténos tenos thorac thorax thromb thyro tomogr
    tomod toxic trachée trache transfus traumat tumeur tumor ultras ultraso urét ureth urolog vaccin vascul vertébr vertebr vésic
    viscer viscér
""".split()
ENDINGS = """
    arthrose arthritis arthrite algie algique algia pathie pathy pathic ologue ologist ologists ologues scopie
    scopy scopique scopic ectomie ectomy otomie otomy plastie plasty émie anemia anaemia urie othérapie otherapy esthésie
    esthésique esthésiste esthetist esthesia énose enosis sclérose sclerosis ostomie ostomy plégie plegia parésie paresis ocyte
    ocytes oplasie oplasia trophie trophy opénie openia rragie rragique rrhage rrhagia dynie dynia iatre iatrie iatrist iatric iatry
""".split()
# Terms that dictionaries lack, and words of patient information that are not made so.
BY_HAND = {
    "fr": """
        intradiscal intradiscale intradiscales intradiscaux périradiculaire périradiculaires radiculaire radiculaires foraminal
        foraminale foraminales foraminaux interapophysaire interapophysaires zygapophysaire zygapophysaires spondylodiscite
        spondylodiscites arthroscanner arthroscanners arthrographie coroscanner uroscanner entéroscanner cholangiographie
        cholangio-irm ostéodensitométrie radioprotection échoguidé échoguidée échoguidées scanoguidé scanoguidée scanoguidées
        radioguidé radioguidée prednisolone cortivazol lidocaïne ropivacaïne bupivacaïne gadolinium iodé iodée métformine metformine
        anticoagulant anticoagulants antiagrégant antiagrégants antiplaquettaire antiplaquettaires claustrophobie claustrophobe
        pacemaker stimulateur allergie allergies allergique allergiques grossesse allaitement ordonnance ordonnances radiologue
        radiologues vertèbre vertèbres sacro-iliaque sacroiliaque sacroiliaques coccyx articulation articulations articulaire
        articulaires douleur douleurs sciatique sciatiques cruralgie cruralgies lumbago lombalgie lombalgies ostéoporose arthrose
        cartilage cartilages hernie discale hernies discales ménisque ménisques rotule épaule épaules genou hanche cheville poignet
        nerveux nerveuse médicament médicaments symptôme symptômes chirurgien chirurgiens traitement traitements
    """.split(),
    "en": """
        intradiscal periradicular radicular foraminal interapophyseal zygapophyseal zygapophysial spondylodiscitis arthrography
        arthrogram arthrograms cholangiography densitometry radiofrequency fluoroscopy fluoroscopic prednisolone triamcinolone
        methylprednisolone lidocaine ropivacaine bupivacaine gadolinium iodinated metformin anticoagulant anticoagulants antiplatelet
        blood-thinner claustrophobia claustrophobic pacemaker pacemakers allergy allergies allergic pregnancy pregnant breastfeeding
        prescription prescriptions radiologist radiologists vertebra vertebrae sacroiliac coccyx physician physicians sciatica
        herniated herniation osteoarthritis osteoporosis rehabilitation physiotherapy physiotherapist physiotherapists symptom
        symptoms surgeon surgeons medicine medicines medication medications corticosteroid corticosteroids treatment treatments
        diabetes diabetic
    """.split(),
}
# Words that no dictionary knows, one slip from a term, and right all the same.
RIGHT = """
    peroperative peroperatively perioperative perioperatively péropératoire péropératoires périopératoire périopératoires
    peropératoire peropératoires spondyloarthritis spondyloarthropathy spondylarthropathy spondyloarthrite spondylarthropathie
    hematoma hematomas oesophage oesophagien foetus foetal ultrasonore ultrasonores ultrasonically neuronavigation
    anaesthesiologist radiologic radiographer radiographers radiographist neurologic physiatrist physiatrists posteroanterior
    antero-posterior anteroposterior mammographie mammographies tomographie tomographies radiographie radiographies
    échographie échographies anatomopathologie oxytocine oxytocines métastasique métastasiques charnier
""".split()


class Books:
    """The dictionaries and the frequencies of both languages."""

    def __init__(self, folder: Path) -> None:
        books = {name: Hunspell("index", hunspell_data_dir=str(folder / name)) for name in ("fr", "en", "en-gb")}
        self.books = {"fr": (books["fr"],), "en": (books["en"], books["en-gb"])}
        self.frequencies: Mapping[str, Mapping[str, float]] = {
            language: get_frequency_dict(language, "large") for language in ("fr", "en")
        }
        lists = (file.read_text(encoding="utf-8").split() for file in (folder / "lists").iterdir())
        self.listed = frozenset(word for words in lists for word in words)

    def knows(self, word: str, language: str = "") -> bool:
        """Whether a dictionary of the language, or of any, has the word in lower case."""
        chosen = [language] if language else list(self.books)
        return any(book.spell(word) for name in chosen for book in self.books[name])

    def frequency(self, word: str) -> float:
        """How often the word is written, in the language that writes it most."""
        return max(found.get(word, 0.0) for found in self.frequencies.values())


def terms(books: Books, language: str) -> set[str]:
    """The terms of a language."""
    made = re.compile(rf"(?:{'|'.join(PARTS)})|(?:{'|'.join(ENDINGS)})$")
    word = re.compile(rf"[{LETTERS}]{{{LEAST},}}")
    found = {
        each
        for each, often in books.frequencies[language].items()
        if often >= RAREST and word.fullmatch(each) and made.search(each) and books.knows(each, language)
    }
    return found | {each for each in BY_HAND[language] if len(each) >= LEAST}


def right(books: Books, of: Mapping[str, Collection[str]], language: str) -> set[str]:
    """The words one slip from a term of the language that are none; a list of English words says nothing of French."""
    every = set().union(*of.values())
    found = {word for word in RIGHT if len(word) >= LEAST}
    for term in of[language]:
        often = books.frequency(term)
        for near in set(neighbours(term)) - every:
            is_listed = language == "en" and near in books.listed
            if is_listed or books.knows(near) or books.frequency(near) > NO_SLIP * often:
                found.add(near)
    return found - every


def neighbours(term: str) -> Iterator[str]:
    """Every string of which one_slip() says that it is a slip of the term."""
    cuts = [(term[:at], term[at:]) for at in range(1, len(term) + 1)]
    for before, after in cuts:
        yield from (before + letter + after for letter in LETTERS)
        yield before + after[1:]
        yield from (before + letter + after[1:] for letter in LETTERS if after)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def common(books: Books) -> set[str]:
    """Frequent words of a language which the lexicon of languages gives to the other one, or to none."""
    weights = lexicon().weights
    return {
        word
        for language, sign in (("fr", -1), ("en", 1))
        for word, often in books.frequencies[language].items()
        if often >= COMMON and word.isalpha() and len(word) >= LEAST_OF_REST
        if weights.get(word, 0.0) * sign <= 0 and books.knows(word, language)
    }


def alike(books: Books, words: Mapping[str, Collection[str]]) -> set[str]:
    """The words that begin with an article and go on with a word, and are words of their own or names."""
    found = set()
    for language, articles in ARTICLES.items():
        for article in articles:
            for rest in words[language]:
                whole = article + rest
                is_known = whole in books.listed or books.knows(whole) or books.frequency(whole) >= RAREST
                if len(rest) >= LEAST_OF_REST and is_known:
                    found.add(whole)
    return found


def written(parts: Mapping[str, Collection[str]]) -> str:
    """The file: lines of a part's name and its words."""
    lines = [HEAD]
    for name, words in parts.items():
        line = name
        for word in sorted(words):
            if len(line) + len(word) >= LINE:
                lines.append(line + "\n")
                line = name
            line += f" {word}"
        lines.append(line + "\n")
    return "".join(lines)


def main() -> None:
    """Read the argument, write the file."""
    parser = argparse.ArgumentParser(description="Make signoff/spelling/words.txt.")
    parser.add_argument("folder", type=Path)
    books = Books(parser.parse_args().folder)
    of = {language: terms(books, language) for language in ("fr", "en")}
    both = common(books)
    weights = lexicon().weights
    follow = {
        "fr": {word for word, weight in weights.items() if weight < 0} | both | of["fr"],
        "en": {word for word, weight in weights.items() if weight > 0} | both | of["en"],
    }
    near = {f"{language}-right": right(books, of, language) for language in of}
    parts = {**of, **near, "alike": alike(books, follow), "common": both - of["fr"] - of["en"]}
    FILE.write_text(written(parts), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
