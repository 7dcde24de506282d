"""French and English beside each other: what counts as the same, and what does not."""

from __future__ import annotations

import pytest

from signoff.quantities import counts, differences, quantities
from signoff.words import fold

SAME = [
    ("Repos 2 à 3 jours.", "Rest for 2 to 3 days."),
    ("Le 1er novembre 2024 à 14 h 30", "On November 1, 2024 at 2.30pm"),
    ("de 8 h à 18 h", "from 8 am to 6 pm"),
    ("entre 8 et 10 h", "between 8 and 10am"),
    ("0,125 mg de digoxine", "0.125 mg of digoxin"),
    ("1 000 mg", "1,000 mg"),
    ("1 000 mg", "1 g"),
    ("80 % des cas", "80% of cases"),
    ("80 % des cas", "eighty per cent of cases"),
    ("deux fois par jour", "twice a day"),
    ("une fois par semaine", "once a week"),
    ("un patient sur dix", "one in ten patients"),
    ("1 patient sur 10", "one in 10 patients"),
    ("une demi-heure", "30 minutes"),
    ("une heure et demie", "an hour and a half"),
    ("1 h 30", "90 minutes"),
    ("trois quarts d'heure", "45 minutes"),
    ("quinze jours", "two weeks"),
    ("une quinzaine de jours", "a fortnight"),
    ("une dizaine de minutes", "about ten minutes"),
    ("Appelez le 01 99 00 00 02", "Call +33 1 99 00 00 02"),
    ("L4-L5", "L4/5"),
    ("D12", "T12"),
    ("vitamine B12 et HbA1c", "vitamin B12 and HbA1c"),
    ("20 à 30 €", "€20 to €30"),
    ("25,50 €", "€25.50"),
    ("IRM 1,5 T", "1.5 T MRI"),
    ("IRM 3 teslas", "3-tesla MRI"),
    ("tension 12/8", "blood pressure 120/80"),
    ("24 h/24 et 7 j/7", "24 hours a day, 7 days a week"),
    ("24 h/24, 7 j/7", "24/7"),
    ("Paris 75002", "Paris 75002"),
    ("2e étage", "second floor"),
    ("2e étage", "2nd floor"),
    ("au XXe siècle", "in the 20th century"),
    ("65 ans ou plus", "65 or over"),
    ("une personne de 65 ans", "a 65-year-old person"),
    ("un examen de 10 minutes", "a 10-minute examination"),
    ("vingt et un jours", "twenty-one days"),
    ("quatre-vingt-dix pour cent", "90%"),
    ("deux cent cinquante", "two hundred and fifty"),
    ("37,5 °C", "37.5°C"),
    ("−5 °C", "-5 °C"),
    ("48 heures", "2 days"),
    ("un an", "12 months"),
    ("Les deux genoux", "Both knees"),
    ("½ comprimé", "half a tablet"),
    ("un demi-comprimé", "half a tablet"),
    ("à midi", "at noon"),
    ("du 3 au 5 mars 2024", "March 3 to 5, 2024"),
    ("2 millions de personnes", "2 million people"),
    ("COVID-19", "COVID-19"),
    ("le VIH-1", "HIV-1"),
    ("diabète de type 2", "type 2 diabetes"),
    ("stade II", "stage 2"),
    ("01/11/2024", "11/01/2024"),
    ("1er trimestre", "first trimester"),
    ("un tiers des cas", "a third of cases"),
    ("50 mg/kg", "50 mg per kg"),
    ("années 1980", "1980s"),
    ("10 mg toutes les 6 heures", "10 mg every 6 hours"),
    ("un appareil neuf", "a new device"),
    ("tous les deux jours", "every other day"),
    ("D’autres", "Others"),
    ("3 114", "3114"),
    ("entre 4 et 6 semaines", "4-6 weeks"),
    ("2,5 mg", "2,5 mg"),
    ("deux ou trois fois", "two or three times"),
    ("vers 20 h", "at 8 pm"),
    ("à 8 heures", "at 8 o’clock"),
    ("20 ml de produit", "20 millilitres of product"),
    ("huit jours", "a week"),
    ("aiguille de 22 G", "22G needle"),
    ("L’IRM 3T", "3T MRI"),
    ("1re infiltration", "first injection"),
    ("(1 sur 1 000)", "(1 in 1,000)"),
    ("-70 °C", "−70 °C"),
    ("10 × 5 cm", "10 x 5 cm"),
    ("6 000 à 8 000 €", "€6,000–8,000"),
    ("2 comprimés matin et soir", "2 tablets in the morning and in the evening"),
    ("trois fois par an", "three times a year"),
    ("10 000 personnes", "ten thousand people"),
    ("1,5 million d’euros", "1.5 million euros"),
    ("entre 18 h et 8 h", "between 6pm and 8am"),
    ("8 h 30 – 12 h 30", "8.30am – 12.30pm"),
    ("moins de 1 %", "less than 1%"),
    ("un sur mille", "one in a thousand"),
    ("0,9 % de NaCl", "0.9% NaCl"),
    ("du lundi au vendredi, de 9 h à 19 h", "Monday to Friday, 9 a.m. to 7 p.m."),
    ("le 14 juillet", "July 14th"),
    ("le 14 juillet", "the 14th of July"),
    ("depuis janvier 2023", "since January 2023"),
    ("Appelez le 15 ou le 112", "Call 15 or 112"),
    ("3114 (24 h/24)", "3114 (24 hours a day)"),
    ("le quart des patients", "a quarter of the patients"),
    ("la moitié de la dose", "half the dose"),
    ("deux tiers", "two thirds"),
    ("0,5 à 1 ml", "0.5 to 1 ml"),
    ("une semaine", "7 days"),
    ("pendant un mois", "for a month"),
    ("5 mSv par an", "5 mSv a year"),
    ("un IMC de 30 kg/m²", "a BMI of 30 kg/m²"),
    ("un IMC de 30 kg/m2", "a BMI of 30 kg/m²"),
    ("un IMC de 30 kg/m 2", "a BMI of 30 kg/m²"),
    ("de 2 mm à 1 cm", "from 2 mm to 1 cm"),
    ("Wi-Fi et 5G", "Wi-Fi and 5G"),
    ("100 fois plus", "100 times more"),
    ("de 20 à 30 % des cas", "in 20–30% of cases"),
    ("1 à 2 fois par jour", "once or twice a day"),
    ("un ou deux jours", "one or two days"),
    ("24 à 48 h", "24 to 48 hours"),
    ("WCAG 2.2, niveau AA", "WCAG 2.2, level AA"),
    ("page 1 000", "page 1000"),
    ("+33 (0)1 99 00 00 02", "01 99 00 00 02"),
    ("01.99.00.00.02", "+33199000002"),
    ("tél. 01 99 00 00 02, poste 12", "tel. 01 99 00 00 02, extension 12"),
    ("https://www.example.org/2024/1er", "see the site"),
    ("écrivez à irm2@example.org", "write to us"),
    ("L’un des deux côtés", "One of the two sides"),
    ("d’une part, d’autre part", "on the one hand, on the other"),
    ("la première et la seconde", "the former and the latter"),
    ("Le quart d’heure suivant", "The next quarter of an hour"),
]
OTHER = [
    ("2 à 3 jours", "2 to 5 days"),
    ("10 mg", "10 ml"),
    ("1,5 mg", "15 mg"),
    ("deux jours", "two weeks"),
    ("L4", "S4"),
    ("14 h 30", "2.30 am"),
    ("80 %", "80"),
    ("−5 °C", "5 °C"),
    ("1 mg", "one injection of 2 mg"),
    ("à jeun", "fast for 6 hours"),
    ("mars 2024", "May 2024"),
    ("01 99 00 00 02", "+33 1 99 00 00 03"),
    ("neuf jours", "eight days"),
    ("1,250 mg", "1,250 mg"),
    ("10 mg/kg", "10 mg"),
    ("1 comprimé et 2 comprimés", "1 tablet"),
    ("½ comprimé", "one tablet"),
    ("2 comprimés", "2 drops"),
    ("10 000 personnes", "10,00 people"),
    ("18 h", "6am"),
    ("2 à 3 fois", "3 times"),
    ("la moitié de la dose", "the dose"),
    ("30 kg", "30 g"),
    ("appelez le 15", "call 112"),
    ("L4-L5", "L5-S1"),
    ("le 3 mars", "May 3"),
    ("1 sur 100", "1 in 1,000"),
    ("une semaine", "10 days"),
    ("deux fois par jour", "once a day"),
    ("1 à 2 semaines", "1 to 2 months"),
    ("tous les deux jours", "every day"),
    ("0,25 mg", "0.5 mg"),
    ("moins de 1 %", "less than 10%"),
    ("36,5 °C", "36.5 °F"),
]


