"""Every way in which a host misbehaves, and the verdict that it gets."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import monotonic

import pytest

from signoff.site.probe import Answer, Asked, Fact, Manners, Outcome, probe
from signoff.site.probe.answer import wait_of
from signoff.site.probe.ask import _unresolved
from signoff.site.probe.facts import learnt
from signoff.site.probe.guard import is_public
from tests.site.probe.servers import (
    Behaviour,
    by_method,
    in_turn,
    reset,
    self_signed,
    serving,
    set_cookie_then_ok,
    slow,
    status,
    to,
)

DAY = date(2024, 7, 1)
QUICK = Manners(delay=0, backoff=0.01, timeout=0.4, private=("127.0.0.1",))
OK, DEAD, UNKNOWN = Outcome.OK, Outcome.DEAD, Outcome.UNKNOWN
RIDDLE = b"<html><script src='/_Incapsula_Resource?x'></script>"

Verdict = tuple[Outcome, str, int]  # and how many requests it takes

TABLE: list[tuple[str, Behaviour, Verdict]] = [
    ("alive", status(200), (OK, "", 1)),
    ("alive without a page", status(204), (OK, "", 1)),
    ("not found", status(404), (DEAD, "404", 2)),
    ("gone", status(410), (DEAD, "410", 2)),
    ("not found for HEAD alone", by_method(status(404), status(200)), (OK, "", 2)),
    ("HEAD not allowed", by_method(status(405), status(200)), (OK, "", 2)),
    ("HEAD not allowed and not there", by_method(status(405), status(404)), (DEAD, "404", 2)),
    ("forbidden", status(403), (UNKNOWN, "403", 2)),
    ("forbidden for HEAD alone", by_method(status(403), status(200)), (OK, "", 2)),
    ("wants a password", status(401), (UNKNOWN, "401", 2)),
    ("not in this country", status(451), (UNKNOWN, "451", 2)),
    ("LinkedIn's own", status(999), (UNKNOWN, "999", 2)),
    ("too many requests, for ever", status(429), (UNKNOWN, "429", 4)),
    ("too many requests, once", in_turn(status(429, Retry_After="0"), status(200)), (OK, "", 2)),
    ("too many requests, come tomorrow", status(429, Retry_After="86400"), (UNKNOWN, "429", 1)),
    ("busy once", in_turn(status(503), status(503), status(200)), (OK, "", 3)),
    ("busy for ever", status(503), (UNKNOWN, "503", 4)),
    ("broken", status(500), (UNKNOWN, "500", 4)),
    ("slow", slow, (UNKNOWN, "timeout", 4)),
    ("slow once", in_turn(slow, status(200)), (OK, "", 2)),
    ("reset", reset, (UNKNOWN, "connection", 8)),  # the client library asks each time once more
    ("reset once", in_turn(reset, status(200)), (OK, "", 2)),
    ("loop", to("/here"), (DEAD, "loop", 22)),
    ("a wall that cookies open", set_cookie_then_ok, (OK, "", 2)),
    ("to a mail address", to("mailto:ada@example.org"), (UNKNOWN, "redirect", 2)),
    ("to a file", to("file:///etc/passwd"), (UNKNOWN, "redirect", 2)),
    ("to a cloud's own address", to("http://169.254.169.254/latest/"), (UNKNOWN, "private", 1)),
    ("to this machine by another name", to("http://[::ffff:127.0.0.2]/"), (UNKNOWN, "private", 1)),
    ("to nowhere", status(302), (UNKNOWN, "302", 2)),
    ("a riddle by its header", status(403, cf_mitigated="challenge"), (UNKNOWN, "challenge", 2)),
    ("a riddle that says not found", status(404, cf_mitigated="challenge"), (UNKNOWN, "challenge", 2)),
    ("a riddle that says all is well", status(200, RIDDLE, x_iinfo="1"), (UNKNOWN, "challenge", 3)),
    ("a guard who lets us pass", status(200, b"<p>Welcome", x_iinfo="1"), (OK, "", 2)),
]


@pytest.mark.parametrize(("behaviour", "verdict"), [pytest.param(*row[1:], id=row[0]) for row in TABLE])
def test_every_misbehaviour_gets_its_verdict(behaviour: Behaviour, verdict: Verdict) -> None:
    with serving({"/here": behaviour}) as (server, address):
        found = probe([f"{address}/here"], {}, QUICK, DAY).facts[f"{address}/here"]

    assert (found.outcome, found.why, _requests(server.asked)) == verdict


def test_a_redirect_is_told_with_where_it_leads_and_for_how_long() -> None:
    paths: dict[str, Behaviour] = {
        "/moved": to("/new"),
        "/for-now": to("/new", 302),
        "/both": to("/for-now", 308),
        "/gone": to("/nothing"),
        "/new": status(200),
    }
    with serving(paths) as (_, address):
        facts = probe([f"{address}{path}" for path in paths], {}, QUICK, DAY).facts

    told = {
        url.removeprefix(address): (f.outcome, f.final.removeprefix(address), f.is_permanent)
        for url, f in facts.items()
    }
    assert told == {
        "/moved": (OK, "/new", True),
        "/for-now": (OK, "/new", False),
        "/both": (OK, "/new", False),
        "/gone": (DEAD, "/nothing", True),
        "/new": (OK, "", False),
    }


def test_a_certificate_that_no_browser_knows_is_dead(tmp_path: Path) -> None:
    with serving({"/": status(200)}, self_signed(tmp_path)) as (server, address):
        found = probe([f"{address}/"], {}, QUICK, DAY).facts[f"{address}/"]

    assert (found.outcome, found.why, _requests(server.asked)) == (DEAD, "certificate", 0)


def test_a_port_that_speaks_no_tls_is_unknown() -> None:
    with serving({"/": status(200)}) as (_, address):
        url = address.replace("http:", "https:") + "/"
        found = probe([url], {}, QUICK, DAY).facts[url]

    assert (found.outcome, found.why) == (UNKNOWN, "tls")


def test_a_closed_port_is_unknown() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"

        found = probe([url], {}, QUICK, DAY).facts[url]

    assert (found.outcome, found.why) == (UNKNOWN, "connection")


def test_an_address_is_asked_once_however_often_it_is_given() -> None:
    with serving({"/": status(200)}) as (server, address):
        probe([f"{address}/"] * 100, {}, QUICK, DAY)

    assert dict(server.asked) == {"HEAD /": 1}


def test_nobody_asks_this_machine_unless_the_settings_allow_it() -> None:
    with serving({"/": status(200)}) as (server, address):
        urls = [f"{address}/", f"{address.replace('127.0.0.1', 'localhost')}/"]
        facts = probe(urls, {}, replace(QUICK, private=()), DAY).facts

    assert [(facts[url].outcome, facts[url].why) for url in urls] == [(UNKNOWN, "private")] * 2
    assert not server.asked


def test_a_name_that_the_settings_allow_may_lead_to_this_machine() -> None:
    with serving({"/": status(200)}) as (_, address):
        url = f"{address.replace('127.0.0.1', 'localhost')}/"
        found = probe([url], {}, replace(QUICK, private=("localhost",)), DAY).facts[url]

    assert found.outcome is OK


def test_what_there_is_no_time_for_is_named_and_comes_first_next_time() -> None:
    with serving({"/slow": slow, "/quick": status(200)}) as (_, address):
        urls = [f"{address}/slow", f"{address}/quick"]
        manners = replace(QUICK, timeout=60, budget=0.3)
        asked = probe(urls, {}, manners, DAY)

    assert (sorted(asked.facts), asked.left) == ([f"{address}/quick"], (f"{address}/slow",))


def test_a_pause_is_kept_between_two_requests_to_one_host() -> None:
    times: list[float] = []

    def note(visit: object) -> None:
        times.append(monotonic())
        visit.say(200)  # type: ignore[attr-defined]

    with serving({f"/{n}": note for n in range(4)}) as (_, address):
        probe([f"{address}/{n}" for n in range(4)], {}, replace(QUICK, delay=0.1), DAY)

    gaps = [late - early for early, late in zip(sorted(times), sorted(times)[1:], strict=False)]
    assert len(gaps) == 3
    assert min(gaps) > 0.05


def test_a_whole_host_is_left_alone_when_it_asks_for_that() -> None:
    """Retry-After of one address holds for its host: the others wait too."""
    order: list[str] = []

    def busy_once(visit: object) -> None:
        order.append("busy")
        visit.say(*((200,) if order.count("busy") > 1 else (429,)), Retry_After="1")  # type: ignore[attr-defined]

    with serving({"/busy": busy_once}) as (server, address):
        asked = probe([f"{address}/busy"], {}, QUICK, DAY)

    assert (asked.facts[f"{address}/busy"].outcome, order) == (OK, ["busy", "busy"])
    assert server.asked == {"HEAD /busy": 1, "GET /busy": 1}


CLEAR = Fact("u", DAY, OK, alive=DAY)


@pytest.mark.parametrize(
    ("fact", "days", "is_asked"),
    [
        pytest.param(CLEAR, 6, False, id="alive a few days ago"),
        pytest.param(CLEAR, 7, True, id="alive a week ago"),
        pytest.param(replace(CLEAR, outcome=UNKNOWN), 0, False, id="unknown today"),
        pytest.param(replace(CLEAR, outcome=UNKNOWN), 1, True, id="unknown yesterday"),
        pytest.param(replace(CLEAR, outcome=DEAD, doubted=DAY, dead=DAY), 1, True, id="dead for the first time"),
        pytest.param(
            replace(CLEAR, outcome=DEAD, doubted=DAY - timedelta(1), dead=DAY), 1, False, id="dead for the second time"
        ),
        pytest.param(CLEAR, -1, True, id="asked tomorrow, by a wrong clock"),
    ],
)
def test_only_what_is_not_known_well_enough_is_asked(fact: Fact, days: int, *, is_asked: bool) -> None:
    with serving({"/": status(200)}) as (server, address):
        url = f"{address}/"
        probe([url], {url: replace(fact, url=url)}, QUICK, DAY + timedelta(days))

    assert (_requests(server.asked) == 1) == is_asked


def test_off_line_no_name_is_called_gone() -> None:
    """A machine without a network cannot tell that a name is gone; nothing it says may shut a gate two days later."""
    asked = probe(["https://nothing.invalid/"], {}, QUICK, DAY)

    assert [fact.outcome for fact in asked.facts.values()] == [UNKNOWN]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param(socket.EAI_NONAME, (DEAD, "dns"), id="no such name"),
        pytest.param(socket.EAI_AGAIN, (UNKNOWN, "timeout"), id="no answer from the name server"),
    ],
)
def test_a_name_that_is_gone_is_not_one_that_cannot_be_asked_about(code: int, expected: tuple[Outcome, str]) -> None:
    answer = _unresolved(socket.gaierror(code, "told by the resolver"))

    assert (answer.outcome, answer.why) == expected


def _days(*answers: Outcome) -> Fact:
    fact: Fact | None = None
    for day, outcome in enumerate(answers):
        fact = learnt("u", fact, Answer(outcome, "" if outcome is OK else "404"), DAY + timedelta(day))
    assert fact is not None
    return fact


@pytest.mark.parametrize(
    ("answers", "is_dead"),
    [
        pytest.param((DEAD,), False, id="once"),
        pytest.param((DEAD, DEAD), True, id="twice"),
        pytest.param((DEAD, UNKNOWN, DEAD), True, id="twice with a day of doubt between"),
        pytest.param((DEAD, OK, DEAD), False, id="once again"),
        pytest.param((DEAD, DEAD, OK), False, id="came back"),
        pytest.param((DEAD, DEAD, UNKNOWN), True, id="hidden behind a host that turns programs away"),
        pytest.param((UNKNOWN, UNKNOWN), False, id="never told"),
    ],
)
def test_dead_is_what_two_days_found_dead(answers: tuple[Outcome, ...], *, is_dead: bool) -> None:
    assert _days(*answers).is_dead is is_dead


def test_dead_twice_on_one_day_is_once() -> None:
    once = learnt("u", None, Answer(DEAD, "404"), DAY)

    assert learnt("u", once, Answer(DEAD, "404"), DAY).is_dead is False


def test_the_last_day_on_which_it_was_well_is_kept() -> None:
    assert _days(OK, UNKNOWN, UNKNOWN).alive == DAY


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        pytest.param("120", 120, id="seconds"),
        pytest.param("0", 0, id="now"),
        pytest.param("Mon, 01 Jul 2024 10:00:30 GMT", 30, id="date"),
        pytest.param("Mon, 01 Jul 2024 09:00:00 GMT", 0, id="date that is past"),
        pytest.param("-5", None, id="negative"),
        pytest.param("soon", None, id="words"),
        pytest.param("", None, id="nothing"),
        pytest.param("9" * 400, 86_400, id="longer than a life"),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str, seconds: float | None) -> None:
    assert wait_of({"retry-after": value, "date": "Mon, 01 Jul 2024 10:00:00 GMT"}) == seconds


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("no address", False),
    ],
)
def test_public_is_what_the_registries_say_is_global(address: str, *, public: bool) -> None:
    assert is_public(address) is public


def test_nothing_to_ask_asks_nothing() -> None:
    assert probe([], {}, QUICK, DAY) == Asked({})


def _requests(asked: dict[str, int]) -> int:
    return sum(asked.values())
