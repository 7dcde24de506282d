"""Words of one language that are at home in the other, or in all: whoever writes them does not change the language.

Loan words and phrases, Latin of medicine and law, genera of germs. Words that stand alone need no entry: one or two foreign words
are never a finding. Here are phrases, above all those with "de", "of" or "the" in them, which would look like a sentence.
"""

from __future__ import annotations

import re
from functools import cache

_FRENCH_IN_ENGLISH = """
    à deux|à l’ancienne|à la carte|à la française|à la mode|à propos|abat-jour|agent provocateur
    aide-mémoire|amour propre|art de vivre|art déco|art nouveau|au bain-marie|au contraire|au courant|au fond|au gratin|au jus
    au lait|au naturel|au pair|au revoir|avant la lettre|belle époque|belle indifférence|bête noire|bon appétit|bon mot|bon vivant
    bon voyage|bruit de diable|bruit de galop|café au lait|café-au-lait|cafe au lait|carte blanche|carte de séjour|carte vitale
    cause célèbre|c’est la vie|chaise longue|chargé d’affaires|chef d’œuvre|chef-d’œuvre|chemin de fer|cinéma vérité
    comme ci, comme ça|comme il faut|cor pulmonale|cordon bleu|cordon sanitaire|corps de ballet|coup d’état|coup de foudre|coup de grâce
    coup de sabre|coup de théâtre|coup d’œil|crème de la crème|crème brûlée|crème fraîche|cri de cœur|cri du chat|croix de guerre
    cul-de-sac|de facto|de rigueur|de trop|déjà lu|déjà vécu|déjà vu|double entendre|droit de seigneur|eau de cologne|eau de parfum
    eau de toilette|eau de vie|embarras de richesses|en bloc|en coup de sabre|en croûte|en échelon|en face|en famille|en masse|en passant
    en plaque|en plein air|en route|en suite|en-suite|enfant terrible|entente cordiale|esprit de corps|faute de mieux|fait accompli
    faux pas|femme fatale|fleur de lis|fleur de lys|fleur de sel|foie gras|folie à deux|folie à plusieurs|force majeure|fin de siècle
    grand mal|grand prix|haute couture|haute cuisine|hors concours|hors d’œuvre|hors d’œuvres|idée fixe
    j’accuse|je ne sais quoi|jeu de mots|joie de vivre|laissez-faire|laissez-passer|lettre de cachet|l’esprit de l’escalier
    main en griffe|main d’accoucheur|maître d’|mal de mer|mal du pays|maladie de roger|mardi gras|ménage à trois|mise en place
    mise en scène|mot juste|nom de guerre|nom de plume|nostalgie de la boue|nouveau riche|nouvelle cuisine|nouvelle vague|objet d’art
    objet trouvé|papier mâché|par avion|par excellence|pas de deux|peau de chagrin|peau d’orange|petit four|petit mal|petit pois
    pièce de résistance|pied-à-terre|pince-nez|plus ça change|pomme frite|porte cochère|pot-au-feu|pour encourager les autres
    prêt-à-porter|prix fixe|raison d’être|raison d’etre|répondez s’il vous plaît|roman à clef|rôle de|sang-froid|sans-culotte
    sans serif|sauve qui peut|savoir-faire|savoir-vivre|s’il vous plaît|soupe du jour
    succès de scandale|succès d’estime|table d’hôte|tableau vivant|tache noire|tête-à-tête|tic douloureux|tour de force|torsade de pointes
    torsades de pointes|tour de france|trompe-l’œil|tout court|vin ordinaire|vis-à-vis
    vol-au-vent|carte vitale|tiers payant|hôpital de jour|feuille de soins|code de la santé publique

"""
_ENGLISH_IN_FRENCH = """
    all inclusive|as low as reasonably achievable|baby blues|baby-blues|back office|back to back|bed and breakfast
    best of|best practice|best practices|big data|body mass index|body scanner|break even|burn out|burn-out
    business as usual|business plan|by-pass|call center|case report|case series|cash flow|check list|check up|check-up|check-list
    clean label|click and collect|close up|cloud computing|computer assisted|cone beam|cone-beam|core biopsy
    crash test|cut off|cut-off|data center|data mining|day one|dead line|deep learning|do it yourself|double blind|drag and drop|drive in
    dry needling|end of life|evidence based medicine|evidence-based medicine|e-mail|fact checking|fair play|fast food
    fast track|fast-track|feed back|feedback|fifty-fifty|fine needle aspiration|first in class|flash back|follow up|follow-up
    free lance|full time|game over|gold standard|good clinical practice|happy end|happy few
    hit parade|home made|home office|hot line|hot spot|intention to treat|jet lag|just in time|kick off|know how
    know-how|last but not least|last minute|learning by doing|life style|lock down|look and feel|low cost
    low dose|machine learning|made in france|magnetic resonance imaging|mass media|master class|mind mapping
    must have|must-have|new age|no comment|no future|no limit|no man’s land|no show|no stress|non-stop|number needed to treat
    off label|off the record|off-label|off-line|on line|one man show|one shot|one-man-show|one-shot|on-line|open access|open bar|open data
    open science|open source|open space|over the counter|pace maker|patient reported outcome|patient reported outcomes|peer review|peer-review
    pick up|point of care|proof of concept|pull over|quick win|randomized controlled trial
    real time|red flags|return on investment|road map|rock and roll|save the date|second hand|self care
    self control|self-service|serious game|shared decision making|short list|shut down|single photon emission computed tomography
    slow food|smart phone|soft skills|software as a service|spin off|stand by|stand-by|start up|start-up|state of the art
    step by step|stop and go|story telling|stress test|talk show|task force|team building|test and learn|think tank
    time is brain|time is money|time line|time out|to be continued|to do list|to-do list|top down|touch screen|track record|trial and error
    trigger point|trigger points|try and buy|turn over|up to date|user friendly|user-friendly|volume rendering|wait and see
    week end|week-end|well being|what else|win win|win-win|wishful thinking|work in progress|work out|world wide web
    zero waste|spin echo|fast spin echo|gradient echo|time of flight|whole body|fat sat|wash out|wash in|flow diverter|stent graft
    tennis elbow|golf elbow|black blood|single shot|shine through|bone bruise|dry eye|touch panel|pop up|plug and play
"""
_LATIN = """
    a fortiori|a posteriori|a priori|ab initio|ad hoc|ad hominem|ad infinitum|ad integrum|ad interim|ad ad nauseam|ad vitam æternam
    ad vitam aeternam|alea jacta est|alma mater|alter ego|anno domini|ante cibum|ante mortem|antemortem|bis in die|bona fide|carpe diem|casus belli
    coitus interruptus|compos mentis|cor pulmonale|corpus callosum|corpus delicti|corpus luteum|cauda equina|curriculum vitae|de facto
    de jure|de novo|de visu|deus ex machina|dura mater|erythema migrans|et al|et. al|et alii|et caetera|et cetera|ex aequo|ex ante|ex cathedra
    ex nihilo|ex officio|ex post|ex tempore|ex vivo|exempli gratia|fluor albus|foramen magnum|foramen ovale|genu valgum|genu varum
    grosso modo|habeas corpus|hallux rigidus|hallux valgus|hic et nunc|homo sapiens|honoris causa|horror vacui|id est|in absentia
    in camera|in extenso|in extremis|in fine|in flagrante|in memoriam|in ovo|in saecula saeculorum|in silico|in situ|in toto|in utero
    in vitro|in vivo|in vino veritas|inter alia|intra muros|intra vitam|ipso facto|lapsus calami|lapsus linguae|ligamentum flavum
    linea alba|lingua franca|livor mortis|magna cum laude|mea culpa|memento mori|mens sana in corpore sano|modus operandi
    modus vivendi|mutatis mutandis|myasthenia gravis|nec plus ultra|nolens volens|non compos mentis|nota bene|nulla dies sine linea|numerus clausus
    pari passu|pater familias|per anum|per capita|per cutem|per diem|per os|per rectum|per se|per vaginam|persona grata
    persona non grata|pia mater|placenta accreta|placenta praevia|post hoc|post meridiem|post mortem|post partum|post-partum|post scriptum
    primum non nocere|primum movens|primus inter pares|pro bono|pro domo|pro forma|pro rata|pro re nata|pro tempore|quater in die|quid pro quo
    quod erat demonstrandum|restitutio ad integrum|rigor mortis|sine die|sine qua non|situs inversus|spina bifida|statu quo|status epilepticus
    status quo|stricto sensu|lato sensu|sensu stricto|sensu lato|sub judice|substantia nigra|sui generis|summa cum laude|tabula rasa
    ter in die|terra incognita|tinea capitis|tinea pedis|ultima ratio|urbi et orbi|vade mecum|vena cava|veni, vidi, vici|vice versa
    vox populi|molluscum contagiosum|pectus excavatum|lichen planus|acne pruritus ani|delirium tremens
"""
_GENERA = """
    Acinetobacter Aedes Anopheles Ascaris Aspergillus Bacillus Bacteroides Bartonella Bordetella Borrelia Brucella Campylobacter Candida
    Chlamydia Chlamydophila Clostridioides Clostridium Corynebacterium Coxiella Cryptococcus Cutibacterium Demodex Echinococcus
    Enterobacter Enterococcus Escherichia Fasciola Francisella Fusobacterium Gardnerella Giardia Haemophilus Helicobacter Histoplasma
    Homo Ixodes Kingella Klebsiella Lactobacillus Legionella Leishmania Leptospira Listeria Malassezia Moraxella Mycobacterium
    Mycoplasma Neisseria Nocardia Pasteurella Plasmodium Pneumocystis Propionibacterium Proteus Pseudomonas Rickettsia Salmonella
    Sarcoptes Schistosoma Serratia Shigella Staphylococcus Stenotrophomonas Streptococcus Taenia Toxocara Toxoplasma Treponema
    Trichomonas Trichophyton Trypanosoma Ureaplasma Vibrio Yersinia
"""
_ANATOMY = "Musculus Musculi Arteria Arteriae Vena Venae Nervus Nervi Ligamentum Articulatio Processus Fascia Foramen Vertebra Plexus"