def differing(french: str, english: str) -> tuple[list[str], list[str]]:
    """The words of what only the French, and of what only the English says."""
    one, other = differences(quantities(fold(french), "fr"), quantities(fold(english), "en"))
    return [quantity.words for quantity in one], [quantity.words for quantity in other]


@pytest.mark.parametrize(("french", "english"), SAME, ids=[f"{fr} = {en}" for fr, en in SAME])
def test_what_says_the_same_does_not_differ(french: str, english: str) -> None:
    assert differing(french, english) == ([], [])


@pytest.mark.parametrize(("french", "english"), OTHER, ids=[f"{fr} / {en}" for fr, en in OTHER])
def test_what_says_something_else_differs(french: str, english: str) -> None:
    assert differing(french, english) != ([], [])


@pytest.mark.parametrize(("french", "english"), OTHER, ids=[f"{fr} / {en}" for fr, en in OTHER])
def test_the_quick_look_never_passes_over_what_differs(french: str, english: str) -> None:
    assert counts(fold(french), "fr") or counts(fold(english), "en")


def test_what_differs_is_named_as_it_was_typed() -> None:
    found = differing("Repos 2 à 3 jours, puis 1 000 mg.", "Rest for 2 to 5 days, then 100 mg.")

    assert found == (["3 jours", "1 000 mg"], ["5 days", "100 mg"])


@pytest.mark.parametrize(
    ("words", "language", "found"),
    [
        pytest.param("un patient, une patiente", "fr", ["un", "une"], id="articles"),
        pytest.param("the one that hurts", "en", ["one"], id="pronoun"),
        pytest.param("First, a week later", "en", ["First", "a week"], id="first-and-a-week"),
        pytest.param("un appareil neuf", "fr", ["un", "neuf"], id="new-and-nine"),
    ],
)
def test_what_is_often_no_number_is_missed_by_nobody(words: str, language: str, found: list[str]) -> None:
    read = quantities(words, language)

    assert [(quantity.words, quantity.is_optional) for quantity in read] == [(word, True) for word in found]
    assert differences(read, ()) == ((), ())


def test_other_languages_have_no_quantities() -> None:
    assert quantities("3 Tage", "de") == ()


def test_a_number_answers_only_once() -> None:
    assert differing("2 comprimés et 2 comprimés", "2 tablets") == (["2 comprimés"], [])
