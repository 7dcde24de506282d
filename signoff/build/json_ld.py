"""What search engines are told: of an article schema.org's MedicalWebPage, of a centre its MedicalClinic."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from signoff.dates import WEEK
from signoff.model import Edition, Hours, Sources
from signoff.review.signposts import Signpost
from signoff.settings import Settings


def json_ld(edition: Edition, source: Edition | None, sources: Sources, settings: Settings) -> str:
    """A JSON text that can stand inside <script>; `source` is the edition this one translates, if any."""
    article, text = edition.article, edition.text
    about = article.about if article.about != "MedicalWebPage" else "MedicalEntity"
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "url": settings.address + edition.url,
        "name": text.title,
        "description": text.summary,
        "inLanguage": text.language,
        "about": {"@type": about, "name": text.title},
        "audience": {"@type": "PatientAudience"},
    }
    if edition.review and edition.updated:
        reviewer = sources.reviewers[edition.review.reviewer]
        facts["version"] = str(edition.review.version)
        facts["dateModified"] = edition.updated.isoformat()
        facts["lastReviewed"] = edition.review.on.isoformat()
        facts["reviewedBy"] = {"@type": "Person", "name": reviewer.full_name}
    if source and source is not edition:
        facts["translationOfWork"] = {"@type": "MedicalWebPage", "@id": settings.address + source.url}
    return _script(facts)


def signpost_json_ld(post: Signpost, sources: Sources, settings: Settings) -> str:
    """What is told of a centre; "" for a page of any other kind."""
    if post.kind != "centre":
        return ""
    centre = sources.centres[post.key]
    address = {"streetAddress": centre.street, "postalCode": centre.postcode, "addressLocality": centre.city}
    facts: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "MedicalClinic",
        "url": settings.address + post.url,
        "name": centre.name,
        "address": {"@type": "PostalAddress", **{name: words for name, words in address.items() if words}},
        "telephone": centre.telephone,
        "openingHours": [_opening(hours) for hours in centre.hours],
    }
    return _script({name: value for name, value in facts.items() if value})


def digest_for_policy(script: str) -> str:
    """A script as a Content-Security-Policy names it: `sha256-…`."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _opening(hours: Hours) -> str:
    days = WEEK[hours.first] if hours.first == hours.last else f"{WEEK[hours.first]}-{WEEK[hours.last]}"
    return f"{days} {hours.opens:%H:%M}-{hours.closes:%H:%M}"


def _script(facts: dict[str, Any]) -> str:
    """JSON that cannot end the script it stands in."""
    return json.dumps(facts, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e")
