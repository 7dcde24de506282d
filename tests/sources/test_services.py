"""services.toml, and the opening hours of centres.toml."""

from __future__ import annotations

from datetime import time

import pytest

from signoff.model import Hours
from signoff.settings import load_settings
from signoff.sources import load_sources
from tests.projects import Project
from tests.sources.reading import CENTRES, complaints

SERVICES = "content/services.toml"


def test_services_have_a_name_in_each_language(sources: Project) -> None:
    sources.write(SERVICES, '[scan]\nfr = "Scanner"\nen = "CT scan"\n')

    read = load_sources(load_settings(sources.root)).services

    assert {key: dict(service.names) for key, service in read.items()} == {"scan": {"fr": "Scanner", "en": "CT scan"}}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param('[scan]\nfr = "Scanner"\n', [f"{SERVICES}:1: [scan] needs en"], id="one-language"),
        pytest.param('scan = "Scanner"\n', [f"{SERVICES}:1: [scan] must be a table"], id="no-table"),
        pytest.param(
            '[scan]\nfr = "Scanner"\nen = "Scan"\nde = "CT"\n', [f"{SERVICES}:4: [scan] has no 'de'"], id="a-third"
        ),
    ],
)
def test_a_service_that_cannot_be_shown_in_each_language_is_told(
    words: str, expected: list[str], sources: Project
) -> None:
    sources.write(SERVICES, words)

    told = complaints(sources)

    assert [found for found in told if any(found.startswith(start) for start in expected)]


def test_opening_hours_are_days_and_times(sources: Project) -> None:
    sources.replace(CENTRES, 'telephone = "+33199000011"', 'telephone = "+33199000011"\nhours = ["Mo-Fr 08:00-18:30", "Sa 9:00-12:00"]')  # fmt: skip

    centre = load_sources(load_settings(sources.root)).centres["alpha"]

    assert centre.hours == (Hours(0, 4, time(8), time(18, 30)), Hours(5, 5, time(9), time(12)))


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("lundi 8h-18h", id="in-words"),
        pytest.param("Mo-Xx 08:00-18:00", id="no-such-day"),
        pytest.param("Mo 18:00-08:00", id="closes-before-it-opens"),
        pytest.param("Mo 08:00-25:00", id="no-such-hour"),
        pytest.param("Mo 08:60-09:00", id="no-such-minute"),
    ],
)
def test_hours_that_nobody_can_read_are_told_at_their_line(typed: str, sources: Project) -> None:
    line = sources.replace(CENTRES, 'telephone = "+33199000011"', f'telephone = "+33199000011"\nhours = ["{typed}"]')

    expected = f"{CENTRES}:{line + 1}: hours must be days and times such as Mo-Fr 08:00-18:30, not '{typed}'"
    assert complaints(sources) == [expected]