def _any(*tables: str) -> str:
    """An alternation of phrases by their first letters, the longest first: it takes a tenth of the time of one long list."""
    phrases = {phrase.strip() for table in tables for line in table.split("\n") for phrase in line.split("|")} - {""}
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        by_letter.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    return "|".join(f"{letter}(?:{'|'.join(ends)})" for letter, ends in sorted(by_letter.items()))


@cache
def phrases() -> re.Pattern[str]:
    """Those of all three lists, to be looked for in lower case: to let the pattern ignore case would cost as much again."""
    return re.compile(rf"(?<!\w)(?:{_any(_FRENCH_IN_ENGLISH, _ENGLISH_IN_FRENCH, _LATIN)})(?!\w)")


@cache
def species() -> re.Pattern[str]:
    """Names of living things, and of parts of the body, in Latin."""
    return re.compile(
        rf"""
          \b (?: {"|".join(_GENERA.split())} ) \b (?: \s+ (?: spp?\. | [a-z]{{3,}} ) )?    # Helicobacter pylori
        | \b [A-Z]\. \s [a-z]{{4,}}                                                       # E. coli
        | \b (?: {"|".join(_ANATOMY.split())} ) (?: \s [a-z]+ ){{1,3}}                     # Musculus biceps brachii
        """,
        re.X,
    )
